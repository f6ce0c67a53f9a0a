/** The document is found on drawn photos whose truth is known: by its text, by its edges, where it fills the photo and where it does not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWholePicture } from '#domain/plan/corners';
import type { Corners } from '#domain/plan/plan';
import { sureEnough } from '#domain/plan/suggest-side';
import { overlap } from '../../../../bench/photos/overlap.ts';
import { drawPair, drawScene } from '../../../../bench/photos/scenes.ts';
import { drawSketch } from '../../../../bench/photos/sketches.ts';
import { seeded } from '../../../../tests/photos.ts';
import { blankRaster, type Raster } from '../raster.ts';
import { copyOf } from '../shrink.ts';
import { findDocuments } from './document.ts';

/** A card, a licence, a passport and a page, on wood, clutter, a dark desk and a mat. */
const seeds = [0, 49, 44, 13];
const pairs = [2];

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** A sheet drawn with rows of print; what is `cut` of it lies beyond the photo. Places in pixels of the photo. */
type Sheet = {
  readonly paper: Box;
  readonly print: Box;
  /** A line printed around the print, so far inside of the paper's edge. */
  readonly frame?: Box;
  /** Rows printed outside of that frame. */
  readonly beside?: readonly Box[];
  /** Levels of what it lies on. */
  readonly ground?: readonly [number, number, number];
};

const [width, height] = [1000, 760];

const drawSheet = (
  { paper, print, frame, beside = [], ground = [84, 70, 60] }: Sheet,
  seed = 3,
): { picture: Raster; text: Corners[] } => {
  const random = seeded(seed);
  const picture = blankRaster(width, height);
  const paint = ([left, top, right, bottom]: Box, red: number, green: number, blue: number): void => {
    for (let y = Math.max(0, top); y < Math.min(height, bottom); y++)
      for (let x = Math.max(0, left); x < Math.min(width, right); x++)
        picture.data.set([red, green, blue], (y * width + x) * 3);
  };
  paint([0, 0, width, height], ...ground);
  paint(paper, 226, 224, 214);
  if (frame) {
    const [left, top, right, bottom] = frame;
    paint(frame, 120, 140, 90);
    paint([left + 7, top + 7, right - 7, bottom - 7], 226, 224, 214);
  }
  const text: Corners[] = [];
  const row = ([left, top, right, bottom]: Box): void => {
    for (let x = left; x < right; x += 9 + Math.floor(random() * 5))
      paint([x, top, x + 5, bottom], 50, 50, 55);
    if (right > 0 && bottom > 0 && left < width && top < height)
      text.push(
        (
          [
            [left, top],
            [right, top],
            [right, bottom],
            [left, bottom],
          ] as const
        ).map(([x, y]) => [
          Math.max(0, Math.min(1, x / width)),
          Math.max(0, Math.min(1, y / height)),
        ]) as unknown as Corners,
      );
  };
  for (let y = print[1]; y + 12 <= print[3]; y += 40)
    row([print[0], y, print[0] + Math.round((print[2] - print[0]) * (0.6 + random() * 0.4)), y + 12]);
  for (const box of beside) row(box);
  // A soft shade over all, and noise.
  for (let at = 0; at < picture.data.length; at++) {
    const shade = 1 - 0.12 * (((at / 3) % width) / width);
    picture.data[at] = Math.max(0, Math.min(255, picture.data[at]! * shade + (random() - 0.5) * 8));
  }
  return { picture, text };
};

const cornersOf = ([left, top, right, bottom]: Box): Corners => [
  [Math.max(0, left) / width, Math.max(0, top) / height],
  [Math.min(width, right) / width, Math.max(0, top) / height],
  [Math.min(width, right) / width, Math.min(height, bottom) / height],
  [Math.max(0, left) / width, Math.min(height, bottom) / height],
];

const fills: Sheet = {
  paper: [-30, -30, width + 30, height + 30],
  print: [120, 110, 880, 640],
  frame: [50, 50, 950, 690],
  beside: [[130, 706, 620, 718]],
};
const onDesk: Sheet = { paper: [180, 120, 820, 620], print: [240, 180, 760, 560] };
const framed: Sheet = {
  paper: [110, 70, 890, 690],
  print: [230, 180, 770, 560],
  frame: [160, 120, 840, 640],
  beside: [[240, 656, 600, 668]],
};
/** Under a lid that is hardly brighter than the paper. */
const onLid: Sheet = {
  paper: [180, 90, 820, 670],
  print: [270, 190, 730, 560],
  frame: [214, 124, 786, 636],
  ground: [230, 228, 219],
};
const cut: Sheet = { paper: [150, 110, width + 200, 650], print: [220, 170, width + 120, 600] };

