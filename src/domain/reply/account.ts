import type { Token } from '../quantity/token.ts';
import { cueMeanings, numberMeanings } from './cue-meanings.ts';
import type { Use } from './decide.ts';
import type { Mark } from './mark.ts';
import type { TokenAccount } from './reading.ts';

type Taken = Pick<TokenAccount, 'as' | 'because'>;

const uses: Readonly<Record<Use, Taken>> = {
  recorded: { as: 'value', because: 'số được ghi' },
  asked: { as: 'value', because: 'số đang hỏi lại' },
  plan: { as: 'plan', because: 'số kế hoạch' },
  'percent-of-plan': { as: 'plan', because: 'phần trăm kế hoạch' },
  compared: { as: 'qualifier', because: 'số so sánh hoặc số kỳ khác' },
  'taken-back': { as: 'qualifier', because: 'số mà tin nhắn bỏ đi' },
};

/** What a mark is by itself; a quantity that nothing used was not understood. */
function ofMark(mark: Mark): Taken {
  switch (mark.kind) {
    case 'code':
      return {
        as: 'indicator',
        because: `mã chỉ tiêu ${mark.codes
          .flat()
          .map(({ code }) => code)
          .join(', ')}`,
      };
    case 'name': {
      const [best, ...others] = mark.candidates;
      const codes = mark.candidates.map(({ indicator }) => indicator.code).join(', ');
      const share = Math.round((best?.coverage ?? 0) * 100);
      return {
        as: 'indicator',
        because: `tên chỉ tiêu ${codes}${others.length > 0 ? ' (chung tên)' : ''}, khớp ${share}%`,
      };
    }
    case 'quantity':
      return { as: 'unread', because: 'có số nhưng chưa rõ của chỉ tiêu nào' };
    case 'not-a-quantity':
      return { as: 'not-a-quantity', because: `không phải số liệu: ${numberMeanings[mark.what]}` };
    case 'period':
      return { as: 'period', because: 'kỳ báo cáo' };
    case 'member':
      return { as: 'member', because: mark.known.unit.name };
    case 'place':
      return { as: 'member', because: 'đơn vị không có trong danh sách' };
    case 'unit':
      return { as: 'unit', because: mark.unit.name };
    case 'cue':
      return { as: 'qualifier', because: cueMeanings[mark.cue] };
    case 'neutral':
      return { as: 'qualifier', because: 'từ không đổi nghĩa' };
    case 'courtesy':
      return { as: 'courtesy', because: 'lời xưng hô, chào hỏi' };
    case 'sign':
      return { as: 'separator', because: 'dấu' };
    case 'unknown':
      return { as: 'unread', because: 'chưa hiểu' };
  }
}

export interface AccountInput {
  readonly raw: string;
  readonly tokens: readonly Token[];
  readonly marks: readonly Mark[];
  /** by the index of a mark's first token */
  readonly uses: ReadonlyMap<number, Use>;
  readonly actMarks: ReadonlySet<Mark>;
  readonly explanations: ReadonlySet<Mark>;
  readonly quoted: readonly { readonly from: number; readonly to: number }[];
}

const textOf = (raw: string, tokens: readonly Token[], from: number, to: number): string =>
  raw.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);

/** Every part of the message with what it was taken for, in order. */
export function accountOf(input: AccountInput): TokenAccount[] {
  const { raw, tokens, marks, quoted } = input;
  const parts = [
    ...marks.map((mark) => ({ from: mark.from, to: mark.to, ...takenFor(mark, input) })),
    ...quoted.map((span) => ({ ...span, as: 'quoted' as const, because: 'lời nhắc được trích lại' })),
  ];
  return parts
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from)
    .map(({ from, to, as, because }) => ({ text: textOf(raw, tokens, from, to), as, because }));
}

function takenFor(mark: Mark, { uses: used, actMarks, explanations }: AccountInput): Taken {
  const use = used.get(mark.from);
  if (use) return uses[use];
  const own = ofMark(mark);
  if (actMarks.has(mark) && mark.kind !== 'code' && mark.kind !== 'name' && mark.kind !== 'sign')
    return { as: 'act', because: 'yêu cầu, không phải số liệu' };
  return explanations.has(mark) && own.as === 'unread' ? { as: 'unread', because: 'lời giải thích' } : own;
}

/** Neighbouring parts that were not understood, as typed; digits among them are never dropped. */
export function unreadOf(input: AccountInput): string[] {
  const stretches: { from: number; to: number }[] = [];
  for (const mark of input.marks) {
    if (takenFor(mark, input).as !== 'unread') continue;
    const last = stretches.at(-1);
    if (last?.to === mark.from) last.to = mark.to;
    else stretches.push({ from: mark.from, to: mark.to });
  }
  return stretches.map(({ from, to }) => textOf(input.raw, input.tokens, from, to));
}
