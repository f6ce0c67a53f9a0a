/** Writes many templates, all or none. */
import { Fault } from '#contract/faults';
import type { BulkResult } from '#contract/lists';
import { displayName } from '#domain/template/display-name';
import type { DeskContext } from '../ports/desk-context.ts';
import type { StoredTemplate } from '../ports/templates.ts';
import { inStretches, type Step } from './chosen.ts';

export type Item = { readonly id: string; readonly revision: number };

export type Written = Pick<BulkResult, 'changed' | 'stale'>;

/**
 * `changeOf` says how a template is to be written, null where it stays. In stretches that let other calls in between: whatever stops
 * it, what was written before is taken back; should the core die, by the next one. Faults: not-found, invalid-input, cancelled.
 */
export async function* writeMany(
  { templates, undo }: Pick<DeskContext, 'templates' | 'undo'>,
  items: readonly Item[],
  changeOf: (record: StoredTemplate) => ((record: StoredTemplate) => unknown) | null,
  signal?: AbortSignal,
): AsyncGenerator<Step, Written> {
  const stale: BulkResult['stale'][number][] = [];
  const toWrite: { readonly item: Item; readonly write: (record: StoredTemplate) => unknown }[] = [];
  const look = (item: Item): void => {
    const record = templates.recordOf(item.id);
    if (record.revision !== item.revision) {
      stale.push({ id: item.id, name: displayName(record.fields) });
      return;
    }
    const write = changeOf(record);
    if (write) toWrite.push({ item, write });
  };
  // What is looked at is the first half of the way.
  const half = (step: Step, from: number): Step => ({
    done: Math.round(from + (step.done / step.total) * (items.length / 2)),
    total: items.length,
  });
  for await (const step of inStretches(items, look, signal)) yield half(step, 0);
  if (stale.length > 0) return { changed: 0, stale };
  let last: StoredTemplate | null = null;
  const writeOne = ({ item, write }: (typeof toWrite)[number]): void => {
    last = templates.recordOf(item.id);
    write({ ...last, revision: item.revision });
  };
  const together = (work: () => number): number =>
    templates.transaction(() => {
      const to = work();
      undo.allOrNone(to === toWrite.length);
      return to;
    });
  let isWhole = toWrite.length === 0;
  try {
    for await (const step of inStretches(toWrite, writeOne, signal, together)) {
      isWhole = step.done === step.total;
      yield half(step, items.length / 2);
    }
    return { changed: toWrite.length, stale: [] };
  } catch (error) {
    if (!(error instanceof Fault && error.code === 'stale-revision') || last === null) throw error;
    const { id, fields }: StoredTemplate = last;
    return { changed: 0, stale: [{ id, name: displayName(fields) }] };
  } finally {
    // Also when whoever follows the work has left it.
    if (!isWhole) await undo.takeBack();
  }
}
