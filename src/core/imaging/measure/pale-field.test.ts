/** A portrait that a reflection pales is told from one beside a reflection, from a shaded face and from a shadow. */
import { describe, expect, it } from 'vitest';
import { wholePicture } from '#domain/plan/corners';
import { blankRaster, type Raster } from '../raster.ts';
import { copyOf } from '../shrink.ts';
import { bareLight } from './bare-light.ts';
import { readCells } from './cells.ts';
import { paledFields } from './pale-field.ts';
import { viewPaper } from './view.ts';

const [width, height] = [960, 640];

/** Brightness of each pixel by what it is and its place. */
const changed = (picture: Raster, to: (light: number, x: number, y: number) => number): Raster => {
  const data = picture.data.map((light, at) =>
    Math.max(0, Math.min(255, to(light, ((at / 3) | 0) % width, ((at / 3) | 0) / width))),
  );
  return { width, height, data };
};

/** A light ground with a dark coat and a face that is less dark. */
const withPortrait = (): Raster => {
  const picture = blankRaster(width, height, 180);
  for (let y = 140; y < 420; y++)
    for (let x = 640; x < 860; x++) {
      const light = y > 310 ? 60 : Math.hypot(x - 750, y - 240) < 60 ? 140 : 205;
      picture.data.fill(light, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  return picture;
};

const fieldsIn = (picture: Raster) => {
  const cells = readCells(viewPaper(copyOf(picture), wholePicture)!);
  return paledFields(cells, bareLight(cells));
};

const veil =
  (x0: number, y0: number, wide: number) =>
  (light: number, x: number, y: number): number => {
    const white = 0.95 * Math.exp(-((x - x0) ** 2 + (y - y0) ** 2) / wide ** 2);
    return light * (1 - white) + 255 * white;
  };

describe('paledFields', () => {
  it('sees a veil over a portrait', () => {
    expect(fieldsIn(changed(withPortrait(), veil(700, 240, 160)))).toHaveLength(1);
  });

  it('says nothing of a portrait alone, on a paper that is lit from one side, or beside a reflection', () => {
    expect(fieldsIn(withPortrait())).toEqual([]);
    expect(fieldsIn(changed(withPortrait(), (light, x) => light * (0.8 + x / 3000)))).toEqual([]);
    expect(fieldsIn(changed(withPortrait(), veil(300, 300, 120)))).toEqual([]);
  });

  it('takes a face that is shaded on all its sides, and a shadow over bare paper, for no reflection', () => {
    const shaded = changed(withPortrait(), (light, x, y) =>
      light === 140 ? 140 - Math.hypot(x - 750, y - 240) : light,
    );
    expect(fieldsIn(shaded)).toEqual([]);
    expect(fieldsIn(changed(withPortrait(), (light, x) => light * Math.min(1, 0.5 + x / 500)))).toEqual([]);
  });
});
