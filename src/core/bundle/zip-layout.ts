/**
 * The bytes around the files of a bundle's zip. The same list of files always gives the same bytes: stored, one fixed local time, one
 * mode, sizes and sums in front of the data, Zip64 only where a number needs it (APPNOTE 6.3.9, sections 4.3.7 to 4.3.16).
 */

export type ZipEntry = {
  readonly path: string;
  /** At most 4,294,967,294. */
  readonly bytes: number;
  readonly crc32: number;
};

export const localHeaderBytes = 30;
const centralBytes = 46;
const largest32 = 0xffffffff;
const largest16 = 0xffff;

/** Names are UTF-8. */
const flags = 0x0800;
const needed = { plain: 20, zip64: 45 };
/** Written by the rules of Unix, version 6.3: the mode of a file lies in the upper half of its attributes. */
const madeBy = (3 << 8) | 63;
const attributes = 0o100644 * 0x10000;
/** 1 January 1980, 0:00, which is how DOS begins to count. */
const fixedDate = 0x21;

export const localHeader = ({ path, bytes, crc32 }: ZipEntry): Buffer => {
  if (bytes >= largest32) throw new RangeError('a file of 4 GiB does not go into a bundle');
  const name = Buffer.from(path);
  const head = Buffer.alloc(localHeaderBytes);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(needed.plain, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(fixedDate, 12);
  head.writeUInt32LE(crc32, 14);
  head.writeUInt32LE(bytes, 18);
  head.writeUInt32LE(bytes, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
};

/** `offset`: where the file's local header begins. */
export const centralRecord = ({ path, bytes, crc32 }: ZipEntry, offset: number): Buffer => {
  const name = Buffer.from(path);
  const isFar = offset >= largest32;
  const head = Buffer.alloc(centralBytes);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(madeBy, 4);
  head.writeUInt16LE(isFar ? needed.zip64 : needed.plain, 6);
  head.writeUInt16LE(flags, 8);
  head.writeUInt16LE(fixedDate, 14);
  head.writeUInt32LE(crc32, 16);
  head.writeUInt32LE(isFar ? largest32 : bytes, 20);
  head.writeUInt32LE(isFar ? largest32 : bytes, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt16LE(isFar ? zip64Extra(bytes, offset).length : 0, 30);
  head.writeUInt32LE(attributes, 38);
  head.writeUInt32LE(isFar ? largest32 : offset, 42);
  return Buffer.concat([head, name, ...(isFar ? [zip64Extra(bytes, offset)] : [])]);
};

const zip64Extra = (bytes: number, offset: number): Buffer => {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(bytes), 4);
  extra.writeBigUInt64LE(BigInt(bytes), 12);
  extra.writeBigUInt64LE(BigInt(offset), 20);
  return extra;
};

/** What ends a zip of `count` files, whose central directory has `size` bytes and begins at `offset`. */
export const endRecords = (count: number, size: number, offset: number): Buffer => {
  const isLarge = count >= largest16 || size >= largest32 || offset >= largest32;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, largest16), 8);
  end.writeUInt16LE(Math.min(count, largest16), 10);
  end.writeUInt32LE(Math.min(size, largest32), 12);
  end.writeUInt32LE(Math.min(offset, largest32), 16);
  if (!isLarge) return end;
  const far = Buffer.alloc(56);
  far.writeUInt32LE(0x06064b50, 0);
  far.writeBigUInt64LE(44n, 4);
  far.writeUInt16LE(madeBy, 12);
  far.writeUInt16LE(needed.zip64, 14);
  far.writeBigUInt64LE(BigInt(count), 24);
  far.writeBigUInt64LE(BigInt(count), 32);
  far.writeBigUInt64LE(BigInt(size), 40);
  far.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([far, locator, end]);
};

/** Where each file of a zip lies, and the whole of what follows the last one. */
export type ZipLayout<Entry extends ZipEntry = ZipEntry> = {
  /** In their order; `offset` is that of the local header, `data` that of the content. */
  readonly files: readonly { readonly entry: Entry; readonly offset: number; readonly data: number }[];
  readonly directoryAt: number;
  readonly directory: Buffer;
  /** Of the whole zip. */
  readonly bytes: number;
};

export const layOut = <Entry extends ZipEntry>(entries: readonly Entry[]): ZipLayout<Entry> => {
  let offset = 0;
  const files = entries.map((entry) => {
    const data = offset + localHeaderBytes + Buffer.byteLength(entry.path);
    const file = { entry, offset, data };
    offset = data + entry.bytes;
    return file;
  });
  const records = Buffer.concat(files.map(({ entry, offset: at }) => centralRecord(entry, at)));
  const directory = Buffer.concat([records, endRecords(entries.length, records.length, offset)]);
  return { files, directoryAt: offset, directory, bytes: offset + directory.length };
};
