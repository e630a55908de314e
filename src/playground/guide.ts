import type { PlaceName } from './phone.ts';

/** One thing to try. The page fills in or opens what `help` says, and ticks the step off when `doneWhen` is seen. */
export interface GuideStep {
  readonly title: string;
  readonly text: string;
  readonly english: string;
  readonly help: GuideHelp | null;
  readonly doneWhen: SeenMessage | null;
}

export type GuideHelp =
  /** puts text into the writing line of the phone that is shown there */
  | { readonly kind: 'write'; readonly place: PlaceName; readonly text: string }
  | { readonly kind: 'open'; readonly place: PlaceName; readonly url: string }
  | { readonly kind: 'next-event' };

export interface SeenMessage {
  readonly place: PlaceName;
  readonly by: 'owner' | 'bot';
  /** JavaScript regular expression, case-insensitive */
  readonly pattern: string;
}

/** What a person types or opens an invitation with. */
const introduced = '^(/start |[A-HJ-NP-Z2-9]{8}$)';

/**
 * @param clerkLink opens the clerk's first chat with the one-time admin code
 * @param clerkCode the same, to be typed in another messenger
 */
export const defaultGuide = (clerkLink: string, clerkCode: string): readonly GuideStep[] => [
  {
    title: 'Nhận vai cán bộ',
    text: `Bấm để mở đường dẫn của cán bộ thi đua trên điện thoại ở giữa. Dùng Zalo: chọn ứng dụng trên điện thoại, nhắn mã ${clerkCode}.`,
    english: 'Become the clerk',
    help: { kind: 'open', place: 'clerk', url: clerkLink },
    doneWhen: { place: 'clerk', by: 'owner', pattern: introduced },
  },
  {
    title: 'Mời khối trưởng',
    text: 'Nhắn /moi kèm tên khối, rồi chạm vào đường dẫn trong câu trả lời: nó mở trên điện thoại bên trái (trên Zalo nhắn thêm mã). Sau đó bấm «Đúng».',
    english: 'Invite a bloc leader, then tap the link',
    help: { kind: 'write', place: 'clerk', text: '/moi Khối Kinh tế' },
    doneWhen: { place: 'leader', by: 'owner', pattern: introduced },
  },
  {
    title: 'Gắn nhóm Hội đồng',
    text: 'Cán bộ nhắn /nhom trong nhóm. Trên Zalo OA: nhắn /taonhom cho OA trước.',
    english: 'Bind the council group',
    help: { kind: 'write', place: 'group', text: '/nhom' },
    doneWhen: { place: 'group', by: 'owner', pattern: '^(@\\D+ )?/nhom' },
  },
  {
    title: 'Mở kỳ báo cáo',
    text: 'Kỳ 6 tháng tự mở vào ngày 8/6, một tuần trước ngày chốt số.',
    english: 'Open a reporting period',
    help: { kind: 'write', place: 'clerk', text: '/ky 6 tháng' },
    doneWhen: { place: 'clerk', by: 'owner', pattern: '^/ky' },
  },
  {
    title: 'Chờ đến giờ nhắc',
    text: 'Bấm «Sự kiện kế tiếp» ở trên cùng cho đến khi khối trưởng nhận lời nhắc.',
    english: 'Move the clock until the reminder comes',
    help: { kind: 'next-event' },
    doneWhen: { place: 'leader', by: 'bot', pattern: '⏰' },
  },
  {
    title: 'Báo cáo số liệu',
    text: 'Khối trưởng trả lời như vẫn nhắn tin hằng ngày. Thử cả câu dễ nhầm: «HTX chưa có», «công nghiệp 9.350 tỷ».',
    english: 'Report figures the way people type them',
    help: { kind: 'write', place: 'leader', text: '1: 6820,5 tấn  mía 338 ha  thu NS 26 tỷ 4' },
    doneWhen: { place: 'leader', by: 'owner', pattern: '^(?!/|[A-HJ-NP-Z2-9]{8}$)[^]*\\d' },
  },
  {
    title: 'Công bố tổng hợp',
    text: 'Nhắn /tonghop, xem trước rồi bấm «Gửi Hội đồng». Không bấm thì bot tự gửi ngày 19/6: bấm tiếp đồng hồ mà xem.',
    english: 'Publish the summary to the group',
    help: { kind: 'write', place: 'clerk', text: '/tonghop' },
    doneWhen: { place: 'group', by: 'bot', pattern: 'Bản tin số' },
  },
];
