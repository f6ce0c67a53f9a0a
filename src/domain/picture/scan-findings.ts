/** What is to be said of one scan, once and not twice. */
import type { Finding } from '../finding/finding.ts';
import type { Picture, Scan } from './picture.ts';

/**
 * Findings of the scan itself. What was measured when it came in counts until a picture is made from it: then the picture's own
 * corners decide, and its findings say it. What stops the scan as a file stays.
 */
export const findingsOfScan = (
  { id, findings }: Pick<Scan, 'id' | 'findings'>,
  picture: Pick<Picture, 'plan'> | null,
): Finding[] => {
  const judgedAgain = picture?.plan.sides.some((side) => side.scanId === id) ?? false;
  return findings
    .filter((entry) => !(judgedAgain && 'region' in entry.at && entry.level !== 'stop'))
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
