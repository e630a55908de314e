import type { EventOutcome } from '../../app/campaign/events.ts';
import type { TextLine } from '../../app/ports/channel.ts';
import type { CampaignEvent } from '../../app/ports/events.ts';
import { eventLead } from '../../domain/calendar/event.ts';
import type { EventCommandError } from '../../domain/calendar/event-command.ts';
import type { TimeWords } from '../../app/office-time.ts';
import type { WayOfFiles } from './sending-files.ts';
import { lines, strong } from './lines.ts';
import { periodNotRead, periodOpened, periodRefused } from './period.ts';

const setDay = (name: string): string => `/ky ${name} ngày 20/11`;

export const undatedEvents = (events: readonly CampaignEvent[]): TextLine[] =>
  events
    .filter(({ day }) => day === null)
    .map(({ name }) => ({ text: `• ${name}: chưa có ngày. Đặt: ${setDay(name)}` }));

export const eventNotRead = (error: EventCommandError): TextLine[] =>
  error.kind === 'no-name'
    ? lines('Chưa thấy tên sự kiện. Ví dụ: /ky sự kiện Hội nghị tổng kết')
    : periodNotRead(error);

/** What became of an event, and what can be done next. */
export function eventWords(
  outcome: EventOutcome,
  files: WayOfFiles,
  { dayWords, instantWords }: TimeWords,
): TextLine[] {
  if (typeof outcome === 'string') return periodRefused(outcome, files);
  switch (outcome.kind) {
    case 'undated':
      return [
        strong(`${outcome.event.name}: chưa có ngày.`),
        ...lines(
          `Khi có ngày, nhắn: ${setDay(outcome.event.name)}`,
          'Bot sẽ tính ngày mở, hạn gửi và ngày khóa.',
        ),
      ];
    case 'dated':
      return [
        ...periodOpened(outcome.opened, instantWords),
        ...lines(
          `Sự kiện: ${dayWords(outcome.on)}. Hạn gửi số trước đó ${eventLead} ngày làm việc nếu không ghi hạn riêng.`,
          ...(outcome.opened.made === null
            ? [
                `Đổi ngày trước khi mở: /ky ${outcome.event.name} ngày …; chưa rõ ngày: /ky ${outcome.event.name} hoãn`,
              ]
            : []),
        ),
      ];
    case 'known':
      return lines(
        outcome.period === null
          ? `Đã có ${outcome.event.name}, chưa có ngày. Đặt: ${setDay(outcome.event.name)}`
          : `Đã có ${outcome.event.name}, hạn ${instantWords(outcome.period.dueAt)}. Đổi ngày: ${setDay(outcome.event.name)}`,
      );
    case 'opened-before':
      return lines(
        `Báo cáo ${outcome.event.name} đã mở, hạn ${instantWords(outcome.period.dueAt)} đã báo cho các khối nên không đổi được.`,
        'Ngày gửi tổng hợp thì đổi được: /soket.',
      );
    case 'dropped':
      return lines(`Đã bỏ ${outcome.event.name}.`);
    case 'no-such-event':
      return lines(`Không có sự kiện «${outcome.name}». Xem: /ky.`);
    case 'unfit':
      return outcome.error.kind === 'due-in-past'
        ? lines(
            `${outcome.event.name}: ${dayWords(outcome.on)} quá gần, hạn gửi số (trước đó ${eventLead} ngày làm việc) đã qua.`,
            `Xin ghi hạn riêng: /ky ${outcome.event.name} ngày 20/11 hạn 18/11`,
          )
        : periodNotRead(outcome.error);
  }
}
