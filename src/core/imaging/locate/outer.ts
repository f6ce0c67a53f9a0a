/**
 * A frame printed on a paper shows better than the paper's own edge on a white desk. The paper's edge runs parallel to the frame, so
 * that its faint change of colour can be added up along whole sides, where no search for lines would see it. A side that does not show
 * at all is put where the opposite margin and the shapes of known papers say.
 */
import { mapPoint, solveHomography, unitSquare } from '#domain/plan/homography';
import { median } from '../measure/cells.ts';
import type { Shrunk } from '../shrink.ts';
import { knownShapes, strangenessOf } from './known-shapes.ts';
import type { Pixel, PixelQuad } from './quads.ts';

/** A paper around a frame. */
export type Outer = {
  readonly corners: PixelQuad;
  /** How clearly each side stands out of noise: 1 as clear as can be, 0 where it is only supposed. */
  readonly shown: readonly [number, number, number, number];
};

/** How far outside a frame the paper may end, as a share of its own breadth. */
const reach = 0.34;
/** Closer than this it is the edge of the quad itself, in pixels. */
const nearest = 5;
/** How many pixels nearer to one end of a side than to the other the paper may end: a frame is found a line's breadth off. */
const mostTilt = 12;
/** Stretches of a side that are added up alone, so that print outside the frame cannot pass for an edge. */
const stretches = 8;
const placesPerStretch = 20;
/** A stretch counts for so many times the noise at most. */
const mostPerStretch = 4;
/** Least change, in the noise of the sum, and the levels that are as clear as can be. */
const leastChange = 4;
const clearLevels = 2;
/** Changes of one side that are considered, the strongest. */
const mostChanges = 3;
const mostPapers = 2;

/**
 * The likeliest papers around a quad, best first; a side may stay where it is. `own` is how well each side of the quad shows as a
 * paper's edge, 0–1. Pixels of `picture`; `light` is its brightness.
 */
export const findOuter = (
  picture: Shrunk,
  light: Float32Array,
  frame: PixelQuad,
  own: readonly number[],
): Outer[] => {
  const map = solveHomography(unitSquare, frame);
  if (!map) return [];
  const breadths = [
    (between(frame[1], frame[2]) + between(frame[3], frame[0])) / 2,
    (between(frame[0], frame[1]) + between(frame[2], frame[3])) / 2,
  ] as const;
  const margins = own.map((clear, side) => [
    ...changesOutside(picture, light, map, side, breadths[side % 2]!),
    { from: 0, to: 0, clear, worth: 5 * clear - 1 },
  ]);
  const [upright, level] = [0, 1].map((side) => pairsOf(margins[side]!, margins[side + 2]!)) as [
    Pair[],
    Pair[],
  ];
  const papers: Paper[] = [];
  for (const a of upright)
    for (const b of level) {
      const shape = Math.abs(Math.log((breadths[0] + a.wide) / (breadths[1] + b.wide)));
      const worth = a.worth + b.worth + Math.max(0, 2.5 - 60 * strangenessOf(shape));
      papers.push({ margins: [a.first, b.first, a.second, b.second], worth });
    }
  for (const a of upright)
    papers.push(...completed(a, margins[1]!, margins[3]!, breadths[0], breadths[1], false));
  for (const b of level)
    papers.push(...completed(b, margins[2]!, margins[0]!, breadths[1], breadths[0], true));
  const moved = papers.filter((paper) => paper.margins.some(({ from, to }) => from + to > 2 * nearest));
  return moved
    .sort((a, b) => b.worth - a.worth)
    .slice(0, mostPapers)
    .map(({ margins: four }) => ({
      corners: around(four, breadths).map((corner) => mapPoint(map, corner)) as unknown as PixelQuad,
      shown: four.map(({ clear }) => clear) as unknown as Outer['shown'],
    }));
};

/** Where a paper may end outside one side: pixels off its two ends; how clear that is, 0–1, and what it is worth. */
type Margin = { readonly from: number; readonly to: number; readonly clear: number; readonly worth: number };

/** Margins of two opposite sides; `wide` is what both add. */
type Pair = {
  readonly first: Margin;
  readonly second: Margin;
  readonly wide: number;
  readonly worth: number;
};

/** Top, right, bottom, left. */
type Paper = { readonly margins: readonly [Margin, Margin, Margin, Margin]; readonly worth: number };

/** Nothing shows there. */
const supposed = (middle: number): Margin => ({ from: middle, to: middle, clear: 0, worth: 0 });

