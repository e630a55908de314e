import type { TextLine } from '../../app/ports/channel.ts';
import { lines } from './lines.ts';

export const allowanceSet = (anytime: boolean): TextLine[] =>
  anytime
    ? lines(
        'Đã ghi: bot được nhắn cả ngoài giờ và ngày nghỉ.',
        'Đổi lại: «chỉ nhắn giờ hành chính», hoặc /ngoaigio không.',
      )
    : lines('Đã ghi: bot chỉ nhắn 7:00–20:00 ngày làm việc.', 'Tin đồng chí hỏi thì bot vẫn trả lời ngay.');

export const allowanceShown = (anytime: boolean): TextLine[] =>
  lines(
    anytime
      ? 'Hiện nay: bot được nhắn cả ngoài giờ và ngày nghỉ.'
      : 'Hiện nay: bot chỉ nhắn 7:00–20:00 ngày làm việc.',
    'Đổi: /ngoaigio có · /ngoaigio không',
  );
