import type { ActOutcome } from '../../app/reporting/acts.ts';
import type { PostponementRefusal } from '../../domain/duty/promise.ts';
import type { Unrecorded } from '../../app/reporting/record-figures.ts';
import { codedName } from '../../render/indicator-words.ts';
import { awayWords, delegateWords } from './stand-in.ts';
import { lines } from './lines.ts';

/** «thứ Sáu 19/6» of a day. */
export type DayWords = (day: string) => string;

/**
 * Why a figure that was understood is not on record; null where a question says it already.
 * @param onRecord the figure that stands instead, in words
 */
export function unrecordedWords(each: Unrecorded, onRecord: string): string | null {
  const { record } = each;
  const what = `${record.indicator}: ${record.typed}`;
  switch (each.kind) {
    case 'not-owed':
      return record.member === undefined
        ? `Chưa ghi «${what}»: kỳ này khối của đồng chí không báo cáo chỉ tiêu ${record.indicator}.`
        : `Chưa ghi «${what}»: số của đơn vị này do khối có đơn vị đó gửi.`;
    case 'which-member':
      return `Chưa ghi «${what}»: số của đơn vị nào? Xin nhắn tên đơn vị rồi đến số: «tên đơn vị ${record.indicator}: ${record.typed}».`;
    case 'which-period':
      return null;
    case 'not-exact':
      return `Chưa ghi «${what}»: quá nhiều chữ số lẻ. Xin gửi số gọn hơn.`;
    case 'too-large':
      return `Chưa ghi «${what}»: số quá lớn. Xin kiểm tra lại đơn vị.`;
    case 'has-figure':
      return `${codedName(each.indicator)} đã có số ${onRecord}, vẫn giữ. Muốn bỏ, nhắn «rút số ${record.indicator}».`;
    case 'same':
      return `${codedName(each.indicator)}: ${onRecord} đã có từ trước.`;
    case 'older':
      return `${codedName(each.indicator)}: giữ số ${onRecord} đồng chí gửi sau tin này.`;
  }
}

export function actWords(act: ActOutcome, dayWords: DayWords): string {
  switch (act.kind) {
    case 'withdrawn':
      return `Đã rút số chỉ tiêu ${codedName(act.indicator)} (${act.period.label}). Khi có số đúng, xin nhắn lại.`;
    case 'nothing-to-withdraw':
      return act.indicator
        ? `Chỉ tiêu ${codedName(act.indicator)} chưa có số nào để rút.`
        : 'Rút số của chỉ tiêu nào? Xin nhắn, ví dụ: rút số 4.';
    case 'postponed':
      return act.cut
        ? `Đã ghi: lùi nhắc đến ${dayWords(act.until)}, là ngày khóa số; không lùi xa hơn được.`
        : `Đã ghi: lùi nhắc đến ${dayWords(act.until)}. Cơ quan thường trực đã được báo.`;
    case 'postpone-until-when':
      return 'Lùi đến ngày nào? Xin nhắn, ví dụ: xin lùi đến thứ 6.';
    case 'postpone-refused':
      return postponeRefused(act.refusal, dayWords);
    case 'nothing-to-postpone':
      return 'Hiện không còn số nào phải gửi, nên không cần lùi.';
    case 'delegated':
    case 'delegated-before':
    case 'handed-back':
    case 'nobody-to-ask':
    case 'nothing-to-delegate':
      return delegateWords(act, dayWords);
    case 'away':
    case 'away-nobody':
    case 'away-until-when':
    case 'away-too-long':
    case 'away-noted':
    case 'back':
    case 'back-noted':
      return awayWords(act, dayWords);
    case 'difficulty-noted':
      return 'Đã chuyển khó khăn, vướng mắc này đến cơ quan thường trực.';
    case 'correct-what':
      return 'Sửa chỉ tiêu nào? Xin nhắn mã và số đúng, ví dụ: 4: 26,4 tỷ.';
  }
}

function postponeRefused(refusal: PostponementRefusal, dayWords: DayWords): string {
  switch (refusal.kind) {
    case 'not-later':
      return 'Ngày xin lùi phải sau hôm nay. Xin nhắn, ví dụ: xin lùi đến thứ 6.';
    case 'past-limit':
      return `Không lùi được nữa: chỉ được lùi đến ${dayWords(refusal.limit)}. Xin gửi số hoặc liên hệ cơ quan thường trực.`;
    case 'too-often':
      return `Đã xin lùi ${refusal.atMost} lần, không lùi thêm được. Xin gửi số hoặc liên hệ cơ quan thường trực.`;
  }
}

export const nothingUnderstood = 'Tôi chưa thấy số liệu nào trong tin này.';
export const nothingOwed = lines('Hiện khối của đồng chí không còn số liệu nào phải gửi. Xin cảm ơn!');
export const noFiguresExpected = lines('Khối của đồng chí không phải gửi số liệu qua bot trong kỳ này.');
/** @param next the report that opens next, and when; null: none is planned */
export const noPeriodOpen = (next: { readonly label: string; readonly opens: string } | null) =>
  lines(
    'Hiện chưa có kỳ báo cáo nào mở nên tin này chưa được ghi.',
    next === null
      ? 'Khi cơ quan thường trực mở kỳ, bot sẽ nhắn đồng chí.'
      : `Báo cáo ${next.label} mở lúc ${next.opens}. Khi đó bot sẽ nhắn đồng chí.`,
  );
export const declined = 'Xin nhắn lại số đúng.';
export const settledAlready = 'Câu hỏi này đã được trả lời.';
export const giveNumberAgain = (parts: readonly string[]) =>
  `Chưa hiểu: ${parts.map((part) => `«${part}»`).join(', ')}.`;

export const changedByOther = (who: string, what: string, period: string) =>
  lines(`${who} vừa sửa số của khối, báo cáo ${period}:`, what, 'Nếu chưa đúng, xin nhắn lại số đúng.');

export const postponedNotice = (bloc: string, until: string, period: string) =>
  lines(`${bloc} xin lùi báo cáo ${period} đến ${until}.`);
export const refuse = 'Từ chối';
export const postponementRefused = (period: string) =>
  lines(
    `Cơ quan thường trực chưa đồng ý lùi báo cáo ${period}.`,
    'Xin đồng chí gửi số đúng hạn. Nhắn /dagui để xem còn thiếu gì.',
  );
export const postponementRefusedDone = (bloc: string) => lines(`Đã từ chối, và đã báo ${bloc}.`);

export const difficultyNotice = (bloc: string, text: string) =>
  lines(`${bloc} nêu khó khăn, vướng mắc:`, `«${text}»`);

export const changedAfterPublication = (number: number, period: string, figures: readonly string[]) =>
  lines(
    `Số liệu ${period} thay đổi sau bản tin số ${number}:`,
    ...figures,
    'Gửi đính chính: /tonghop, rồi bấm «Gửi đính chính».',
  );

export const proposalNotice = (bloc: string, what: string, period: string) =>
  lines(`${bloc} gửi số sau khi khóa, báo cáo ${period}:`, what, 'Có nhận không?');
export const accept = 'Nhận';
export const proposalAccepted = (what: string) => lines(`Đã nhận: ${what}.`);
export const proposalRefused = (what: string) => lines(`Đã từ chối: ${what}.`);
export const proposalAnswer = (what: string, accepted: boolean) =>
  lines(
    accepted
      ? `Cơ quan thường trực đã nhận số gửi sau khóa: ${what}.`
      : `Cơ quan thường trực không nhận số gửi sau khóa: ${what}.`,
  );
export const decidedAlready = lines('Việc này đã được quyết định.');
