/** Drawn photos, good and with one fault each: the measures part them. The bench has the rates; here every kind is seen once. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { judgeMeasures } from '#domain/picture/judge-measures';
import { wholeSide } from '#domain/plan/plan';
import { type Defect, drawFaulty } from '../../../../bench/photos/defects.ts';
import { blankRaster, type Raster } from '../raster.ts';
import { copyOf } from '../shrink.ts';
import { measurePaper } from './measure.ts';

const opened = (raster: Raster) => ({ raster, copy: copyOf(raster) });

/** 0: the portrait side of a card; 4: a licence; 3: a passport page; each on a desk of wood. */
const look = async (seed: number, defect: Defect) => {
  const { picture, corners } = drawFaulty(seed, defect);
  const { width, height, data } = picture;
  const file = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  const photo: Raster = { width, height, data: await sharp(file).raw().toBuffer() };
  const measures = measurePaper(opened(photo), corners!, '');
  if (!measures) throw new Error('nothing measured');
  const found = judgeMeasures(measures, { ...wholeSide('a'), corners: corners! }, '');
  return { measures, codes: found.map((entry) => entry.code) };
};

describe('measurePaper', () => {
  it.each([0, 3, 4])('finds nothing wrong with a good photo (paper %i)', async (seed) => {
    const { measures, codes } = await look(seed, 'none');
    expect(codes).toEqual([]);
    expect(measures.details).toBeGreaterThan(250);
  });

  it.each<[Defect, number, string]>([
    ['grey-copy', 0, 'picture-grey-copy'],
    ['grey-copy', 4, 'picture-grey-copy'],
    ['mirrored', 0, 'picture-mirrored'],
    ['mirrored', 3, 'picture-mirrored'],
    ['mirrored', 4, 'picture-mirrored'],
    ['blur', 0, 'picture-blurred'],
    ['dark', 4, 'picture-too-dark'],
    ['screen', 3, 'picture-of-screen'],
    ['glare', 4, 'picture-glare-over-print'],
  ])('%s on paper %i: %s', async (defect, seed, code) => {
    const { codes, measures } = await look(seed, defect);
    expect(codes, JSON.stringify(measures)).toContain(code);
  });

  it('sees the seal of a licence and the emblem of a card', async () => {
    expect((await look(4, 'none')).measures.seal).toMatchObject({ x: expect.closeTo(0.7, 1) });
    expect((await look(1, 'none')).measures.emblem).toMatchObject({ x: expect.closeTo(0.07, 1) });
  });

  it('knows the sides of a card apart and which way is up', async () => {
    expect((await look(0, 'none')).measures.layout).toMatchObject({ name: 'id-front', turns: 0 });
    expect((await look(1, 'none')).measures.layout).toMatchObject({ name: 'id-back', turns: 0 });
  });

  it('measures a blank picture without inventing print, and nothing of a speck', () => {
    const blank = blankRaster(300, 200, 240);
    expect(measurePaper(opened(blank), null, '')).toMatchObject({
      edgeWidth: null,
      glareShare: 0,
      layout: null,
    });
    expect(
      measurePaper(
        opened(blank),
        [
          [0, 0],
          [0.01, 0],
          [0.01, 0.01],
          [0, 0.01],
        ],
        '',
      ),
    ).toBeNull();
  });

  it('names the sides that lie on the frame', () => {
    const picture = blankRaster(300, 200, 240);
    const corners = [
      [0, 0.2],
      [0.9, 0.2],
      [0.9, 0.9],
      [0, 0.9],
    ] as const;
    expect(measurePaper(opened(picture), corners, '')?.cutSides).toEqual(['left']);
  });
});
