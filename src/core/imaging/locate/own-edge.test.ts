/** A side on the edge of a shadow, or on a printed frame, is moved to the paper's own edge. */
import { describe, expect, it } from 'vitest';
import { shrink } from '../shrink.ts';
import type { PixelQuad } from './between-lines.ts';
import { onOwnEdges } from './own-edge.ts';

type Colour = readonly [number, number, number];
type Box = readonly [left: number, top: number, right: number, bottom: number];

const [width, height] = [600, 450];
const paper: Box = [100, 90, 500, 360];
const desk: Colour = [140, 100, 70];
const inShadow: Colour = [84, 60, 42];
const white: Colour = [236, 234, 226];
const gold: Colour = [188, 150, 84];

/** Boxes over a brown desk, the last on top. */
const photoOf = (...boxes: readonly (readonly [Box, Colour])[]) => {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const on = boxes.findLast(([[l, t, r, b]]) => x >= l && x < r && y >= t && y < b);
      data.set(on ? on[1] : desk, at);
    }
  return shrink({ width, height, data }, width);
};

const quadOf = ([left, top, right, bottom]: Box): PixelQuad => [
  [left - 0.5, top - 0.5],
  [right - 0.5, top - 0.5],
  [right - 0.5, bottom - 0.5],
  [left - 0.5, bottom - 0.5],
];

const shadow = [[100, 90, 511, 371], inShadow] as const;
const framed = [
  [paper, white],
  [[110, 99, 490, 351], gold],
  [[121, 109, 479, 341], white],
] as const;

describe('onOwnEdges', () => {
  it.each([
    ['of a shadow below and on the right', [shadow, [paper, white]], [100, 90, 511, 371]],
    ['inside a printed frame on the left', framed, [121, 90, 500, 360]],
  ] as const)('moves a side %s to where the paper ends', (_, boxes, found) => {
    const moved = onOwnEdges(photoOf(...boxes), quadOf(found))!;
    for (const [index, [x, y]] of quadOf(paper).entries()) {
      expect(Math.abs(moved[index]![0] - x)).toBeLessThan(1.5);
      expect(Math.abs(moved[index]![1] - y)).toBeLessThan(1.5);
    }
  });

  it.each([
    ['on their own edges', [shadow, [paper, white]], paper],
    ['of a paper as brown as the desk', [[paper, [144, 103, 72]]], [112, 90, 500, 360]],
    ['whose surroundings are the paper itself', framed, [160, 150, 440, 300]],
  ] as const)('leaves sides %s', (_, boxes, found) => {
    expect(onOwnEdges(photoOf(...boxes), quadOf(found))).toBeNull();
  });
});
