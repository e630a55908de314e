import type { OutgoingFile } from '../../app/ports/channel.ts';

const paragraph = (...lines: readonly string[]): string =>
  lines.filter((line) => line.trim() !== '').join('\n');

/** A bot on Zalo carries no documents: a link to ours stands for one. */
export const fileByLink = ({ fileName }: OutgoingFile, caption: string, link: string): string =>
  paragraph(caption, `Tải tệp ${fileName} (liên kết dùng trong 7 ngày):`, link);

export const pictureByLink = (caption: string, link: string): string =>
  paragraph(caption, 'Xem ảnh (liên kết dùng trong 7 ngày):', link);

export const fileNotSent = ({ fileName, picture }: OutgoingFile, caption: string): string =>
  paragraph(
    caption,
    `Chưa gửi được ${picture ? 'ảnh' : 'tệp'} ${fileName} qua Zalo: máy chủ chưa có địa chỉ công khai.`,
    'Xin báo người quản trị đặt PUBLIC_URL.',
  );
