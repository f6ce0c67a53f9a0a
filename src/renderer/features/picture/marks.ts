/** Where findings are seen on what is shown: a scan as it came in, or the picture made from it. */
import type { Finding, Region } from '#domain/finding/finding';
import type { Picture, Scan } from '#domain/picture/picture';
import { boundsOf } from '#domain/plan/corners';
import { onPicture } from '#domain/plan/layout';
import type { ReadPlace } from '#domain/reading/read-for-form';
import { seenAt } from '../template/lit.ts';

export type PlacedFinding = {
  readonly finding: Finding;
  /** In fractions of what is shown. */
  readonly region: Region;
};

/** The place of a finding on the scan. */
export const placeOnScan = (finding: Finding, { id }: Pick<Scan, 'id'>): Region | null => {
  const seen = seenAt(finding);
  return seen?.on === 'scan' && seen.scanId === id ? seen.region : null;
};

/** The place of a finding on the picture, also of one that was seen on a scan; null where the picture does not show it. */
export const placeOnPicture = (
  finding: Finding,
  picture: Pick<Picture, 'plan'>,
  scans: readonly Scan[],
): Region | null => {
  const seen = seenAt(finding);
  if (seen?.on !== 'scan') return seen?.region ?? null;
  return fromScan(seen.scanId, seen.region, picture, scans);
};

/** Where the picture shows a place of a scan; null where it does not. */
export const fromScan = (
  scanId: string,
  region: Region,
  { plan }: Pick<Picture, 'plan'>,
  scans: readonly Scan[],
): Region | null => {
  const sizes = new Map(scans.map(({ id, facts }) => [id, facts] as const));
  if (plan.sides.some((side) => !sizes.has(side.scanId))) return null;
  return onPicture(plan, (id) => sizes.get(id)!, scanId, region);
};

/** Where what was read stands on what is shown: the scan, or with null the picture. */
export const readRegion = (
  at: ReadPlace | null,
  scan: Scan | null,
  picture: Picture | null,
  scans: readonly Scan[],
): Region | null => {
  if (!at) return null;
  const region = boundsOf(at.place);
  if (scan) return scan.id === at.scanId ? region : null;
  return picture && fromScan(at.scanId, region, picture, scans);
};

/** `scan` null: on the picture. */
export const marksOf = (
  findings: readonly Finding[],
  scan: Scan | null,
  picture: Picture | null,
  scans: readonly Scan[],
): PlacedFinding[] =>
  findings.flatMap((finding) => {
    const region = scan ? placeOnScan(finding, scan) : picture && placeOnPicture(finding, picture, scans);
    return region ? [{ finding, region }] : [];
  });
