/**
 * Where a paper ends, told by its colour. A side is sometimes laid onto the edge of the paper's shadow, which lies a little outside it,
 * or onto a broad frame printed a little inside. Only the paper's own edge has the paper's colour on one side and none of it beyond.
 */
import { mapPoint, solveHomography, unitSquare } from '#domain/plan/homography';
import type { Shrunk } from '../shrink.ts';
import { valueAtRank } from '../value-at-rank.ts';
import type { PixelQuad } from './between-lines.ts';
import { around } from './outer.ts';
import { alongOutside, breadthsOf, type Outwards, stretches } from './outwards.ts';

/** How far inside and outside of a side the paper may end instead: a share of its breadth, and pixels at most. */
const reachShare = 0.09;
const mostReach = 64;
/** Looked at is every so many-th pixel: the side is laid onto its edge afterwards. */
const stride = 2;
/** Nearer than this the side lies right as it is, in strides. */
const leastMove = 1.5;
/** Levels by which paper and desk must differ. */
const leastContrast = 14;

/** The quad with its sides where the paper ends, roughly; null where all lie right, or cannot be told. */
export const onOwnEdges = (picture: Shrunk, corners: PixelQuad): PixelQuad | null => {
  const map = solveHomography(unitSquare, corners);
  if (!map) return null;
  const breadths = breadthsOf(corners);
  const moves = [0, 1, 2, 3].map((side) => {
    const breadth = breadths[side % 2]! / stride;
    const reach = Math.min(mostReach / stride, Math.floor(breadth * reachShare));
    const steps = 2 * reach + 1;
    const seen = alongOutside(picture, map, side, breadth, -reach, steps);
    return moveOf(profileOf(seen, steps), reach, seen.length) * stride;
  });
  if (moves.every((move) => move === 0)) return null;
  const margins = moves.map((move) => ({ from: move, to: move }));
  return around(margins, breadths).map((corner) => mapPoint(map, corner)) as unknown as PixelQuad;
};

/** Levels of each colour of each step, of all stretches side by side. */
const profileOf = ({ sums, share, length }: Outwards, steps: number): Float32Array => {
  const profile = new Float32Array(stretches * length * 3);
  for (let stretch = 0; stretch < stretches; stretch++)
    for (let step = 0, at = stretch * steps * 4, to = stretch; step < length; step++, at += 4)
      for (let colour = 0; colour < 3; colour++, to += stretches) profile[to] = sums[at + colour]! * share;
  return profile;
};

/** Written over for every step: one value of each stretch. */
const eight = new Float32Array(stretches);

/** By how many strides a side should lie further out, or in where less than 0. */
const moveOf = (profile: Float32Array, reach: number, length: number): number => {
  // As much must be seen outside as a shadow is broad.
  if (length < reach * 1.6) return 0;
  const middle = new Float32Array(length * 3);
  for (let at = 0; at < middle.length; at++) {
    for (let stretch = 0; stretch < stretches; stretch++) eight[stretch] = profile[at * stretches + stretch]!;
    middle[at] = valueAtRank(eight, stretches >> 1);
  }
  const paper = medianOf(middle, 0, Math.ceil(reach * 0.7));
  const desk = medianOf(middle, Math.ceil(reach + (length - reach) * 0.5), length);
  const [r, g, b] = [paper[0]! - desk[0]!, paper[1]! - desk[1]!, paper[2]! - desk[2]!];
  const square = r * r + g * g + b * b;
  if (square < 3 * leastContrast * leastContrast) return 0;
  /** 1 on the paper, 0 on the desk and less in its shadow; also 0 in a colour that neither has. */
  const likeness = (step: number): number => {
    const at = step * 3;
    const u = middle[at]! - desk[0]!;
    const v = middle[at + 1]! - desk[1]!;
    const w = middle[at + 2]! - desk[2]!;
    const share = (u * r + v * g + w * b) / square;
    const off = (u - share * r) ** 2 + (v - share * g) ** 2 + (w - share * b) ** 2;
    return off > square * 0.1 ? 0 : share;
  };
  let step = length - 1;
  if (likeness(step) >= 0.5) return 0;
  while (step >= 0 && likeness(step) < 0.5) step--;
  if (step < 0) return 0;
  const [inner, outer] = [likeness(step), likeness(step + 1)];
  const move = step + (inner - 0.5) / Math.max(0.01, inner - outer) - reach;
  if (Math.abs(move) < leastMove) return 0;
  // What is left outside must be shadow: darker than the desk.
  const between = Math.round(reach + move / 2) * 3;
  const light = middle[between]! + middle[between + 1]! + middle[between + 2]!;
  return move < 0 && light > desk[0]! + desk[1]! + desk[2]! ? 0 : move;
};

const medianOf = (middle: Float32Array, from: number, to: number): number[] =>
  [0, 1, 2].map((colour) => {
    const values = new Float32Array(to - from);
    for (let step = from; step < to; step++) values[step - from] = middle[step * 3 + colour]!;
    return valueAtRank(values, values.length >> 1);
  });
