/** Tells formats apart by their magic bytes; names and extensions are not asked. */
import type { ImageType } from '#domain/picture/picture';

const startsWith = (bytes: Uint8Array, offset: number, text: string): boolean =>
  [...text].every((character, index) => bytes[offset + index] === character.charCodeAt(0));

/** How far into a file its picture may begin: readers of PDF look at the first 1,024 bytes. */
const mostBefore = 1024;

/** The format of a file, and where in it the picture begins: now and then something was written ahead of it. */
export const sniff = (bytes: Uint8Array): { type: ImageType; at: number } => {
  const type = typeOf(bytes);
  if (type !== 'unknown') return { type, at: 0 };
  const head = Buffer.from(bytes.subarray(0, mostBefore + 5)).toString('latin1');
  const pdf = head.search(/%pdf-/i);
  if (pdf >= 0) return { type: 'pdf', at: pdf };
  const jpeg = head.indexOf('\xff\xd8\xff');
  if (jpeg > 0 && !othersWithJpeg.some((start) => startsWith(bytes, 0, start)))
    return { type: 'jpeg', at: jpeg };
  return { type: /<svg[\s>]/i.test(head) ? 'svg' : 'unknown', at: 0 };
};

/** Beginnings of other files that carry a JPEG inside: a cover, a preview, a document's picture. */
const othersWithJpeg = [
  ...[
    'PK',
    'Rar!',
    'ID3',
    'OggS',
    'fLaC',
    'MZ',
    '8BPS',
    'RIFF',
    'FORM',
    '\x7fELF',
    '\x1f\x8b',
    '%!PS',
    '{',
    '<',
  ],
  ...['\xd0\xcf\x11\xe0', '\0\0\0\x18ftyp', '\0\0\0\x1cftyp', '\0\0\0\x20ftyp', '\0\0\0\x14ftyp'],
];

/** A kind of picture that the desk does not read, by its name; null for anything else. */
export const unreadKindOf = (bytes: Uint8Array): string | null =>
  unreadKinds.find(({ magic }) => magic.some((start) => startsWith(bytes, 0, start)))?.kind ?? null;

const unreadKinds = [
  { kind: 'JPEG 2000', magic: ['\0\0\0\x0cjP  \r\n', '\xff\x4f\xff\x51'] },
  { kind: 'JPEG XL', magic: ['\xff\x0a', '\0\0\0\x0cJXL '] },
  { kind: 'Photoshop', magic: ['8BPS\0'] },
  { kind: 'PostScript', magic: ['%!PS-', '\xc5\xd0\xd3\xc6'] },
  { kind: 'DDS', magic: ['DDS |'] },
  { kind: 'ICO', magic: ['\0\0\x01\0\x01\0', '\0\0\x01\0\x02\0', '\0\0\x01\0\x03\0'] },
  { kind: 'ICNS', magic: ['icns'] },
  { kind: 'OpenEXR', magic: ['\x76\x2f\x31\x01'] },
] as const;

/** Whether an ISO media file says that it holds a moving picture ahead of a still one. */
export const isSequence = (bytes: Uint8Array): boolean =>
  ['avis', 'msf1', 'hevc', 'hevx', 'hevm', 'hevs'].some((brand) => startsWith(bytes, 8, brand));

const typeOf = (bytes: Uint8Array): ImageType => {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (startsWith(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) return 'webp';
  // The second two are BigTIFF.
  if (['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].some((start) => startsWith(bytes, 0, start))) return 'tiff';
  if (startsWith(bytes, 0, 'GIF87a') || startsWith(bytes, 0, 'GIF89a')) return 'gif';
  if (startsWith(bytes, 4, 'ftyp')) return brandOf(bytes);
  if (startsWith(bytes, 0, 'BM') && bytes.length >= 26 && bytes[14]! >= 12 && bytes[15] === 0) return 'bmp';
  return startsWith(bytes, 0, '%PDF-') ? 'pdf' : 'unknown';
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
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif', 'mpo'],
  png: ['png'],
  webp: ['webp'],
  tiff: ['tif', 'tiff'],
  avif: ['avif', 'avifs'],
  bmp: ['bmp', 'dib'],
  heic: ['heic', 'heif', 'hif'],
  gif: ['gif'],
  pdf: ['pdf'],
  svg: ['svg'],
  unknown: [],
};