/** Margins seen on both sides, or seen on one and supposed to be the same on the other. */
const pairsOf = (first: readonly Margin[], second: readonly Margin[]): Pair[] => {
  const both = first.flatMap((one) => second.map((other) => [one, other] as const));
  const mirrored = [
    ...first.map((one) => [one, supposed((one.from + one.to) / 2)] as const),
    ...second.map((other) => [supposed((other.from + other.to) / 2), other] as const),
  ].filter(([one, other]) => one.from + one.to + other.from + other.to > 0);
  return [...both, ...mirrored].map(([one, other]) => {
    const [a, b] = [one.from + one.to, other.from + other.to];
    const even =
      a === 0 || b === 0 ? 0 : Math.max(0, 2 - (16 * Math.max(0, Math.abs(a - b) - 4)) / Math.max(a, b));
    return { first: one, second: other, wide: (a + b) / 2, worth: one.worth + other.worth + even };
  });
};

/** Three sides seen, and the fourth where a known shape puts it. `a` and `c` are the two sides between those of `pair`. */
const completed = (
  pair: Pair,
  a: readonly Margin[],
  c: readonly Margin[],
  long: number,
  short: number,
  isLevel: boolean,
): Paper[] => {
  const length = long + pair.wide;
  const needs = knownShapes.flatMap((shape) => [length * Math.exp(shape), length / Math.exp(shape)]);
  const paperOf = (one: Margin, other: Margin): Paper => ({
    margins: isLevel ? [other, pair.first, one, pair.second] : [pair.first, one, pair.second, other],
    worth: pair.worth + one.worth + other.worth + 1,
  });
  return needs.flatMap((need) => {
    const rest = (seen: Margin): number => need - short - (seen.from + seen.to) / 2;
    const isLikely = (seen: Margin): boolean =>
      seen.clear > 0.3 && rest(seen) > nearest && rest(seen) < short * reach;
    return [
      ...a.filter(isLikely).map((seen) => paperOf(seen, supposed(rest(seen)))),
      ...c.filter(isLikely).map((seen) => paperOf(supposed(rest(seen)), seen)),
    ];
  });
};

/** The corners, in the frame's own square, of the four lines outside its sides. */
const around = (margins: readonly Margin[], breadths: readonly [number, number]): Pixel[] => {
  const edges = margins.map(({ from, to }, side) => {
    const breadth = breadths[side % 2]!;
    // Top, right, bottom, left: the first of both places is the one that the direction of `along` begins with.
    return [outside(side, 0, from / breadth), outside(side, 1, to / breadth)] as const;
  });
  return edges.map((edge, side) => meeting(edges[(side + 3) % 4]!, edge));
};

type Edge = readonly [Pixel, Pixel];

/** Where two lines through two points each meet; sides of a quad are never parallel. */
const meeting = ([a, b]: Edge, [c, d]: Edge): Pixel => {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const share = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / (rx * sy - ry * sx);
  return [a[0] + share * rx, a[1] + share * ry];
};

/** A place `off` breadths outside a side of the unit square, 0 the top one, clockwise. */
const outside = (side: number, along: number, off: number): Pixel =>
  side === 0 ? [along, -off] : side === 1 ? [1 + off, along] : side === 2 ? [along, 1 + off] : [-off, along];

/** Lines outside a side along which brightness changes over the whole length. */
const changesOutside = (
  picture: Shrunk,
  light: Float32Array,
  map: NonNullable<ReturnType<typeof solveHomography>>,
  side: number,
  breadth: number,
): Margin[] => {
  const steps = Math.floor(breadth * reach) + 1;
  const profiles = Array.from({ length: stretches }, () => new Float32Array(steps));
  const du = side === 1 ? 1 / breadth : side === 3 ? -1 / breadth : 0;
  const dv = side === 2 ? 1 / breadth : side === 0 ? -1 / breadth : 0;
  // `mapPoint`, without a point for every pixel: numerators and denominator grow evenly from step to step.
  const [dx, dy, dw] = [map[0] * du + map[1] * dv, map[3] * du + map[4] * dv, map[6] * du + map[7] * dv];
  const { width, height } = picture;
  let length = steps;
  for (let stretch = 0; stretch < stretches; stretch++) {
    const profile = profiles[stretch]!;
    for (let place = 0; place < placesPerStretch; place++) {
      const along = 0.04 + (0.92 * (stretch + (place + 0.5) / placesPerStretch)) / stretches;
      const [u, v] = outside(side, along, 0);
      const x = map[0] * u + map[1] * v + map[2];
      const y = map[3] * u + map[4] * v + map[5];
      const w = map[6] * u + map[7] * v + map[8];
      for (let step = 0; step < length; step++) {
        const share = 1 / (w + dw * step);
        const column = (x + dx * step) * share + 0.5;
        const row = (y + dy * step) * share + 0.5;
        // The picture ends here: what is behind cannot be known.
        if (!(column >= 0 && row >= 0 && column < width && row < height)) length = step;
        else profile[step]! += light[(row | 0) * width + (column | 0)]!;
      }
    }
    for (let step = 0; step < length; step++) profile[step]! /= placesPerStretch;
  }
  return length < nearest + 8 ? [] : strongest(profiles, length);
};

