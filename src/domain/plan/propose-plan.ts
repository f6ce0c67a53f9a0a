/** The plan that is proposed before a person looks at it: the same one on the desk, in the workshop and on the command line. */
import type { CertificateType } from '../certificate/type.ts';
import type { Picture, Scan } from '../picture/picture.ts';
import type { TargetPack } from '../target/target.ts';
import type { TemplateFields } from '../template/fields.ts';
import { defaultRim, mostSides, type Plan, type SidePlan } from './plan.ts';
import { agreedSide, suggestSide } from './suggest-side.ts';

export type PlannedScan = Pick<Scan, 'id' | 'side' | 'facts' | 'reading'>;

/** What a plan is made of. */
export type PlanParts = {
  readonly scans: readonly PlannedScan[];
  readonly paper: CertificateType | '';
  /** The plan of the picture that is there already. */
  readonly plan: Plan | null;
};

/** The parts that a template has. */
export const planPartsOf = (template: {
  readonly scans: readonly PlannedScan[];
  readonly picture: Pick<Picture, 'plan'> | null;
  readonly fields: Pick<TemplateFields, 'certificate'>;
}): PlanParts => ({
  scans: template.scans,
  paper: template.fields.certificate.type,
  plan: template.picture?.plan ?? null,
});

/**
 * What the picture shows already stays as it is, with scans that are gone left out; every other scan comes in as it is suggested, front
 * before back before pages before proofs. The format is one that the target takes. At most `mostSides` sides.
 */
export const proposePlan = (parts: PlanParts, target: Pick<TargetPack, 'picture'>): Plan => {
  const { scans, paper, plan } = parts;
  const kept = (plan?.sides ?? []).filter(({ scanId }) => scans.some(({ id }) => id === scanId));
  const added = inOrder(scans).filter(({ id }) => !kept.some(({ scanId }) => scanId === id));
  const ranks = new Map(scans.map(({ id, side }) => [id, order[side]]));
  const putNext = (sides: readonly SidePlan[], scan: PlannedScan): readonly SidePlan[] =>
    putIn(sides, suggestSide(scan), ranks);
  return {
    version: 1,
    sides: added.reduce<readonly SidePlan[]>(putNext, kept).slice(0, mostSides),
    layout: plan?.layout ?? 'stacked',
    rim: plan?.rim ?? defaultRim,
    paper,
    format: formatFor(target, plan?.format),
  };
};

/** The same after a person looked over the corners that were found: they count, also where they were not sure. */
export const planAsAgreed = (parts: PlanParts, target: Pick<TargetPack, 'picture'>): Plan => {
  const plan = proposePlan(parts, target);
  const known = new Set((parts.plan?.sides ?? []).map(({ scanId }) => scanId));
  const scans = new Map(parts.scans.map((scan) => [scan.id, scan]));
  const sides = plan.sides.map((side) => {
    const scan = scans.get(side.scanId);
    return scan && !known.has(scan.id) ? agreedSide(scan) : side;
  });
  return { ...plan, sides };
};

/** The wanted format where the target takes it, else the one that the target prefers. */
export const formatFor = (
  { picture }: Pick<TargetPack, 'picture'>,
  wanted?: Plan['format'],
): Plan['format'] => (wanted && picture.makes.includes(wanted) ? wanted : (picture.makes[0] ?? 'jpg'));

const order = { front: 0, back: 1, page: 2, proof: 3 };

/** Scans in the order in which a picture shows them; those of one kind as they came. */
export const inOrder = <S extends Pick<Scan, 'side'>>(scans: readonly S[]): S[] =>
  [...scans].sort((a, b) => order[a.side] - order[b.side]);

/** Before the first side that comes after it; the order of the others may be a person's and stays. */
const putIn = (
  sides: readonly SidePlan[],
  side: SidePlan,
  ranks: ReadonlyMap<string, number>,
): readonly SidePlan[] => {
  const rank = ranks.get(side.scanId)!;
  const at = sides.findIndex(({ scanId }) => ranks.get(scanId)! > rank);
  return sides.toSpliced(at < 0 ? sides.length : at, 0, side);
};
