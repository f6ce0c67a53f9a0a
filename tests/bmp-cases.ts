/** BMP files of every header and depth, written byte by byte here and not by the code under test, with the pixels they must give. */

export type BmpCase = {
  readonly name: string;
  readonly file: Buffer;
  /** Red, green, blue of the pixel at x, y, counted from the top left; alpha laid on white. */
  readonly pixel: (x: number, y: number) => readonly number[];
};

/** Odd, so that rows are padded. */
export const bmpWidth = 11;
export const bmpHeight = 5;

type Layout = {
  readonly bits: number;
  readonly compression?: number;
  readonly headerBytes?: 12 | 40 | 108 | 124;
  readonly topDown?: boolean;
  readonly palette?: readonly (readonly number[])[];
  readonly masks?: readonly number[];
};

const header = (layout: Layout, pixelBytes: number): Buffer => {
  const { bits, compression = 0, headerBytes = 40, topDown = false, palette = [], masks = [] } = layout;
  const maskBytes = headerBytes === 40 ? masks.length * 4 : 0;
  const entry = headerBytes === 12 ? 3 : 4;
  const offset = 14 + headerBytes + maskBytes + palette.length * entry;
  const bytes = Buffer.alloc(offset);
  bytes.write('BM', 'latin1');
  bytes.writeUInt32LE(offset + pixelBytes, 2);
  bytes.writeUInt32LE(offset, 10);
  bytes.writeUInt32LE(headerBytes, 14);
  if (headerBytes === 12) {
    bytes.writeUInt16LE(bmpWidth, 18);
    bytes.writeUInt16LE(bmpHeight, 20);
    bytes.writeUInt16LE(1, 22);
    bytes.writeUInt16LE(bits, 24);
  } else {
    bytes.writeInt32LE(bmpWidth, 18);
    bytes.writeInt32LE(topDown ? -bmpHeight : bmpHeight, 22);
    bytes.writeUInt16LE(1, 26);
    bytes.writeUInt16LE(bits, 28);
    bytes.writeUInt32LE(compression, 30);
    bytes.writeUInt32LE(pixelBytes, 34);
    bytes.writeInt32LE(11_811, 38);
    bytes.writeInt32LE(11_811, 42);
    bytes.writeUInt32LE(palette.length, 46);
    for (const [index, mask] of masks.entries()) bytes.writeUInt32LE(mask >>> 0, 54 + index * 4);
  }
  for (const [index, [red = 0, green = 0, blue = 0]] of palette.entries())
    bytes.set([blue, green, red], offset - (palette.length - index) * entry);
  return bytes;
};

/** Rows of pixels, each padded to four bytes; `put` writes one pixel into its row. */
const rows = (
  { bits, topDown = false }: Layout,
  put: (row: Buffer, x: number, y: number) => void,
): Buffer => {
  const stride = Math.ceil((bmpWidth * bits) / 32) * 4;
  return Buffer.concat(
    Array.from({ length: bmpHeight }, (_, line) => {
      const row = Buffer.alloc(stride);
      for (let x = 0; x < bmpWidth; x++) put(row, x, topDown ? line : bmpHeight - 1 - line);
      return row;
    }),
  );
};

const colour = (x: number, y: number): readonly [number, number, number] => [
  (x * 23 + 5) & 255,
  (y * 47 + 9) & 255,
  ((x + y) * 29) & 255,
];
const paletteOf = (size: number): number[][] =>
  Array.from({ length: size }, (_, index) => [
    (index * 41 + 3) & 255,
    (index * 97) & 255,
    (index * 151 + 7) & 255,
  ]);

const indexed = (name: string, layout: Layout & { palette: readonly (readonly number[])[] }): BmpCase => {
  const index = (x: number, y: number): number => (x * 7 + y * 3) % layout.palette.length;
  const data = rows(layout, (row, x, y) => {
    const bit = x * layout.bits;
    const at = bit >> 3;
    row[at] = (row[at] ?? 0) | (index(x, y) << (8 - layout.bits - (bit & 7)));
  });
  return {
    name,
    file: Buffer.concat([header(layout, data.length), data]),
    pixel: (x, y) => layout.palette[index(x, y)] ?? [],
  };
};

/** `pack` gives the value of a pixel, `shown` what of its colour is left. */
const direct = (
  name: string,
  layout: Layout,
  pack: (x: number, y: number) => number,
  shown: (x: number, y: number) => readonly number[] = colour,
): BmpCase => {
  const data = rows(layout, (row, x, y) =>
    row.writeUIntLE(pack(x, y), (x * layout.bits) / 8, layout.bits / 8),
  );
  return { name, file: Buffer.concat([header(layout, data.length), data]), pixel: shown };
};

const join = (red: number, green: number, blue: number): number => red * 65_536 + green * 256 + blue;
const stretch = (value: number, bits: number): number =>
  Math.round(((value >> (8 - bits)) * 255) / (2 ** bits - 1));
