/** What every window does when something came from another desk: what is on screen is read again. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { StockStatus } from '#contract/stock';
import { useDesk } from './desk.tsx';
import { hearStock, watchStock } from './stock.ts';

/** While much comes in, the pages are read again so often at most, milliseconds. */
const renewEvery = 1_000;

/** What other desks can change. Rules, settings and the like are this desk's own. */
const shared: ReadonlySet<unknown> = new Set([
  'template',
  'list',
  'status',
  'returned',
  'calendar',
  'domains',
  'checks',
  'steps',
  'bundles',
]);

export const useStockNews = (): void => {
  const { client } = useDesk();
  const queries = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    let renewedAt = Number.NEGATIVE_INFINITY;
    let waiting: ReturnType<typeof setTimeout> | null = null;
    const renew = (): void => {
      waiting = null;
      renewedAt = performance.now();
      void queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => shared.has(name) });
    };
    const unhear = hearStock((now, before) => {
      if (before === null || !isNews(now, before)) return;
      waiting ??= setTimeout(renew, Math.max(0, renewedAt + renewEvery - performance.now()));
    });
    void watchStock({ stock: client.stock }, stop.signal);
    return () => {
      stop.abort();
      unhear();
      if (waiting !== null) clearTimeout(waiting);
    };
  }, [client, queries]);
};

const isNews = (now: StockStatus, before: StockStatus): boolean =>
  now.state !== 'off' &&
  (now.seen !== before.seen ||
    now.conflicts !== before.conflicts ||
    // The narrowing “mine” hangs on these.
    JSON.stringify(now.errands) !== JSON.stringify(before.errands));
