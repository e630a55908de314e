import type { ComparedRecord, ReplyCase } from '../accuracy/replies.ts';
import type { PlayedReply } from './play-reply.ts';

function recordText({ indicator, kind, value, of, member, estimate }: ComparedRecord): string {
  const amount = value === null ? '' : of === undefined ? ` ${value}` : ` ${value}/${of}`;
  const marks = [...(member === undefined ? [] : [member]), ...(estimate ? ['ước'] : [])];
  return `${indicator}: ${kind}${amount}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
}

const list = (records: readonly ComparedRecord[]): string =>
  records.length === 0 ? '–' : records.map(recordText).join(' · ');

export function printReply(reply: ReplyCase, { right, recorded, answer }: PlayedReply): string {
  const lines = [
    `${right ? 'ĐÚNG' : 'SAI '}  ${reply.id}  ${reply.text.replace(/\s+/g, ' ')}`,
    `      mong đợi: ${list(reply.expect)}`,
    `      đã ghi:   ${list(recorded)}`,
  ];
  return (right ? lines : [...lines, ...answer.split('\n').map((line) => `      | ${line}`)]).join('\n');
}

export const summaryLine = (right: number, all: number): string => `${right}/${all} tin đúng với mong đợi`;
