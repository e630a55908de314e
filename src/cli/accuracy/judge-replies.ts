import type { CampaignFiles } from './campaign-files.ts';
import type { ReplyCorpus } from './reply-corpus.ts';
import { scoreReply, totalReplies, type JudgedReply, type UnderstoodReply } from './replies.ts';
import { figuresOfReplies, type FileFigures } from './report.ts';

/** Reads one message by itself, as `npm run understand` does. */
export type Understand = (id: string, text: string, campaign: CampaignFiles) => UnderstoodReply;

export interface JudgedCorpus {
  readonly figures: FileFigures;
  readonly judged: readonly JudgedReply[];
}

export function judgeCorpus({ name, campaign, cases }: ReplyCorpus, understand: Understand): JudgedCorpus {
  const percent = new Set(
    campaign.catalogue.indicators.filter(({ unit }) => unit === '%').map(({ code }) => code),
  );
  const judged = cases.map((row) => {
    const got = understand(row.id, row.text, campaign);
    return { row, got, score: scoreReply(row, got, percent) };
  });
  return { figures: figuresOfReplies(name, totalReplies(judged)), judged };
}
