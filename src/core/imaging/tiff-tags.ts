/** The directories of a TIFF file (TIFF 6.0 section 2, BigTIFF): what kind of pixels a page has, and a copy without what no pixel needs. */

type Layout = {
  readonly file: Buffer;
  readonly little: boolean;
  readonly big: boolean;
};
type Entry = { readonly tag: number; readonly type: number; readonly count: number; readonly at: number };
type Directory = { readonly at: number; readonly entries: readonly Entry[]; readonly nextAt: number };

/** More pages are not looked at; a chain that runs in a circle ends here too. */
const mostPages = 2000;

/** What the library does not read, or reads in wrong tones: said in words that the user's programs know. Null where it reads it. */
export const unreadTiffKind = (
  bytes: Uint8Array,
  page: number,
): { kind: string; certain: boolean } | null => {
  const layout = layoutOf(bytes);
  const directory = layout && directoriesOf(layout)[page - 1];
  if (!directory) return null;
  const first = (tag: number): number | undefined => firstValue(layout, directory, tag);
  const compression = first(259) ?? 1;
  const photometric = first(262) ?? 1;
  const format = first(339) ?? 1;
  const bits = first(258) ?? 1;
  // These decode to something, in the wrong tones.
  if (format === 2) return { kind: 'TIFF, signed numbers', certain: true };
  if (format === 3 && (bits < 32 || photometric === 5))
    return { kind: 'TIFF, floating point', certain: true };
  if (format > 4) return { kind: 'TIFF, complex numbers', certain: true };
  const unread = compressionNames[compression];
  if (unread) return { kind: `TIFF, ${unread}`, certain: false };
  if (!readCompressions.has(compression)) return { kind: `TIFF, compression ${compression}`, certain: false };
  const colours = photometricNames[photometric];
  return colours ? { kind: `TIFF, ${colours}`, certain: false } : null;
};

const readCompressions: ReadonlySet<number> = new Set([
  1, 2, 3, 4, 5, 7, 8, 32_766, 32_771, 32_773, 32_809, 32_946,
]);
const compressionNames: Readonly<Record<number, string>> = {
  6: 'old JPEG',
  33003: 'JPEG 2000',
  33005: 'JPEG 2000',
  34661: 'JBIG',
  34663: 'JBIG2',
  34676: 'LogLuv',
  34677: 'LogLuv',
  34712: 'JPEG 2000',
  34887: 'LERC',
  34892: 'lossy JPEG of raw photos',
  34925: 'LZMA',
  50000: 'Zstandard',
  50001: 'WebP',
  50002: 'JPEG XL',
  52546: 'JPEG XL',
};
const photometricNames: Readonly<Record<number, string>> = {
  4: 'transparency mask',
  8: 'Lab',
  9: 'Lab',
  10: 'Lab',
  32803: 'raw photo',
  32844: 'LogLuv',
  32845: 'LogLuv',
  34892: 'raw photo',
};

/**
 * The same file with every directory in order and without tags that say nothing about pixels: libtiff remarks on those, and a strict
 * reading takes its remark for damage. Null where nothing is to be left out.
 */
export const mendTiff = (bytes: Uint8Array): Buffer | null => {
  const before = layoutOf(bytes);
  if (!before) return null;
  const layout = { ...before, file: Buffer.from(before.file) };
  let isChanged = false;
  for (const { at, entries, nextAt } of directoriesOf(before)) {
    const kept = entries.filter(({ tag }) => neededTags.has(tag)).sort((a, b) => a.tag - b.tag);
    if (kept.length === entries.length && kept.every((entry, index) => entry === entries[index])) continue;
    isChanged = true;
    const { file } = layout;
    const [head, size, pointer] = layout.big ? [8, 20, 8] : [2, 12, 4];
    writeCount(layout, at, kept.length);
    for (const [index, entry] of kept.entries())
      before.file.copy(file, at + head + index * size, entry.at, entry.at + size);
    before.file.copy(file, at + head + kept.length * size, nextAt, nextAt + pointer);
  }
  return isChanged ? layout.file : null;
};

/** Size, compression, colours, places of the pixels, turn, resolution, profile. */
const neededTags: ReadonlySet<number> = new Set([
  254, 255, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 282, 283, 284, 292, 293, 296, 317, 320,
  322, 323, 324, 325, 332, 334, 336, 338, 339, 340, 341, 347, 512, 513, 514, 515, 519, 520, 521, 529, 530,
  531, 532, 34_675,
]);

/**
 * Every JPEG of a page whose strips or tiles are such (compression 7), with the tables that they share in front (TIFF technical note 2).
 * None where a strip holds something else. `isLuma`: their colours are luma and chroma, else red, green and blue.
 */