const find = ({ picture, text }: { picture: Raster; text: readonly Corners[] | null }) =>
  findDocuments(copyOf(picture), text);

describe('findDocuments', () => {
  it.each(seeds)('finds the paper of drawn photo %i by its edges alone', (seed) => {
    const { picture, corners } = drawScene(seed, 1280);
    const [paper] = findDocuments(copyOf(picture), null);
    expect(overlap(paper!.corners, corners[0]!)).toBeGreaterThan(0.95);
  });

  it('takes the photo itself where the paper fills it, and not the frame that is printed on it', () => {
    const [paper] = find(drawSheet(fills));
    expect(isWholePicture(paper!.corners)).toBe(true);
  });

  it.each([
    ['a sheet on a desk', onDesk],
    ['a sheet with print outside its printed frame', framed],
    ['a sheet that runs out of the photo', cut],
    ['a sheet on a ground of nearly its own colour', onLid],
  ] as const)('finds %s', (_, sheet) => {
    const [paper] = find(drawSheet(sheet));
    expect(overlap(paper!.corners, cornersOf(sheet.paper))).toBeGreaterThan(0.97);
  });

  it('is sure of a sheet on a desk with text on it, and not of one without', () => {
    const drawn = drawSheet(onDesk);
    expect(find(drawn)[0]!.confidence).toBeGreaterThanOrEqual(sureEnough);
    const elsewhere: Corners[] = [cornersOf([10, 10, 90, 30])];
    expect(find({ ...drawn, text: elsewhere })[0]!.confidence).toBeLessThan(sureEnough);
  });

  it.each(pairs)('finds both cards of photo %i', (seed) => {
    const { picture, corners } = drawPair(seed, 1280);
    const papers = findDocuments(copyOf(picture), null);
    for (const card of corners)
      expect(Math.max(...papers.map((paper) => overlap(paper.corners, card)))).toBeGreaterThan(0.95);
  });

  it('says the same of the same photo made smaller', () => {
    const at = (long: number) => findDocuments(copyOf(drawScene(26, long).picture), null)[0]!;
    const [large, small] = [at(1300), at(900)];
    expect(overlap(large.corners, small.corners)).toBeGreaterThan(0.97);
  });

  it('names corners clockwise from the one nearest to the top left', () => {
    const { corners } = findDocuments(copyOf(drawScene(0, 1280).picture), null)[0]!;
    const sums = corners.map(([x, y]) => x + y);
    expect(sums.indexOf(Math.min(...sums))).toBe(0);
    const turns = corners.map(([x, y], index) => {
      const [[a, b], [c, d]] = [corners[(index + 1) % 4]!, corners[(index + 2) % 4]!];
      return Math.sign((a - x) * (d - b) - (b - y) * (c - a));
    });
    expect(turns).toEqual([1, 1, 1, 1]);
  });

  it('is never sure of a paper where there is none', async () => {
    const random = seeded(5);
    const noise: Raster = {
      width: 900,
      height: 700,
      data: Uint8Array.from({ length: 900 * 700 * 3 }, () => 120 + random() * 40),
    };
    for (const picture of [noise, blankRaster(640, 480), blankRaster(640, 480, 0), await drawSketch(7)])
      for (const { confidence } of findDocuments(copyOf(picture), []))
        expect(confidence).toBeLessThan(sureEnough);
  });

  it('takes a picture of any size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(),
        (across, down, seed) => {
          const random = seeded(seed);
          const data = Uint8Array.from({ length: across * down * 3 }, () => random() * 256);
          const papers = findDocuments(copyOf({ width: across, height: down, data }), [
            cornersOf([100, 90, 900, 190]),
          ]);
          expect(papers.length).toBeGreaterThan(0);
          for (const { corners, confidence } of papers) {
            expect(confidence >= 0 && confidence <= 1).toBe(true);
            for (const value of corners.flat()) expect(value >= 0 && value <= 1).toBe(true);
          }
        },
      ),
    );
    expect(findDocuments(copyOf(blankRaster(20_000, 3)), null)).toHaveLength(1);
  });
});
