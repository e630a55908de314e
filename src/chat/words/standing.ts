import type { RemindedNow } from '../../app/schedule/remind-now.ts';
import type { BlocStanding } from '../../app/reporting/standing.ts';
import type { TextLine } from '../../app/ports/channel.ts';
import type { YearReporting } from '../../app/reporting/year-reporting.ts';
import type { Decimal } from '../../domain/quantity/decimal.ts';
import { formatPercent } from '../../render/numbers.ts';
import { messengerName } from './accounts.ts';
import { lines, strong } from './lines.ts';
import type { DayWords } from './report.ts';

const mark = ({ expected, reported, noneYet }: BlocStanding): string =>
  reported === expected ? '✅' : reported + noneYet === 0 ? '⬜' : '🟡';

function standingLine(standing: BlocStanding, dayWords: DayWords): string {
  const { bloc, expected, reported, noneYet, promisedUntil, reachable, narrative } = standing;
  const sent = reported > 0 ? 'đã gửi báo cáo bằng lời' : 'chưa gửi báo cáo bằng lời';
  const parts = [
    `${mark(standing)} ${bloc.code} ${bloc.shortName}: ${narrative ? sent : `${reported}/${expected}`}`,
    ...(noneYet > 0 ? [`${noneYet} chưa có số`] : []),
    ...(promisedUntil !== null && reported < expected ? [`xin lùi đến ${dayWords(promisedUntil)}`] : []),
    ...(reachable === 'nobody' ? ['chưa có ai nhận'] : reachable === 'blocked' ? ['không nhắn được'] : []),
  ];
  return parts.join(' · ');
}

/** Who can still be reached, and how; silent where everybody is on one messenger that knows no windows. */
function reachLines(standings: readonly BlocStanding[], instantWords: (at: Date) => string): TextLine[] {
  const reached = standings.flatMap(({ bloc, reach }) => (reach ? [{ code: bloc.code, ...reach }] : []));
  const ways = [...new Set(reached.map(({ via }) => via))];
  if (ways.length < 2 && reached.every(({ until }) => until === null)) return [];
  return [
    ...lines('', 'Nhắn được qua:'),
    ...ways.map((way) => {
      const blocs = reached
        .filter(({ via }) => via === way)
        .map(({ code, until }) => (until === null ? code : `${code} (đến ${instantWords(until)})`));
      return { text: `${messengerName[way]}: ${blocs.join(', ')}` };
    }),
  ];
}

export function standingLines(
  label: string,
  due: string,
  standings: readonly BlocStanding[],
  { dayWords, instantWords }: { readonly dayWords: DayWords; readonly instantWords: (at: Date) => string },
  asClerk: boolean,
): TextLine[] {
  const all = standings.reduce((sum, { expected }) => sum + expected, 0);
  const got = standings.reduce((sum, { reported }) => sum + reported, 0);
  const unreached = standings.filter(
    ({ reachable, reported, expected }) => reachable !== 'yes' && reported < expected,
  );
  return [
    strong(`Báo cáo ${label}, hạn ${due}`),
    ...lines(`Đã có ${got}/${all} số.`, ''),
    ...standings.map((standing) => ({ text: standingLine(standing, dayWords) })),
    ...(asClerk ? reachLines(standings, instantWords) : []),
    ...(unreached.length > 0 && asClerk
      ? lines(
          '',
          `Cần mời hoặc gọi điện: ${unreached.map(({ bloc }) => bloc.code).join(', ')}. Mời: /moi <mã khối>.`,
        )
      : []),
    ...(!asClerk
      ? lines('', 'Tổng hợp: /tonghop.')
      : got < all
        ? lines('', 'Nhắc ngay: /nhac. Nhập hộ: /nhapho.')
        : lines('', 'Đã đủ số. Xem và gửi tổng hợp: /tonghop.')),
  ];
}

const percent = (value: Decimal | null): string => (value === null ? '–' : formatPercent(value));

/** Completeness and timeliness of every bloc over a year. */
export function yearLines({ year, periods, blocs }: YearReporting): TextLine[] {
  if (periods === 0) return lines(`Năm ${year} chưa có kỳ báo cáo nào đến hạn. Xem kỳ đang thu: /tinhhinh.`);
  return [
    strong(`Năm ${year}: ${periods} kỳ đã đến hạn`),
    ...lines('Đầy đủ: số đã gửi / số phải gửi. Đúng hạn: số gửi trước hạn.', ''),
    ...blocs.map(({ bloc, expected, reported, completeness, timeliness }) => ({
      text: `• ${bloc}: ${reported}/${expected} · đầy đủ ${percent(completeness)} · đúng hạn ${percent(timeliness)}`,
    })),
    ...lines('', 'Bảng tính có cả năm: /xuat.'),
  ];
}

export const remindedNow = (
  { people, waitsUntil, unreached }: RemindedNow,
  when: (at: Date) => string,
): TextLine[] => [
  ...lines(
    people === 0
      ? 'Không có ai cần nhắc.'
      : waitsUntil === null
        ? `Đã nhắc ${people} người.`
        : `Bây giờ là giờ nghỉ: ${people} người sẽ được nhắc lúc ${when(waitsUntil)}.`,
  ),
  ...(unreached.length > 0
    ? lines(`Không nhắn được: ${unreached.join(', ')}. Xin gọi điện, hoặc mời: /moi.`)
    : []),
];

export const nothingGiven = lines('Chưa có kỳ báo cáo nào cho khối của đồng chí.');
export const mineTitle = (label: string, due: string): TextLine => strong(`Báo cáo ${label}, hạn ${due}`);
export const mineGiven = (count: number, total: number): TextLine[] => lines(`Đã có ${count}/${total} số:`);
export const mineMissing = (count: number): TextLine[] => lines(`Còn thiếu ${count}:`);
export const mineNarrative = (sent: boolean): TextLine[] =>
  lines(
    sent
      ? 'Đã gửi báo cáo bằng lời. Bổ sung: nhắn thêm; bỏ: «rút báo cáo».'
      : 'Chưa gửi báo cáo bằng lời. Xin nhắn, mở đầu bằng «báo cáo:».',
  );
export const mineComplete = lines('Đã đủ. Xin cảm ơn!');
export const entered = 'nhập hộ';
export const late = 'sau hạn';
export const saidNone = 'chưa có số liệu';

export const exported = (label: string) => `Số liệu ${label}`;
