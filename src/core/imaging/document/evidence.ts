/** What is weighed of each candidate. Every share is 0–1; the names are those of the weights. */
import { area, mapCorners } from '#domain/plan/corners';
import type { Shrunk } from '../shrink.ts';
import type { PixelQuad } from './between-lines.ts';
import type { Candidate } from './candidates.ts';
import { spansOf } from './counted-mask.ts';
import { sidesOf, strangeness } from './known-shapes.ts';
import type { SideSeen } from './look-along.ts';
import { printSeen, regionsSeen } from './region-evidence.ts';
import type { Seen } from './seen.ts';
import {
  bestFirst,
  byGround,
  byRegion,
  byTrace,
  compareSides,
  groundChanges,
  type Strength,
  shownOf,
  sidesSeen,
  strengthsOf,
} from './side-evidence.ts';
import { textSeen } from './text-evidence.ts';

export const evidenceNames = [
  'on-frame',
  'whole-photo',
  'size',
  'area',
  'no-known-shape',
  'converging',
  'straight',
  'least-straight',
  'step',
  'least-step',
  'no-step',
  'brighter',
  'least-brighter',
  'inside-differs',
  'rim',
  'most-rim',
  'outside-spread',
  'paper-outside',
  'most-paper-outside',
  'traced',
  'least-traced',
  'weakest-traced',
  'least-weakest-traced',
  'lined',
  'least-traced-or-lined',
  'edge-beyond',
  'goes-on',
  'shown',
  'enclosed',
  'encloses',
  'better-outside',
  'most-better-outside',
  'better-inside',
  'most-better-inside',
  'ground-changes',
  'least-ground-changes',
  'ground-changes-on-frame',
  'most-ground-changes-on-frame',
  'better-ground-outside',
  'most-better-ground-outside',
  'better-ground-inside',
  'most-better-ground-inside',
  'better-trace-outside',
  'most-better-trace-outside',
  'better-trace-inside',
  'most-better-trace-inside',
  'region-outside-close',
  'region-outside',
  'region-outside-wide',
  'not-region-close',
  'not-region',
  'not-region-wide',
  'best-overlap',
  'overlap-close',
  'overlap',
  'overlap-wide',
  'frame-not-region',
  'most-frame-not-region',
  'region-along-outside',
  'most-region-along-outside',
  'no-region-along-inside',
  'most-no-region-along-inside',
  'text-outside',
  'most-text-outside',
  'text-outside-on-ground',
  'boxes-crossed',
  'longest-crossed',
  'text-gap',
  'least-text-gap',
  'most-text-gap',
  'text-askew',
  'ink-outside',
  'ink-outside-on-ground',
  'red-outside',
  'red-crossed',
] as const;

export type EvidenceName = (typeof evidenceNames)[number];

/** In the order of `evidenceNames`, for every candidate; `fine` is the copy in whose pixels candidates are. */
export const evidenceOf = (candidates: readonly Candidate[], fine: Shrunk, seen: Seen): Float64Array[] => {
  const scale = seen.width / fine.width;
  const small = candidates.map(({ corners }) =>
    mapCorners(corners, ([x, y]): PixelQuad[0] => [(x + 0.5) * scale - 0.5, (y + 0.5) * scale - 0.5]),
  );
  const shapes = small.map((corners) => looseShape(corners, seen));
  const shown = candidates.map(({ sides }) =>
    sides.includes(null) ? 0 : Math.min(...sides.map((side) => shownOf(side!))),
  );
  // Only what shows clearly on all its sides says anything of what lies inside or around it.
  const clear = candidates
    .flatMap((_, index) => (shown[index]! > 0.15 ? [index] : []))
    .sort((a, b) => shown[b]! - shown[a]!)
    .slice(0, 24);
  const known = new Map<SideSeen, Strength>();
  const strengths = candidates.map(({ sides }, index) => strengthsOf(small[index]!, sides, seen, known));
  const all = strengths.flat();
  const [bestRegion, bestGround, bestTrace] = [byRegion, byGround, byTrace].map((of) => bestFirst(all, of));
  return candidates.map((candidate, index) => {
    const quad = small[index]!;
    const spans = spansOf(quad, seen.width, seen.height);
    let [enclosed, encloses] = [0, 0];
    for (const other of clear) {
      if (other === index) continue;
      if (shown[other]! > enclosed && isInside(shapes[index]!, shapes[other]!)) enclosed = shown[other]!;
      if (shown[other]! > encloses && isInside(shapes[other]!, shapes[index]!)) encloses = shown[other]!;
    }
    return Float64Array.from([
      ...shapeOf(candidate, fine),
      ...sidesSeen(candidate),
      candidate.beyond,
      candidate.goesOn,
      shown[index]!,
      enclosed,
      encloses,
      ...compareSides(strengths[index]!, bestRegion!, byRegion),
      ...groundChanges(strengths[index]!, candidate),
      ...compareSides(strengths[index]!, bestGround!, byGround),
      ...compareSides(strengths[index]!, bestTrace!, byTrace),
      ...regionsSeen(quad, candidate, spans, seen),
      ...textSeen(quad, candidate, spans, seen),
      ...printSeen(quad, candidate, spans, seen),
    ]);
  });
};

/** Corners, each side as a place's depth inside of it (`x·nx + y·ny − off`), and the area. */
type Shape = { readonly corners: PixelQuad; readonly sides: Float64Array; readonly area: number };

const slackInside = 0.012;

/** With sides moved outwards by the slack that `isInside` allows. */
const looseShape = (corners: PixelQuad, { width, height }: Seen): Shape => {
  const sides = new Float64Array(12);
  for (let side = 0; side < 4; side++) {
    const [x, y] = corners[side]!;
    const [u, v] = corners[(side + 1) & 3]!;
    const length = Math.hypot(u - x, v - y);
    const [nx, ny] = [(y - v) / length, (u - x) / length];
    sides.set([nx, ny, x * nx + y * ny - slackInside * Math.hypot(width, height)], side * 3);
  }
  return { corners, sides, area: area(corners) };
};

const isInside = ({ corners, area: own }: Shape, { sides, area: whole }: Shape): boolean => {
  if (whole < own * 1.08) return false;
  for (let side = 0; side < 12; side += 3)
    for (let corner = 0; corner < 4; corner++) {
      const [x, y] = corners[corner]!;
      if (x * sides[side]! + y * sides[side + 1]! < sides[side + 2]!) return false;
    }
  return true;
};

const shapeOf = ({ corners, sides }: Candidate, fine: Shrunk): number[] => {
  const onFrame = sides.filter((side) => side === null).length;
  const share = area(corners) / (fine.width * fine.height);
  const [a, b, c, d] = sidesOf(corners);
  return [
    onFrame / 4,
    onFrame === 4 ? 1 : 0,
    Math.sqrt(share),
    share,
    onFrame > 0 ? 0 : strangeness(corners, fine.width, fine.height),
    Math.abs(Math.log(a / c)) + Math.abs(Math.log(b / d)),
  ];
};
