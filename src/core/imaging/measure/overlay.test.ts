/** Pale slanted characters over a paper are seen; the paper without them, and pale slanted lines, raise nothing. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { measureLimits } from '#domain/picture/measure-limits';
import { copyOf } from '../shrink.ts';
import { measurePaper } from './measure.ts';

const licence = await readFile(join(import.meta.dirname, '../../../../assets/samples/licence.jpg'));
const upright = await sharp(licence).rotate().resize(1600).toBuffer();

const certaintyOf = async (picture: Sharp): Promise<number> => {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const raster = { width: info.width, height: info.height, data };
  return measurePaper({ raster, copy: copyOf(raster) }, null, '')?.overlay?.certainty ?? 0;
};

/** `marks`, no darker than seven tenths of the paper, turned by 30 degrees on a bare paper. */
const laidOver = async (marks: Sharp): Promise<Sharp> => {
  const faint = await marks.greyscale().linear(0.3, 178).toColourspace('srgb').png().toBuffer();
  const input = await sharp(faint).rotate(-30, { background: '#fff' }).png().toBuffer();
  const paper = sharp({ create: { width: 1600, height: 1400, channels: 3, background: '#e6e6e2' } });
  return sharp(
    await paper
      .composite([{ input, left: 60, top: 40, blend: 'multiply' }])
      .png()
      .toBuffer(),
  );
};

describe('readOverlay', () => {
  /** The sample's own rows, twice as large. */
  const sampleRows = (): Promise<Buffer> =>
    sharp(upright)
      .extract({ left: 350, top: 400, width: 520, height: 470 })
      .resize(1040)
      .greyscale()
      .threshold(110)
      .png()
      .toBuffer();

  it('sees slanted pale characters', async () => {
    expect(await certaintyOf(await laidOver(sharp(await sampleRows())))).toBeGreaterThan(
      measureLimits.overlay,
    );
  });

  it('sees them where print has broken most of them', async () => {
    const laid = await laidOver(sharp(await sampleRows()));
    const bar = { create: { width: 1600, height: 9, channels: 3, background: '#222' } } as const;
    const bars = Array.from({ length: 46 }, (_, at) => ({ input: bar, left: 0, top: at * 30 }));
    expect(await certaintyOf(sharp(await laid.composite(bars).png().toBuffer()))).toBeGreaterThan(
      measureLimits.overlay,
    );
  });

  it('says nothing of a paper without', async () => {
    expect(await certaintyOf(sharp(upright))).toBeLessThan(measureLimits.overlay);
  });

  it('says nothing of slanted lines', async () => {
    const [width, height] = [1040, 940];
    const stripes = Buffer.alloc(width * height * 3, 255);
    for (let y = 0; y < height; y++) if (y % 60 < 8) stripes.fill(0, y * width * 3, (y + 1) * width * 3);
    const lines = sharp(stripes, { raw: { width, height, channels: 3 } });
    expect(await certaintyOf(await laidOver(lines))).toBeLessThan(measureLimits.overlay);
  });
});