export function* jpegsInTiff(
  bytes: Uint8Array,
  page: number,
): Generator<{ readonly jpeg: Buffer; readonly isLuma: boolean }> {
  const layout = layoutOf(bytes);
  const directory = layout && directoriesOf(layout)[page - 1];
  if (!directory || firstValue(layout, directory, 259) !== 7) return;
  const valuesOf = (tag: number): number[] => allValues(layout, directory, tag);
  const isLuma = firstValue(layout, directory, 262) === 6;
  const tables = Buffer.from(valuesOf(347));
  const [places, lengths] = [valuesOf(324), valuesOf(325)];
  const starts = places.length > 0 ? places : valuesOf(273);
  const counts = places.length > 0 ? lengths : valuesOf(279);
  for (const [index, start] of starts.entries()) {
    const strip = layout.file.subarray(start, start + (counts[index] ?? 0));
    if (strip.length < 4 || strip.readUInt16BE(0) !== 0xffd8) return;
    const jpeg = tables.length > 4 ? Buffer.concat([tables.subarray(0, -2), strip.subarray(2)]) : strip;
    yield { jpeg, isLuma };
  }
}

const layoutOf = (bytes: Uint8Array): Layout | null => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = file.toString('latin1', 0, 2);
  if (file.length < 16 || (order !== 'II' && order !== 'MM')) return null;
  const little = order === 'II';
  const version = little ? file.readUInt16LE(2) : file.readUInt16BE(2);
  return version === 42 || version === 43 ? { file, little, big: version === 43 } : null;
};

const u16 = ({ file, little }: Layout, at: number): number =>
  little ? file.readUInt16LE(at) : file.readUInt16BE(at);
const u32 = ({ file, little }: Layout, at: number): number =>
  little ? file.readUInt32LE(at) : file.readUInt32BE(at);
const u64 = ({ file, little }: Layout, at: number): number =>
  Number(little ? file.readBigUInt64LE(at) : file.readBigUInt64BE(at));

const directoriesOf = (layout: Layout): Directory[] => {
  const { file, big } = layout;
  const [head, size, pointer] = big ? [8, 20, 8] : [2, 12, 4];
  const found: Directory[] = [];
  let at = big ? u64(layout, 8) : u32(layout, 4);
  while (at >= 8 && at + head <= file.length && found.length < mostPages) {
    const count = big ? u64(layout, at) : u16(layout, at);
    const nextAt = at + head + count * size;
    if (!(nextAt + pointer <= file.length)) break;
    const entries = Array.from({ length: count }, (_, index): Entry => {
      const place = at + head + index * size;
      return {
        tag: u16(layout, place),
        type: u16(layout, place + 2),
        count: big ? u64(layout, place + 4) : u32(layout, place + 4),
        at: place,
      };
    });
    found.push({ at, entries, nextAt });
    at = big ? u64(layout, nextAt) : u32(layout, nextAt);
  }
  return found;
};

/** The first value of a tag of whole numbers. */
const firstValue = (layout: Layout, directory: Directory, tag: number): number | undefined =>
  allValues(layout, directory, tag, 1)[0];

/** More strips or bytes of a tag are not looked at. */
const mostValues = 65_536;

/** Values of a tag of bytes or whole numbers; none where they do not lie in the file. */
const allValues = (layout: Layout, { entries }: Directory, tag: number, most = mostValues): number[] => {
  const { file, big } = layout;
  const entry = entries.find((one) => one.tag === tag);
  const size = entry && sizes[entry.type];
  if (!entry || !size) return [];
  const inline = entry.at + (big ? 12 : 8);
  const fits = entry.count * size <= (big ? 8 : 4);
  const at = fits ? inline : big ? u64(layout, inline) : u32(layout, inline);
  const count = Math.min(entry.count, most);
  if (at + count * size > file.length) return [];
  return Array.from({ length: count }, (_, index) => {
    const place = at + index * size;
    if (size === 1) return file[place]!;
    return size === 2 ? u16(layout, place) : size === 4 ? u32(layout, place) : u64(layout, place);
  });
};

/** Bytes of a value, by type: bytes, short, long and 64 bits. */
const sizes: Readonly<Record<number, 1 | 2 | 4 | 8>> = { 1: 1, 3: 2, 4: 4, 7: 1, 16: 8 };

const writeCount = ({ file, little, big }: Layout, at: number, count: number): void => {
  if (big && little) file.writeBigUInt64LE(BigInt(count), at);
  else if (big) file.writeBigUInt64BE(BigInt(count), at);
  else if (little) file.writeUInt16LE(count, at);
  else file.writeUInt16BE(count, at);
};
