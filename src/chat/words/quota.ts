import type { ChannelName, TextLine } from '../../app/ports/channel.ts';
import type { QuotaForecast } from '../../app/quota/forecast-quota.ts';
import { messengerName } from './accounts.ts';
import { lines, strong } from './lines.ts';

export interface WaitingForQuota {
  readonly channel: ChannelName;
  /** free messages still go out */
  readonly paidOnly: boolean;
  readonly messages: number;
  /** for whom, each once */
  readonly names: readonly string[];
  /** «01/7»: when the platform begins a new month */
  readonly nextMonth: string;
}

const shownNames = 10;

function namesOf(names: readonly string[]): string {
  const more = names.length - shownNames;
  return `${names.slice(0, shownNames).join(', ')}${more > 0 ? ` và ${more} người khác` : ''}`;
}

export const quotaGone = (waiting: WaitingForQuota): TextLine[] => {
  const { channel, paidOnly, messages, names, nextMonth } = waiting;
  const app = messengerName[channel];
  return [
    strong(paidOnly ? `${app} đã hết lượt tin trả phí.` : `${app} đã hết lượt gửi của tháng.`),
    ...lines(
      `${messages} tin đang chờ, gửi: ${namesOf(names)}.`,
      `Bot thử lại 15 phút một lần; lượt mới thường có từ ${nextMonth}.`,
      'Lời nhắc chỉ chờ hết ngày; câu trả lời và bản tin chờ đến khi gửi được.',
      '',
      'Cần số gấp: gọi điện, rồi nhập hộ bằng /nhapho.',
      'Người dùng được ứng dụng khác: nhắn /kenh thêm để nối.',
    ),
  ];
};

/** «2.400» */
const counted = (count: number): string => count.toLocaleString('de-DE');

/** Nobody can tell to the message: «khoảng 180». */
const about = (count: number): number => Math.ceil(count / 10) * 10;

const monthWords = (month: string): string => `tháng ${Number(month.slice(5))}`;

function forecastLines({ channel, allowance, months, people }: QuotaForecast): TextLine[] {
  const app = messengerName[channel];
  const short = months.reduce((sum, { needed, left }) => sum + Math.max(0, about(needed) - left), 0);
  const { priceBeyond, people: most } = allowance;
  const remedy =
    priceBeyond === null
      ? 'Nhờ vài người nối thêm ứng dụng khác (/kenh thêm), hoặc nâng gói.'
      : `Tin vượt ${counted(priceBeyond)} đ một tin: khoảng ${counted(short * priceBeyond)} đ.`;
  return [
    ...months.map(({ month, needed, left }) => ({
      text: `${app}, ${monthWords(month)}: cần khoảng ${counted(about(needed))} tin, còn ${counted(left)}.`,
    })),
    ...(short > 0 ? lines(`Thiếu khoảng ${counted(short)} tin. ${remedy}`) : []),
    ...(most !== null && people * 10 >= most * 9
      ? lines(`Đã nối ${people}/${most} người; quá số đó ${app} không phục vụ.`)
      : []),
  ];
}

/** Before a period opens: what it will take, and what there is. */
export const quotaForecast = (label: string, forecasts: readonly QuotaForecast[]): TextLine[] => [
  strong(`Lượt tin cho kỳ ${label}:`),
  ...forecasts.flatMap(forecastLines),
];
