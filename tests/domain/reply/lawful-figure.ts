/** The written rules for one figure in digits, apart from the reader: what a test may hold the reader to. */

const grouped = (figure: string, group: string, mark: string): boolean =>
  new RegExp(`^[1-9]\\d{0,2}(\\${group}\\d{3})+(\\${mark}\\d+)?$`).test(figure) &&
  figure.split(/[.,]/).length > 2;

/** The lawful value; null: malformed. */
function lawful(figure: string): number | null {
  if (/^\d+$/.test(figure)) return Number(figure);
  if (grouped(figure, '.', ',')) return Number(figure.replaceAll('.', '').replace(',', '.'));
  if (grouped(figure, ',', '.')) return Number(figure.replaceAll(',', ''));
  if (/^\d+[.,]\d+$/.test(figure)) return Number(figure.replace(',', '.'));
  return null;
}

/** One value; two where a lone mark stands before three digits; none when malformed. */
export function readingsOf(figure: string): readonly number[] {
  const value = lawful(figure);
  if (value === null) return [];
  return /^\d{1,3}[.,]\d{3}$/.test(figure) ? [value, Number(figure.replace(/[.,]/, ''))] : [value];
}

const isPowerOfTen = (value: number): boolean => {
  const nearest = 10 ** Math.round(Math.log10(value));
  return Math.abs(value - nearest) <= 1e-6 * nearest;
};

/** Did a value go up or down by what the figure did, in a unit ten times as large or small, and so on? */
export function movedLike(
  from: string,
  to: string,
  was: number | null | undefined,
  is: number | null | undefined,
): boolean {
  if (typeof was !== 'number' || typeof is !== 'number') return false;
  return readingsOf(from).some((old) =>
    readingsOf(to).some((now) => now !== old && isPowerOfTen(Math.abs((is - was) / (now - old)))),
  );
}
