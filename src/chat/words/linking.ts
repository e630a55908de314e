import type { InvitationRefusal } from '../../app/linking/accept-invitation.ts';
import type { TextLine } from '../../app/ports/channel.ts';
import type { OfficeKind, RoleName } from '../../app/ports/people.ts';
import { lines } from './lines.ts';
import { howToStart, type WayOfFiles } from './sending-files.ts';

export const officeName: Readonly<Record<OfficeKind, string>> = {
  leader: 'khối trưởng',
  deputy: 'khối phó',
  acting: 'người phụ trách tạm thời',
  sponsor: 'thành viên Hội đồng phụ trách',
};

export const roleName: Readonly<Record<RoleName, string>> = {
  owner: 'cán bộ phụ trách (quản trị)',
  clerk: 'cán bộ phụ trách',
  approver: 'lãnh đạo duyệt',
  reader: 'người xem tổng hợp',
};

export const unknownPerson: TextLine[] = lines(
  'Xin chào! Bot này chỉ làm việc với người được cơ quan thường trực mời.',
  'Nếu đã được mời, xin mở liên kết hoặc nhắn mã gồm 8 ký tự.',
);

export function refusal(invitationRefusal: InvitationRefusal): TextLine[] {
  switch (invitationRefusal.kind) {
    case 'unknown':
      return lines(
        'Mã hoặc liên kết mời không đúng.',
        'Xin kiểm tra lại, hoặc xin cơ quan thường trực mã mới.',
      );
    case 'used':
      return lines('Lời mời này đã có người dùng.', 'Xin cơ quan thường trực gửi lời mời mới.');
    case 'expired':
      return lines('Lời mời này đã hết hạn.', 'Xin cơ quan thường trực gửi lời mời mới.');
    case 'too-many-tries':
      return lines('Đã nhập sai mã 5 lần trong ngày.', 'Xin thử lại vào ngày mai, hoặc mở bằng liên kết.');
    case 'elsewhere':
      return lines(
        'Tài khoản này đang nối với một cơ quan khác.',
        'Nhắn /thoi để thôi cơ quan đó trước, rồi mở lại lời mời.',
      );
    case 'taken':
      return lines(
        `Tài khoản này đang nối với «${invitationRefusal.by}».`,
        'Cũng là đồng chí: nhắn /kenh thêm ở đây, rồi nhập mã ở ứng dụng kia.',
        'Muốn bỏ tài khoản này trước: /thoi.',
      );
    case 'own-chat':
      return lines('Nơi này đã nối rồi. Xin nhập mã ở ứng dụng kia của đồng chí.');
  }
}

const whatIsStored = lines(
  'Bot lưu: mã tài khoản chat, tên hiển thị, chức trách, và số liệu đồng chí gửi, chỉ để theo dõi chỉ tiêu thi đua.',
  'Không muốn dùng nữa: nhắn /thoi.',
);

/** A member of the council reports nothing: they are told when their bloc stays late. */
export const linkedAsSponsor = (bloc: string, authority: string): TextLine[] => [
  { text: `Đã nhận đồng chí là ${officeName.sponsor} ${bloc}.`, strong: true },
  { text: authority },
  { text: '' },
  ...lines(
    'Khi khối quá hạn nhiều ngày, bot báo tại đây. Đồng chí không phải gửi số.',
    'Tình hình khối: /tinhhinh. Tổng hợp: /tonghop.',
    '',
  ),
  ...whatIsStored,
];

export const linkedAsLeader = (office: OfficeKind, bloc: string, authority: string): TextLine[] => [
  { text: `Đã nhận đồng chí là ${officeName[office]} ${bloc}.`, strong: true },
  { text: authority },
  { text: '' },
  ...lines(
    'Đến kỳ báo cáo, bot nhắc tại đây; đồng chí chỉ cần nhắn số, ví dụ:',
    '1: 6820,5  4: 26,4 tỷ',
    'Xem số đã gửi: /dagui. Hướng dẫn: /trogiup.',
    '',
  ),
  ...whatIsStored,
];

