import { decimalText, type Decimal } from '../quantity/decimal.ts';

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const scales = ['', 'nghìn', 'triệu', 'tỷ', 'nghìn tỷ', 'triệu tỷ'];

const digitAt = (text: string, index: number): number => Number(text[index] ?? '0');

function spelledGroup(group: string, leading: boolean): string {
  const text = group.padStart(3, '0');
  const [hundreds, tens, ones] = [digitAt(text, 0), digitAt(text, 1), digitAt(text, 2)];
  const words: string[] = [];
  if (!leading || hundreds > 0) words.push(digits[hundreds] ?? '', 'trăm');
  if (tens === 1) words.push('mười');
  else if (tens > 1) words.push(digits[tens] ?? '', 'mươi');
  else if (ones > 0 && words.length > 0) words.push('linh');
  if (ones === 1 && tens > 1) words.push('mốt');
  else if (ones === 5 && tens > 0) words.push('lăm');
  else if (ones > 0) words.push(digits[ones] ?? '');
  return words.join(' ');
}

function spelledWhole(text: string): string {
  if (/^0+$/.test(text)) return 'không';
  const groups = text.padStart(Math.ceil(text.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const parts: string[] = [];
  for (const [index, group] of groups.entries()) {
    if (group === '000') continue;
    const scale = scales[groups.length - 1 - index] ?? '';
    parts.push(`${spelledGroup(group, parts.length === 0)} ${scale}`.trim());
  }
  return parts.join(' ');
}

/** The number in Vietnamese words: 6120 → «sáu nghìn một trăm hai mươi»; null when it is too long to be read. */
export function spelledNumber(value: Decimal): string | null {
  const text = decimalText(value);
  const [whole = '0', fraction] = text.replace('-', '').split('.');
  if (whole.length > 18) return null;
  const sign = text.startsWith('-') ? 'âm ' : '';
  const tail =
    fraction === undefined ? '' : ` phẩy ${Array.from(fraction, (digit) => digits[Number(digit)]).join(' ')}`;
  return sign + spelledWhole(whole) + tail;
}

/** The number as documents print it: 13455.5 → «13.455,5». */
export function printedNumber(value: Decimal): string {
  const text = decimalText(value);
  const [whole = '0', fraction] = text.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '.');
  return `${text.startsWith('-') ? '-' : ''}${grouped}${fraction === undefined ? '' : `,${fraction}`}`;
}
