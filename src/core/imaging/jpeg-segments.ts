/** The segments of a JPEG file (ISO/IEC 10918-1, annex B): what kind it is, and the small faults of form that cost no pixel. */

export type JpegHead = {
  /** Second byte of the start-of-frame marker, 0xC0–0xCF. */
  readonly process: number;
  /** Bits of a sample. */
  readonly precision: number;
  readonly width: number;
  readonly height: number;
  /** Whether JFIF or Exif say how many dots an inch has; some files write the field and leave its unit open. */
  readonly hasDensity: boolean;
};

/** From the segments ahead of the pixels; null where no frame is found. */
export const readJpegHead = (bytes: Uint8Array): JpegHead | null => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hasDensity = false;
  for (const { marker, at, end } of segmentsOf(file)) {
    if (marker === scan) return null;
    if (marker === 0xe0 && file.toString('latin1', at + 4, at + 9) === 'JFIF\0')
      hasDensity ||= [1, 2].includes(file[at + 11] ?? 0);
    if (marker === 0xe1 && file.toString('latin1', at + 4, at + 10) === 'Exif\0\0')
      hasDensity ||= hasExifDensity(file.subarray(at + 10, end));
    if (isFrame(marker) && end - at >= 10)
      return {
        process: marker,
        precision: file[at + 4]!,
        height: file.readUInt16BE(at + 5),
        width: file.readUInt16BE(at + 7),
        hasDensity,
      };
  }
  return null;
};

/**
 * The same picture without the faults of form that cameras and editors are known to make: stray bytes between two segments ahead of the
 * pixels, parameters of a scan that mean nothing in a sequential picture, a missing end marker. Null where none of them is there.
 * Pixels are not touched: whoever reads the result strictly refuses it when some of them are missing.
 */
export const mendJpeg = (bytes: Uint8Array): Buffer | null => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Buffer[] = [file.subarray(0, 2)];
  let process = 0;
  let pixelsAt = -1;
  let hasFault = false;
  let last = 2;
  for (const { marker, at, end } of segmentsOf(file)) {
    if (at > last && file.subarray(last, at).some((byte) => byte !== 0xff)) hasFault = true;
    if (isFrame(marker)) process = marker;
    last = end;
    if (marker !== scan) {
      parts.push(file.subarray(at, end));
      continue;
    }
    const header = Buffer.from(file.subarray(at, end));
    const parameters = header.length - 3;
    const isSequential = process === 0xc0 || process === 0xc1;
    if (isSequential && !header.subarray(parameters).equals(wholeBlock)) {
      wholeBlock.copy(header, parameters);
      hasFault = true;
    }
    parts.push(header);
    pixelsAt = end;
    break;
  }
  if (pixelsAt < 0) return null;
  parts.push(file.subarray(pixelsAt));
  if (file.lastIndexOf(endMarker) < pixelsAt) {
    parts.push(endMarker);
    hasFault = true;
  }
  return hasFault ? Buffer.concat(parts) : null;
};

/**
 * Whether a stretch of the pixels was overwritten, as a copy that broke off or a worn memory card leaves it: decoders read on and do not
 * mind. With ones, which nothing but a marker may follow (B.1.1.2). With zeros, which in a picture of one interleaved scan can only be
 * meant where the code of zeros ends a block, and then nothing is said.
 */
export const isWiped = (bytes: Uint8Array): boolean => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const firstSymbols = new Map<number, number>();
  let components = 0;
  for (const { marker, at, end } of segmentsOf(file)) {
    if (marker === 0xc4) readFirstSymbols(file.subarray(at + 4, end), firstSymbols);
    if (marker === 0xc0 || marker === 0xc1) components = file[at + 9] ?? 0;
    if (marker === scan && hasOnes(file, end)) return true;
    if (marker !== scan || components === 0 || file[at + 4] !== components) continue;
    const table = 0x10 | (file[at + 6]! & 15);
    if ((firstSymbols.get(table) ?? endOfBlock) === endOfBlock) return false;
    const wiped = file.indexOf(wipe, end);
    return wiped >= 0 && wiped < endOfScan(file, end);
  }
  return false;
};

