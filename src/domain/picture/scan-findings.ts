/** What is to be said of one scan, once and not twice. */
import type { Finding } from '../finding/finding.ts';
import { judgeReading } from './judge-reading.ts';
import type { Picture, Scan } from './picture.ts';

/**
 * Findings of the scan itself: of its file, and of what was read and measured on it, as far as the picture that is made of it shows it.
 * A place on the scan that was found when it came in counts until a picture is made: then the picture's own corners decide. What stops
 * the scan as a file stays.
 */
export const findingsOfScan = (
  { id, findings, reading }: Pick<Scan, 'id' | 'findings' | 'reading'>,
  picture: Pick<Picture, 'plan'> | null,
): Finding[] => {
  const sides = (picture?.plan.sides ?? []).filter((side) => side.scanId === id);
  const ofFile = findings.filter(
    (entry) => sides.length === 0 || !('region' in entry.at) || entry.level === 'stop',
  );
  const ofPrint = reading
    ? (sides.length === 0 ? [null] : sides).flatMap((side) => judgeReading(reading, side))
    : [];
  // Two sides of one scan say the same of its light.
  const once = ofPrint.filter(({ code }, at) => ofPrint.findIndex((other) => other.code === code) === at);
  return [...ofFile, ...once].map((entry) => ({
    ...entry,
    at: { ...entry.at, picture: 'scan', scanId: id } as const,
  }));
};

/** All findings about a scan, those of the picture made from it among them. */
export const findingsAbout = (
  scan: Pick<Scan, 'id' | 'findings' | 'reading'>,
  picture: Pick<Picture, 'plan' | 'findings'> | null,
): Finding[] => [
  ...findingsOfScan(scan, picture),
  ...(picture?.findings ?? []).filter(({ at }) => 'scanId' in at && at.scanId === scan.id),
];
