import { readFileSync } from 'node:fs';
import { readCatalogueFile } from '../../src/app/campaign-files/catalogue-file.ts';
import type { Catalogue, Indicator } from '../../src/domain/indicator/indicator.ts';
import { parseDecimal, type Decimal } from '../../src/domain/quantity/decimal.ts';

const file = readCatalogueFile(
  JSON.parse(readFileSync(new URL('../corpora/ha-lang-2020.json', import.meta.url), 'utf8')),
);
if (!file.ok) throw new Error('the catalogue of Hạ Lang does not read');

/** The 21 measures of the Hạ Lang directive of 2020. */
export const haLang: Catalogue = file.value.catalogue;

export function indicatorOf(code: string): Indicator {
  const found = haLang.indicators.find((one) => one.code === code);
  if (!found) throw new Error(`no indicator ${code}`);
  return found;
}

export function d(text: string): Decimal {
  const read = parseDecimal(text);
  if (!read) throw new Error(`not a number: ${text}`);
  return read;
}

export const textOf = (lines: readonly { readonly text: string }[]): string =>
  lines.map(({ text }) => text).join('\n');
