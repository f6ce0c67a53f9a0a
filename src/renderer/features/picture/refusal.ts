/** Why an upload picture could not be made. */
import type { Finding } from '#domain/finding/finding';

const refusals: ReadonlySet<string> = new Set([
  'picture-cannot-reach-minimum',
  'picture-cannot-fit-maximum',
  'picture-too-few-pixels',
  'picture-damaged',
  'picture-kind-not-read',
  'picture-too-many-pixels',
  'picture-blank',
  'picture-too-hard',
  'picture-format-not-accepted',
]);

/** Empty when the picture could be made. */
export const refusalsOf = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding) => finding.level === 'stop' && refusals.has(finding.code));
