/** Whether the last attempt to make the picture was refused: there is none, or it is older than what it should show. */
import type { TemplateView } from '#contract/views';
import type { Finding } from '#domain/finding/finding';

const refusals: ReadonlySet<string> = new Set([
  'picture-cannot-reach-minimum',
  'picture-cannot-fit-maximum',
  'picture-too-few-pixels',
  'picture-damaged',
  'picture-too-hard',
  'picture-format-not-accepted',
]);

/** Why the picture could not be made; empty when it could. */
export const refusalsOf = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding) => finding.level === 'stop' && refusals.has(finding.code));

export const isRefused = (view: TemplateView): boolean =>
  view.picture === null || refusalsOf(view.findings).length > 0;
