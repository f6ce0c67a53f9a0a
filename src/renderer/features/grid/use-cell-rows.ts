/**
 * The rows of the grid: in the order in which the list stood when it was asked for, so that nothing moves away under the hand that
 * changes it; read in pages as they come into sight.
 */
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CellRow } from '#contract/cells';
import { faultOf } from '#contract/fault-of';
import type { FaultShape } from '#contract/faults';
import type { GridColumn } from '#contract/grid-columns';
import { useDesk } from '../../app/desk.tsx';
import { type ListQuery, orderName } from '../../app/queries.ts';
import { type Order, orderOf } from './cell-order.ts';

const pageRows = 50;

export type CellOrder = {
  /** null before the first answer. */
  readonly order: Order | null;
  readonly fault: FaultShape | null;
  /** Asks anew. */
  renew(): void;
};

export const useCellOrder = (query: ListQuery): CellOrder => {
  const { client } = useDesk();
  const [order, setOrder] = useState<Order | null>(null);
  const [fault, setFault] = useState<FaultShape | null>(null);
  const [asked, setAsked] = useState(0);
  const list = orderName(query);
  const newest = useRef(query);
  newest.current = query;
  useEffect(() => {
    const stop = new AbortController();
    // Asked for by `list` and `asked`: the query itself is a new object each time.
    void [list, asked];
    client.templates.ids(newest.current, { signal: stop.signal }).then(
      (ids) => {
        // An answer that was long on its way is not the list that is asked for now.
        if (stop.signal.aborted) return;
        setFault(null);
        setOrder(orderOf(ids));
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setFault(faultOf(error));
      },
    );
    return () => stop.abort();
  }, [client, list, asked]);
  return { order, fault, renew: useCallback(() => setAsked((before) => before + 1), []) };
};

/** What a row shows; undefined while it is read, null for a template that is gone. */
export type RowAt = (index: number) => CellRow | null | undefined;

/** `first` and `last` are the indexes that exist on screen. */
export const useCellRows = (
  order: Order | null,
  columns: readonly GridColumn[],
  first: number,
  last: number,
): RowAt => {
  const { client } = useDesk();
  const ids = order?.ids ?? [];
  const lastPage = Math.max(0, Math.ceil(ids.length / pageRows) - 1);
  // Two pages more on either side, so that scrolling never meets an empty row.
  const from = Math.max(0, Math.floor(first / pageRows) - 2);
  const to = order === null ? -1 : Math.min(lastPage, Math.floor(Math.max(0, last) / pageRows) + 2);
  const inSight = Math.floor(first / pageRows);
  // What is in sight is asked for first.
  const pages = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at).sort(
    (a, b) => Math.abs(a - inSight - 0.4) - Math.abs(b - inSight - 0.4),
  );
  const wanted = useMemo(() => [...columns].sort(), [columns]);
  // Until other columns are here, rows show those that they had.
  const cache = useQueryClient();
  const [settled, setSettled] = useState(wanted);
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['cells', order?.version, wanted, page],
      queryFn: () =>
        client.templates.cells({
          ids: ids.slice(page * pageRows, (page + 1) * pageRows),
          columns: [...wanted],
        }),
      placeholderData: () =>
        cache.getQueryData<readonly (CellRow | null)[]>(['cells', order?.version, settled, page]),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
    })),
  });
  const isHere = answers.every(({ data, isPlaceholderData }) => data !== undefined && !isPlaceholderData);
  useEffect(() => {
    if (isHere) setSettled(wanted);
  }, [isHere, wanted]);
  const byPage = new Map(pages.map((page, at) => [page, answers[at]?.data]));
  return (index) => byPage.get(Math.floor(index / pageRows))?.[index % pageRows];
};
