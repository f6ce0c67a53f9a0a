/** The corrections that a person made for one template, carried over to the scans of another. */
import { type Corners, mostSides, type Plan, type QuarterTurns, type SidePlan } from './plan.ts';
import { inOrder, type PlannedScan, type PlanParts } from './propose-plan.ts';
import { suggestSide, sureEnough } from './suggest-side.ts';

/** A plan with the scans that it is about. */
export type Model = { readonly plan: Plan; readonly scans: readonly PlannedScan[] };

/**
 * Layout, order, rim, format, mirroring and turns are those of the model; a turn counts from what the desk suggests, so a scan that is
 * known to stand on its head is turned as well. Every scan keeps the corners that are sure in it. Where none are sure, a scan of the
 * same size as the model's (one scanner, one place on the glass) takes the model's; any other is shown whole.
 */
export const planLike = ({ plan, scans }: Model, own: Pick<PlanParts, 'scans' | 'paper'>): Plan => {
  const models = [...new Set(plan.sides.map((side) => side.scanId))].flatMap(
    (id) => scans.find((scan) => scan.id === id) ?? [],
  );
  const met = new Map<string, number>();
  const placed = inOrder(own.scans).flatMap((scan) => {
    const alike = models.filter((model) => model.side === scan.side);
    const nth = met.get(scan.side) ?? 0;
    met.set(scan.side, nth + 1);
    const model = alike[Math.min(nth, alike.length - 1)];
    if (!model) return [{ at: plan.sides.length, side: suggestSide(scan) }];
    return sidesOf(plan, model).flatMap(({ at, use, side }) => {
      const corners = cornersLike(side, model, scan, use);
      // A second paper that is not there cannot be shown; the scan itself is shown once in any case.
      if (use > 0 && !corners) return [];
      return [
        { at, side: { scanId: scan.id, corners, flip: side.flip, turns: turnsLike(side, model, scan) } },
      ];
    });
  });
  const sides = placed.sort((a, b) => a.at - b.at).map(({ side }) => side);
  return { ...plan, paper: own.paper, sides: sides.slice(0, mostSides) };
};

/** Where in the plan a scan is used, and for the how-manieth time. */
const sidesOf = (plan: Plan, { id }: PlannedScan) =>
  plan.sides
    .map((side, at) => ({ side, at }))
    .filter(({ side }) => side.scanId === id)
    .map((entry, use) => ({ ...entry, use }));

const cornersLike = (
  side: SidePlan,
  model: PlannedScan,
  { facts }: PlannedScan,
  use: number,
): Corners | null => {
  const sameSize = facts.width === model.facts.width && facts.height === model.facts.height;
  if (side.corners === null && sameSize) return null;
  const found = model.facts.papers.findIndex(({ corners }) => isSame(corners, side.corners));
  const paper = facts.papers[found >= 0 ? found : use];
  if (paper && paper.confidence >= sureEnough) return paper.corners;
  return sameSize ? side.corners : null;
};

const turnsLike = (side: SidePlan, model: PlannedScan, scan: PlannedScan): QuarterTurns =>
  ((suggestSide(scan).turns + side.turns - suggestSide(model).turns + 4) % 4) as QuarterTurns;

const isSame = (a: Corners, b: Corners | null): boolean => JSON.stringify(a) === JSON.stringify(b);
