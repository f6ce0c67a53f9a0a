import { describe, expect, it } from 'vitest';
import { wholePicture } from '#domain/plan/corners';
import type { PictureWindow } from '#domain/target/target';
import { drawPhoto } from '../../../tests/photos.ts';
import { encodeJpeg } from './encode-jpeg.ts';
import { fitJpeg, type Scalable } from './fit-jpeg.ts';
import { foretell, foretellFrom, refine } from './foretell.ts';
import type { Raster } from './raster.ts';
import { rectify } from './rectify.ts';

const scalable = (picture: Raster, minScale = 0.4): Scalable => ({
  render: (scale) =>
    rectify(
      picture,
      wholePicture,
      { flip: false, turns: 0 },
      {
        width: Math.round(picture.width * scale),
        height: Math.round(picture.height * scale),
      },
    ),
  minScale,
  maxScale: 2,
});
const windowTo = (maxBytes: number, aim: PictureWindow['aim'] = null): PictureWindow => ({
  minBytes: 56_320,
  maxBytes,
  accepts: ['jpeg'],
  makes: ['jpg'],
  aim,
  dpi: 300,
});
const photo = drawPhoto(2000, 1500, undefined, 4, 10);
const noisy = drawPhoto(1800, 1400, undefined, 5, 160);

describe('a fitted photo', () => {
  it.each([300_000, 500_000, 1_000_000])(
    'of at most %d bytes has the best quality that fits',
    async (most) => {
      const made = await fitJpeg(scalable(photo), windowTo(most));
      if (!made.ok) throw new Error(made.why);
      expect(made.bytes.length).toBeLessThanOrEqual(most);
      expect(made).toMatchObject({ scale: 1, width: 2000, height: 1500 });
      expect(made.encodes).toBeLessThanOrEqual(2);
      const better = await encodeJpeg(photo, made.quality! + 1, 300);
      // Foretold, not tried: sizes nearer than this to the limit may be missed.
      expect(better.length).toBeGreaterThan(most * 0.99);
    },
  );

  it('leaves the aim rather than its quality, and stays in the window', async () => {
    const made = await fitJpeg(scalable(noisy), windowTo(1_500_000, { minBytes: 56_320, maxBytes: 400_000 }));
    expect(made).toMatchObject({ ok: true, scale: 1 });
    if (made.ok) expect(made.bytes.length).toBeGreaterThan(400_000);
  });

  it('becomes smaller where quality alone would cost legibility, and is refused where it could not be read', async () => {
    const made = await fitJpeg(scalable(noisy, 0.2), windowTo(150_000));
    expect(made).toMatchObject({ ok: true });
    if (made.ok) expect(made.scale).toBeLessThan(1);
    expect(await fitJpeg(scalable(noisy, 0.95), windowTo(150_000))).toMatchObject({
      ok: false,
      why: 'maximum',
    });
  });

  it('grows only when the best quality is too small', async () => {
    const small = drawPhoto(420, 300, undefined, 6, 2);
    const made = await fitJpeg(scalable(small), { ...windowTo(1_000_000), minBytes: 150_000 });
    expect(made).toMatchObject({ ok: true, quality: 100 });
    if (made.ok) expect(made.scale).toBeGreaterThan(1);
  });
});

/** Percentage by which libjpeg scales its tables, and a little. */
const coarse = (quality: number): number => (quality < 50 ? 5000 / quality : 200 - 2 * quality) + 3;

describe('foretelling', () => {
  const never = () => Promise.reject(new Error('the whole was encoded'));

  it('comes within a few per cent of the whole without encoding it', async () => {
    const foretelling = foretell(photo, never);
    for (const quality of [45, 70, 92]) {
      const { length } = await encodeJpeg(photo, quality, 300);
      expect(Math.abs((await foretelling.bytesAt(quality)) / length - 1)).toBeLessThan(0.06);
    }
  });

  it('asks for the whole of a small picture, about once', async () => {
    const small = drawPhoto(800, 600);
    let asked = 0;
    const size = async (quality: number): Promise<number> => {
      asked++;
      return (await encodeJpeg(small, quality, 300)).length;
    };
    const most = 1.02 * (await encodeJpeg(small, 82, 300)).length;
    const found = await foretell(small, size).qualityFor(most, 40, 100, 1);
    expect(Math.abs(found - 82)).toBeLessThanOrEqual(1);
    expect(asked).toBeLessThanOrEqual(2);
  });

  it('corrects rough sizes by few exact ones, also where they grow otherwise', async () => {
    const exact = (quality: number): number => (quality >= 90 ? 1.25 : 1) * (6e6 / coarse(quality) ** 0.8);
    for (const [off, power] of [
      [3, 0.8],
      [0.4, 0.8],
      [1.5, 0.65],
    ] as const)
      for (const most of [120_000, 200_000, 300_000, 500_000, 900_000]) {
        const rough = foretellFrom(
          async (quality) => (quality >= 90 ? 1.3 : 1) * ((off * 6e6) / coarse(quality) ** power),
          2_000_000,
        );
        let asked = 0;
        const found = await refine(rough, async (quality) => {
          asked++;
          return exact(quality);
        }).qualityFor(most, 40, 100, 1);
        const best =
          Array.from({ length: 61 }, (_, index) => 100 - index).find((quality) => exact(quality) <= most) ??
          39;
        expect(Math.abs(found - best)).toBeLessThanOrEqual(2);
        expect(asked).toBeLessThanOrEqual(3);
      }
  });

  it.each([
    ['as print grows', (quality: number) => 3e6 / coarse(quality) ** 0.6],
    ['as noise grows', (quality: number) => 6e7 / coarse(quality) ** 1.2],
    [
      'with a jump to full colour',
      (quality: number) => (quality >= 90 ? 1.25 : 1) * (6e6 / coarse(quality) ** 0.8),
    ],
  ])('finds the best quality with few trials, %s', async (_, size) => {
    for (const most of [20_000, 120_000, 200_000, 300_000, 500_000, 700_000, 900_000, 5_000_000]) {
      const foretelling = foretellFrom(async (quality) => size(quality), 2_000_000);
      const found = await foretelling.qualityFor(most, 40, 100, 1);
      const exact =
        Array.from({ length: 61 }, (__, index) => 100 - index).find((quality) => size(quality) <= most) ?? 39;
      expect(Math.abs(found - exact)).toBeLessThanOrEqual(1);
      expect(foretelling.trials()).toBeLessThanOrEqual(7);
    }
  });
});
