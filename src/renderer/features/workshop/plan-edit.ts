/** Edits of a plan, as pure functions: every tool of the workshop is one of these. */
import type { LocatedPaper } from '#domain/picture/picture';
import { mapCorners, wholePicture } from '#domain/plan/corners';
import {
  type Corners,
  mostSides,
  type Plan,
  type Point,
  type QuarterTurns,
  type SidePlan,
  wholeSide,
} from '#domain/plan/plan';
import { planPartsOf, proposePlan } from '#domain/plan/propose-plan';
import type { TargetPack } from '#domain/target/target';

/** What the workshop opens with: the same as the desk would make unasked. */
export const startPlan = (template: Parameters<typeof planPartsOf>[0], target: TargetPack): Plan =>
  proposePlan(planPartsOf(template), target);

/** Sides are told apart by their place: one scan may show two papers. */
export const editSide = (plan: Plan, at: number, edit: (side: SidePlan) => SidePlan): Plan => ({
  ...plan,
  sides: plan.sides.map((side, index) => (index === at ? edit(side) : side)),
});

/** How often the scan of a side was used before it: 0 for the first time. */
export const nthUse = ({ sides }: Plan, at: number): number =>
  sides.slice(0, at).filter((side) => side.scanId === sides[at]?.scanId).length;

/** With less than this a second paper is more likely a book or a shadow. */
const worthOffering = 0.5;

/** A paper that the desk sees in this scan and that no side of the plan shows yet. */
export const otherPaper = (
  { sides }: Plan,
  at: number,
  papers: readonly LocatedPaper[],
): LocatedPaper | undefined => {
  const mine = sides.filter((side) => side.scanId === sides[at]?.scanId);
  if (papers.length < 2 || mine.some((side) => side.corners === null)) return undefined;
  const middles = mine.map((side) => middleOf(side.corners ?? wholePicture));
  return papers.find(
    ({ confidence, corners }) =>
      confidence >= worthOffering && !middles.some((middle) => isInside(middle, corners)),
  );
};

/** What the desk found where this side looks; where it looks at nothing found, the likeliest that is left for it. */
export const foundPaper = (
  plan: Plan,
  at: number,
  papers: readonly LocatedPaper[],
): LocatedPaper | undefined => {
  const corners = plan.sides[at]?.corners;
  const here = corners && papers.find((paper) => isInside(middleOf(corners), paper.corners));
  return here ?? papers[nthUse(plan, at)] ?? papers[0];
};

/** Shows another paper of the same scan, as the next side; turned as the first one is. */
export const addPaper = (plan: Plan, at: number, { corners }: LocatedPaper): Plan => {
  const side = plan.sides[at];
  if (!side || plan.sides.length >= mostSides) return plan;
  return { ...plan, sides: plan.sides.toSpliced(at + 1, 0, { ...side, corners }) };
};

/** Takes one of several papers of a scan off the picture; the last one of a scan stays. */
export const dropSide = (plan: Plan, at: number): Plan =>
  canDrop(plan, at) ? { ...plan, sides: plan.sides.toSpliced(at, 1) } : plan;

export const canDrop = ({ sides }: Plan, at: number): boolean =>
  sides.filter((side) => side.scanId === sides[at]?.scanId).length > 1;

/** Puts one corner at a point; corners stay on the scan. */
export const placeCorner = (side: SidePlan, corner: number, [x, y]: Point): SidePlan => {
  const corners = mapCorners<Point, Point>(side.corners ?? wholePicture, (point, at) =>
    at === corner ? [clamp(x), clamp(y)] : point,
  );
  return { ...side, corners };
};

export const nudgeCorner = (side: SidePlan, corner: number, dx: number, dy: number): SidePlan => {
  const [x, y] = (side.corners ?? wholePicture)[corner] ?? [0, 0];
  return placeCorner(side, corner, [x + dx, y + dy]);
};

export const turn = (side: SidePlan, quarters: 1 | -1): SidePlan => ({
  ...side,
  turns: ((side.turns + quarters + 4) % 4) as QuarterTurns,
});
export const flip = (side: SidePlan): SidePlan => ({ ...side, flip: !side.flip });
/** Takes over corners that the desk found. */
export const takeCorners =
  (corners: Corners) =>
  (side: SidePlan): SidePlan => ({ ...side, corners });
export const resetSide = (side: SidePlan): SidePlan => wholeSide(side.scanId);

export const swapSides = (plan: Plan): Plan => ({ ...plan, sides: plan.sides.toReversed() });

const middleOf = (corners: Corners): Point => [
  corners.reduce((sum, [x]) => sum + x / 4, 0),
  corners.reduce((sum, [, y]) => sum + y / 4, 0),
];

/** Inside all four edges of a convex quadrilateral, whichever way round it goes. */
const isInside = ([x, y]: Point, corners: Corners): boolean => {
  const turns = corners.map(([ax, ay], index) => {
    const [bx, by] = corners[(index + 1) % 4] ?? [0, 0];
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0;
  });
  return turns.every(Boolean) || !turns.some(Boolean);
};

const clamp = (value: number): number => Math.max(0, Math.min(1, value));
