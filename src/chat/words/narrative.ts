import type { TextLine } from '../../app/ports/channel.ts';
import { lines, strong } from './lines.ts';

/** Reports in words, of blocs that owe no figures. */

export const narrativeTaken = (period: string, part: number): TextLine[] =>
  lines(
    part === 1
      ? `Đã nhận báo cáo bằng lời, ${period}. Xin cảm ơn đồng chí!`
      : `Đã nhận phần bổ sung (phần ${part}), ${period}.`,
    'Bổ sung: nhắn thêm. Gửi lại từ đầu: «rút báo cáo», rồi nhắn lại.',
  );
export const narrativeProposed = (period: string): TextLine[] =>
  lines(`Báo cáo ${period} đã khóa. Đã chuyển để cơ quan thường trực duyệt.`);
export const isItNarrative = (places: readonly string[]): TextLine[] =>
  lines(
    places.length === 1
      ? `Tin này có phải báo cáo bằng lời ${places[0] ?? ''} không?`
      : 'Tin này là báo cáo bằng lời của kỳ nào?',
    'Chưa ghi gì. Xin bấm chọn, hoặc nhắn lại mở đầu bằng «báo cáo:».',
  );
export const takeIt = (place: string, only: boolean): string =>
  only ? 'Đúng, ghi báo cáo' : `Ghi: ${place}`;
export const dropIt = 'Không phải báo cáo';
export const dropped = lines('Đã rõ, không ghi. Khi có báo cáo, xin nhắn mở đầu bằng «báo cáo:».');
export const narrativeWithdrawn = (parts: number): TextLine[] =>
  lines(
    parts > 0
      ? 'Đã rút báo cáo bằng lời. Xin nhắn lại, mở đầu bằng «báo cáo:».'
      : 'Chưa có báo cáo bằng lời nào để rút.',
  );
export const narrativeHint = lines(
  'Khối của đồng chí gửi báo cáo bằng lời.',
  'Xin nhắn, mở đầu bằng «báo cáo:». Cần thêm thời gian: «xin lùi đến thứ 6».',
);

export const narrativeNotice = (bloc: string, period: string, part: number, text: string): TextLine[] => [
  strong(`${bloc}: báo cáo bằng lời, ${period}${part > 1 ? `, phần ${part}` : ''}`),
  ...lines(...text.split('\n')),
];
export const narrativeProposal = (bloc: string, period: string, text: string): TextLine[] => [
  ...lines(`${bloc} gửi báo cáo bằng lời sau khi khóa, ${period}:`),
  ...lines(...text.split('\n')),
  ...lines('Có nhận không?'),
];
export const narrativeDecided = (accepted: boolean): TextLine[] =>
  lines(accepted ? 'Đã nhận báo cáo.' : 'Đã từ chối báo cáo.');
export const narrativeAnswer = (accepted: boolean): TextLine[] =>
  lines(
    accepted
      ? 'Cơ quan thường trực đã nhận báo cáo gửi sau khóa.'
      : 'Cơ quan thường trực không nhận báo cáo gửi sau khóa.',
  );
