/** Whether a template's content differs from what it was when its events begin: changes, less those that were undone. */
import { mergeWithin } from './undo-journal.ts';

export type ContentEvent = {
  readonly kind: string;
  readonly at: string;
  /** The fields of a change, as one text; null for other events. */
  readonly fields: string | null;
  /** The operation that was undone or redone. */
  readonly step: string | null;
};

/** Steps that leave the content alone. */
const otherSteps: ReadonlySet<string> = new Set([
  'templates.create',
  'templates.remove',
  'templates.restore',
  'templates.setState',
  'domains.set',
  'returned.record',
  'bundles.markSubmitted',
]);

/** `events` oldest first, with kinds changed, scan-attached, scan-detached, picture-prepared, undone and redone. */
export const isChanged = (events: readonly ContentEvent[]): boolean => {
  // Steps away from the beginning; undoing what lay before it is a change too.
  let steps = 0;
  let last: ContentEvent | null = null;
  for (const event of events) {
    if (event.kind === 'undone' || event.kind === 'redone') {
      if (otherSteps.has(event.step ?? '')) continue;
      steps += event.kind === 'undone' ? -1 : 1;
    } else if (!isSameStep(last, event)) steps += 1;
    last = event;
  }
  return steps !== 0;
};

/** The journal makes one step of edits of the same fields that follow each other closely. */
const isSameStep = (last: ContentEvent | null, { kind, at, fields }: ContentEvent): boolean =>
  last !== null &&
  kind === 'changed' &&
  last.kind === 'changed' &&
  last.fields === fields &&
  Math.abs(Date.parse(at) - Date.parse(last.at)) < mergeWithin;
