import type { Holder } from '../../app/blocs/bloc-people.ts';
import type { TextLine } from '../../app/ports/channel.ts';
import type { OfficeKind } from '../../app/ports/people.ts';
import { lines, strong } from './lines.ts';
import { officeName } from './linking.ts';
import type { DayWords } from './report.ts';

/** Who leads which bloc, and what changes there. */

export const dayUnread = lines('Chưa hiểu ngày. Ví dụ: từ 1/7, đến 15/7.');
export const dayPast = lines('Ngày này đã qua, hoặc ngày cuối ở trước ngày đầu. Xin ghi lại ngày.');

const appointExamples = lines(
  '/phancong K8 thay Agribank đến 15/7',
  '/phancong K8 thôi thay',
  '/phancong K8 phụ trách Nguyễn Văn A',
  '/phancong K8 khối phó Bưu điện từ 1/7',
);
export const appointHow: TextLine[] = [
  ...lines('Giao việc cho người đã nối với bot, ví dụ:'),
  ...appointExamples,
  ...lines('Xem ai đang giữ việc gì: /khoi. Mời người mới: /moi.'),
];
export const actingUntilWhen = (code: string): TextLine[] =>
  lines(`Thay đến ngày nào? Ví dụ: /phancong ${code} thay Agribank đến 15/7`);
export const noSuchPerson = (typed: string, code: string): TextLine[] =>
  lines(
    typed === '' ? 'Giao cho ai? Xin ghi tên người đó.' : `Chưa có ai tên «${typed}» nối với bot.`,
    `Mời người mới: /moi ${code}, thêm «phó» hoặc «phụ trách».`,
  );
export const whichPerson = (names: readonly string[]): TextLine[] =>
  lines('Có nhiều người gần giống tên này, xin ghi đủ tên:', ...names.map((name) => `• ${name}`));

const span = (begins: string | null, ends: string | null): string =>
  `${begins === null ? '' : ` từ ${begins}`}${ends === null ? '' : ` đến hết ${ends}`}`;

export const appointed = (
  who: string,
  kind: OfficeKind,
  bloc: string,
  begins: string | null,
  ends: string | null,
): TextLine[] =>
  lines(`Đã giao ${who} làm ${officeName[kind]} ${bloc}${span(begins, ends)}, và đã báo người đó.`);
export const youAreAppointed = (
  kind: OfficeKind,
  bloc: string,
  begins: string | null,
  ends: string | null,
): TextLine[] => [
  ...lines(`Cơ quan thường trực giao đồng chí làm ${officeName[kind]} ${bloc}${span(begins, ends)}.`),
  ...lines(kind === 'sponsor' ? 'Tình hình khối: /tinhhinh.' : 'Số đã gửi và còn thiếu: /dagui.'),
];
export const youAreReplaced = (kind: OfficeKind, bloc: string, begins: string | null): TextLine[] =>
  lines(
    `${begins === null ? 'Từ hôm nay' : `Từ ${begins}`} đồng chí thôi làm ${officeName[kind]} ${bloc}.`,
    'Xin cảm ơn đồng chí!',
  );
export const dismissed = (names: readonly string[], kind: OfficeKind, bloc: string): TextLine[] =>
  lines(`${names.join(', ')} thôi làm ${officeName[kind]} ${bloc}, đã được báo.`);
export const nobodyHeld = (kind: OfficeKind, bloc: string): TextLine[] =>
  lines(`${bloc} hiện không có ${officeName[kind]}.`);

export const handOverHow = lines(
  'Bàn giao khối, ví dụ:',
  '/bangiao K8 Agribank từ 1/1',
  '/bangiao K8 Agribank, phó Bưu điện từ 1/1',
  '/bangiao K8 khối phó (khối phó lên làm trưởng)',
  'Số cũ vẫn thuộc khối; số còn thiếu chuyển cho người mới.',
);
export const notAMember = (typed: string, bloc: string, members: readonly string[]): TextLine[] =>
  lines(`«${typed}» không phải đơn vị của ${bloc}.`, `Đơn vị của khối: ${members.join(', ')}.`);
export const handedOver = (bloc: string, begins: string): TextLine[] => [
  strong(`Đã ghi bàn giao ${bloc} từ ${begins}.`),
];
export const newHolder = (kind: OfficeKind, unit: string, person: string | null): TextLine[] =>
  lines(
    person === null
      ? `${unit} làm ${officeName[kind]}: chưa có ai nối với bot. Đến khi có người nhận, bot vẫn nhắc người cũ.`
      : `${unit} làm ${officeName[kind]}: ${person} nhận, đã được báo.`,
  );
export const youHandOver = (bloc: string, unit: string, begins: string, known: boolean): TextLine[] =>
  lines(
    `Từ ${begins}, ${unit} làm khối trưởng ${bloc}.`,
    known
      ? 'Từ ngày đó bot nhắc người mới. Xin cảm ơn đồng chí!'
      : 'Đến khi có người mới nhận, bot vẫn nhắc đồng chí. Xin cảm ơn đồng chí!',
  );

export interface BlocShown {
  readonly code: string;
  readonly shortName: string;
  /** short name of the unit that leads */
  readonly leader: string | null;
  readonly holders: readonly Holder[];
  readonly dissolvedFrom: string | null;
}

