/** Where findings are seen on what is shown: a scan as it came in, or the picture made from it. */
import type { Finding, Region } from '#domain/finding/finding';
import type { Picture, Scan } from '#domain/picture/picture';
import { onPicture } from '#domain/plan/layout';
import { regionOf } from '../template/lit.ts';

export type PlacedFinding = {
  readonly finding: Finding;
  /** In fractions of what is shown. */
  readonly region: Region;
};

/** The place of a finding on the scan. */
export const placeOnScan = (finding: Finding, { id }: Pick<Scan, 'id'>): Region | null =>
  'picture' in finding.at && finding.at.picture === 'scan' && finding.at.scanId === id
    ? regionOf(finding)
    : null;

/** The place of a finding on the picture, also of one that was seen on a scan; null where the picture does not show it. */
export const placeOnPicture = (
  finding: Finding,
  { plan }: Pick<Picture, 'plan'>,
  scans: readonly Scan[],
): Region | null => {
  const region = regionOf(finding);
  if (!region || !('picture' in finding.at)) return null;
  if (finding.at.picture === 'upload') return region;
  const sizes = new Map(scans.map(({ id, facts }) => [id, facts] as const));
  if (plan.sides.some(({ scanId }) => !sizes.has(scanId))) return null;
  return onPicture(plan, (id) => sizes.get(id)!, finding.at.scanId ?? '', region);
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
