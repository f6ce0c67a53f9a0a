/** Papers are found on drawn photos whose truth is known; what is no paper is not offered as one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sureEnough } from '#domain/plan/suggest-side';
import { overlap } from '../../../../bench/photos/overlap.ts';
import { drawPair, drawScene } from '../../../../bench/photos/scenes.ts';
import { drawSketch } from '../../../../bench/photos/sketches.ts';
import { seeded } from '../../../../tests/photos.ts';
import { blankRaster, type Raster } from '../raster.ts';
import { copyOf, shrink } from '../shrink.ts';
import { locatePapers } from './locate.ts';

// One of each paper, on wood, tiles, cloth, marble, clutter, a dark desk and a mat.
const seeds = [0, 49, 26, 35, 44, 13, 62];
/** A pale card on a scanner's white lid. */
const whiteOnWhite = 81;

/** Of these the frame, or a line within it, shows far better than the paper; the last lies in a shadow as dark as itself. */
const framedOnWhite = [148, 400_084, 400_340];
/** Cards whose header band or portrait shows better than their own edge, and a licence with a broad frame, seen aslant. */
const bandedAslant = [400_458, 400_546, 400_244];
/** By another hand: a paper on a white desk, a small one seen from afar, a finger over a corner, two in one photo, a very small one. */
const otherHand = [
  { seed: 0, least: 0.2 },
  { seed: 17, least: sureEnough },
  { seed: 3, least: sureEnough },
  { seed: 5, least: sureEnough },
  { seed: 5033, least: 0.2 },
];
/** Two cards, one above the other: around both lies what looks like a sheet. */
const pairs = [2, 5, 7];
/** On stripes, of which a photo has more than the lines that are kept. */
const onStripes = [5010, 5048];
/** Whole papers with grain, veins or planks that seem to lead their sides on to the frame. */
const seeminglyCut = [400_354, 400_389];
/** Letters on a white lid, of which only the print shows; one lies in a soft shadow. */
const printOnly = [279, 23, 20_119, 20_183];
/** A licence that was cut off at the inner edge of its gold frame. */
const goldFramed = 44;
/** A note beside the card has sharper edges than the card. */
const besideNote = 20_074;
/** A paper that the frame cuts; desks without any, one of them cluttered with straight things. */
const nothingWhole = [6, 7, 15];

