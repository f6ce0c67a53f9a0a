/** The boxes of a HEIF file (ISO/IEC 14496-12 and 23008-12): whether everything is there that they promise. Pixels are not decoded. */

/** Why a file is not whole, for logs and tests; null when nothing is missing. */
export const missingInHeif = (bytes: Uint8Array): string | null => {
  try {
    const items = readHeifItems(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return items && whatIsMissing(items);
  } catch (error) {
    // A number that points outside of the file: reading it throws.
    if (error instanceof RangeError) return 'a box ends outside of the file';
    throw error;
  }
};

type Extent = { readonly at: number; readonly length: number };
type Item = {
  readonly type: string;
  readonly extents: readonly Extent[];
  /** Items that it is derived from, in order. */
  readonly from: readonly number[];
  readonly size: { readonly width: number; readonly height: number } | null;
  /** Bytes of the length ahead of each unit of HEVC. */
  readonly lengthBytes: number;
};
type Items = { readonly file: Buffer; readonly items: ReadonlyMap<number, Item> };

const whatIsMissing = ({ file, items }: Items): string | null => {
  for (const [id, item] of items) {
    for (const { at, length } of item.extents)
      if (at < 0 || at + length > file.length) return `item ${id} ends outside of the file`;
    const why =
      item.type === 'grid'
        ? gridLacks(file, item, items)
        : item.type === 'hvc1'
          ? hevcLacks(file, item)
          : null;
    if (why) return `item ${id} ${why}`;
  }
  return null;
};

/** A grid shows rows × columns tiles, all there and large enough to cover it (23008-12 §6.6.2.3). */
const gridLacks = (file: Buffer, grid: Item, items: Items['items']): string | null => {
  const data = dataOf(file, grid);
  if (data.length < 8) return 'has no shape';
  const [rows, columns] = [data[2]! + 1, data[3]! + 1];
  const wide = (data[1]! & 1) === 1;
  const [width, height] = wide
    ? [data.readUInt32BE(4), data.readUInt32BE(8)]
    : [data.readUInt16BE(4), data.readUInt16BE(6)];
  if (grid.from.length !== rows * columns) return 'lacks tiles';
  const tiles = grid.from.map((id) => items.get(id));
  if (tiles.some((tile) => !tile || tile.extents.length === 0)) return 'lacks tiles';
  const size = tiles[0]!.size;
  if (size && (size.width * columns < width || size.height * rows < height))
    return 'is larger than its tiles';
  return width > 0 && height > 0 ? null : 'has no size';
};

/** Inside a unit of HEVC two zero bytes are never followed by a third (23008-2 §7.4.2); a few at its end are somebody's padding. */
const mostZeros = Buffer.alloc(8);

/** Coded data is a row of units, each behind its length, and nothing of it was wiped out. */
const hevcLacks = (file: Buffer, item: Item): string | null => {
  const data = dataOf(file, item);
  let at = 0;
  while (at + item.lengthBytes <= data.length) {
    const length = data.readUIntBE(at, item.lengthBytes);
    at += item.lengthBytes;
    // What follows the last unit may be padding.
    if (length === 0) break;
    if (at + length > data.length) return 'is cut off';
    if (data.subarray(at, at + length).includes(mostZeros)) return 'was wiped out in part';
    at += length;
  }
  return at > item.lengthBytes ? null : 'is empty';
};

const dataOf = (file: Buffer, { extents }: Item): Buffer => {
  const parts = extents.map(({ at, length }) => file.subarray(at, at + length));
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
};

type Box = { readonly type: string; readonly at: number; readonly end: number };

/** Boxes that lie between two places; a size of 0 means up to the end. */
function* boxesIn(file: Buffer, from: number, to: number): Generator<Box> {
  for (let at = from; at + 8 <= to; ) {
    const size32 = file.readUInt32BE(at);
    const size = size32 === 1 ? Number(file.readBigUInt64BE(at + 8)) : size32 === 0 ? to - at : size32;
    const head = size32 === 1 ? 16 : 8;
    if (size < head) throw new RangeError('a box without size');
    yield { type: file.toString('latin1', at + 4, at + 8), at: at + head, end: Math.min(at + size, to) };
    at += size;
  }
}

const find = (file: Buffer, within: Box, type: string, skip = 0): Box | undefined =>
  boxesIn(file, within.at + skip, within.end).find((box) => box.type === type);

/** Null for a file without still pictures. Throws RangeError where a number points nowhere. */
const readHeifItems = (file: Buffer): Items | null => {
  const meta = boxesIn(file, 0, file.length).find(({ type }) => type === 'meta');
  if (!meta) return null;
  const iloc = find(file, meta, 'iloc', 4);
  const iinf = find(file, meta, 'iinf', 4);
  if (!iloc || !iinf) return null;
  const types = readTypes(file, iinf);
  const idat = find(file, meta, 'idat', 4);
  const iref = find(file, meta, 'iref', 4);
  const from = iref ? readDerivations(file, iref) : new Map<number, number[]>();
  const iprp = find(file, meta, 'iprp', 4);
  const properties = iprp ? readProperties(file, iprp) : new Map<number, Box[]>();
  const items = new Map<number, Item>();
  for (const [id, extents] of readPlaces(file, iloc, idat)) {
    const own = properties.get(id) ?? [];
    const ispe = own.find(({ type }) => type === 'ispe');
    const hvcC = own.find(({ type }) => type === 'hvcC');
    items.set(id, {
      type: types.get(id) ?? '',
      extents,
      from: from.get(id) ?? [],
      size: ispe ? { width: file.readUInt32BE(ispe.at + 4), height: file.readUInt32BE(ispe.at + 8) } : null,
      lengthBytes: hvcC ? (file[hvcC.at + 21]! & 3) + 1 : 4,
    });
  }
  return { file, items };
};

const readTypes = (file: Buffer, iinf: Box): Map<number, string> => {
  const start = iinf.at + (file[iinf.at] === 0 ? 6 : 8);
  const types = new Map<number, string>();
  for (const { type, at } of boxesIn(file, start, iinf.end)) {
    if (type !== 'infe') continue;
    const wide = file[at] === 3;
    const id = wide ? file.readUInt32BE(at + 4) : file.readUInt16BE(at + 4);
    const typeAt = at + (wide ? 10 : 8);
    types.set(id, file.toString('latin1', typeAt, typeAt + 4));
  }
  return types;
};

/** `iloc` (14496-12 §8.11.3): items that lie in other files or inside other items are left out. */
const readPlaces = (file: Buffer, { at: start }: Box, idat: Box | undefined): Map<number, Extent[]> => {
  const version = file[start]!;
  const sizes = file.readUInt16BE(start + 4);
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexBytes = version > 0 ? sizes & 15 : 0;
  let at = start + 6;
  const take = (bytes: number): number => {
    at += bytes;
    if (bytes === 8) return Number(file.readBigUInt64BE(at - 8));
    return bytes === 0 ? 0 : file.readUIntBE(at - bytes, bytes);
  };
  const places = new Map<number, Extent[]>();
  for (let left = take(version < 2 ? 2 : 4); left > 0; left--) {
    const id = take(version < 2 ? 2 : 4);
    const method = version > 0 ? take(2) & 15 : 0;
    const isElsewhere = take(2) !== 0 || method > 1;
    const base = take(baseBytes) + (method === 1 ? (idat?.at ?? Number.NaN) : 0);
    const end = method === 1 ? (idat?.end ?? 0) : file.length;
    const extents: Extent[] = [];
    for (let more = take(2); more > 0; more--) {
      take(indexBytes);
      const offset = take(offsetBytes) + base;
      // Without a length it reaches to the end.
      const length = take(lengthBytes) || end - offset;
      if (!isElsewhere) {
        if (!(offset + length <= end)) throw new RangeError('an item ends outside');
        extents.push({ at: offset, length });
      }
    }
    if (!isElsewhere) places.set(id, extents);
  }
  return places;
};

const readDerivations = (file: Buffer, iref: Box): Map<number, number[]> => {
  const bytes = file[iref.at] === 0 ? 2 : 4;
  const from = new Map<number, number[]>();
  for (const { type, at } of boxesIn(file, iref.at + 4, iref.end)) {
    if (type !== 'dimg') continue;
    const count = file.readUInt16BE(at + bytes);
    const ids = Array.from({ length: count }, (_, index) =>
      file.readUIntBE(at + bytes + 2 + index * bytes, bytes),
    );
    from.set(file.readUIntBE(at, bytes), ids);
  }
  return from;
};

/** `ipma` says which of the properties in `ipco`, counted from 1, an item has. */
const readProperties = (file: Buffer, iprp: Box): Map<number, Box[]> => {
  const ipco = find(file, iprp, 'ipco');
  const all = ipco ? [...boxesIn(file, ipco.at, ipco.end)] : [];
  const properties = new Map<number, Box[]>();
  for (const { type, at: start } of boxesIn(file, iprp.at, iprp.end)) {
    if (type !== 'ipma') continue;
    const idBytes = file[start] === 0 ? 2 : 4;
    const indexBytes = (file[start + 3]! & 1) + 1;
    let at = start + 8;
    for (let left = file.readUInt32BE(start + 4); left > 0; left--) {
      const id = file.readUIntBE(at, idBytes);
      const count = file[at + idBytes]!;
      at += idBytes + 1;
      const own: Box[] = [];
      for (let index = 0; index < count; index++, at += indexBytes) {
        const box = all[(file.readUIntBE(at, indexBytes) & (indexBytes === 1 ? 0x7f : 0x7fff)) - 1];
        if (box) own.push(box);
      }
      properties.set(id, own);
    }
  }
  return properties;
};
