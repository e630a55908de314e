import { clockWords } from '../calendar/day-words.ts';
import { planLimits, type PlanFault, type ReminderPlan } from './reminder-plan.ts';

/** The plan in words, a line a part; `parsePlanWords` reads them back. */
export function planWords(plan: ReminderPlan): readonly string[] {
  const { at, opening, before, dueDay, late, postponement, delegation } = plan;
  return [
    `Giờ nhắc: ${clockWords(at)}`,
    opening ? 'Khi mở kỳ: báo một lần' : 'Khi mở kỳ: không báo',
    before.length > 0
      ? `Trước hạn: ${before.map((days) => `${days} ngày`).join(', ')}`
      : 'Trước hạn: không nhắc',
    dueDay ? 'Sáng ngày hạn: nhắc' : 'Sáng ngày hạn: không nhắc',
    ...lateWords(late),
    postponement.atMost > 0 && postponement.workingDays > 0
      ? `Xin lùi: tối đa ${postponement.atMost} lần, không quá ${postponement.workingDays} ngày làm việc sau hạn`
      : 'Xin lùi: không cho',
    delegation.workingDays > 0
      ? `Nhờ khối phó: khối trưởng thôi nhận nhắc tối đa ${delegation.workingDays} ngày làm việc`
      : 'Nhờ khối phó: vẫn nhắc cả khối trưởng',
  ];
}

function lateWords({
  everyWorkingDays,
  atMost,
  deputyFrom,
  clerkFrom,
  sponsorFrom,
}: ReminderPlan['late']): string[] {
  if (atMost === 0) return ['Quá hạn: không nhắc'];
  const every = everyWorkingDays === 1 ? 'mỗi ngày làm việc' : `mỗi ${everyWorkingDays} ngày làm việc`;
  return [
    `Quá hạn: ${every}, tối đa ${atMost} lần`,
    `Quá hạn: từ lần ${deputyFrom} nhắc cả khối phó`,
    `Quá hạn: từ lần ${clerkFrom} báo cơ quan thường trực`,
    `Quá hạn: từ lần ${sponsorFrom} báo thành viên Hội đồng phụ trách`,
  ];
}

/** Why a plan is refused and what to write instead. */
export function planFaultWords(fault: PlanFault): string {
  switch (fault.kind) {
    case 'not-a-plan':
      return 'Chưa đọc được lịch nhắc. Đồng chí nhắn lại, ví dụ: «trước 5 ngày, 1 ngày, quá hạn mỗi ngày, tối đa 5 lần».';
    case 'bad-time':
      return 'Giờ nhắc phải trong giờ được nhắn, từ 07:00 đến trước 20:00. Ví dụ: «giờ nhắc 8:00».';
    case 'bad-before':
      return `Trước hạn được nhắc tối đa ${planLimits.beforeRungs} lần, mỗi lần cách hạn 1–${planLimits.daysBefore} ngày. Ví dụ: «trước 5 ngày, 1 ngày».`;
    case 'unlimited':
      return `Lịch nhắc phải có giới hạn. Đồng chí thêm «tối đa N lần», N không quá ${planLimits.lateRungs}. Ví dụ: «quá hạn mỗi ngày, tối đa 5 lần».`;
    case 'bad-late':
      return `Quá hạn: nhắc cách nhau 1–${planLimits.lateEvery} ngày làm việc, các mốc «lần N» từ 1 đến ${planLimits.lateRungs}.`;
    case 'bad-postponement':
      return `Xin lùi: tối đa ${planLimits.postponements} lần, không quá ${planLimits.postponedWorkingDays} ngày làm việc sau hạn.`;
    case 'bad-delegation':
      return `Nhờ khối phó: khối trưởng thôi nhận nhắc không quá ${planLimits.delegatedWorkingDays} ngày làm việc.`;
    case 'empty':
      return 'Lịch này không nhắc lần nào. Đồng chí giữ lại ít nhất một lần nhắc.';
  }
}
