export interface ImageSize {
  readonly format: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The size of a PNG or JPEG in pixels, read from its own header; null for anything else, whatever its name. */
export function imageSizeOf(bytes: Uint8Array): ImageSize | null {
  const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return pngSize(image) ?? jpegSize(image);
}

function pngSize(image: Buffer): ImageSize | null {
  const complete =
    image.length >= 45 &&
    image.subarray(0, 8).equals(pngSignature) &&
    image.toString('latin1', 12, 16) === 'IHDR' &&
    image.toString('latin1', image.length - 8, image.length - 4) === 'IEND';
  return complete ? { format: 'png', width: image.readUInt32BE(16), height: image.readUInt32BE(20) } : null;
}

/** Walks the segments up to the frame header, which holds the size. */
function jpegSize(image: Buffer): ImageSize | null {
  if (image.length < 12 || image.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < image.length;) {
    if (image[at] !== 0xff) return null;
    const kind = image[at + 1] ?? 0;
    const isFrame = kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind);
    if (isFrame)
      return { format: 'jpeg', height: image.readUInt16BE(at + 5), width: image.readUInt16BE(at + 7) };
    at += 2 + image.readUInt16BE(at + 2);
  }
  return null;
}
