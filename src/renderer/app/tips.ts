/** Tips of the first days: one at a time, each about something that can be done right now, and gone for good once it was ticked. */
import type { Settings } from '#contract/schemas';

/** Actions that a newcomer would not look for, the most useful first. */
export const tips = [
  'template.repair',
  'templates.search',
  'readings.verify',
  'templates.nextProblem',
  'templates.view',
  'pictures.lookOver',
  'many.repair',
  'bundles.submitted',
  'returned.message',
  'template.retake',
  'grid.fill',
  'app.lock',
  'app.palette',
  'app.shortcuts',
] as const;
export type Tip = (typeof tips)[number];

/** The first that nobody ticked yet, of those whose action is offered; null when tips are off (`seen` null). */
export const tipAmong = (offered: ReadonlySet<string>, seen: Settings['tips']): Tip | null =>
  (seen && tips.find((tip) => offered.has(tip) && !seen.includes(tip))) ?? null;