const holderWords = ({ kind, name, from, until }: Holder, dayWords: DayWords): string =>
  `${officeName[kind]}: ${name}${span(from && dayWords(from), until && dayWords(until))}`;

export const blocList = (blocs: readonly BlocShown[], dayWords: DayWords): TextLine[] => [
  strong(`${blocs.length} khối`),
  ...blocs.flatMap(({ code, shortName, leader, holders, dissolvedFrom }) =>
    lines(
      `${code} · ${shortName}${leader === null ? '' : ` · ${leader}`}`,
      ...(dissolvedFrom === null ? [] : [`   giải thể từ ${dayWords(dissolvedFrom)}`]),
      ...(holders.length > 0
        ? holders.map((holder) => `   ${holderWords(holder, dayWords)}`)
        : [`   chưa có ai nhận: /moi ${code}`]),
    ),
  ),
  ...lines('', 'Xem một khối: /khoi K8. Giao việc: /phancong. Bàn giao: /bangiao.'),
];

export interface BlocDetail extends BlocShown {
  readonly name: string;
  readonly deputy: string | null;
  readonly members: readonly string[];
  readonly owns: readonly string[];
  readonly contributes: readonly string[];
  readonly narrative: boolean;
  /** of the newest period */
  readonly reportInWords: { readonly period: string; readonly texts: readonly string[] } | null;
  /** «từ thứ Sáu 1/1/2027: khối trưởng Agribank» */
  readonly handOvers: readonly { readonly kind: OfficeKind; readonly unit: string; readonly from: string }[];
}

export const blocDetail = (bloc: BlocDetail, dayWords: DayWords): TextLine[] => [
  strong(`${bloc.code} · ${bloc.name}`),
  ...lines(
    ...(bloc.dissolvedFrom === null ? [] : [`Giải thể từ ${dayWords(bloc.dissolvedFrom)}.`]),
    `Đơn vị trưởng khối: ${bloc.leader ?? 'chưa có'}`,
    ...(bloc.deputy === null ? [] : [`Đơn vị phó khối: ${bloc.deputy}`]),
    ...bloc.handOvers.map(({ kind, unit, from }) => `• từ ${dayWords(from)}: ${officeName[kind]} là ${unit}`),
    ...bloc.holders.map((holder) => `• ${holderWords(holder, dayWords)}`),
    `Đơn vị thành viên (${bloc.members.length}): ${bloc.members.join(', ')}`,
    `Báo cáo chỉ tiêu: ${bloc.owns.length > 0 ? bloc.owns.join(', ') : 'không có'}`,
    ...(bloc.contributes.length > 0 ? [`Góp số theo đơn vị: ${bloc.contributes.join(', ')}`] : []),
    ...(bloc.owns.length + bloc.contributes.length === 0
      ? [`Báo cáo bằng lời: ${bloc.narrative ? 'có' : 'không'}`]
      : []),
    ...(bloc.reportInWords ? ['', `Báo cáo ${bloc.reportInWords.period}:`, ...bloc.reportInWords.texts] : []),
    '',
    `Đổi: /bangiao ${bloc.code} <đơn vị> từ <ngày> · /phancong ${bloc.code} …`,
    `/khoi ${bloc.code} báo cáo lời · /khoi ${bloc.code} đổi tên <tên mới> · /khoi ${bloc.code} giải thể từ <ngày>`,
  ),
];

export const narrativeSet = (bloc: string, wanted: boolean): TextLine[] =>
  lines(
    wanted
      ? `Từ kỳ mở tới, ${bloc} gửi báo cáo bằng lời.`
      : `Từ kỳ mở tới, ${bloc} không phải gửi báo cáo bằng lời.`,
  );
export const narrativeNotNeeded = (bloc: string): TextLine[] =>
  lines(`${bloc} báo cáo bằng số liệu nên không cần báo cáo bằng lời.`);
export const blocRenamed = (from: string, to: string): TextLine[] => lines(`Đã đổi tên ${from} thành ${to}.`);
export const blocDissolved = (bloc: string, begins: string, orphans: readonly string[]): TextLine[] => [
  ...lines(
    `${bloc} giải thể từ ${begins}. Kỳ mở từ ngày đó không giao việc cho khối này; số cũ vẫn giữ.`,
    'Số còn thiếu của các kỳ trước vẫn được nhắc.',
  ),
  ...(orphans.length > 0
    ? lines(
        `Chỉ tiêu cần giao khối khác: ${orphans.join(', ')}.`,
        `Ví dụ: /chitieu ${orphans[0] ?? ''} giao K3`,
      )
    : []),
];
export const blocKept = (bloc: string): TextLine[] => lines(`${bloc} không giải thể nữa.`);
export const blocNotUnderstood = (code: string): TextLine[] =>
  lines(
    'Chưa hiểu. Các việc làm được:',
    `/khoi ${code}`,
    `/khoi ${code} báo cáo lời · /khoi ${code} thôi báo cáo lời`,
    `/khoi ${code} đổi tên <tên mới>`,
    `/khoi ${code} giải thể từ 1/7 · /khoi ${code} thôi giải thể`,
  );
