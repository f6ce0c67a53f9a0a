/** The two run-length forms of BMP: pairs of count and colour, with escapes for line end, picture end, jump and literal runs. */

type RleHeader = {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly pixelOffset: number;
};

/** Palette indices, rows from the top; places that a jump skips keep index 0. `refuse` throws. */
export const decodeRle = (
  file: Buffer,
  { width, height, bits, pixelOffset }: RleHeader,
  refuse: (why: string) => never,
): Uint8Array => {
  const indices = new Uint8Array(width * height);
  const four = bits === 4;
  let x = 0;
  let y = 0;
  const put = (index: number): void => {
    if (x < width && y < height) indices[(height - 1 - y) * width + x] = index;
    x++;
  };
  for (let at = pixelOffset; ; ) {
    if (at + 1 >= file.length) return refuse('truncated');
    const count = file[at]!;
    const code = file[at + 1]!;
    at += 2;
    if (count > 0) {
      for (let index = 0; index < count; index++)
        put(four ? (index % 2 === 0 ? code >> 4 : code & 15) : code);
    } else if (code === 0) {
      x = 0;
      y++;
    } else if (code === 1) return indices;
    else if (code === 2) {
      if (at + 1 >= file.length) return refuse('truncated');
      x += file[at]!;
      y += file[at + 1]!;
      at += 2;
    } else {
      const bytes = four ? Math.ceil(code / 2) : code;
      if (at + bytes > file.length) return refuse('truncated');
      for (let index = 0; index < code; index++) {
        const byte = file[at + (four ? index >> 1 : index)]!;
        put(four ? (index % 2 === 0 ? byte >> 4 : byte & 15) : byte);
      }
      at += bytes + (bytes % 2);
    }
    if (y > height) return refuse('rows');
  }
};
