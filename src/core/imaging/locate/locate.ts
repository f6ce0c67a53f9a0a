/** Finds papers in an upright picture: four corners each, with how sure that is. A suggestion; a person or a threshold decides. */

import type { LocatedPaper } from '#domain/picture/picture';
import { area } from '#domain/plan/corners';
import type { Corners } from '#domain/plan/plan';
import type { Shrunk } from '../shrink.ts';
import type { PixelQuad } from './between-lines.ts';
import { isBlank } from './blank.ts';
import { findCut, showsCut } from './cut.ts';
import { findEdges } from './edges.ts';
import { strangeness } from './known-shapes.ts';
import { findLines, type Line } from './lines.ts';
import { findOuter } from './outer.ts';
import { onOwnEdges } from './own-edge.ts';
import { isPaleAtRim } from './pale-rim.ts';
import { findPrintBlock } from './print-block.ts';
import { findQuads, type Quad } from './quads.ts';
import { type Candidate, confidenceOf, hasPaleSurroundings, type Ranked, rank } from './rank.ts';
import { reduceTo } from './reduce.ts';
import { type LaidSides, type Refined, refineQuad } from './refine.ts';

/** Longest side of the copy in which sides are looked for, and of the one in which they are measured, in pixels. */
const coarseLong = 540;
const fineLong = 1400;
const lineCount = 60;
const quadCount = 60;
/** The best of them may be frames printed on a paper, and the largest of those that follow. */
const frameCount = 5;
const largeCount = 2;
/** Of the papers found around those, so many may be frames again, and of those around these. */
const againCounts = [3, 2];
/** A second paper must be about as sure as this to be named at all. */
const leastSure = 0.3;
/** Papers in one photo: two sides, or a card and its household page. */
const mostPapers = 3;

/** The likeliest paper first; none when nothing in the picture has four sides. `copy` is what `copyOf` made of it. */
export const locatePapers = (copy: Shrunk): LocatedPaper[] => locateBetween(seeLines(copy), fineOf(copy));

/** The same where its lines were looked for already. */
export const locateBetween = (seen: LinesSeen, fine: Shrunk): LocatedPaper[] => {
  const ranked = rank(findCandidates(seen, fine));
  let left = ranked;
  const papers: LocatedPaper[] = [];
  const notes: LocatedPaper[] = [];
  while (left[0] && papers.length + notes.length < mostPapers) {
    const [best, ...others] = left;
    const sure = confidenceOf(best, others);
    if (papers.length + notes.length > 0 && sure < leastSure) break;
    const { corners } = layOnOwnEdges(best, fine);
    const blank = isBlank(fine, corners);
    // Nor is what a note outshines called sure.
    const confidence = blank || notes.length > 0 ? Math.min(sure, guessed) : sure;
    (blank ? notes : papers).push({ corners: inOrder(toFractions(corners, fine)), confidence });
    left = others.filter((other) => !meets(other.refined.corners, corners));
  }
  papers.push(...notes);
  const sure = papers[0]?.confidence ?? 0;
  if (sure >= beyondDoubt) return papers;
  const scale = seen.coarse.factor / fine.factor;
  const cut = findCut(seen.lines, seen.coarse.width, seen.coarse.height, cutCount).find((paper) =>
    showsCut(fine, paper, scale),
  );
  if (!cut || (sure >= doubtful && cut.score < clearlyCut)) return papers;
  const corners = inOrder(toFractions(cut.corners, seen.coarse));
  // Beside a paper that shows on all four sides, three sides and the frame are seen by chance; unless it is a print on the cut one.
  if (ranked[0] && showsWhole(ranked[0]) && area(corners) < area(papers[0]!.corners) * 2) return papers;
  // Where a paper runs out of the frame, its corners are a guess: they come first, and never sure.
  const unsure = papers.map((paper) => ({ ...paper, confidence: Math.min(paper.confidence, guessed) }));
  return [{ corners, confidence: guessed }, ...unsure].slice(0, mostPapers);
};

/** A paper found with this confidence is whole, whatever else looks like one; with less than the second, any cut paper counts. */
const beyondDoubt = 0.95;
const doubtful = 0.45;
/** Of the likeliest cut papers, so many are looked at closely. */
const cutCount = 20;
/** Score of a cut paper that counts against a likely whole one. */
const clearlyCut = 2.9;

/** A paper that was found, its sides moved from the edges of its shadow or of a printed frame to its own. */
const layOnOwnEdges = (found: Ranked, fine: Shrunk): Refined => {
  // On a pale desk paper and desk differ by less than paper and print.
  if (found.shown || hasPaleSurroundings(found)) return found.refined;
  const moved = onOwnEdges(fine, found.refined.corners);
  if (!moved) return found.refined;
  const refined = refineQuad(fine, moved, leastStraight, undefined, nearSupposed);
  const shows = refined?.sides.every((side, index) => {
    const before = found.refined.sides[index]!;
    return side.inliers >= Math.min(0.6, before.inliers) && side.step >= 0.7 * before.step;
  });
  return shows ? refined! : found.refined;
};