/** Half of what a change is taken over, in pixels. */
const half = 3;

const strongest = (profiles: readonly Float32Array[], length: number): Margin[] => {
  const inner = length - 2 * half;
  // Only what lies between both ends is written and read.
  const values = new Float32Array(stretches * inner);
  for (let stretch = 0, to = 0; stretch < stretches; stretch++) {
    const profile = profiles[stretch]!;
    for (let at = half; at < length - half; at++, to++) {
      let sum = 0;
      for (let off = 1; off <= half; off++) sum += profile[at + off]! - profile[at - off]!;
      values[to] = sum / half;
    }
  }
  // Light that falls off evenly is no edge.
  const slope = median(values);
  const agreeing = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) agreeing[at] = Math.abs(values[at]! - slope);
  const noise = 0.08 + 1.48 * median(agreeing);
  for (let at = 0; at < values.length; at++) {
    const value = (values[at]! - slope) / noise;
    values[at] = value < -mostHigh ? -mostHigh : value > mostHigh ? mostHigh : value;
    agreeing[at] =
      value < -mostPerStretch ? -mostPerStretch : value > mostPerStretch ? mostPerStretch : value;
  }
  const best: Changes = {
    agreed: new Float64Array(length),
    high: new Float64Array(length),
    tilt: new Float64Array(length),
  };
  const agreed = new Float64Array(inner);
  const high = new Float64Array(inner);
  for (let tilt = -mostTilt; tilt <= mostTilt; tilt += 2) {
    agreed.fill(0);
    high.fill(0);
    for (let stretch = 0; stretch < stretches; stretch++) {
      const shift = Math.round(tilt * ((stretch + 0.5) / stretches - 0.5));
      const end = Math.min(inner, inner - shift);
      for (let at = Math.max(0, -shift), from = stretch * inner + at + shift; at < end; at++, from++) {
        agreed[at]! += agreeing[from]!;
        high[at]! += values[from]!;
      }
    }
    for (let at = 0; at < inner; at++) {
      const to = at + half;
      const a = agreed[at]!;
      const h = high[at]!;
      if (a * h <= 0 || Math.abs(a + h) <= Math.abs(best.agreed[to]! + best.high[to]!)) continue;
      best.agreed[to] = a;
      best.high[to] = h;
      best.tilt[to] = tilt;
    }
  }
  return peaksOf(best, noise);
};

/** Changes seen from each place, in the noise of one stretch, summed over all: each stretch counting little, and each counting as it is. */
type Changes = { readonly agreed: Float64Array; readonly high: Float64Array; readonly tilt: Float64Array };

const mostHigh = 60;

/** From the frame outwards: the first clear change is the paper's edge, what follows may be its shadow. */
const peaksOf = (best: Changes, noise: number): Margin[] => {
  const peaks: Margin[] = [];
  let passed = 0;
  for (let at = nearest; at < best.agreed.length - half; at++) {
    const [agreed, high, tilt] = [best.agreed[at]!, best.high[at]!, best.tilt[at]!];
    const strength = agreed + high;
    if (Math.abs(agreed) < leastChange * Math.sqrt(stretches)) continue;
    // The highest among its neighbours that change in the same direction.
    const isLower = (off: number): boolean => {
      const theirs = Math.sign(strength) * (best.agreed[at + off]! + best.high[at + off]!);
      return off < 0 ? theirs > Math.abs(strength) : theirs >= Math.abs(strength);
    };
    if ([-3, -2, -1, 1, 2, 3].some(isLower)) continue;
    const levels = (Math.abs(high) / stretches) * noise;
    const clear =
      Math.min(1, Math.abs(agreed) / (mostPerStretch * stretches)) *
      (0.4 + 0.6 * Math.min(1, levels / clearLevels));
    peaks.push({ from: at - tilt / 2, to: at + tilt / 2, clear, worth: 4 * clear - passed });
    passed += 1.5 * clear;
  }
  return peaks.sort((a, b) => b.worth - a.worth).slice(0, mostChanges);
};

/** Mean of the colours; written over by the next call. */
export const brightnessOf = ({ planes: [red, green, blue] }: Shrunk): Float32Array => {
  const size = red.length;
  if (brightness.length !== size) brightness = new Float32Array(size);
  const light = brightness;
  for (let at = 0; at < size; at++) light[at] = (red[at]! + green[at]! + blue[at]!) * (1 / 3);
  return light;
};

let brightness = new Float32Array(0);

const between = (a: Pixel, b: Pixel): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
