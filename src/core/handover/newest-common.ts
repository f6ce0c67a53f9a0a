import type { TemplateContent } from '#domain/merge/template-content';
import type { SharedTemplates } from '../ports/shared-templates.ts';

/** The newest of the states that a sender's one comes from (`seen`, newest first) that this desk has had too. */
export const newestCommon = (
  shared: SharedTemplates,
  id: string,
  seen: readonly string[],
): TemplateContent | null => {
  const known = new Set(shared.states(id));
  const newest = seen.find((hash) => known.has(hash));
  return newest === undefined ? null : shared.stateOf(id, newest);
};
