/** Why the database cannot be brought up to date. */
export type MigrationProblemKind =
  /** a migration file differs from the one that was applied */
  | 'edited'
  /** an earlier run stopped in the middle of a migration */
  | 'unfinished'
  /** a migration was refused by the database just now; everything is as it was before */
  | 'refused'
  /** the database was made by a newer version of the program */
  | 'newer'
  /** the database holds tables of another program */
  | 'foreign';

const advice: Readonly<Record<MigrationProblemKind, string>> = {
  edited: `Tệp cập nhật cơ sở dữ liệu đã bị sửa sau khi áp dụng.
Hãy lấy lại bản gốc của chương trình (git checkout prisma/migrations) rồi khởi động lại.`,
  unfinished: `Lần cập nhật cơ sở dữ liệu trước bị dở dang.
Hãy khôi phục bản sao lưu gần nhất (npm run restore -- TỆP) rồi khởi động lại.`,
  refused: `Cơ sở dữ liệu không nhận bản cập nhật; dữ liệu vẫn nguyên như trước.
Hãy chạy lại phiên bản trước của chương trình và báo lỗi này cho người phát triển.`,
  newer: `Cơ sở dữ liệu thuộc phiên bản mới hơn của chương trình.
Hãy cài phiên bản mới nhất, hoặc khôi phục bản sao lưu của phiên bản này (npm run restore -- TỆP).`,
  foreign: `DATABASE_URL trỏ tới cơ sở dữ liệu đang có bảng của chương trình khác.
Hãy dùng một tệp hoặc một cơ sở dữ liệu riêng cho bot.`,
};

/** The program must not start on this database. The message is for the person who started it. */
export class MigrationProblem extends Error {
  override readonly name = 'MigrationProblem';
  readonly kind: MigrationProblemKind;
  /** the names of the migrations in question */
  readonly migrations: readonly string[];

  constructor(kind: MigrationProblemKind, migrations: readonly string[] = [], options?: ErrorOptions) {
    const which = migrations.length > 0 ? `\n(${migrations.join(', ')})` : '';
    super(advice[kind] + which, options);
    this.kind = kind;
    this.migrations = migrations;
  }
}
