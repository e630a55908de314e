import type { OutgoingFile } from '../app/ports/channel.ts';
import type { Result } from '../domain/result.ts';

/** Frozen data were written by this program: when they do not read, the row is broken, and nobody can mend it. */
function mustRead<T>(read: Result<T, string>, { fileName, drawing }: OutgoingFile): T {
  if (!read.ok) throw new Error(`the data of ${fileName} do not read as a ${drawing}: ${read.error}`);
  return read.value;
}

// Each kind is loaded with its library when the first such file is sent: the start of the program waits for none.

async function chart(file: OutgoingFile): Promise<Uint8Array> {
  const [{ drawChart }, { fromSnapshot }] = await Promise.all([
    import('./chart.ts'),
    import('./summary-snapshot.ts'),
  ]);
  return drawChart(mustRead(fromSnapshot(file.data), file));
}

async function workbook(file: OutgoingFile): Promise<Uint8Array> {
  const [{ drawWorkbook }, { readWorkbookData }] = await Promise.all([
    import('./workbook/workbook.ts'),
    import('./workbook/workbook-data.ts'),
  ]);
  return drawWorkbook(mustRead(readWorkbookData(file.data), file));
}

/** A square that a phone's camera reads; the data are the text itself, usually a link. */
async function qr({ data, fileName }: OutgoingFile): Promise<Uint8Array> {
  if (typeof data !== 'string' || data === '')
    throw new Error(`the data of ${fileName} are no text for a QR code`);
  const { default: QRCode } = await import('qrcode');
  return QRCode.toBuffer(data, { type: 'png', errorCorrectionLevel: 'M', margin: 4, scale: 10 });
}

const json = ({ data }: OutgoingFile): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(data, null, 2) ?? 'null'}\n`);

/**
 * The bytes of a file that is about to be sent. The same frozen data give the same file, however often it is sent.
 * Rejects data that are not of the drawing's kind: a summary's snapshot for `chart`, frozen `WorkbookData` for
 * `workbook`, a text for `qr`, anything for `json`.
 */
export async function draw(file: OutgoingFile): Promise<Uint8Array> {
  switch (file.drawing) {
    case 'chart':
      return chart(file);
    case 'workbook':
      return workbook(file);
    case 'qr':
      return qr(file);
    case 'json':
      return json(file);
  }
}
