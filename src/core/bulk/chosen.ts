/** Templates that one call is about, and going through them without holding up other calls. */
import { setImmediate } from 'node:timers/promises';
import type { Chosen, Templates } from '../ports/templates.ts';

export const chosenIds = (templates: Pick<Templates, 'listedIds'>, chosen: Chosen): readonly string[] =>
  'ids' in chosen ? chosen.ids : templates.listedIds(chosen.list);

/** Longest stretch of work before other calls are let in, milliseconds. */
const stretch = 25;

export type Step = { readonly done: number; readonly total: number };

/** Does `work` for each; tells how far it is after each stretch. `together` wraps a stretch, e.g. in a transaction. */
export async function* inStretches<T>(
  items: readonly T[],
  work: (item: T) => void,
  signal: AbortSignal | undefined,
  together: (work: () => number) => number = (own) => own(),
): AsyncGenerator<Step> {
  for (let at = 0; at < items.length; ) {
    signal?.throwIfAborted();
    const begun = performance.now();
    at = together(() => {
      let to = at;
      for (; to < items.length && performance.now() - begun < stretch; to += 1) work(items[to]!);
      return to;
    });
    yield { done: at, total: items.length };
    await setImmediate();
  }
}
