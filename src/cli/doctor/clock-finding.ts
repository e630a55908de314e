import { well, wrong, type Finding } from './finding.ts';

export interface Witness {
  /** «máy chủ PostgreSQL» */
  readonly name: string;
  readonly now: Date;
}

const subject = 'Đồng hồ';
const toleratedMs = 60_000;
const howTo = 'Bật đồng bộ giờ (timedatectl set-ntp true) rồi khởi động lại bot.';

/**
 * Deadlines and reminders hang on the machine's clock.
 * @param writtenAt when the bot wrote last, by the clock as it was then: it cannot lie ahead
 */
export function clockFinding(now: Date, witnesses: readonly Witness[], writtenAt: Date | null): Finding {
  const off = witnesses.find((witness) => Math.abs(witness.now.getTime() - now.getTime()) > toleratedMs);
  if (off) {
    const seconds = Math.round((now.getTime() - off.now.getTime()) / 1000);
    const way = seconds > 0 ? 'nhanh' : 'chậm';
    return wrong(subject, `máy này ${way} ${Math.abs(seconds)} giây so với ${off.name}. ${howTo}`);
  }
  if (writtenAt && writtenAt.getTime() - now.getTime() > toleratedMs)
    return wrong(subject, `dữ liệu được ghi lúc ${writtenAt.toISOString()}, sau giờ của máy này. ${howTo}`);
  const [first] = witnesses;
  return well(
    subject,
    first ? `khớp với ${first.name}.` : 'không có máy chủ nào để đối chiếu; giờ của dữ liệu hợp lý.',
  );
}
