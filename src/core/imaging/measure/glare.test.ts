/** A reflection that swallows print is told from one on bare paper, from its own edges and bars, and from print that is pale anyway. */
import { describe, expect, it } from 'vitest';
import { wholePicture } from '#domain/plan/corners';
import { blankRaster, type Raster } from '../raster.ts';
import { copyOf } from '../shrink.ts';
import { readCells } from './cells.ts';
import { measureGlare } from './glare.ts';
import { viewPaper } from './view.ts';

const [width, height] = [960, 640];

/** Rows of strokes on the left two thirds of a paper of this brightness. */
const paperWith = (light: number, ink = 40): Raster => {
  const picture = blankRaster(width, height, light);
  for (let row = 60; row < 580; row += 44)
    for (let left = 60; left < 620; left += 30)
      for (const [dx, dy, wide, high] of [
        [0, 4, 22, 4],
        [9, 0, 4, 22],
        [2, 14, 18, 3],
      ] as const)
        for (let y = row + dy; y < row + dy + high; y++)
          picture.data.fill(ink, (y * width + left + dx) * 3, (y * width + left + dx + wide) * 3);
  return picture;
};

/** A ring of red ink around a place on the bare part. */
const sealed = (picture: Raster, x0: number, y0: number): Raster => {
  for (let y = y0 - 60; y <= y0 + 60; y++)
    for (let x = x0 - 60; x <= x0 + 60; x++)
      if (Math.abs(Math.hypot(x - x0, y - y0) - 54) < 6) picture.data.set([190, 70, 72], (y * width + x) * 3);
  return picture;
};

/** Light added around a place, 0–255, by distance in pixels. */
const lit = (picture: Raster, x0: number, y0: number, added: (dx: number, dy: number) => number): Raster => {
  const data = new Uint8Array(picture.data.length);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const more = added(x - x0, y - y0);
      for (let channel = at; channel < at + 3; channel++)
        data[channel] = Math.min(255, picture.data[channel]! + more);
    }
  return { width, height, data };
};

const lamp = (dx: number, dy: number): number => 330 * Math.exp(-(dx * dx + dy * dy) / 8000);
const streak = (dx: number, dy: number): number => 300 * Math.exp(-((dx - dy) ** 2) / 3600);
const pane = (dx: number, dy: number): number =>
  Math.abs(dx) > 90 || Math.abs(dy) > 70 || Math.min(Math.abs(dx), Math.abs(dy)) < 6 ? 0 : 240;

/** Paper whose surface turns white around a place of its print: by so much of the way at most (0–1), nowhere up to its end. */
const veiled = (picture: Raster, most: number): Raster => ({
  width,
  height,
  data: picture.data.map((light, at) => {
    const [x, y] = [((at / 3) | 0) % width, ((at / 3) | 0) / width];
    const white = most * Math.exp(-(((x - 330) / 150) ** 4) - ((y - 320) / 110) ** 4);
    return light * (1 - white) + 255 * white;
  }),
});

const glareOf = (picture: Raster) => {
  const view = viewPaper(copyOf(picture), wholePicture)!;
  return measureGlare(view, readCells(view));
};

