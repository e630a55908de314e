import { decimalText, type Decimal } from '../../domain/quantity/decimal.ts';
import type { QuantityReading } from '../../domain/quantity/quantity.ts';
import { readQuantity } from '../../domain/quantity/read-quantity.ts';
import { err, ok, type Result } from '../../domain/result.ts';

const optional = (name: 'to' | 'of' | 'from', value: Decimal | undefined): Record<string, string> =>
  value ? { [name]: decimalText(value) } : {};

const written = ({ value, unit, kind, to, of, from }: QuantityReading): object => ({
  value: decimalText(value),
  unit,
  kind,
  ...optional('to', to),
  ...optional('of', of),
  ...optional('from', from),
});

function textOf(line: string): string | null {
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed !== 'object' || parsed === null || !('text' in parsed)) return null;
    return typeof parsed.text === 'string' ? parsed.text : null;
  } catch {
    return null;
  }
}

/**
 * Answers one line {"text"} with one line {"verdict","readings":[{"value","unit","kind","to"?,"of"?,"from"?}]}; values
 * are plain decimal text with scale words folded in. An error when the line is no JSON object with a text.
 */
export function answerLine(line: string): Result<string, { readonly kind: 'no-text' }> {
  const text = textOf(line);
  if (text === null) return err({ kind: 'no-text' });
  const { verdict, readings } = readQuantity(text);
  return ok(JSON.stringify({ verdict, readings: readings.map(written) }));
}