describe('locatePapers', () => {
  it.each(seeds)('finds the paper of drawn photo %i', (seed) => {
    const { picture, corners } = drawScene(seed, 1280);
    const [paper] = locatePapers(copyOf(picture));
    expect(overlap(paper!.corners, corners[0]!)).toBeGreaterThan(0.98);
    expect(paper!.confidence).toBeGreaterThan(sureEnough);
  });

  it('finds a pale card on a white lid, more cautiously', () => {
    const { picture, corners } = drawScene(whiteOnWhite, 1280);
    const [paper] = locatePapers(copyOf(picture));
    expect(overlap(paper!.corners, corners[0]!)).toBeGreaterThan(0.98);
    expect(paper!.confidence).toBeGreaterThan(0.2);
  });

  it.each(framedOnWhite)('finds the paper around its printed frame on the white lid of photo %i', (seed) => {
    const { picture, corners } = drawScene(seed);
    expect(overlap(locatePapers(copyOf(picture))[0]!.corners, corners[0]!)).toBeGreaterThan(0.95);
  });

  it.each(printOnly)('finds the letter around its print on the white lid of photo %i', (seed) => {
    const { picture, corners } = drawScene(seed);
    expect(overlap(locatePapers(copyOf(picture))[0]!.corners, corners[0]!)).toBeGreaterThan(0.97);
  });

  it('lays a side that was found on a printed frame onto the edge of the paper', () => {
    const { picture, corners } = drawScene(goldFramed);
    expect(overlap(locatePapers(copyOf(picture))[0]!.corners, corners[0]!)).toBeGreaterThan(0.98);
  });

  it('names a blank note after the paper that has print on it', () => {
    const { picture, corners } = drawScene(besideNote);
    const [card, note] = locatePapers(copyOf(picture));
    expect(overlap(card!.corners, corners[0]!)).toBeGreaterThan(0.98);
    expect(note).toBeDefined();
  });

  it.each(pairs)('finds both cards of photo %i, and not what goes round them', (seed) => {
    const { picture, corners } = drawPair(seed, 1280);
    const papers = locatePapers(copyOf(picture));
    for (const card of corners)
      expect(Math.max(...papers.map((paper) => overlap(paper.corners, card)))).toBeGreaterThan(0.95);
  });

  it.each(bandedAslant)('takes no print of drawn photo %i for the paper', (seed) => {
    const { picture, corners } = drawScene(seed);
    expect(overlap(locatePapers(copyOf(picture))[0]!.corners, corners[0]!)).toBeGreaterThan(0.98);
  });

  it.each(otherHand)('finds the papers of sketch $seed', async ({ seed, least }) => {
    const sketch = await drawSketch(seed);
    const found = locatePapers(copyOf(sketch));
    for (const truth of sketch.corners)
      expect(Math.max(...found.map((paper) => overlap(paper.corners, truth)))).toBeGreaterThan(0.95);
    expect(found[0]!.confidence).toBeGreaterThan(least);
  });

  it.each(onStripes)('finds the paper on the striped desk of sketch %i', async (seed) => {
    const sketch = await drawSketch(seed);
    const [paper] = locatePapers(copyOf(sketch));
    expect(overlap(paper!.corners, sketch.corners[0]!)).toBeGreaterThan(0.98);
  });

  it.each(seeminglyCut)('does not take the whole paper of drawn photo %i for a cut one', (seed) => {
    const { picture, corners } = drawScene(seed);
    expect(overlap(locatePapers(copyOf(picture))[0]!.corners, corners[0]!)).toBeGreaterThan(0.95);
  });

  it.each(nothingWhole)('is not sure of sketch %i, which shows no whole paper', async (seed) => {
    const [paper] = locatePapers(copyOf(await drawSketch(seed)));
    expect(paper?.confidence ?? 0).toBeLessThan(sureEnough);
  });

  it('names corners clockwise from the one nearest to the top left', () => {
    const { corners } = locatePapers(copyOf(drawScene(0, 1280).picture))[0]!;
    const nearest = corners.map(([x, y]) => x + y).indexOf(Math.min(...corners.map(([x, y]) => x + y)));
    expect(nearest).toBe(0);
    const turns = corners.map(([x, y], index) => {
      const [[a, b], [c, d]] = [corners[(index + 1) % 4]!, corners[(index + 2) % 4]!];
      return Math.sign((a - x) * (d - b) - (b - y) * (c - a));
    });
    expect(turns).toEqual([1, 1, 1, 1]);
  });

  it('finds both cards of one photo', () => {
    const { picture, corners } = drawPair(3, 1280);
    const found = locatePapers(copyOf(picture));
    for (const truth of corners)
      expect(Math.max(...found.map((paper) => overlap(paper.corners, truth)))).toBeGreaterThan(0.95);
  });

  it('is never sure of a paper where there is none', () => {
    const random = seeded(5);
    const noise: Raster = {
      width: 900,
      height: 700,
      data: Uint8Array.from({ length: 900 * 700 * 3 }, () => 120 + random() * 40),
    };
    const slope = blankRaster(800, 600);
    for (let at = 0; at < slope.data.length; at++) slope.data[at] = 60 + ((at / 3) % 800) / 6;
    for (const picture of [noise, slope, blankRaster(640, 480), blankRaster(640, 480, 0)])
      for (const { confidence } of locatePapers(copyOf(picture))) expect(confidence).toBeLessThan(sureEnough);
  });

  it('is sure of a sheet only where something is printed on it', () => {
    const random = seeded(8);
    const sheet = (strokes: number): Raster => {
      const picture = blankRaster(1200, 900);
      const paint = (left: number, top: number, right: number, bottom: number, level: number): void => {
        for (let y = top; y < bottom; y++)
          for (let x = left; x < right; x++)
            picture.data.fill(level, (y * 1200 + x) * 3, (y * 1200 + x) * 3 + 3);
      };
      paint(0, 0, 1200, 900, 90);
      paint(300, 250, 728, 520, 205);
      for (let stroke = 0; stroke < strokes; stroke++) {
        const [x, y] = [350 + Math.floor(random() * 300), 290 + Math.floor(random() * 190)];
        paint(x, y, x + 14, y + 4, 60);
      }
      for (let at = 0; at < picture.data.length; at++) picture.data[at]! += random() * 6;
      return picture;
    };
    const truth = [
      300 / 1200,
      250 / 900,
      728 / 1200,
      250 / 900,
      728 / 1200,
      520 / 900,
      300 / 1200,
      520 / 900,
    ];
    for (const [strokes, isSure] of [
      [0, false],
      [3, false],
      [160, true],
    ] as const) {
      const [paper] = locatePapers(copyOf(sheet(strokes)));
      for (const [index, value] of paper!.corners.flat().entries())
        expect(value).toBeCloseTo(truth[index]!, 2);
      expect(paper!.confidence >= sureEnough).toBe(isSure);
    }
  });

  it('takes a picture of any size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(),
        (width, height, seed) => {
          const random = seeded(seed);
          const data = Uint8Array.from({ length: width * height * 3 }, () => random() * 256);
          for (const { corners, confidence } of locatePapers(copyOf({ width, height, data }))) {
            expect(confidence).toBeGreaterThanOrEqual(0);
            expect(confidence).toBeLessThanOrEqual(1);
            for (const value of corners.flat()) expect(value >= 0 && value <= 1).toBe(true);
          }
        },
      ),
    );
    expect(locatePapers(copyOf(blankRaster(20_000, 3)))).toEqual([]);
  });
});

describe('shrink', () => {
  it('gives each pixel the mean of its block and drops what fills none', () => {
    const data = Uint8Array.from({ length: 5 * 4 * 3 }, (_, index) => index);
    const { width, height, factor, planes } = shrink({ width: 5, height: 4, data }, 3);
    expect([width, height, factor]).toEqual([2, 2, 2]);
    expect([...planes[0]]).toEqual([9, 15, 39, 45]);
    expect([...planes[2]]).toEqual([11, 17, 41, 47]);
  });

  it('leaves a small picture as it is', () => {
    const picture = { width: 2, height: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
    expect(shrink(picture, 640)).toMatchObject({ width: 2, height: 1, factor: 1 });
  });
});
