/** Finds papers in an upright picture: four corners each, with how sure that is. A suggestion; a person or a threshold decides. */

import type { LocatedPaper } from '#domain/picture/picture';
import type { Corners } from '#domain/plan/plan';
import type { Raster } from '../raster.ts';
import { findEdges } from './edges.ts';
import { findLines } from './lines.ts';
import { findQuads, type PixelQuad } from './quads.ts';
import { type Candidate, confidenceOf, rank } from './rank.ts';
import { refineQuad } from './refine.ts';
import { type Shrunk, shrink } from './shrink.ts';

/** Longest side of the copy in which sides are looked for, and of the one in which they are measured, in pixels. */
const coarseLong = 640;
export const fineLong = 1300;
const lineCount = 60;
const quadCount = 80;
/** A second paper must be about as sure as this to be named at all. */
const leastSure = 0.3;
/** Papers in one photo: two sides, or a card and its household page. */
const mostPapers = 3;

/** The likeliest paper first; none when nothing in the picture has four sides. */
export const locatePapers = (picture: Raster): LocatedPaper[] => {
  const fine = shrink(picture, fineLong);
  let left = rank(findCandidates(picture, fine));
  const papers: LocatedPaper[] = [];
  while (left[0] && papers.length < mostPapers) {
    const [best, ...others] = left;
    const confidence = confidenceOf(best, others);
    if (papers.length > 0 && confidence < leastSure) break;
    papers.push({ corners: inOrder(toFractions(best.refined.corners, fine)), confidence });
    left = others.filter((other) => !meets(other.refined.corners, best.refined.corners));
  }
  return papers;
};

/** Every likely quad of a picture, laid onto its edges in `fine`. */
export const findCandidates = (picture: Raster, fine: Shrunk): Candidate[] => {
  const coarse = shrink(picture, coarseLong);
  const edges = findEdges(coarse);
  const lines = findLines(coarse, edges, lineCount);
  const scale = coarse.factor / fine.factor;
  return findQuads(lines, coarse.width, coarse.height, quadCount).flatMap((quad) => {
    const guess = quad.corners.map(
      ([x, y]) => [(x + 0.5) * scale - 0.5, (y + 0.5) * scale - 0.5] as const,
    ) as unknown as PixelQuad;
    const refined = refineQuad(fine, guess);
    return refined ? [{ quad, refined }] : [];
  });
};

/** Whether two papers cover common ground: by their bounding boxes, shrunk a little so that neighbours may touch. */
const meets = (a: PixelQuad, b: PixelQuad): boolean => {
  const [first, second] = [boundsOf(a), boundsOf(b)];
  const width = Math.min(first.right, second.right) - Math.max(first.left, second.left);
  const height = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top);
  if (width <= 0 || height <= 0) return false;
  return width * height > 0.15 * Math.min(sizeOf(first), sizeOf(second));
};

type Bounds = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

const boundsOf = (quad: PixelQuad): Bounds => ({
  left: Math.min(...quad.map(([x]) => x)),
  right: Math.max(...quad.map(([x]) => x)),
  top: Math.min(...quad.map(([, y]) => y)),
  bottom: Math.max(...quad.map(([, y]) => y)),
});

const sizeOf = ({ left, right, top, bottom }: Bounds): number => (right - left) * (bottom - top);

/** The copy may lack a few pixels at the right and the bottom: whole blocks only. */
export const toFractions = (quad: PixelQuad, { factor, pictureWidth, pictureHeight }: Shrunk): Corners =>
  quad.map(([x, y]) => [
    clamp(((x + 0.5) * factor) / pictureWidth),
    clamp(((y + 0.5) * factor) / pictureHeight),
  ]) as unknown as Corners;

const clamp = (value: number): number => Math.max(0, Math.min(1, value));

/** From the corner nearest to the top left: which way is up, the print must say. */
const inOrder = (points: Corners): Corners => {
  const first = points.reduce(
    (best, [x, y], index) => (x + y < points[best]![0] + points[best]![1] ? index : best),
    0,
  );
  return points.map((_, index) => points[(first + index) % 4]!) as unknown as Corners;
};
