/** Whether the history holds: its chain within the store, and its end against the anchor outside. Trouble once seen is remembered. */
import { z } from 'zod';
import type { Clock } from '../ports/clock.ts';
import type { HistoryCheck } from '../ports/history.ts';
import type { Anchor } from './anchor.ts';
import type { History } from './events.ts';
import type { Store } from './open-store.ts';
import { openSettingRow } from './setting-row.ts';

/** So many of the newest events are checked whenever the desk is opened; `doctor` checks all. */
const newest = 500;

const troubleName = 'history.trouble';
const troubleSchema = z.object({
  brokenAt: z.int().nullable(),
  missing: z.int().nonnegative(),
  isRewritten: z.boolean(),
});
type Trouble = z.infer<typeof troubleSchema>;

const anchoredName = 'history.anchored';

export const openHistoryCheck = (
  store: Store,
  history: History,
  anchor: Anchor,
  clock: Clock,
): HistoryCheck => {
  const rows = { trouble: openSettingRow(store, troubleName), anchored: openSettingRow(store, anchoredName) };
  const readTrouble = (): Trouble => {
    const parsed = troubleSchema.safeParse(rows.trouble.get());
    return parsed.success ? parsed.data : { brokenAt: null, missing: 0, isRewritten: false };
  };
  let trouble = store.read(readTrouble);
  const remember = (more: Partial<Trouble>): void => {
    const next = { ...trouble, ...more };
    if (JSON.stringify(next) === JSON.stringify(trouble)) return;
    trouble = next;
    store.derive(() => rows.trouble.put(trouble));
  };

  /** What was written last; equal heads are not written again. */
  let written = '';
  const writeAnchor = (isLasting: boolean): void => {
    if (store.isForLooking || !store.presence.isThere()) return;
    const end = history.newest();
    const head = { events: end?.id ?? 0, head: end?.hash ?? '' };
    if (!isLasting && written === head.head) return;
    anchor.write(head, isLasting);
    written = head.head;
  };

  const check: HistoryCheck['check'] = (after, limit) => {
    const { broken, last } = store.read(() => history.follow(after, limit));
    if (broken !== null) {
      remember({ brokenAt: Math.min(broken, trouble.brokenAt ?? broken) });
      // From the broken place on a chain of its own begins.
      return { last: broken, done: broken >= (history.newest()?.id ?? 0) };
    }
    return { last, done: last >= (history.newest()?.id ?? 0) };
  };

  const compareWithAnchor = (): void => {
    const known = anchor.read();
    if (known === null || known === 'unreadable') return;
    const end = history.newest()?.id ?? 0;
    if (end < known.events) remember({ missing: trouble.missing + known.events - end });
    else if (known.events > 0 && history.hashOf(known.events) !== known.head) remember({ isRewritten: true });
  };

  store.read(compareWithAnchor);
  let at = Math.max(0, (store.read(history.newest)?.id ?? 0) - newest);
  for (let done = false; !done; ) ({ last: at, done } = check(at, newest));
  const had = anchor.read();
  const lacked = had === 'unreadable' || (had === null && rows.anchored.get() !== null);
  let hasAnchor = !lacked;
  if (!store.isForLooking) {
    if (!lacked) writeAnchor(false);
    if (rows.anchored.get() === null) store.derive(() => rows.anchored.put(true));
    // Ahead of what the disk has, it would tell of a history that was cut.
    store.afterCommit((isLasting) => hasAnchor && isLasting && writeAnchor(false));
  }
  return {
    state: () => ({
      ...trouble,
      isSound: trouble.brokenAt === null && trouble.missing === 0 && !trouble.isRewritten,
    }),
    check,
    compare: (known) =>
      store.read(() => {
        const end = history.newest()?.id ?? 0;
        if (end < known.events) remember({ missing: Math.max(trouble.missing, known.events - end) });
        else if (known.events > 0 && history.hashOf(known.events) !== known.head)
          remember({ isRewritten: true });
      }),
    fits: (known) => store.read(() => known.events === 0 || history.hashOf(known.events) === known.head),
    head: () => store.read(() => history.newest()?.hash ?? ''),
    before: (...asked) => store.read(() => history.before(...asked)),
    note: (kind, data) => store.transaction(() => history.append('', clock.now(), kind, data)),
    isEmpty: () => store.read(() => !history.hasTemplates()),
    events: () => store.read(() => history.newest()?.id ?? 0),
    newestAt: () => store.read(() => history.newest()?.at ?? null),
    hasAnchor: () => hasAnchor,
    anchor: () => {
      writeAnchor(true);
      hasAnchor = true;
    },
    close: () => {
      if (hasAnchor) writeAnchor(true);
    },
  };
};
