/** Why a customer is asked for another photo: reasons in a customer's words, from what the desk found or a reviewer said. */
import type { FailureId, Finding, FindingCode, Region } from '../finding/finding.ts';

export const retakeReasons = [
  'blurred',
  'glare',
  'dark',
  'pale',
  'small',
  'cut',
  'covered',
  'watermark',
  'copy',
  'mirrored',
  'damaged',
  'side',
] as const;
export type RetakeReason = (typeof retakeReasons)[number];

/** Findings that only another photo cures. */
const reasonOfFinding: Partial<Record<FindingCode, RetakeReason>> = {
  'picture-blurred': 'blurred',
  'picture-glare-over-print': 'glare',
  'picture-too-dark': 'dark',
  'picture-washed-out': 'pale',
  'picture-low-resolution': 'small',
  'picture-too-few-pixels': 'small',
  'picture-cannot-reach-minimum': 'small',
  'picture-border-cut': 'cut',
  'picture-corner-on-frame': 'cut',
  'picture-watermark': 'watermark',
  'picture-grey-copy': 'copy',
  'picture-not-of-original': 'copy',
  'picture-mirrored': 'mirrored',
  'picture-part-lost': 'damaged',
  'picture-damaged': 'damaged',
  'picture-blank': 'damaged',
  'picture-side-missing': 'side',
};

/** What a reviewer may have meant; the likeliest first. */
const reasonsOfFailure: Partial<Record<FailureId, readonly RetakeReason[]>> = {
  F07: ['blurred'],
  F10: ['cut'],
  F11: ['copy'],
  F33: ['blurred'],
};

/** Why another photo is asked for, each reason once, in the order of the list. */
export const reasonsFor = (
  findings: readonly Pick<Finding, 'code'>[],
  failures: readonly FailureId[] = [],
): readonly RetakeReason[] => {
  const found = new Set(findings.flatMap(({ code }) => reasonOfFinding[code] ?? []));
  // The reviewer's words count where the desk saw nothing by itself.
  if (found.size === 0)
    for (const id of failures) for (const one of reasonsOfFailure[id] ?? []) found.add(one);
  return retakeReasons.filter((reason) => found.has(reason));
};

export type ShownPlace = { readonly scanId: string; readonly region: Region };

/** Places on scans that show the reason: what is asked again is seen, and nothing else. */
export const placesOf = (
  findings: readonly Finding[],
  reasons: readonly RetakeReason[],
): readonly ShownPlace[] =>
  findings.flatMap(({ code, at }) => {
    const reason = reasonOfFinding[code];
    if (!reason || !reasons.includes(reason) || 'field' in at || at.picture !== 'scan') return [];
    return at.scanId !== undefined && at.region ? [{ scanId: at.scanId, region: at.region }] : [];
  });