/**
 * Whether the picture's own end marker is there (B.2.1): behind the last of its scans, whatever a camera puts after it (a film, a second
 * picture) and whatever its segments hold (a preview).
 */
export const hasEndMarker = (bytes: Uint8Array): boolean => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = [...segmentsOf(file)].at(-1);
  if (first?.marker !== scan) return false;
  for (let at = endOfScan(file, first.end); at + 2 <= file.length; ) {
    if (file[at + 1] === 0xd9) return true;
    if (at + 4 > file.length) return false;
    const end = at + 2 + file.readUInt16BE(at + 2);
    at = file[at + 1] === scan ? endOfScan(file, end) : nextMarker(file, end);
  }
  return false;
};

const nextMarker = (file: Buffer, from: number): number => {
  let at = file.indexOf(0xff, from);
  if (at < 0) return file.length;
  while (file[at + 1] === 0xff) at++;
  return at;
};

/** A run of ones with no marker behind it; decoders take it for fill bytes, and the zero behind it for one stuffed byte. */
const hasOnes = (file: Buffer, from: number): boolean => {
  const to = endOfScan(file, from);
  for (let at = file.indexOf(ones, from); at >= 0 && at < to; at = file.indexOf(ones, at)) {
    while (file[at] === 0xff) at++;
    if (file[at] === 0) return true;
  }
  return false;
};

const ones = Buffer.of(0xff, 0xff);
const endOfBlock = 0;
const wipe = Buffer.alloc(32);

/** The symbol whose code is nothing but zeros, by class and number of its table (B.2.4.2). */
const readFirstSymbols = (tables: Buffer, into: Map<number, number>): void => {
  for (let at = 0; at + 17 < tables.length; ) {
    into.set(tables[at]!, tables[at + 17]!);
    at += 17 + tables.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);
  }
};

/** Up to the next marker that is no restart. */
const endOfScan = (file: Buffer, from: number): number => {
  for (let at = file.indexOf(0xff, from); at >= 0 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1]!;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return file.length;
};

const scan = 0xda;
const endMarker = Buffer.of(0xff, 0xd9);
/** First and last coefficient, and bits of precision: every coefficient of a block, whole (B.2.3). */
const wholeBlock = Buffer.of(0, 63, 0);

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

export type Segment = { readonly marker: number; readonly at: number; readonly end: number };

/** Up to the first scan; `at` is that of the marker. What lies between two segments is skipped, as libjpeg does. */
export function* segmentsOf(file: Buffer): Generator<Segment> {
  let at = 2;
  while (at + 4 <= file.length) {
    if (file[at] !== 0xff || file[at + 1] === 0 || file[at + 1] === 0xff) {
      at++;
      continue;
    }
    const marker = file[at + 1]!;
    if (marker === 0xd9) return;
    // Restart markers and the like have no length.
    const end =
      (marker >= 0xd0 && marker <= 0xd8) || marker === 1 ? at + 2 : at + 2 + file.readUInt16BE(at + 2);
    if (end > file.length || (marker === scan && end < at + 8)) return;
    yield { marker, at, end };
    if (marker === scan) return;
    at = end;
  }
}

/** Whether the first directory of Exif has the tag XResolution. */
const hasExifDensity = (exif: Buffer): boolean => {
  if (exif.length < 14) return false;
  const little = exif.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number): number => (little ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  const start = little ? exif.readUInt32LE(4) : exif.readUInt32BE(4);
  if (start + 2 > exif.length) return false;
  const count = u16(start);
  for (let entry = start + 2; entry + 12 <= exif.length && entry < start + 2 + count * 12; entry += 12)
    if (u16(entry) === 0x011a) return true;
  return false;
};
