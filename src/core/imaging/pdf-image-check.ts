/** Whether the data of an image in a PDF, or of a page's operators, is all there, by decoders that mind: pdf.js fills what is lost with something and goes on. */
import { finished } from 'node:stream/promises';
import { createInflate, createInflateRaw } from 'node:zlib';
import sharp from 'sharp';
import { readJpegHead } from './jpeg-segments.ts';
import type { ImageStream, Stream } from './pdf-streams.ts';
import { isWholeJpeg } from './sharp-decode.ts';

/** `doubtful`: all of it came, but its sum is not right, or nobody minds here; `unknown`: a coding that cannot be checked. */
export type Wholeness = 'whole' | 'damaged' | 'doubtful' | 'unknown';

export const checkImage = async (image: ImageStream): Promise<Wholeness> => {
  const [filter, next, ...more] = image.filters;
  if (more.length > 0) return 'unknown';
  if (next !== undefined) {
    if (filter !== 'FlateDecode' || next !== 'DCTDecode') return 'unknown';
    const inflated = await inflate(image.data, mostInner, true);
    return inflated.error || !inflated.data ? 'damaged' : jpeg(inflated.data, image);
  }
  switch (filter) {
    case 'DCTDecode':
      return jpeg(image.data, image);
    case 'FlateDecode':
      return checkFlate(image);
    case 'CCITTFaxDecode':
      return checkFax(image);
    case 'JPXDecode':
      // The end of the code stream (ISO/IEC 15444-1, EOC), which a cut one lacks.
      return image.data.subarray(-16).includes(Buffer.of(0xff, 0xd9)) ? 'unknown' : 'damaged';
    case undefined:
      return holds(image, image.data.length, 0) ? 'whole' : 'damaged';
    default:
      return 'unknown';
  }
};

/** Of operators under one Flate coding: altered ones draw something else, or nothing. */
export const checkContents = async ({ filters, data }: Stream): Promise<Wholeness> => {
  if (filters.length !== 1 || filters[0] !== 'FlateDecode') return 'unknown';
  const { error } = await inflate(data, mostInner, false);
  if (error === null) return 'whole';
  // Without its sum at the end it may still be whole; cut before that, operators are missing.
  const isWhole = error !== 'Z_DATA_ERROR' && (await endsByItself(data.subarray(zlibHead)));
  return isWhole ? 'doubtful' : 'damaged';
};

const mostInner = 64 * 1024 * 1024;

/** Readers skip what stands ahead of the picture. */
const jpeg = async (data: Buffer, image: ImageStream): Promise<Wholeness> => {
  const start = data.indexOf(Buffer.of(0xff, 0xd8));
  if (start < 0 || !isDrawnLargeEnough(image, data.subarray(start))) return 'damaged';
  return (await isWholeJpeg(data.subarray(start))) ? 'whole' : 'damaged';
};

/** pdf.js draws a JPEG at the size that the dictionary tells, whatever its own is: at less than this share of it print is lost. */
const leastTold = 0.5;

const isDrawnLargeEnough = ({ width, height }: ImageStream, data: Buffer): boolean => {
  const head = readJpegHead(data);
  if (!head) return true;
  return width >= head.width * leastTold && height >= head.height * leastTold;
};

/** Bytes that the pixels take at least, as the dictionary tells it. */
const leastBytes = ({ width, height, bits, samples }: ImageStream): number =>
  Math.ceil((width * (samples ?? 1) * (bits ?? 1)) / 8) * height;

/** So much more than its pixels take, and the dictionary tells of a smaller image than there is. Writers leave some bytes at the end. */
const mostOver = { share: 1.5, bytes: 1024 } as const;

/** Whether so many bytes are what the dictionary tells; `more`: what else they hold. */
const holds = (image: ImageStream, bytes: number, more: number): boolean => {
  const wanted = leastBytes(image) + more;
  const isKnown = image.bits !== null && image.samples !== null;
  return bytes >= wanted && !(isKnown && bytes > wanted * mostOver.share + mostOver.bytes);
};

const checkFlate = async (image: ImageStream): Promise<Wholeness> => {
  const more = /\/Predictor\s+1\d/.test(image.dictionary) ? image.height : 0;
  const { bytes, error } = await inflate(image.data, 2 * leastBytes(image) + 65_536, false);
  if (!holds(image, bytes, more)) return 'damaged';
  // Every byte came, yet they are not those that were written.
  return error === 'Z_DATA_ERROR' ? 'doubtful' : 'whole';
};

/** Bytes ahead of what is deflated (RFC 1950). */
const zlibHead = 2;

/** Whether deflated data comes to its last block, whatever follows (RFC 1951). */
const endsByItself = async (data: Buffer): Promise<boolean> => {
  const stream = createInflateRaw();
  stream.resume();
  stream.end(data);
  return finished(stream).then(
    () => true,
    () => false,
  );
};

type Inflated = { readonly bytes: number; readonly error: string | null; readonly data: Buffer | null };

/** Counts, part by part; stops behind `most` bytes. */
const inflate = async (data: Buffer, most: number, keep: boolean): Promise<Inflated> => {
  const stream = createInflate();
  const parts: Buffer[] = [];
  let bytes = 0;
  let error: string | null = null;
  stream.on('data', (part: Buffer) => {
    bytes += part.length;
    if (keep) parts.push(part);
    if (bytes > most) stream.destroy();
  });
  stream.end(data);
  try {
    await finished(stream);
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    if (code !== 'ERR_STREAM_PREMATURE_CLOSE') error = code;
  }
  return { bytes, error, data: keep ? Buffer.concat(parts) : null };
};

/** As a TIFF of one strip, whose reader minds (TIFF 6.0 section 10 and 11). */
const checkFax = async ({ width, height, dictionary, data }: ImageStream): Promise<Wholeness> => {
  if (/\/EncodedByteAlign\s+true/.test(dictionary)) return 'unknown';
  const k = Number(/\/K\s+(-?\d+)/.exec(dictionary)?.[1] ?? 0);
  // No code of group 4 has so many zeros; its reader takes them for the end of the page.
  if (k < 0 && data.subarray(0, -endBytes).includes(Buffer.alloc(3))) return 'damaged';
  const tags: [number, number, number][] = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 1],
    [259, 3, k < 0 ? 4 : 3],
    [262, 3, /\/BlackIs1\s+true/.test(dictionary) ? 1 : 0],
    [273, 4, 8],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, data.length],
  ];
  if (k >= 0) tags.push([292, 4, k > 0 ? 1 : 0]);
  const directory = Buffer.alloc(2 + tags.length * 12 + 4);
  directory.writeUInt16LE(tags.length, 0);
  for (const [index, [tag, type, value]] of tags.entries()) {
    const at = 2 + index * 12;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(type, at + 2);
    directory.writeUInt32LE(1, at + 4);
    directory.writeUInt32LE(value, at + 8);
  }
  const padded = data.length + (data.length % 2);
  const head = Buffer.alloc(8);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(8 + padded, 4);
  const file = Buffer.concat([head, data, Buffer.alloc(padded - data.length), directory]);
  try {
    await sharp(file, { failOn: 'warning', limitInputPixels: false }).stats();
    return k < 0 && !/\/EndOfBlock\s+false/.test(dictionary) && !hasEnd(data) ? 'doubtful' : 'whole';
  } catch {
    return 'damaged';
  }
};

/** Two codes for the end of a line, one after the other, end a page of group 4 (ITU-T T.6); most writers put them there. */
const hasEnd = (data: Buffer): boolean =>
  [...data.subarray(-endBytes)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .includes('000000000001000000000001');
const endBytes = 8;
