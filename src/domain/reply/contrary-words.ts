/**
 * Words that make a quantity another one than the name beside them says. An indicator whose names hold one of a row's
 * words is never told by the row's other words («ngoại trú» is no «nội trú»), unless its names hold those too.
 * Un-accented typing matches as well. A row is added with its reason.
 */
export interface ContraryRow {
  /** what indicators are about, separated by «|»; each of these words stands against the others */
  readonly words: string;
  /** stand against `words`, and no indicator is about them */
  readonly others?: string;
  /** only for indicators whose names hold these words too */
  readonly about?: string;
  readonly why: string;
}

export const contraryRows: readonly ContraryRow[] = [
  { words: 'thu', others: 'chi | tổng chi | bội chi | kết dư', why: 'what came in is not what was spent' },
  { words: 'nội trú | ngoại trú', why: 'patients who stay, or who do not' },
  { words: 'đúng hạn | trễ hạn | quá hạn | chậm hạn', why: 'in time, or late' },
  { words: 'thấp còi | nhẹ cân | gầy còm | thừa cân | béo phì', why: 'kinds of bad nourishment' },
  { words: 'sơ sinh | trẻ em | bà mẹ | mẹ', why: 'whose deaths are counted' },
  { words: 'thành thị | nông thôn', why: 'the halves of a province' },
  { words: 'hữu cơ', others: 'vietgap | thông thường', why: 'ways of growing' },
  { words: 'hoàn thành', others: 'khởi công | cấp phép | được cấp phép', why: 'begun is not finished' },
  {
    words: 'toàn xã hội | công',
    others: 'tư nhân | nước ngoài | fdi',
    about: 'đầu tư',
    why: 'whose money is invested',
  },
  {
    words: 'sinh hoạt | y tế',
    others: 'xây dựng | công nghiệp | nguy hại | nông nghiệp | nhựa',
    about: 'thải',
    why: 'where waste comes from',
  },
  { words: 'tự nhiên', others: 'cơ học', about: 'dân số', why: 'births, or people who move' },
  { words: 'sinh', others: 'con thứ ba | con thứ 3 | sinh thô', about: 'suất', why: 'rates of birth' },
  { words: 'bảo hiểm', others: 'học sinh | sinh viên', why: 'who is insured' },
  {
    words: 'mới | thành lập | xây dựng trường học',
    others:
      'công nhận lại | đánh giá lại | củng cố | kiện toàn | giải thể | ngừng hoạt động | hoạt động | hiện có',
    why: 'new ones are no old ones',
  },
  {
    words: 'diện tích trồng',
    others: 'trồng mới | trồng lại | trồng dặm | thu hoạch | đã thu hoạch',
    why: 'the whole is not what is new',
  },
  { words: 'chè', others: 'trồng mới | trồng lại | trồng dặm', why: 'the whole is not what is new' },
  { words: 'xã | nông thôn', others: 'thôn | xóm | huyện', about: 'nông thôn mới', why: 'of what size' },
  { words: 'sản xuất', others: 'xuất khẩu | nhập khẩu | tăng thêm', about: 'giá trị', why: 'which value' },
  {
    words: 'xóa',
    others: 'hiện có | phát sinh',
    about: 'nhà',
    why: 'what is there is not what was done away',
  },
  { words: 'kinh tế', others: 'dân số | tín dụng', about: 'tăng trưởng', why: 'what grows' },
  {
    words: 'tỷ trọng',
    others: 'chỉ số | sản xuất | dịch vụ công | dịch vụ công trực tuyến',
    why: 'a share of the economy is no index and no service to citizens',
  },
  {
    words: 'gỗ lớn',
    others: 'rừng sản xuất | rừng phòng hộ | rừng đặc dụng | cây phân tán',
    why: 'kinds of forest',
  },
];

/** Longer phrases in which a word of a row says something else. */
export const harmless = 'chi cục | chi nhánh | chi tiết | chi bộ | chi hội | chi đoàn';
