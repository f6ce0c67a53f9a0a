/** What is to be said of one scan, once and not twice. */
import type { Finding } from '../finding/finding.ts';
import type { Picture, Scan } from './picture.ts';

/**
 * Findings of the scan itself. What was measured when it came in counts until a picture is made from it: then the picture's own
 * corners decide, and its findings say it. What stops the scan as a file stays, and so does a paper that the photo cuts off as long as
 * the picture shows that photo whole: nobody set corners that would say otherwise.
 */
export const findingsOfScan = (
  { id, findings }: Pick<Scan, 'id' | 'findings'>,
  picture: Pick<Picture, 'plan' | 'findings'> | null,
): Finding[] => {
  const sides = (picture?.plan.sides ?? []).filter((side) => side.scanId === id);
  const isWhole = sides.every((side) => side.corners === null);
  const isSaid = ({ code }: Finding): boolean =>
    picture?.findings.some(({ code: said, at }) => said === code && 'scanId' in at && at.scanId === id) ??
    false;
  const stays = (entry: Finding): boolean =>
    sides.length === 0 ||
    !('region' in entry.at) ||
    entry.level === 'stop' ||
    (entry.code === 'picture-border-cut' && isWhole && !isSaid(entry));
  return findings
    .filter(stays)
    .map((entry) => ({ ...entry, at: { ...entry.at, picture: 'scan', scanId: id } as const }));
};

/** All findings about a scan, those of the picture made from it among them. */
export const findingsAbout = (
  scan: Pick<Scan, 'id' | 'findings'>,
  picture: Pick<Picture, 'plan' | 'findings'> | null,
): Finding[] => [
  ...findingsOfScan(scan, picture),
  ...(picture?.findings ?? []).filter(({ at }) => 'scanId' in at && at.scanId === scan.id),
];