export const linkedAsRole = (role: RoleName, authority: string, files: WayOfFiles): TextLine[] => [
  { text: `Đã nhận đồng chí là ${roleName[role]}.`, strong: true },
  { text: authority },
  { text: '' },
  ...(role === 'owner' || role === 'clerk'
    ? lines(
        `Bắt đầu: ${howToStart(files)}`,
        'Sau đó: /moi để mời khối trưởng, /ky để mở kỳ báo cáo. Mọi lệnh: /trogiup.',
        '',
      )
    : lines('Xem tổng hợp: /tonghop. Mọi lệnh: /trogiup.', '')),
  ...whatIsStored,
];

export const rightPerson = (displayName: string, office: OfficeKind, bloc: string): TextLine[] =>
  lines(`«${displayName}» đã nhận ${officeName[office]} ${bloc}. Đúng người?`);
export const rightPersonButtons = { keep: 'Đúng', revoke: 'Thu hồi' } as const;

export const revoked = (displayName: string): TextLine[] => lines(`Đã thu hồi quyền của «${displayName}».`);
export const revokedNotice = lines(
  'Cơ quan thường trực đã thu hồi quyền dùng bot của tài khoản này.',
  'Nếu có nhầm lẫn, xin liên hệ cơ quan thường trực.',
);
export const keptAsRight = (displayName: string): TextLine[] => lines(`Đã xác nhận «${displayName}».`);

export const goodbye = lines(
  'Đã thôi nối mọi tài khoản của đồng chí. Bot không nhắc nữa.',
  'Số liệu đã gửi vẫn được giữ theo quy định báo cáo.',
);
export const lastClerkStays = lines(
  'Đồng chí là cán bộ phụ trách duy nhất, chưa thể thôi.',
  'Xin mời người thay trước: /moi canbo.',
);
export const leftNotice = (displayName: string): TextLine[] =>
  lines(`«${displayName}» đã thôi dùng bot.`, 'Mời người thay: /moi <mã khối>.');

export const inviteWhom = (blocs: readonly { code: string; shortName: string }[]): TextLine[] => [
  ...lines('Mời ai? Nhắn /moi và mã khối; thêm «phó» mời khối phó, «phụ trách» mời thành viên Hội đồng:'),
  ...blocs.map(({ code, shortName }) => ({ text: `/moi ${code} · ${shortName}` })),
  ...lines('Mời người khác: /moi canbo · /moi duyet · /moi xem'),
];
export const noSuchBloc = (typed: string): TextLine[] =>
  lines(`Không có khối «${typed}». Nhắn /moi để xem danh sách.`);

export const invitation = (
  forWhom: string,
  link: string | null,
  code: string,
  botName: string,
  botLink: string | null = null,
): TextLine[] => [
  { text: `Lời mời ${forWhom}`, strong: true },
  ...(link === null
    ? []
    : lines('Chuyển liên kết này cho người được mời (dùng một lần, trong 7 ngày):', link)),
  ...(link === null
    ? [
        ...lines(`Nhờ người được mời tìm bot «${botName}» trên Zalo${botLink === null ? '' : ', hoặc mở'}`),
        ...(botLink === null ? [] : lines(botLink)),
        ...lines('rồi nhắn mã này (dùng một lần, trong 24 giờ):', code),
      ]
    : lines(`Hoặc nhờ người đó tìm bot ${botName} và nhắn mã (trong 24 giờ):`, code)),
];

/** The same code works in every messenger; a link may only open the chat there. */
export const invitationElsewhere = (
  ways: readonly { readonly name: string; readonly botName: string; readonly link: string | null }[],
): TextLine[] =>
  ways.length === 0
    ? []
    : lines(
        'Người dùng ứng dụng khác nhắn mã trên cho:',
        ...ways.map(({ name, botName, link }) => `• ${name} «${botName}»${link === null ? '' : `: ${link}`}`),
      );

/** @param code to be typed where the link cannot carry it */
export const qrCaption = (forWhom: string, app: string, code: string | null): string =>
  [
    `Lời mời ${forWhom}, qua ${app}`,
    code === null
      ? 'Quét mã này để mở bot (dùng một lần, trong 7 ngày).'
      : 'Quét để mở bot, rồi nhắn mã (trong 24 giờ):',
    ...(code === null ? [] : [code]),
  ].join('\n');
