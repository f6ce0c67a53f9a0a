/** What lies inside a chain of sides that begins and ends at the frame: one ground with print on it, up to the frame, is a paper. */
import { type PaperSide, paperSides } from '#domain/picture/measures';
import type { Pixel } from '../document/between-lines.ts';
import type { Shrunk } from '../shrink.ts';
import { valueAtRank } from '../value-at-rank.ts';

export type CutField = {
  /** Of the whole picture. */
  readonly share: number;
  /** Median brightness inside, 0–255. */
  readonly light: number;
  /** Shares of what lies inside, and of what lies outside, that have the ground's colour. */
  readonly inside: number;
  readonly outside: number;
  /** Pixels darker than ground with ground on both sides, as a share of what lies inside. */
  readonly strokes: number;
  /** The part of the frame that lies inside, as a share of it, and the sides of the frame where it lies. */
  readonly onFrame: number;
  readonly sides: readonly PaperSide[];
  /** Of that part: what has the ground's colour, and what has the usual colour of the rest of the frame. */
  readonly groundOnFrame: number;
  readonly restOnFrame: number;
  /** The share of the frame's other part that has the ground's colour. */
  readonly groundBeyond: number;
};

/** Colours that differ by no more levels in any channel are one: light falls off over a paper. */
const alike = 26;
/** Strokes are so much darker than their ground, and no wider than so many pixels. */
const inkAt = 0.85;
const strokeWidth = 4;
/** Of one side of the frame so much must lie inside before it counts. */
const leastOfSide = 0.04;

/** `chain` in pixels of the picture, clockwise. Null where it holds nothing. */
export const lookInside = (picture: Shrunk, chain: readonly Pixel[]): CutField | null => {
  const { width, height } = picture;
  const mask = maskOf(chain, width, height);
  let area = 0;
  for (let at = 0; at < mask.length; at++) area += mask[at]!;
  if (area === 0) return null;
  const ground = picture.planes.map((plane) => medianInside(plane, mask, area));
  const near = nearColour(picture, ground);
  let [inside, outside] = [0, 0];
  for (let at = 0; at < mask.length; at++)
    if (near[at]) {
      if (mask[at]) inside++;
      else outside++;
    }
  const [red, green, blue] = ground as [number, number, number];
  return {
    share: area / mask.length,
    light: red * 0.299 + green * 0.587 + blue * 0.114,
    inside: inside / area,
    outside: outside / Math.max(1, mask.length - area),
    strokes: strokesIn(picture, mask, near, green) / area,
    ...lookAtFrame(picture, mask, near),
  };
};

/** 1 to the right of every side. */
const maskOf = (chain: readonly Pixel[], width: number, height: number): Uint8Array => {
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    let [left, right] = [0, width - 1];
    for (let index = 1; index < chain.length; index++) {
      const [[ax, ay], [bx, by]] = [chain[index - 1]!, chain[index]!];
      const across = (bx - ax) * (y - ay);
      if (by > ay) right = Math.min(right, Math.floor(ax + across / (by - ay)));
      else if (by < ay) left = Math.max(left, Math.ceil(ax + across / (by - ay)));
      else if (across < 0) right = -1;
    }
    if (right >= left) mask.fill(1, y * width + left, y * width + right + 1);
  }
  return mask;
};

const medianInside = (plane: Float32Array, mask: Uint8Array, area: number): number => {
  const counts = new Uint32Array(256);
  for (let at = 0; at < mask.length; at++) if (mask[at]) counts[plane[at]! | 0]!++;
  let [value, left] = [0, area >> 1];
  while (value < 255 && counts[value]! <= left) left -= counts[value++]!;
  return value;
};

const nearColour = ({ planes }: Shrunk, colour: readonly number[]): Uint8Array => {
  const near = new Uint8Array(planes[0].length).fill(1);
  for (const [channel, plane] of planes.entries()) {
    const middle = colour[channel]!;
    for (let at = 0; at < near.length; at++) if (Math.abs(plane[at]! - middle) > alike) near[at] = 0;
  }
  return near;
};

/** By green, in which every ink is dark. */
const strokesIn = (
  { width, height, planes: [, green] }: Shrunk,
  mask: Uint8Array,
  near: Uint8Array,
  ground: number,
): number => {
  let strokes = 0;
  for (let y = 0; y < height; y++)
    for (let x = strokeWidth; x < width - strokeWidth; x++) {
      const at = y * width + x;
      if (near[at] || !mask[at - strokeWidth] || !mask[at + strokeWidth]) continue;
      if (green[at]! > ground * inkAt) continue;
      let [before, behind] = [0, 0];
      for (let off = 1; off <= strokeWidth; off++) {
        before |= near[at - off]!;
        behind |= near[at + off]!;
      }
      strokes += before & behind;
    }
  return strokes;
};

type AtFrame = Pick<CutField, 'onFrame' | 'sides' | 'groundOnFrame' | 'restOnFrame' | 'groundBeyond'>;

const lookAtFrame = (picture: Shrunk, mask: Uint8Array, near: Uint8Array): AtFrame => {
  const frame = frameOf(picture.width, picture.height);
  const [inside, rest]: [number[], number[]] = [[], []];
  const reached: PaperSide[] = [];
  for (const side of paperSides) {
    const before = inside.length;
    for (const at of frame[side]) (mask[at] ? inside : rest).push(at);
    if ((inside.length - before) / Math.max(1, frame[side].length) >= leastOfSide) reached.push(side);
  }
  return {
    onFrame: inside.length / (inside.length + rest.length),
    sides: reached,
    groundOnFrame: shareOf(inside, near),
    restOnFrame: shareOf(inside, nearColour(picture, usualColour(picture, rest))),
    groundBeyond: shareOf(rest, near),
  };
};

const shareOf = (places: readonly number[], marks: Uint8Array): number => {
  let marked = 0;
  for (const at of places) marked += marks[at]!;
  return marked / Math.max(1, places.length);
};

/** Far from any colour where there are no places. */
const usualColour = ({ planes }: Shrunk, places: readonly number[]): number[] =>
  planes.map((plane) => {
    const values = new Float32Array(places.length);
    for (let index = 0; index < places.length; index++) values[index] = plane[places[index]!]!;
    return values.length === 0 ? -alike - 1 : valueAtRank(values, values.length >> 1);
  });

/** Pixels along each side, one from the rim. */
const frameOf = (width: number, height: number): Readonly<Record<PaperSide, readonly number[]>> => {
  const across = Array.from({ length: width }, (_, x) => x);
  const down = Array.from({ length: height }, (_, y) => y * width);
  return {
    top: across.map((x) => x + width),
    right: down.map((row) => row + width - 2),
    bottom: across.map((x) => x + (height - 2) * width),
    left: down.map((row) => row + 1),
  };
};
