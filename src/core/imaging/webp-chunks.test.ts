import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPhoto } from '../../../tests/photos.ts';
import { decodeUpright } from './decode.ts';
import { isWipedWebp } from './webp-chunks.ts';

const [width, height] = [640, 480];
const photo = drawPhoto(width, height);
const encode = (data: Uint8Array, lossless: boolean): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 3 } })
    .webp({ lossless })
    .toBuffer();

describe.each([true, false])('a WebP, lossless %s', (lossless) => {
  it('of which a stretch was overwritten with zeros is known', async () => {
    const file = await encode(photo.data, lossless);
    expect(isWipedWebp(file)).toBe(false);
    for (const share of [0.2, 0.6, 0.95]) {
      const wiped = Buffer.from(file);
      const at = Math.floor(file.length * share);
      wiped.fill(0, at, at + 100);
      expect(isWipedWebp(wiped), `${share}`).toBe(true);
      await expect(decodeUpright(wiped), `${share}`).rejects.toThrow('picture-damaged');
    }
  });

  it('of a plain sheet, a drawing, or one colour is taken in', async () => {
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
    ])
      expect((await decodeUpright(await encode(data, lossless))).width).toBe(width);
  });
});
