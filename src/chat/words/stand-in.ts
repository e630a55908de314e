import type { AwayOutcome } from '../../app/reporting/away.ts';
import type { DelegateOutcome } from '../../app/reporting/delegate.ts';
import { lines } from './lines.ts';
import type { DayWords } from './report.ts';

/** Who passes figures on, who is away, and who stands in. */

const callClerk = 'Cơ quan thường trực đã được báo.';

export function delegateWords(act: DelegateOutcome, dayWords: DayWords): string {
  switch (act.kind) {
    case 'delegated': {
      const what = act.indicator ? `chỉ tiêu ${act.indicator.code}` : 'số liệu';
      const rest =
        act.until === null
          ? 'Bot vẫn nhắc cả đồng chí.'
          : `Bot nhắc ${act.to.displayName}; nếu chưa đủ, từ ${dayWords(act.until)} lại nhắc đồng chí.`;
      return `Đã nhờ ${act.to.displayName} gửi ${what}. ${rest}`;
    }
    case 'delegated-before':
      return `Đã nhờ ${act.to.displayName} từ trước mà chưa đủ số, nên bot nhắc cả đồng chí. Xin đồng chí đôn đốc.`;
    case 'handed-back':
      return `Đã chuyển lại cho ${act.to.displayName}.`;
    case 'nobody-to-ask':
      return `${act.bloc.shortName} chưa có người khác nối với bot, nên bot vẫn nhắc đồng chí. ${callClerk}`;
    case 'nothing-to-delegate':
      return 'Hiện không còn số nào phải gửi, nên không cần nhờ ai.';
  }
}

export function awayWords(act: AwayOutcome, dayWords: DayWords): string {
  switch (act.kind) {
    case 'away':
      return `Đã ghi: đồng chí vắng đến hết ${dayWords(act.until)}. ${act.to.displayName} thay, bot nhắc người thay. Về sớm, nhắn «tôi đã về».`;
    case 'away-nobody':
      return `Đã ghi: đồng chí vắng đến hết ${dayWords(act.until)}. ${act.bloc.shortName} chưa có khối phó nối với bot, nên bot vẫn nhắc đồng chí. ${callClerk}`;
    case 'away-until-when':
      return 'Vắng đến ngày nào? Xin nhắn, ví dụ: đi công tác đến 15/7.';
    case 'away-too-long':
      return `Vắng quá 3 tháng thì cần cử người khác. ${callClerk}`;
    case 'away-noted':
      return `Đã ghi: đồng chí vắng đến hết ${dayWords(act.until)}. ${callClerk}`;
    case 'back':
      return `Đã ghi: đồng chí đã về. Bot lại nhắc đồng chí.`;
    case 'back-noted':
      return 'Đã rõ. Bot vẫn nhắc đồng chí như trước.';
  }
}

export const askedInstead = (who: string, bloc: string, what: string, until: string | null) =>
  lines(
    `${who} nhờ đồng chí gửi ${what} của ${bloc}.`,
    ...(until === null ? [] : [`Xin gửi trước ${until}.`]),
    'Xem còn thiếu gì: /dagui. Nhắn số ngay tại đây.',
    'Không phải việc của đồng chí: nhắn «hỏi đồng chí khối trưởng».',
  );
export const handedBackTo = (who: string, bloc: string) =>
  lines(`${who} chuyển lại số liệu ${bloc}: xin đồng chí gửi hoặc nhờ người khác.`, 'Còn thiếu gì: /dagui.');
export const delegatedNotice = (bloc: string, to: string, what: string, until: string | null) =>
  lines(
    `${bloc}: khối trưởng nhờ ${to} gửi ${what}.`,
    until === null ? 'Bot vẫn nhắc cả hai.' : `Bot nhắc ${to} đến ${until}, rồi lại nhắc khối trưởng.`,
  );
export const nobodyToAskNotice = (bloc: string, code: string) =>
  lines(`${bloc}: khối trưởng muốn nhờ khối phó, mà chưa có ai nối với bot.`, `Mời: /moi ${code} phó.`);

export const standsInFor = (who: string, bloc: string, until: string) =>
  lines(
    `${who} vắng đến hết ${until}: đồng chí thay, phụ trách số liệu ${bloc}.`,
    'Còn thiếu gì: /dagui. Nhắn số ngay tại đây.',
  );
export const standsInNoMore = (who: string, bloc: string) =>
  lines(`${who} đã về và lại phụ trách số liệu ${bloc}. Xin cảm ơn đồng chí!`);
export const awayNotice = (bloc: string, code: string, to: string, until: string) =>
  lines(
    `${bloc}: khối trưởng vắng đến hết ${until}, ${to} thay.`,
    `Giao người khác: /phancong ${code} thay <tên> đến <ngày>. Bỏ: /phancong ${code} thôi thay.`,
  );
export const awayNobodyNotice = (bloc: string, code: string, until: string) =>
  lines(
    `${bloc}: khối trưởng vắng đến hết ${until}, chưa có khối phó nối với bot.`,
    `Mời: /moi ${code} phó. Giao người thay: /phancong ${code} thay <tên> đến <ngày>.`,
  );
export const awayTooLongNotice = (bloc: string, code: string, until: string) =>
  lines(
    `${bloc}: khối trưởng báo vắng đến ${until}, quá 3 tháng.`,
    `Giao người thay: /phancong ${code} thay <tên> đến <ngày>, hoặc bàn giao: /bangiao ${code}.`,
  );
export const awayNotedNotice = (bloc: string, who: string, until: string) =>
  lines(`${bloc}: ${who} báo vắng đến hết ${until}.`);
export const backNotice = (bloc: string) => lines(`${bloc}: khối trưởng đã về, lại nhận nhắc.`);
