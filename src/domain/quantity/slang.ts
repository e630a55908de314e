import { decimal, multiply } from './decimal.ts';
import type { Part } from './figure.ts';
import type { Token } from './token.ts';

/** Words that are money in chat and things elsewhere: power of ten, and the currency. Sources disagree about xị. */
const slang: Readonly<Record<string, readonly (readonly [power: number, unit: string])[]>> = {
  củ: [[6, 'đồng']],
  chai: [[6, 'đồng']],
  tỏi: [[9, 'đồng']],
  lít: [[5, 'đồng']],
  lốp: [[5, 'đồng']],
  xị: [
    [4, 'đồng'],
    [5, 'đồng'],
  ],
  cành: [[3, 'đồng']],
  vé: [[2, '$']],
};

/** The readings as money of parts whose unit word is slang; in a report always confirmed, so both are kept. */
export function slangMoney(word: Token | undefined, parts: readonly Part[]): Part[] {
  const meanings = slang[word?.norm ?? ''] ?? [];
  return meanings.flatMap(([power, unit]) =>
    parts.map((part) => ({
      value: multiply(part.value, decimal(10n ** BigInt(power))),
      unit,
      because: `«${word?.text ?? ''}» là tiếng lóng chỉ tiền`,
    })),
  );
}
