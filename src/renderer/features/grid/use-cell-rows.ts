/** The rows of the grid, read in pages as they come into sight. */
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { CellRow } from '#contract/cells';
import type { GridColumn } from '#contract/grid-columns';
import { useDesk } from '../../app/desk.tsx';
import { type Order, pagesAround } from '../templates/list-order.ts';

const pageRows = 50;

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
  const pages = pagesAround({ first, last, more: 2 }, pageRows, ids.length);
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
