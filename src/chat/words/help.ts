import { lines, strong } from './lines.ts';
import { howToStart, type WayOfFiles } from './sending-files.ts';

export const helpTitle = lines('', 'Các lệnh:');

export const helpAsLeader = (blocs: readonly string[]) => [
  strong(`Gửi số liệu của ${blocs.join(', ')}`),
  ...lines(
    'Nhắn thẳng mã hoặc tên chỉ tiêu và số, nhiều chỉ tiêu một tin cũng được:',
    '1: 6820,5  3: 338  4: 26,4 tỷ',
    'Sửa: nhắn lại số đúng. Bỏ: «rút số 4».',
    'Chưa có: «3 chưa có số liệu». Bằng không: «3: 0».',
    'Cần thêm thời gian: «xin lùi đến thứ 6».',
    'Nhờ người khác gửi: «hỏi đồng chí phó khối», «hỏi đồng chí phó khối về chỉ tiêu 4».',
    'Vắng mặt: «đang đi công tác đến 15/7». Về sớm: «tôi đã về».',
    'Có khó khăn: «vướng mắc: …».',
  ),
];

export const helpAsClerk = (files: WayOfFiles) => [
  strong('Việc của cán bộ phụ trách'),
  ...lines(
    `1. Đưa dữ liệu: ${howToStart(files)}`,
    '2. /moi K3 để mời khối trưởng; /moi K3 phó để mời khối phó.',
    '3. Thêm bot vào nhóm Hội đồng, nhắn /nhom trong nhóm.',
    '4. /ky 6 tháng để mở kỳ báo cáo; /lich để đặt lịch nhắc.',
    '5. /tinhhinh xem ai đã gửi; /nhac nhắc ngay; /nhapho nhập hộ.',
    '6. /tonghop xem và gửi tổng hợp; /soket đặt ngày tự gửi.',
  ),
];