const rgb = (x: number, y: number): number => join(...colour(x, y));
const packed = (x: number, y: number, bits: readonly [number, number, number]): number => {
  const [red, green, blue] = colour(x, y);
  return (
    (((red >> (8 - bits[0])) << (bits[1] + bits[2])) | ((green >> (8 - bits[1])) << bits[2])) +
    (blue >> (8 - bits[2]))
  );
};
const stretched = (x: number, y: number, bits: readonly [number, number, number]): number[] =>
  colour(x, y).map((value, channel) => stretch(value, bits[channel] ?? 8));

const runs = (name: string, layout: Layout, codes: readonly number[], pixel: BmpCase['pixel']): BmpCase => {
  const data = Buffer.from(codes);
  return { name, file: Buffer.concat([header(layout, data.length), data]), pixel };
};

const p16 = paletteOf(16);
const p256 = paletteOf(256);
const both = [
  ['', false],
  [', rows from the top', true],
] as const;

/** Rows from the bottom: four of one colour, three literal ones (padded), the rest of another. */
const rle8 = Array.from({ length: bmpHeight }, (_, line) => bmpHeight - 1 - line).flatMap((y) => [
  4,
  y + 1,
  0,
  3,
  y + 10,
  y + 11,
  y + 12,
  0,
  4,
  y + 20,
  0,
  0,
]);
const rle4 = Array.from({ length: bmpHeight }, (_, line) => bmpHeight - 1 - line).flatMap((y) => [
  5,
  ((y + 1) << 4) | (y + 2),
  0,
  6,
  0x12,
  0x34,
  0x56,
  0,
  0,
  0,
]);

export const bmpCases: readonly BmpCase[] = [
  ...both.flatMap(([suffix, topDown]) => [
    indexed(`1 bit${suffix}`, {
      bits: 1,
      topDown,
      palette: [
        [12, 20, 30],
        [250, 240, 230],
      ],
    }),
    indexed(`4 bits${suffix}`, { bits: 4, topDown, palette: p16 }),
    indexed(`8 bits${suffix}`, { bits: 8, topDown, palette: p256 }),
    direct(
      `16 bits 5-5-5${suffix}`,
      { bits: 16, topDown },
      (x, y) => packed(x, y, [5, 5, 5]),
      (x, y) => stretched(x, y, [5, 5, 5]),
    ),
    direct(
      `16 bits 5-6-5${suffix}`,
      { bits: 16, topDown, compression: 3, masks: [0xf800, 0x7e0, 0x1f] },
      (x, y) => packed(x, y, [5, 6, 5]),
      (x, y) => stretched(x, y, [5, 6, 5]),
    ),
    direct(`24 bits${suffix}`, { bits: 24, topDown }, rgb),
    direct(`32 bits${suffix}`, { bits: 32, topDown }, rgb),
  ]),
  indexed('8 bits, palette of 20', { bits: 8, palette: paletteOf(20) }),
  indexed('core header, 4 bits', { bits: 4, headerBytes: 12, palette: p16 }),
  direct('core header, 24 bits', { bits: 24, headerBytes: 12 }, rgb),
  direct('32 bits with masks', { bits: 32, compression: 3, masks: [0xff0000, 0xff00, 0xff] }, rgb),
  direct(
    '32 bits, masks the other way',
    { bits: 32, compression: 3, masks: [0xff, 0xff00, 0xff0000] },
    (x, y) => {
      const [red, green, blue] = colour(x, y);
      return join(blue, green, red);
    },
  ),
  direct('version 4 header, 24 bits', { bits: 24, headerBytes: 108 }, rgb),
  direct(
    'version 5 header with alpha',
    { bits: 32, headerBytes: 124, compression: 3, masks: [] },
    (x, y) => (100 + x) * 2 ** 24 + rgb(x, y),
    (x, y) => colour(x, y).map((value) => Math.round((value * (100 + x) + 255 * (155 - x)) / 255)),
  ),
  runs(
    'RLE8',
    { bits: 8, compression: 1, palette: p256 },
    [...rle8, 0, 1],
    (x, y) => p256[x < 4 ? y + 1 : x < 7 ? y + 10 + x - 4 : y + 20] ?? [],
  ),
  runs(
    'RLE8 with a jump',
    { bits: 8, compression: 1, palette: p256 },
    [bmpWidth, 200, 0, 0, 0, 2, 3, 1, 5, 77, 0, 1],
    (x, y) => p256[y === bmpHeight - 1 ? 200 : y === bmpHeight - 3 && x >= 3 && x < 8 ? 77 : 0] ?? [],
  ),
  runs(
    'RLE4',
    { bits: 4, compression: 2, palette: p16 },
    [...rle4, 0, 1],
    (x, y) => p16[x < 5 ? (x % 2 === 0 ? y + 1 : y + 2) : x - 4] ?? [],
  ),
].map((entry) => (entry.name === 'version 5 header with alpha' ? withMasks(entry) : entry));

/** From version 4 on the masks lie inside the header. */
function withMasks(entry: BmpCase): BmpCase {
  const file = Buffer.from(entry.file);
  for (const [index, mask] of [0xff0000, 0xff00, 0xff, 0xff000000].entries())
    file.writeUInt32LE(mask, 54 + index * 4);
  return { ...entry, file };
}
