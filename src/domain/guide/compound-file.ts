/**
 * Streams of a compound file (MS-CFB), as Outlook's `.msg` is one: a small file system in sectors. Read with hard bounds: whatever a file
 * says of itself, no chain is longer than the file has sectors and no entry is visited twice.
 */

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Sector numbers from here on are marks: end of chain, free, part of the table. */
const firstMark = 0xfffffffa;
const entrySize = 128;
const headerSize = 512;

export const isCompoundFile = (bytes: Uint8Array): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

/** The streams that lie in the root itself, by name; those of folders within, as of attachments, are left out. Null: not readable. */
export const rootStreams = (bytes: Uint8Array): ReadonlyMap<string, () => Uint8Array> | null => {
  if (!isCompoundFile(bytes) || bytes.length < headerSize) return null;
  const file = openFile(bytes);
  if (!file) return null;
  const entries = entriesOf(file.read(file.firstDirectory, Number.POSITIVE_INFINITY));
  const root = entries[0];
  if (!root) return null;
  const small = file.read(root.start, root.size);
  const streams = new Map<string, () => Uint8Array>();
  for (const { type, name, start, size } of siblings(entries, root.child))
    if (type === streamType)
      streams.set(name, () =>
        size < file.smallBelow ? file.readSmall(small, start, size) : file.read(start, size),
      );
  return streams;
};

type Entry = {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
};
const streamType = 2;

const openFile = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [shift, smallShift] = [view.getUint16(30, true), view.getUint16(32, true)];
  // 512 and 4,096 bytes are all that the format knows; small sectors have 64.
  if ((shift !== 9 && shift !== 12) || smallShift !== 6) return null;
  const sectorSize = 1 << shift;
  const most = Math.ceil(bytes.length / sectorSize);
  const sector = (at: number): Uint8Array => bytes.subarray((at + 1) << shift, (at + 2) << shift);
  const numbersIn = (part: Uint8Array): number[] => {
    const numbers = new DataView(part.buffer, part.byteOffset, part.byteLength);
    return Array.from({ length: part.byteLength >> 2 }, (_, at) => numbers.getUint32(at * 4, true));
  };
  const tableSectors = numbersIn(bytes.subarray(76, headerSize)).filter((at) => at < most);
  let more = view.getUint32(68, true);
  for (let seen = 0; more < most && seen < most && tableSectors.length < most; seen += 1) {
    const numbers = numbersIn(sector(more));
    tableSectors.push(...numbers.slice(0, -1).filter((at) => at < most));
    more = numbers.at(-1) ?? firstMark;
  }
  const table = tableSectors.slice(0, most).flatMap((at) => numbersIn(sector(at)));
  /** Sectors of a chain, as many as hold `size` bytes. */
  const chain = (first: number, next: readonly number[], count: number): number[] => {
    const places: number[] = [];
    for (let at = first; at < firstMark && at < next.length && places.length < count; at = next[at]!)
      places.push(at);
    return places;
  };
  const read = (first: number, size: number): Uint8Array =>
    joined(chain(first, table, Math.min(most, Math.ceil(size / sectorSize))).map(sector), size);
  const smallTable = numbersIn(read(view.getUint32(60, true), Number.POSITIVE_INFINITY));
  const readSmall = (from: Uint8Array, first: number, size: number): Uint8Array =>
    joined(
      chain(first, smallTable, Math.ceil(size / 64)).map((at) => from.subarray(at << 6, (at + 1) << 6)),
      size,
    );
  return {
    firstDirectory: view.getUint32(48, true),
    smallBelow: view.getUint32(56, true),
    read,
    readSmall,
  };
};

const joined = (parts: readonly Uint8Array[], size: number): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.subarray(0, Math.min(whole.length, size));
};

const entriesOf = (directory: Uint8Array): Entry[] => {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  return Array.from({ length: Math.floor(directory.length / entrySize) }, (_, index) => {
    const at = index * entrySize;
    const letters = Math.max(0, Math.min(31, view.getUint16(at + 64, true) / 2 - 1));
    return {
      name: String.fromCharCode(
        ...Array.from({ length: letters }, (__, letter) => view.getUint16(at + letter * 2, true)),
      ),
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    };
  });
};

/** Everything in one folder: its entries form a tree by `left` and `right`. */
const siblings = (entries: readonly Entry[], first: number): Entry[] => {
  const seen = new Set<number>();
  const found: Entry[] = [];
  const waiting = [first];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entry = entries[at];
    if (!entry || seen.has(at)) continue;
    seen.add(at);
    found.push(entry);
    waiting.push(entry.left, entry.right);
  }
  return found;
};