describe('measureGlare', () => {
  it.each([
    ['a lamp', lamp, 190],
    ['a streak', streak, 190],
    ['a window', pane, 190],
    ['a lamp on paper as white as can be', lamp, 252],
  ] as const)('sees %s over print', (_, shape, light) => {
    const { glareOverPrint, glareShare, glare } = glareOf(lit(paperWith(light), 330, 320, shape));
    expect(glareOverPrint).toBe(true);
    expect(glareShare).toBeGreaterThan(0.004);
    expect(glare!.x).toBeLessThan(0.5);
  });

  it('sees a veil that leaves print no darker than the paper elsewhere', () => {
    const picture = paperWith(180, 60);
    const whitened = {
      width,
      height,
      data: picture.data.map((light, at) => {
        const [x, y] = [((at / 3) | 0) % width, ((at / 3) | 0) / width];
        return Math.max(Math.abs(x - 330) / 200, Math.abs(y - 320) / 150) > 1 ? light : light * 0.2 + 198;
      }),
    };
    expect(glareOf(whitened).glareOverPrint).toBe(true);
  });

  it.each([
    ['on light paper, of which little is left to turn white', 230, 30, 0.6],
    ['on grey paper, which stays far from white', 170, 40, 0.33],
  ] as const)('sees a veil %s', (_, light, ink, most) => {
    expect(glareOf(veiled(paperWith(light, ink), most)).glareOverPrint).toBe(true);
  });

  it('takes no pale labels in the lit corner of a paper for a veil', () => {
    const labelled = paperWith(180);
    for (let y = 70; y < 130; y += y % 2 === 0 ? 1 : 9)
      labelled.data.fill(95, (y * width + 700) * 3, (y * width + 780) * 3);
    for (let at = 0; at < labelled.data.length; at++) {
      const [x, y] = [((at / 3) | 0) % width, ((at / 3) | 0) / width];
      labelled.data[at] = labelled.data[at]! * (1 + x / 2600 - y / 4000);
    }
    expect(glareOf(labelled).glareOverPrint).toBe(false);
  });

  it('takes a white shirt where the paper’s own light is at its end for no reflection', () => {
    const portrayed = paperWith(200);
    for (let y = 160; y < 480; y++) {
      portrayed.data.fill(90, (y * width + 700) * 3, (y * width + 900) * 3);
      if (y > 300 && y < 430) portrayed.data.fill(215, (y * width + 740) * 3, (y * width + 860) * 3);
    }
    expect(glareOf(lit(portrayed, 0, 0, (dx) => dx / 14)).glareOverPrint).toBe(false);
  });

  it.each([
    ['a lamp', lamp],
    ['a window with bars', pane],
  ] as const)('says of %s on bare paper only that it is there', (_, shape) => {
    expect(glareOf(lit(paperWith(190), 810, 320, shape))).toMatchObject({
      glareOverPrint: false,
      glareShare: expect.toSatisfy((share: number) => share > 0.004),
    });
  });

  it.each([
    ['over', 380, true],
    ['beside', 150, false],
  ] as const)('tells a lamp %s a seal', (_, y, over) => {
    const picture = sealed(paperWith(190), 830, 440);
    expect(glareOf(lit(picture, 810, y, lamp)).glareOverPrint).toBe(over);
  });

  it.each([
    ['over', 440, true],
    ['beside', 120, false],
  ] as const)('tells a veil that is nowhere at its end %s a seal', (_, y0, over) => {
    const picture = sealed(paperWith(180), 830, 440);
    const data = picture.data.map((light, at) => {
      const [x, y] = [((at / 3) | 0) % width, ((at / 3) | 0) / width];
      const white = 0.75 * Math.exp(-((x - 830) ** 2 + (y - y0) ** 2) / 8000);
      return light * (1 - white) + 255 * white;
    });
    expect(glareOf({ width, height, data }).glareOverPrint).toBe(over);
  });

  it('takes no printed line beside a reflection for print that it pales', () => {
    const lined = paperWith(190);
    for (let y = 425; y < 429; y++) lined.data.fill(90, (y * width + 690) * 3, (y * width + 930) * 3);
    const soft = (dx: number, dy: number): number => 60 * Math.exp(-(dx * dx + dy * dy) / 9000);
    expect(glareOf(lit(lined, 810, 400, soft)).glareOverPrint).toBe(false);
  });

  it('sees a streak over print that runs out at the paper’s border', () => {
    const streakAtBorder = (dx: number, dy: number): number =>
      Math.abs(dy) > 70 || dx > 130 ? 0 : 300 * Math.exp(-((Math.max(0, dx - 90) / 20) ** 2));
    expect(glareOf(lit(paperWith(190), 0, 320, streakAtBorder)).glareOverPrint).toBe(true);
  });

  it('takes a paper without reflections, pale print and light from one side for what they are', () => {
    const none = { glareShare: 0, glare: null, glareOverPrint: false };
    expect(glareOf(paperWith(190))).toEqual(none);
    expect(glareOf(paperWith(250, 190))).toEqual(none);
    expect(glareOf(lit(paperWith(170), 0, 0, (dx) => dx / 12))).toEqual(none);
  });
});
