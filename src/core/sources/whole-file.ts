/**
 * Whether the end of a file is there, by the end mark of its format: a decoder fills what is missing with grey or keeps silent about
 * pages. Bytes behind the mark are no reason to wait. `true` where the format has none, or is not known.
 */
import { hasEndMarker } from '../imaging/jpeg-segments.ts';

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to);
/** Bytes at the end in which a PDF's mark is looked for; programs put signatures and mail footers behind it. */
const pdfTail = 65_536;

export const hasEnd = (bytes: Buffer): boolean => {
  const start = ascii(bytes, 0, 12);
  if (isJpeg(bytes)) return hasEndMarker(bytes);
  if (start.startsWith('\x89PNG')) return bytes.lastIndexOf('IEND', undefined, 'latin1') > 0;
  if (start.startsWith('%PDF')) return pdfEnds(bytes);
  if (start.startsWith('RIFF')) return bytes.length >= 8 && bytes.readUInt32LE(4) + 8 <= bytes.length;
  if (start.slice(4, 8) === 'ftyp') return boxesEnd(bytes);
  return true;
};

/** Some cameras write no end marker. Whether every pixel is there, a strict decoder tells of a JPEG, and of no other format. */
export const mayLackEnd = (bytes: Buffer): boolean => isJpeg(bytes);

const isJpeg = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === 0xd8;

/** ISO 32000-1 7.5.5. The first section of a linearized file has the mark too, with the offset 0. */
const pdfEnds = (bytes: Buffer): boolean => {
  const tail = ascii(bytes, Math.max(0, bytes.length - pdfTail), bytes.length);
  return [...tail.matchAll(/startxref\s+(\d+)\s+%%EOF/g)].some(([, offset]) => Number(offset) > 0);
};

const boxes = new Set([
  'ftyp',
  'meta',
  'mdat',
  'moov',
  'moof',
  'free',
  'skip',
  'idat',
  'uuid',
  'mdta',
  'sidx',
]);

/** ISO 14496-12 4.2: boxes one after another, each with its length; 0 is “to the end”. What is no box follows the end. */
const boxesEnd = (bytes: Buffer): boolean => {
  let at = 0;
  while (at + 8 <= bytes.length && boxes.has(ascii(bytes, at + 4, at + 8))) {
    const short = bytes.readUInt32BE(at);
    const size = short === 1 && at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    if (size < 8) return true;
    at += size;
  }
  return at <= bytes.length;
};
