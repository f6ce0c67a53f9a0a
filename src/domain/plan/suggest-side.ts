/** What the desk proposes for a scan before a person looks at it. */
import type { LocatedPaper, Scan } from '../picture/picture.ts';
import { missingWay } from '../picture/way-up.ts';
import type { ScanReading } from '../reading/reading.ts';
import { area, isWholePicture } from './corners.ts';
import { type Corners, type QuarterTurns, type SidePlan, wholeSide } from './plan.ts';

/** Corners found with less confidence than this are shown, never used by themselves. */
export const sureEnough = 0.8;

/** Whether the corners of the likeliest paper are sure; it may be the whole scan. */
export const isSure = ([paper]: readonly LocatedPaper[]): boolean => (paper?.confidence ?? 0) >= sureEnough;

/** The corners of the likeliest paper when they are sure; null otherwise, and where the paper is the whole scan. */
export const sureCorners = ([paper]: readonly LocatedPaper[]): Corners | null =>
  paper && paper.confidence >= sureEnough && !isWholePicture(paper.corners) ? paper.corners : null;

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

/** The found paper where that is sure, the whole scan where not; upright where that is clear. Never mirrored: that a person decides. */
export const suggestSide = ({ id, facts, reading }: Pick<Scan, 'id' | 'facts' | 'reading'>): SidePlan => {
  const corners = sureCorners(facts.papers);
  return { ...wholeSide(id), corners, turns: uprightTurns(reading, corners, false) };
};

/** Corners that a person is shown to agree to: sure ones, else those of the paper that is seen; null is the whole scan. */
export const shownCorners = (papers: readonly LocatedPaper[]): Corners | null =>
  sureCorners(papers) ?? unsurePaper(papers)?.corners ?? null;

/** As a person agreed to it who saw these corners. */
export const agreedSide = ({ id, facts, reading }: Pick<Scan, 'id' | 'facts' | 'reading'>): SidePlan => {
  const corners = shownCorners(facts.papers);
  return { ...wholeSide(id), corners, turns: uprightTurns(reading, corners, false) };
};

/**
 * Quarter turns that bring the picture upright, once it was cut along its corners and flipped or not; 0 where too little was read, or
 * where print would still be mirrored.
 */
export const uprightTurns = (
  reading: Pick<ScanReading, 'way'> | null,
  corners: Corners | null,
  flip: boolean,
): QuarterTurns => {
  const missing = reading?.way && missingWay(reading.way, { corners, flip, turns: 0 });
  return missing && !missing.flip ? missing.turns : 0;
};
