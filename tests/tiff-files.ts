/** TIFF files written by hand (TIFF 6.0 section 2), uncompressed, of one strip, whose directories may be as odd as other programs make them. */

/** Tag, type, and the numbers or the bytes that it holds. */
export type TiffTag = readonly [tag: number, type: 2 | 3 | 4, value: readonly number[]];

type TiffShape = {
  readonly width: number;
  readonly height: number;
  readonly samples?: 1 | 3 | 4;
  readonly bits?: 8 | 16 | 32;
  /** 1 whole numbers, 2 signed ones, 3 floating point. */
  readonly format?: 1 | 2 | 3;
  readonly photometric?: number;
  readonly compression?: number;
  readonly more?: readonly TiffTag[];
  /** Tags as they come, whatever their order. */
  readonly unsorted?: boolean;
  readonly big?: boolean;
};

/** A file of one page. */
export const writeTiff = (pixels: Uint8Array, shape: TiffShape): Buffer => {
  const { width, height, samples = 3, bits = 8, format = 1, big = false } = shape;
  const { compression = 1, photometric = samples === 1 ? 1 : 2, more = [] } = shape;
  const head = big ? 16 : 8;
  const tags: TiffTag[] = [
    [256, 4, [width]],
    [257, 4, [height]],
    [258, 3, Array.from({ length: samples }, () => bits)],
    [259, 3, [compression]],
    [262, 3, [photometric]],
    [273, 4, [head]],
    [277, 3, [samples]],
    [278, 4, [height]],
    [279, 4, [pixels.length]],
    [339, 3, Array.from({ length: samples }, () => format)],
    ...more,
  ];
  if (shape.unsorted) tags.reverse();
  else tags.sort((a, b) => a[0] - b[0]);
  const directoryAt = head + pixels.length + (pixels.length % 2);
  const inline = big ? 8 : 4;
  const [countBytes, entryBytes] = big ? [8, 20] : [2, 12];
  let spareAt = directoryAt + countBytes + tags.length * entryBytes + inline;
  const file = Buffer.alloc(spareAt + tags.reduce((sum, tag) => sum + bytesOf(tag).length, 0));
  const write = (value: number, at: number): void => {
    if (big) file.writeBigUInt64LE(BigInt(value), at);
    else file.writeUInt32LE(value, at);
  };
  file.write(big ? 'II+\0\b\0\0\0' : 'II*\0', 'latin1');
  write(directoryAt, big ? 8 : 4);
  file.set(pixels, head);
  if (big) write(tags.length, directoryAt);
  else file.writeUInt16LE(tags.length, directoryAt);
  for (const [index, tag] of tags.entries()) {
    const at = directoryAt + countBytes + index * entryBytes;
    const value = bytesOf(tag);
    file.writeUInt16LE(tag[0], at);
    file.writeUInt16LE(tag[1], at + 2);
    write(tag[2].length, at + 4);
    if (value.length <= inline) value.copy(file, at + 4 + inline);
    else {
      write(spareAt, at + 4 + inline);
      value.copy(file, spareAt);
      spareAt += value.length;
    }
  }
  return file;
};

const bytesOf = ([, type, numbers]: TiffTag): Buffer => {
  const size = type === 2 ? 1 : type === 3 ? 2 : 4;
  const bytes = Buffer.alloc(numbers.length * size);
  for (const [index, number] of numbers.entries()) bytes.writeUIntLE(number, index * size, size);
  return bytes;
};
