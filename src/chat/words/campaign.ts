import type { Imported, ImportProblem } from '../../app/campaign/import-campaign.ts';
import type { TextLine } from '../../app/ports/channel.ts';
import { lines, strong } from './lines.ts';

export function imported({ campaign, organisation }: Imported): TextLine[] {
  return [
    strong('Đã nhận tệp.'),
    ...(campaign ? lines(`${campaign.name}: ${campaign.indicators} chỉ tiêu.`) : []),
    ...(organisation
      ? lines(
          `${organisation.name}: ${organisation.blocs} khối, ${organisation.units} đơn vị.`,
          'Tiếp theo: /moi để mời khối trưởng, /ky để mở kỳ báo cáo.',
        )
      : lines('Tiếp theo: gửi tệp tổ chức (emulation-organisation/1).')),
  ];
}

export const importRefused = (shown: readonly ImportProblem[], total: number): TextLine[] => [
  strong(`Tệp có ${total} chỗ sai, chưa nhận gì:`),
  ...shown.map(({ path, message }) => ({ text: `• ${path}: ${message}` })),
  ...(total > shown.length ? lines(`… và ${total - shown.length} chỗ nữa.`) : []),
  ...lines('Xin sửa rồi gửi lại tệp.'),
];
