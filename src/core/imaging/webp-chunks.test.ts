import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPhoto, encodePhoto } from '../../../tests/photos.ts';
import { decodeUpright } from './decode.ts';

const [width, height] = [640, 480];
const photo = drawPhoto(width, height);
const encode = (data: Uint8Array, lossless: boolean, channels: 3 | 4 = 3): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels } }).webp({ lossless }).toBuffer();

describe.each([true, false])('a WebP, lossless %s', (lossless) => {
  it.each<[string, (file: Buffer, at: number) => Buffer]>([
    ['wiped in a stretch', (file, at) => file.fill(0, at, at + 100)],
    ['wiped to its end', (file, at) => file.fill(0, at)],
  ])('%s is refused', async (_, change) => {
    const file = await encode(photo.data, lossless);
    for (const share of [0.2, 0.6, 0.9])
      await expect(
        decodeUpright(change(Buffer.from(file), Math.floor(file.length * share))),
        `${share}`,
      ).rejects.toThrow('picture-damaged');
  });

  it('of a plain sheet, a drawing, one colour, or with transparency is taken in', async () => {
    const drawing = Uint8Array.from(
      { length: photo.data.length },
      (_, at) => (Math.floor(at / 3 / 160) % 3) * 120,
    );
    const sheet = Uint8Array.from(photo.data);
    sheet.fill(255, 0, width * 3 * 400);
    for (const data of [
      new Uint8Array(photo.data.length),
      new Uint8Array(photo.data.length).fill(255),
      drawing,
      sheet,
      photo.data,
    ])
      expect((await decodeUpright(await encode(data, lossless))).width).toBe(width);
    const clear = Uint8Array.from({ length: width * height * 4 }, (_, at) =>
      at % 4 < 3 ? photo.data[Math.floor(at / 4) * 3 + (at % 4)]! : (at >> 3) % 256,
    );
    expect((await decodeUpright(await encode(clear, lossless, 4))).width).toBe(width);
  });
});

it.each<[string, (file: Buffer, at: number) => Buffer]>([
  ['set to ones', (file, at) => file.fill(255, at, at + 300)],
  ['that holds a part twice', (file, at) => file.fill(file.subarray(at, at + 1000), at + 1000, at + 2000)],
])('a lossy WebP %s is refused', async (_, change) => {
  const file = await encode(photo.data, false);
  for (const share of [0.2, 0.6, 0.9])
    await expect(
      decodeUpright(change(Buffer.from(file), Math.floor(file.length * share))),
      `${share}`,
    ).rejects.toThrow('picture-damaged');
});

it('a moving WebP is taken in, and refused where a frame is damaged', async () => {
  const frame = (seed: number) => encodePhoto(drawPhoto(200, 160, undefined, seed), 'png');
  const file = await sharp([await frame(1), await frame(2)], { join: { animated: true } })
    .webp()
    .toBuffer();
  expect((await decodeUpright(file)).width).toBe(200);
  const wiped = Buffer.from(file);
  wiped.fill(0, Math.floor(file.length * 0.3), Math.floor(file.length * 0.35));
  await expect(decodeUpright(wiped)).rejects.toThrow('picture-damaged');
});
