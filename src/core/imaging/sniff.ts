/** Tells formats apart by their magic bytes; names and extensions are not asked. */
import type { ImageType } from '#domain/picture/picture';

const startsWith = (bytes: Uint8Array, offset: number, text: string): boolean =>
  [...text].every((character, index) => bytes[offset + index] === character.charCodeAt(0));

/** The format of a file by its first bytes. */
export const sniff = (bytes: Uint8Array): ImageType => {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (startsWith(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) return 'webp';
  if (startsWith(bytes, 0, 'II*\0') || startsWith(bytes, 0, 'MM\0*')) return 'tiff';
  if (startsWith(bytes, 0, 'GIF87a') || startsWith(bytes, 0, 'GIF89a')) return 'gif';
  if (startsWith(bytes, 4, 'ftyp')) return brandOf(bytes);
  if (startsWith(bytes, 0, 'BM') && bytes.length >= 26 && bytes[14]! >= 12 && bytes[15] === 0) return 'bmp';
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1').toLowerCase();
  // Readers of PDF forgive bytes before the header.
  if (head.includes('%pdf-')) return 'pdf';
  return /<svg[\s>]/.test(head) ? 'svg' : 'unknown';
};

/** ISO media files name what they are in their first box: major brand, then the compatible ones. */
const brandOf = (bytes: Uint8Array): ImageType => {
  const length = Math.min(Buffer.from(bytes.subarray(0, 4)).readUInt32BE(0), 256, bytes.length);
  const brands = Buffer.from(bytes.subarray(8, length)).toString('latin1');
  if (/avif|avis/.test(brands)) return 'avif';
  return /hei[cxms]|hev[cx]|mif1|msf1/.test(brands) ? 'heic' : 'unknown';
};

/** Extensions that say the truth about a format. */
export const extensionsOf: Readonly<Record<ImageType, readonly string[]>> = {
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  webp: ['webp'],
  tiff: ['tif', 'tiff'],
  avif: ['avif'],
  bmp: ['bmp', 'dib'],
  heic: ['heic', 'heif'],
  gif: ['gif'],
  pdf: ['pdf'],
  svg: ['svg'],
  unknown: [],
};
