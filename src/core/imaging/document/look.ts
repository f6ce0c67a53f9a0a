/** All that is seen of a photo at one scale: candidates for the document, and the evidence for and against each. */
import { mapCorners } from '#domain/plan/corners';
import type { Corners } from '#domain/plan/plan';
import type { Shrunk } from '../shrink.ts';
import { valueAtRank } from '../value-at-rank.ts';
import type { PixelQuad } from './between-lines.ts';
import { type Candidate, findCandidates } from './candidates.ts';
import { countedMask, fillInto } from './counted-mask.ts';
import { findEdges } from './edges.ts';
import { evidenceOf } from './evidence.ts';
import { type Ground, groundOf } from './ground.ts';
import { findLines, frameLines } from './lines.ts';
import { quadAround } from './outline-quad.ts';
import { findQuads } from './quads.ts';
import { growRegions, halfOf, halved, type Mask } from './region.ts';
import type { Seen } from './seen.ts';
import { textBoxes } from './text-box.ts';
import { workingCopy } from './working-copy.ts';

/** Longest side, in pixels, of the copy in which ground and lines are looked for, and of the one in which sides are measured. */
const smallLong = 400;
export const fineLong = 700;
/** Changes of L* from pixel to pixel over which a region goes on: on bare paper noise and shade stay under 0.7, an edge is over 1.4. */
const tolerances = [0.7, 1, 1.4] as const;
/** More lines, and more quads made of them, never held the document where fewer did not. */
const lineCount = 40;
const quadCount = 32;

export type Looked = {
  /** The copy in whose pixels candidates are. */
  readonly fine: Shrunk;
  readonly candidates: readonly Candidate[];
  /** Of each candidate, in the order of `evidenceNames`. */
  readonly evidence: readonly Float64Array[];
};

/** `text`: boxes of text in fractions of the photo; null where nobody looked for any. `scale` makes both copies smaller, for the fit. */
export const look = (copy: Shrunk, text: readonly Corners[] | null, scale = 1): Looked => {
  const fine = workingCopy(copy, Math.round(fineLong * scale));
  const small = workingCopy(fine, Math.round(smallLong * scale));
  const { width, height } = small;
  const ground = groundOf(small);
  const boxes = (text ?? []).map((box) => toPixels(box, small));
  const textMask = new Uint8Array(width * height);
  for (const box of boxes) fillInto(textMask, box, width, height);
  const seeds = seedsOf(ground, boxes.length > 0 ? textMask : middleOf(width, height));
  const regions = growRegions(ground, seeds, tolerances);
  const candidates = findCandidates(fine, lineQuadsOf(small, fine), regionQuadsOf(regions, small, fine));
  const half = (mask: Mask, least?: number) => halved(mask, width, height, least);
  const counted = (mask: Mask) => countedMask(mask, halfOf(width), halfOf(height));
  const ink = half(ground.ink, 1);
  const seen: Seen = {
    width: halfOf(width),
    height: halfOf(height),
    regions: regions.map(counted),
    text: counted(half(textMask)),
    // Each clockwise from where its text begins.
    boxes: textBoxes(boxes.map((box) => scaled(box, 0.5))),
    ink: counted(ink),
    groundInk: counted(ink.map((set, at) => set & regions[1]![at]!)),
    red: counted(half(ground.red)),
    ground,
  };
  return { fine, candidates, evidence: evidenceOf(candidates, fine, seen) };
};

const lineQuadsOf = (small: Shrunk, fine: Shrunk) => {
  const lines = [...findLines(small, findEdges(small), lineCount), ...frameLines(small)];
  return findQuads(lines, small.width, small.height, quadCount).map(({ corners, beyond, goesOn }) => ({
    corners: scaled(corners, fine.width / small.width),
    beyond,
    goesOn,
  }));
};

const regionQuadsOf = (regions: readonly Mask[], small: Shrunk, fine: Shrunk): PixelQuad[] =>
  regions.flatMap((mask) => {
    const quad = quadAround(mask, halfOf(small.width), halfOf(small.height));
    return quad ? [scaled(quad, (2 * fine.width) / small.width)] : [];
  });

/** The same place in a copy that is so many times as large. */
const scaled = (quad: PixelQuad, times: number): PixelQuad =>
  mapCorners(quad, ([x, y]) => [(x + 0.5) * times - 0.5, (y + 0.5) * times - 0.5]);

const toPixels = (box: Corners, { width, height, factor, pictureWidth, pictureHeight }: Shrunk): PixelQuad =>
  mapCorners(box, ([x, y]) => [
    Math.max(-0.5, Math.min(width - 0.5, (x * pictureWidth) / factor - 0.5)),
    Math.max(-0.5, Math.min(height - 0.5, (y * pictureHeight) / factor - 0.5)),
  ]);

/** L* by which ground may be darker than the median of where text stands; more is a stroke too broad to be closed. */
const darkest = 8;

/** Ground under the text. */
const seedsOf = ({ light }: Ground, from: Mask): Mask => {
  const lights = new Float32Array(from.length);
  let count = 0;
  for (let at = 0; at < from.length; at++) if (from[at]) lights[count++] = light[at]!;
  if (count === 0) return from;
  const median = valueAtRank(lights.subarray(0, count), count >> 1);
  return from.map((set, at) => (set && light[at]! > median - darkest ? 1 : 0));
};

/** The middle third: where no text is known, the document is what the photo was taken of. */
const middleOf = (width: number, height: number): Mask => {
  const mask = new Uint8Array(width * height);
  for (let y = Math.round(height / 3); y < (height * 2) / 3; y++)
    mask.fill(1, y * width + Math.round(width / 3), y * width + Math.round((width * 2) / 3));
  return mask;
};
