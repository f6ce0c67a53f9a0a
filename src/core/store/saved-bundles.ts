/** What the desk remembers of bundles that lie outside in clear. Passwords of sealed ones are in memory alone, for ten minutes. */
import { z } from 'zod';
import { Fault } from '#contract/faults';
import { makeBundlePassword } from '../bundle/bundle-password.ts';
import type { Clock } from '../ports/clock.ts';
import type { HistoryCheck } from '../ports/history.ts';
import type { SavedBundles } from '../ports/saved-bundles.ts';
import type { Store } from './open-store.ts';
import { openSettingRow } from './setting-row.ts';

const name = 'bundles.saved';
/** The oldest of so many go: nobody reads a longer list. */
const most = 500;
const sealedFor = 10 * 60_000;
const day = 86_400_000;

const savedSchema = z.array(
  z.object({ id: z.string(), fileName: z.string(), savedAt: z.string(), path: z.string() }),
);

type Needs = {
  readonly history: Pick<HistoryCheck, 'note'>;
  readonly clock: Clock;
  readonly newId: () => string;
};

export const openSavedBundles = (store: Store, { history, clock, newId }: Needs): SavedBundles => {
  const row = openSettingRow(store, name);
  const read = () => savedSchema.catch([]).parse(store.read(row.get));
  const sealings = new Map<
    string,
    { readonly bundle: string; readonly password: string; readonly until: number }
  >();
  const forgetOld = (now: number): void => {
    for (const [ref, { until }] of sealings) if (until < now) sealings.delete(ref);
  };
  return {
    seal: (bundle) => {
      const now = Date.now();
      forgetOld(now);
      const ref = `${bundle}~${newId()}`;
      const password = makeBundlePassword();
      sealings.set(ref, { bundle, password, until: now + sealedFor });
      return { ref, password };
    },
    find: (ref) => {
      forgetOld(Date.now());
      if (!ref.includes('~')) return { bundle: ref, password: null };
      const sealing = sealings.get(ref);
      if (!sealing) throw new Fault('not-found', { kind: 'bundle' });
      return sealing;
    },
    note: ({ bundle, fileName, path, sealed }) =>
      store.transaction(() => {
        history.note('bundle-saved', { bundle, sealed: sealed ? 1 : 0 });
        if (sealed) return;
        const saved = [...read(), { id: newId(), fileName, savedAt: clock.now(), path }];
        row.put(saved.slice(-most));
      }),
    list: () => {
      const now = Date.parse(clock.now());
      return read().map((saved) => ({
        ...saved,
        days: Math.max(0, Math.floor((now - Date.parse(saved.savedAt)) / day)),
      }));
    },
    confirmGone: (id) =>
      store.transaction(() => {
        const saved = read();
        const left = saved.filter((one) => one.id !== id);
        if (left.length === saved.length) throw new Fault('not-found', { kind: 'bundle', id });
        row.put(left);
        history.note('bundle-gone', {});
      }),
  };
};
