/** A copy in black and white has no colour of its own, whatever paper and light it has; an original has, be it only its labels. */
import { describe, expect, it } from 'vitest';
import { measureLimits } from '#domain/picture/measure-limits';
import { measureColour } from './colour.ts';

/** Three pixels make a block. */
const [width, height, block] = [510, 340, 3];
type Rgb = readonly [red: number, green: number, blue: number];

const paperOf = (colourAt: (x: number, y: number) => Rgb) => {
  const planes = [0, 1, 2].map((channel) =>
    Float32Array.from({ length: width * height }, (_, at) =>
      Math.floor(colourAt(at % width, Math.floor(at / width))[channel]!),
    ),
  ) as unknown as readonly [Float32Array, Float32Array, Float32Array];
  return measureColour({ colour: { width, height, planes } });
};

const shaded = ([red, green, blue]: Rgb, by: number): Rgb => [red * by, green * by, blue * by];
const inField = (x: number, y: number): boolean => x > 340 && x < 460 && y > 50 && y < 200;
const inLines = (x: number, y: number): boolean =>
  x > 45 && x < 300 && y > 60 && y < 260 && Math.floor(y / 12) % 5 === 0;
const blockOf = (x: number): number => Math.floor(x / block);

const cream: Rgb = [240, 235, 206];
const yellow: Rgb = [250, 235, 180];
const white: Rgb = [240, 241, 238];

describe('the colour share of a copy', () => {
  it.each([0.5, 0.69, 0.7, 0.71, 0.9])('is none where a field of %d of its light is', (by) => {
    const { colourShare } = paperOf((x, y) => (inField(x, y) ? shaded(cream, by) : cream));
    expect(colourShare).toBe(0);
  });

  it('is none where the colour of strokes and of the gaps between them ran together', () => {
    const { colourShare } = paperOf((x, y) => {
      if (!inLines(x, y)) return yellow;
      const green = blockOf(x) % 3 === 0 ? 47 : 235;
      return [green + 11, green, green - 40];
    });
    expect(colourShare).toBe(0);
  });

  it('is none where the light turns yellow over the paper, under a dark field too', () => {
    const { colourShare } = paperOf((x, y) => {
      const lit: Rgb = [white[0], white[1], white[2] * (1 - (0.5 * x) / width)];
      return inField(x, y) ? shaded(lit, 0.65) : lit;
    });
    expect(colourShare).toBe(0);
  });
});

describe('the colour share of an original', () => {
  it.each<[string, Rgb]>([
    ['blue labels', [42, 111, 158]],
    ['red print', [138, 28, 28]],
  ])('is seen by its %s, on white and on yellow paper', (_, ink) => {
    for (const ground of [white, yellow]) {
      const label = (x: number, y: number): boolean => inLines(x, y) && x < 110 && blockOf(x) % 4 < 2;
      const { colourShare } = paperOf((x, y) => (label(x, y) ? ink : ground));
      expect(colourShare).toBeGreaterThan(measureLimits.colourShare * 4);
    }
  });

  it('is not what comes in over the border', () => {
    expect(paperOf((x, y) => (Math.hypot(x, y) < 30 ? [214, 168, 140] : white)).colourShare).toBe(0);
  });
});

describe('the cold tint', () => {
  it('is that of the end at which a ground is bluish', () => {
    const { coldTint } = paperOf((x) => {
      const share = x / width;
      return [239 - 9 * share, 226 + 2 * share, 216 + 24 * share];
    });
    expect(coldTint).toBeGreaterThan(measureLimits.coldTint);
  });

  it('is none of white and of cream paper', () => {
    for (const ground of [white, cream]) expect(paperOf(() => ground).coldTint).toBeLessThan(0.01);
  });
});

describe('the emblem', () => {
  const disc = (inner: Rgb, rim: Rgb) =>
    paperOf((x, y) => {
      const away = Math.hypot(x - 120, y - 100);
      return away > 40 ? [226, 234, 240] : away > 34 ? rim : inner;
    }).emblem;

  it('is a disc of red and gold, no face', () => {
    expect(disc([196, 32, 38], [212, 168, 60])).not.toBeNull();
    expect(disc([216, 160, 145], [216, 160, 145])).toBeNull();
  });
});
