/** Edits of a plan, as pure functions: every tool of the workshop is one of these. */
import type { TemplateView } from '#contract/views';
import { wholePicture } from '#domain/plan/corners';
import {
  type Corners,
  defaultRim,
  type Plan,
  type Point,
  type QuarterTurns,
  type SidePlan,
  wholeSide,
} from '#domain/plan/plan';
import { suggestSide } from '#domain/plan/suggest-side';
import type { TargetPack } from '#domain/target/target';

/** The plan of the picture as it is, with scans that came later added as suggested; or every scan so. */
export const startPlan = (
  { scans, picture, fields }: Pick<TemplateView, 'scans' | 'picture' | 'fields'>,
  target: TargetPack,
): Plan => {
  const order = { front: 0, back: 1, page: 2, proof: 3 };
  const kept = (picture?.plan.sides ?? []).filter((side) => scans.some((scan) => scan.id === side.scanId));
  const added = [...scans]
    .sort((a, b) => order[a.side] - order[b.side])
    .filter((scan) => !kept.some((side) => side.scanId === scan.id))
    .map(suggestSide);
  const format = target.picture.makes[0] ?? 'jpg';
  const base = picture?.plan ?? { version: 1, layout: 'stacked', rim: defaultRim, format };
  return {
    ...base,
    version: 1,
    paper: fields.certificate.type,
    format: target.picture.makes.includes(base.format) ? base.format : format,
    sides: [...kept, ...added],
  };
};

export const editSide = (plan: Plan, scanId: string, edit: (side: SidePlan) => SidePlan): Plan => ({
  ...plan,
  sides: plan.sides.map((side) => (side.scanId === scanId ? edit(side) : side)),
});

/** Puts one corner at a point; corners stay on the scan. */
export const placeCorner = (side: SidePlan, corner: number, [x, y]: Point): SidePlan => {
  const corners = (side.corners ?? wholePicture).map((point, at) =>
    at === corner ? ([clamp(x), clamp(y)] as const) : point,
  );
  return { ...side, corners: corners as unknown as Corners };
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

const clamp = (value: number): number => Math.max(0, Math.min(1, value));
