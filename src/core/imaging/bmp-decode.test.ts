/** Every form of BMP decodes to its true pixels; anything cut off or impossible is refused, whatever the bytes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bmpCases, bmpHeight, bmpWidth } from '../../../tests/bmp-cases.ts';
import { BmpError, decodeBmp, readBmpInfo } from './bmp-decode.ts';
import { encodeBmp } from './bmp-encode.ts';

describe('decodeBmp', () => {
  it.each(bmpCases)('$name', ({ file, pixel }) => {
    expect(readBmpInfo(file)).toMatchObject({ width: bmpWidth, height: bmpHeight });
    const { width, height, data } = decodeBmp(file);
    expect([width, height]).toEqual([bmpWidth, bmpHeight]);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        expect([...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)], `${x},${y}`).toEqual([
          ...pixel(x, y),
        ]);
  });

  it.each(bmpCases)('$name, cut off anywhere, is refused', ({ file }) => {
    for (let length = 0; length < file.length; length++)
      expect(() => decodeBmp(file.subarray(0, length)), `${length}`).toThrow(BmpError);
  });

  const plain = bmpCases.find(({ name }) => name === '24 bits')?.file ?? Buffer.alloc(0);
  it.each([
    ['no width', 18, 0],
    ['a negative width', 18, -11],
    ['no height', 22, 0],
    ['a size that its bytes cannot hold', 18, 30_000],
    ['pixels that begin after the end', 10, 1_000_000],
    ['pixels that begin inside the header', 10, 20],
    ['an unknown header', 14, 41_000],
    ['an unknown compression', 30, 9],
    ['an unknown depth', 28, 7],
  ])('refuses %s', (_, at, value) => {
    const file = Buffer.from(plain);
    if (at === 28) file.writeUInt16LE(value, at);
    else file.writeInt32LE(value, at);
    expect(() => decodeBmp(file)).toThrow(BmpError);
  });

  it('refuses or decodes, never breaks, whatever single byte is changed', () => {
    for (const { file } of bmpCases)
      for (let at = 0; at < Math.min(file.length, 140); at++)
        for (const value of [0, 1, 0x7f, 0x80, 0xff]) {
          const spoilt = Buffer.from(file);
          spoilt[at] = value;
          try {
            // Sizes are judged from the header before pixels are made.
            const { width, height } = readBmpInfo(spoilt);
            if (width * height < 1_000_000) decodeBmp(spoilt);
          } catch (error) {
            expect(error).toBeInstanceOf(BmpError);
          }
        }
  });
});

describe('encodeBmp', () => {
  it('writes what decodes to the same pixels, with size, padding and density in the header', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.infiniteStream(fc.nat(255)),
        (width, height, stream) => {
          const data = Uint8Array.from({ length: width * height * 3 }, () => stream.next().value);
          const file = Buffer.from(encodeBmp({ width, height, data }, 300));
          expect(file.length).toBe(54 + Math.ceil((width * 3) / 4) * 4 * height);
          expect(file.readUInt32LE(2)).toBe(file.length);
          expect(readBmpInfo(file)).toEqual({ width, height, bits: 24, alpha: false, dpi: 300 });
          expect(decodeBmp(file)).toEqual({ width, height, data });
        },
      ),
      { numRuns: 40 },
    );
  });
});
