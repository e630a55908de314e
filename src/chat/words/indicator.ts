import type { StoredIndicator } from '../../app/ports/campaigns.ts';
import type { TextLine } from '../../app/ports/channel.ts';
import { codedName } from '../../render/indicator-words.ts';
import { lines, strong } from './lines.ts';

/** How indicators are reported: how often, as what kind of figure, by whom. */

const frequencyName: Readonly<Record<string, string>> = {
  month: 'hằng tháng',
  quarter: 'hằng quý',
  'six-months': '6 tháng một lần',
  'nine-months': '9 tháng',
  year: 'cả năm một lần',
};

export const settingWords = ({
  frequency,
  accumulation,
  figureKind,
  byChat,
}: StoredIndicator): readonly string[] => [
  frequency === null ? 'mọi kỳ' : (frequencyName[frequency] ?? frequency),
  accumulation === 'running-total' ? 'lũy kế' : 'số trong kỳ',
  figureKind === 'actual' ? 'số thực hiện' : 'số ước, sau có số chính thức',
  ...(byChat ? [] : ['không thu qua chat']),
];

const examples = lines(
  'Đổi, ví dụ:',
  '/chitieu 4 hằng quý · /chitieu 4 cả năm · /chitieu 4 mọi kỳ',
  '/chitieu 4 lũy kế · /chitieu 4 trong kỳ',
  '/chitieu 4 số ước · /chitieu 4 thực hiện',
  '/chitieu 4 không qua chat · /chitieu 4 qua chat',
  '/chitieu 4 giao K3',
);

export const indicatorList = (
  indicators: readonly { readonly indicator: StoredIndicator; readonly owner: string | null }[],
): TextLine[] => [
  strong(`${indicators.length} chỉ tiêu`),
  ...indicators.map(({ indicator, owner }) => ({
    text: `${codedName(indicator)} · ${owner ?? 'chưa giao'} · ${settingWords(indicator).join(', ')}`,
  })),
  { text: '' },
  ...examples,
];
export const indicatorShown = (indicator: StoredIndicator, owner: string | null): TextLine[] => [
  strong(codedName(indicator)),
  ...lines(
    `Khối báo cáo: ${owner ?? 'chưa giao'}`,
    `Cách báo cáo: ${settingWords(indicator).join(', ')}`,
    '',
  ),
  ...examples,
];
export const noSuchIndicator = (typed: string): TextLine[] =>
  lines(`Không có chỉ tiêu «${typed}». Xem: /chitieu.`);
export const indicatorNotUnderstood: TextLine[] = [...lines('Chưa hiểu.'), ...examples];
export const indicatorSet = (indicator: StoredIndicator): TextLine[] =>
  lines(
    `${codedName(indicator)}: ${settingWords(indicator).join(', ')}.`,
    'Áp dụng từ kỳ mở sau; kỳ đang mở giữ như cũ.',
  );
export const indicatorAssigned = (indicator: StoredIndicator, bloc: string): TextLine[] =>
  lines(`${codedName(indicator)}: giao ${bloc}, từ kỳ mở sau.`);
