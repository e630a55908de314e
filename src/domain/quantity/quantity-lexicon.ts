import { makeLexicon } from './lexicon.ts';
import { numberSpellings } from './number-words.ts';
import { unitRows } from './unit-table.ts';

/** Words of number, unit and comparison: what input-method residue is decoded into when nothing else is known. */
export const quantityLexicon = makeLexicon([
  ...numberSpellings,
  ...unitRows.flatMap(({ name, aliases }) => [name, ...aliases]),
  'phần trên chia và âm trừ nửa chẵn từ đến tới giữa hơn quá vượt dưới chưa đạt được là có còn không bằng cả',
  'tăng giảm bớt lên xuống thêm khoảng chừng tầm cỡ độ gần ước ngót xấp xỉ trở ít nhất tối thiểu đa nhiều',
  'ngày tháng quý năm kế hoạch thực hiện số liệu tổng hợp báo cáo rà soát phát sinh nào',
]);