/** Another colour outside all four sides, and straight edges. */
const showsWhole = ({ refined: { sides } }: Ranked): boolean =>
  sides.every((side) => side.step >= 6 && side.inliers >= 0.5);

/** What is said at most of a paper that the frame cuts, or on which nothing is printed. */
const guessed = 0.5;

/** The copy in which sides are measured. */
export const fineOf = (copy: Shrunk): Shrunk => reduceTo(copy, fineLong);

/** The small copy in which lines are looked for, and its lines. */
export type LinesSeen = { readonly coarse: Shrunk; readonly lines: readonly Line[] };

export const seeLines = (copy: Shrunk): LinesSeen => {
  const coarse = reduceTo(copy, coarseLong);
  return { coarse, lines: findLines(coarse, findEdges(coarse), lineCount) };
};

/** Every likely quad of a picture, laid onto its edges in `fine`. */
export const findCandidates = ({ coarse, lines }: LinesSeen, fine: Shrunk): Candidate[] => {
  const laid: LaidSides = new Map();
  const candidates = findQuads(lines, coarse.width, coarse.height, quadCount).flatMap((quad) => {
    const refined = refineQuad(fine, onFine(quad.corners, coarse, fine), 0, laid);
    return refined ? [{ quad, refined, strange: strangenessIn(fine, refined) }] : [];
  });
  return [...candidates, ...papersAround(candidates, coarse, fine)];
};

/** The same quad in the copy in which sides are measured. */
const onFine = (quad: PixelQuad, coarse: Shrunk, fine: Shrunk): PixelQuad => {
  const scale = coarse.factor / fine.factor;
  return quad.map(([x, y]) => [(x + 0.5) * scale - 0.5, (y + 0.5) * scale - 0.5]) as unknown as PixelQuad;
};

/** The papers of which the likeliest candidates on a pale desk may be printed frames, or of which they have all sides but one. */
const papersAround = (candidates: readonly Candidate[], coarse: Shrunk, fine: Shrunk): Candidate[] => {
  const ranked = rank(candidates);
  const isPale = isPaleAtRim(fine);
  const frames = isPale ? likelyFrames(ranked) : ranked.filter(hasPaleSurroundings).slice(0, frameCount);
  const found = frames.map((frame) => outerOf(frame, fine));
  if (isPale) found.push(aroundPrint(coarse, fine));
  const papers = found.flat();
  // What lies around a frame may be another frame.
  for (let round = 0; round < (isPale ? 2 : 1); round++) {
    const next = found.flatMap(([outer]) => (outer ? [outer] : [])).slice(0, againCounts[round]);
    found.length = 0;
    for (const frame of next) found.push(outerOf(frame, fine));
    papers.push(...found.flat());
  }
  return papers;
};

/** The papers around all that is printed in a picture, where no line says where a paper may be. */
const aroundPrint = (coarse: Shrunk, fine: Shrunk): Candidate[] => {
  const block = findPrintBlock(coarse);
  return block ? papersOutside(onFine(block, coarse, fine), [0, 0, 0, 0], fine) : [];
};

/** The best, and of the next ones the largest: the outermost of several frames is the nearest to the paper's edge. */
const likelyFrames = (ranked: readonly Candidate[]): Candidate[] => {
  const best = ranked.slice(0, frameCount);
  const large = ranked
    .slice(frameCount, frameCount * 4)
    .sort((a, b) => b.quad.area - a.quad.area)
    .slice(0, largeCount);
  return [...best, ...large];
};

const outerOf = ({ refined: { corners, sides } }: Candidate, fine: Shrunk): Candidate[] => {
  const own = sides.map((side) => Math.min(1, Math.max(0, side.step - 1) / 5) * side.inliers);
  return papersOutside(corners, own, fine);
};

/** The papers around a quad; `own` is how well each of its sides shows as a paper's edge, 0–1. */
const papersOutside = (frame: PixelQuad, own: readonly number[], fine: Shrunk): Candidate[] =>
  findOuter(fine, frame, own).flatMap(({ corners, shown }) => {
    const refined = refineQuad(fine, corners, leastStraight, undefined, nearSupposed);
    if (!refined?.corners.every(([x, y]) => x >= 0 && y >= 0 && x < fine.width && y < fine.height)) return [];
    const support = refined.sides.map((side) => side.inliers) as unknown as Quad['support'];
    const share = area(refined.corners) / (fine.width * fine.height);
    const quad = { corners, support, area: share, beyond: 0, goesOn: 0, score: 0 };
    return [{ quad, refined, strange: strangenessIn(fine, refined), shown }];
  });

const strangenessIn = ({ width, height }: Shrunk, { corners }: Refined): number =>
  strangeness(corners, width, height);

/** A summed-up change lies within so many pixels of where it is supposed; what is further off may be the paper's shadow. */
const nearSupposed = 3;

/** A side of which less is straight stays where it was supposed. */
const leastStraight = 0.5;

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
