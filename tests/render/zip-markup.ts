import { inflateRawSync } from 'node:zlib';

/** Everything that is written inside a zipped office file, as one text: its entries in the order of the directory. */
export function markupOf(file: Uint8Array): string {
  const zip = Buffer.from(file);
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const parts: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, size, local] = [
      zip.readUInt16LE(at + 10) === 8,
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 42),
    ];
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + size);
    parts.push((packed ? inflateRawSync(bytes) : bytes).toString('utf8'));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts.join('\n');
}
