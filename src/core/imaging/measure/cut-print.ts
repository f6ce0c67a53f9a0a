/** A light paper on a light ground, its print cut by the frame: no border is seen, but characters and lines end where the photo does. */
import { type PaperSide, paperSides } from '#domain/picture/measures';
import { reduceTo } from '../reduce.ts';
import type { Shrunk } from '../shrink.ts';
import { valueAtRank } from '../value-at-rank.ts';
import { lightOf } from './view.ts';

/** Longest side of the copy that is looked at, in pixels: strokes of print are still a pixel wide. In a photo of half of that they are not seen. */
const long = 850;
/** Light is what has this share of the brightness that a tenth of the photo exceeds; so much of the photo must be light. */
const lightAt = 0.62;
const leastLight = 0.85;
/** The ground along a side of the frame is as light as the rest. */
const groundAt = 0.85;
/** Ink is darker than this share of the ground beside it. */
const inkAt = 0.55;
/** A stroke ends where the ground is back: across a finger, skin is now darker than ink, now lighter. */
const backAt = 0.85;
/** Pixels next to the frame in which ink is looked for. */
const depth = 3;
/** So many strokes end at a side whose print is cut; a finger or a pen is one or two, and a stroke no longer than this share of the side. */
const leastStrokes = 3;
const longestStroke = 0.06;

/** Sides of the frame at which print is cut; none where the photo is not light all over. */
export const seeCutPrint = (copy: Shrunk): PaperSide[] => {
  if (Math.max(copy.width, copy.height) < long / 2) return [];
  const small = reduceTo(copy, long);
  const { width, height } = small;
  const light = lightOf(small);
  const usual = valueAt(light, 0.9);
  let lightPixels = 0;
  for (let at = 0; at < light.length; at++) if (light[at]! >= usual * lightAt) lightPixels++;
  if (Math.min(width, height) < 2 * depth || lightPixels < light.length * leastLight) return [];
  return paperSides.filter((side) => {
    const line = alongFrame(light, width, height, side);
    const ground = valueAt(line, 0.8);
    return ground >= usual * groundAt && strokesIn(line, ground) >= leastStrokes;
  });
};

const valueAt = (values: Float32Array, share: number): number =>
  valueAtRank(values.slice(), Math.floor(values.length * share));

/** The darkest of the pixels next to the frame, place by place along one side. */
const alongFrame = (light: Float32Array, width: number, height: number, side: PaperSide): Float32Array => {
  const across = side === 'top' || side === 'bottom';
  const line = new Float32Array(across ? width : height);
  const step = across ? 1 : width;
  const inwards = side === 'top' ? width : side === 'bottom' ? -width : side === 'left' ? 1 : -1;
  const start = side === 'bottom' ? width * (height - 1) : side === 'right' ? width - 1 : 0;
  for (let place = 0; place < line.length; place++) {
    let darkest = 255;
    for (let row = 0; row < depth; row++)
      darkest = Math.min(darkest, light[start + place * step + row * inwards]!);
    line[place] = darkest;
  }
  return line;
};

const strokesIn = (line: Float32Array, ground: number): number => {
  let [strokes, begun] = [0, -1];
  for (let place = 0; place <= line.length; place++) {
    const value = place < line.length ? line[place]! : ground;
    if (begun < 0) {
      if (value < ground * inkAt) begun = place;
    } else if (value >= ground * backAt) {
      if (place - begun < line.length * longestStroke) strokes++;
      begun = -1;
    }
  }
  return strokes;
};
