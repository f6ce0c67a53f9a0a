/** What the desk proposes for a scan before a person looks at it. */
import { lieOf } from '../picture/lie.ts';
import type { LocatedPaper, Picture, Scan } from '../picture/picture.ts';
import { area } from './corners.ts';
import { type Corners, type SidePlan, wholeSide } from './plan.ts';

/** Corners found with less confidence than this are shown, never used by themselves. */
export const sureEnough = 0.8;

/** The corners of the likeliest paper when they are sure; null otherwise. */
export const sureCorners = (papers: readonly LocatedPaper[]): Corners | null =>
  papers[0] && papers[0].confidence >= sureEnough ? papers[0].corners : null;

/** More of the photo than this, and the paper fills it. */
const fillsPhoto = 0.85;
/** With less confidence it may as well be a pattern of the desk, or a frame on the paper. */
const worthAsking = 0.3;

/** The likeliest paper where it is seen in the photo, but its corners are not sure: a person sets them. */
export const unsurePaper = ([paper]: readonly LocatedPaper[]): LocatedPaper | null =>
  paper &&
  paper.confidence >= worthAsking &&
  paper.confidence < sureEnough &&
  Math.abs(area(paper.corners)) < fillsPhoto
    ? paper
    : null;

/** The found paper where that is sure, the whole scan where not; upright where its layout says clearly which way is up. Never mirrored: that a person decides. */
export const suggestSide = ({ id, facts }: Pick<Scan, 'id' | 'facts'>): SidePlan => {
  const lie = facts.measures && lieOf(facts.measures);
  const upright = lie && !lie.mirrored && lie.turnSure;
  return { ...wholeSide(id), corners: sureCorners(facts.papers), turns: upright ? lie.turns : 0 };
};

/**
 * Whether the picture may be made without asking: every corner is sure, and there is none yet or one that nobody corrected by hand.
 */
export const mayMakeUnasked = (
  scans: readonly Pick<Scan, 'id' | 'facts'>[],
  picture: Pick<Picture, 'plan'> | null,
): boolean =>
  scans.length > 0 &&
  scans.every(({ facts }) => sureCorners(facts.papers) !== null) &&
  (picture?.plan.sides ?? []).every((side) => {
    const scan = scans.find(({ id }) => id === side.scanId);
    return scan !== undefined && JSON.stringify(suggestSide(scan)) === JSON.stringify(side);
  });
