/** Lines of a photo and the copy in which sides are measured, for what looks for papers that run out of the photo. */
import { reduceTo } from '../reduce.ts';
import type { Shrunk } from '../shrink.ts';
import { findEdges } from './edges.ts';
import { findLines, type Line } from './lines.ts';

/** Longest side of the copy in which lines are looked for, and of the one in which sides are measured, in pixels. */
const coarseLong = 540;
const fineLong = 1400;
const lineCount = 60;

export type LinesSeen = { readonly coarse: Shrunk; readonly lines: readonly Line[] };

export const seeLines = (copy: Shrunk): LinesSeen => {
  const coarse = reduceTo(copy, coarseLong);
  return { coarse, lines: findLines(coarse, findEdges(coarse), lineCount) };
};

export const fineOf = (copy: Shrunk): Shrunk => reduceTo(copy, fineLong);
