/**
 * Finds the document in an upright photo: its four corners, and how sure they are.
 *
 * 1. Working copies of fixed size (400 and 700 px; area averages), so that a photo and the same photo made smaller are looked at alike:
 *    `working-copy.ts`.
 * 2. The ground: CIE L*a*b*, its light closed (grey morphology, Serra 1982) so that print disappears: `ground.ts`.
 * 3. Regions of the ground's colour, grown from the boxes of a text detector (flood fill from pixel to neighbour at three tolerances,
 *    closing, opening, holes filled): `region.ts`; four lines around each (convex hull reduced to four edges, Huber's fit to the
 *    outermost places): `outline-quad.ts`.
 * 4. Lines (Hough on colour gradients, Duda and Hart 1972) and the quads that they make: `edges.ts`, `lines.ts`, `quads.ts`.
 * 5. Candidates: the whole photo; quads of regions and of lines, laid onto the edges that are there to a fraction of a pixel
 *    (`refine.ts`); those that show best with sides moved out to a faint line that runs along there (`faint-line.ts`); each of the others
 *    with every set of its sides moved to the photo's frame where that is near: `candidates.ts`.
 * 6. Evidence for and against each: text and print outside of it or across a side, ground that goes on outside, what shows along its
 *    sides, the shape of known papers: `evidence.ts`.
 * 7. The best by a softmax over the candidates (multinomial logistic regression) and boosted trees (Friedman 2001) for the likeliest of
 *    them: `choose.ts`, `trees.ts`.
 * 8. Certainty: logistic regression over what the trees say of the best and of the likeliest other answer.
 *
 * Weights: `weights.json`, fitted by `scripts/fit-document.ts` on real and drawn photos; what it measured is in docs/lab/document.md.
 */
import type { LocatedPaper } from '#domain/picture/picture';
import { area, mapCorners } from '#domain/plan/corners';
import type { Corners } from '#domain/plan/plan';
import type { Shrunk } from '../shrink.ts';
import type { PixelQuad } from './between-lines.ts';
import { certaintyOf, describeCertainty, type Scored, scored, type Weights, weightsFor } from './choose.ts';
import { type Looked, look } from './look.ts';
import { quadOverlap } from './quad-overlap.ts';

/** Papers in one photo: two sides of a card, or a card and its household page. */
const mostPapers = 3;
/** A further paper must be about as sure as this to be named at all. */
const leastSure = 0.3;
/** What bears no text is never called sure: a note, a folder, a tile. */
const guessed = 0.5;

/** The likeliest paper first, never none: the photo itself may be the paper. `text`: where lines of text stand; null where unknown. */
export const findDocuments = (copy: Shrunk, text: readonly Corners[] | null): LocatedPaper[] => {
  const weights = weightsFor(text !== null && text.length > 0);
  const looked = look(copy, text);
  const ranked = rank(looked, weights);
  const papers = [paperOf(ranked)];
  let left = ranked;
  while (papers.length < mostPapers) {
    const { corners: last } = papers.at(-1)!;
    left = left.filter(
      ({ corners: next, index }) =>
        !looked.candidates[index]!.sides.includes(null) && !meets(toFractions(next, looked.fine), last),
    );
    if (!left[0]) break;
    const next = paperOf(left);
    if (next.confidence < leastSure) break;
    papers.push(next);
  }
  return papers;

  function paperOf(among: readonly Scored[]): LocatedPaper {
    const own = toFractions(among[0]!.corners, looked.fine);
    const sure = certaintyOf(describeCertainty(among, text?.length ?? 0), weights);
    const isBlank = text !== null && !text.some((box) => holds(own, box));
    return { corners: inOrder(own), confidence: isBlank ? Math.min(sure, guessed) : sure };
  }
};

const rank = ({ candidates, evidence }: Looked, weights: Weights): Scored[] =>
  scored(
    candidates.map(({ corners }) => corners),
    evidence,
    weights,
  );

/** Whether the middle of a box lies in a quad. */
const holds = (quad: Corners, box: Corners): boolean => {
  const [x, y] = [0, 1].map((axis) => box.reduce((sum, corner) => sum + corner[axis as 0 | 1] / 4, 0)) as [
    number,
    number,
  ];
  return quad.every(([ax, ay], side) => {
    const [bx, by] = quad[(side + 1) % 4]!;
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
  });
};

/** Two papers of one photo lie side by side: hardly any of the smaller one is common ground. */
const mostShared = 0.1;

const meets = (a: Corners, b: Corners): boolean => {
  const overlap = quadOverlap(a, b);
  const shared = (overlap * (area(a) + area(b))) / (1 + overlap);
  return shared > mostShared * Math.min(area(a), area(b));
};

/** Of the photo; a copy may lack a few pixels at the right and the bottom, and a side on its frame is on the photo's. */
export const toFractions = (
  quad: PixelQuad,
  { width, height, factor, pictureWidth, pictureHeight }: Shrunk,
): Corners =>
  mapCorners(quad, ([x, y]) => [
    x >= width - 1 ? 1 : clamp(((x + 0.5) * factor) / pictureWidth),
    y >= height - 1 ? 1 : clamp(((y + 0.5) * factor) / pictureHeight),
  ]);

const clamp = (value: number): number => Math.max(0, Math.min(1, value));

/** From the corner nearest to the top left: which way is up, the print must say. */
const inOrder = (points: Corners): Corners => {
  const first = points.reduce(
    (best, [x, y], index) => (x + y < points[best]![0] + points[best]![1] ? index : best),
    0,
  );
  return mapCorners(points, (_, index) => points[(first + index) % 4]!);
};
