/** Writes numbers the ways people do, to be read back. */

const digitWords = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

export interface WordStyle {
  readonly thousand: 'nghìn' | 'ngàn';
  readonly billion: 'tỷ' | 'tỉ';
  readonly gap: 'linh' | 'lẻ';
  /** four behind mươi and linh */
  readonly four: 'bốn' | 'tư';
  readonly five: 'lăm' | 'nhăm';
  readonly one: 'mốt' | 'một';
}

function below100(value: number, style: WordStyle): string[] {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (tens === 0) return [digitWords[ones] ?? ''];
  const head = tens === 1 ? ['mười'] : [digitWords[tens] ?? '', 'mươi'];
  if (ones === 0) return head;
  if (ones === 5) return [...head, tens === 1 ? 'lăm' : style.five];
  if (tens > 1 && ones === 1) return [...head, style.one];
  if (tens > 1 && ones === 4) return [...head, style.four];
  return [...head, digitWords[ones] ?? ''];
}

/** `full`: zero hundreds are spelt out, as they are behind a higher group. */
function below1000(value: number, full: boolean, style: WordStyle): string[] {
  const [hundreds, rest] = [Math.floor(value / 100), value % 100];
  const head = hundreds > 0 || full ? [digitWords[hundreds] ?? '', 'trăm'] : [];
  if (rest === 0) return head;
  if (head.length === 0) return below100(rest, style);
  return rest < 10 ? [...head, style.gap, digitWords[rest] ?? ''] : [...head, ...below100(rest, style)];
}

/** A whole number below 10^12 in words, every place spelt out: one reading only. */
export function inWords(value: number, style: WordStyle): string {
  if (value === 0) return 'không';
  const scales = ['', style.thousand, 'triệu', style.billion];
  const words: string[] = [];
  for (let power = 3; power >= 0; power--) {
    const group = Math.floor(value / 1000 ** power) % 1000;
    if (group === 0) {
      // a skipped group between others is filled, so that the tail is no short form
      if (words.length > 0 && power > 0 && value % 1000 ** power > 0)
        words.push('không', scales[power] ?? '');
      continue;
    }
    words.push(...below1000(group, words.length > 0, style));
    if (power > 0) words.push(scales[power] ?? '');
  }
  return words.join(' ');
}

/** Digits with thousands and decimals marked in one of the two styles. */
export function inDigits(integer: bigint, fraction: string, group: string, mark: string): string {
  const grouped = integer.toString().replace(/\B(?=(?:\d{3})+$)/g, group);
  return fraction === '' ? grouped : `${grouped}${mark}${fraction}`;
}
