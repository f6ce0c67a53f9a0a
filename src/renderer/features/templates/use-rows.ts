/** The rows of the list, read in pages of 100 as they come into sight. */

import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TemplateList, TemplateRow } from '#contract/views';
import { useDesk } from '../../app/desk.tsx';
import { type ListQuery, listQuery, pageSize } from '../../app/queries.ts';

export type Rows = {
  readonly head: TemplateList | undefined;
  readonly error: unknown;
  readonly total: number;
  /** Every id of the list, whether its row was ever read or not. */
  allIds(): Promise<readonly string[]>;
  rowAt(index: number): TemplateRow | undefined;
  /** Ids from `first` to `last` (inclusive), read from the core where they are not here yet. */
  idsBetween(first: number, last: number): Promise<string[]>;
  retry(): void;
};

/** `first` and `last` are the indexes in sight. */
export const useRows = (query: ListQuery, first: number, last: number): Rows => {
  const desk = useDesk();
  const queries = useQueryClient();
  const head = useQuery({ ...listQuery(desk, query, 0), placeholderData: keepPreviousData });
  const lastPage = Math.max(0, Math.ceil((head.data?.total ?? 0) / pageSize) - 1);
  // One page more on either side, so that scrolling never meets an empty row.
  const from = Math.max(0, Math.floor(first / pageSize) - 1);
  const to = Math.max(from, Math.min(lastPage, Math.floor(last / pageSize) + 1));
  const pages = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const answers = useQueries({ queries: pages.map((page) => listQuery(desk, query, page)) });
  const byPage = new Map(pages.map((page, at) => [page, answers[at]?.data]));
  if (!byPage.get(0)) byPage.set(0, head.data);
  return {
    head: head.data,
    error: head.error,
    total: head.data?.total ?? 0,
    allIds: () => desk.client.templates.ids(query),
    rowAt: (index) => byPage.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    idsBetween: async (start, end) => {
      const ids: string[] = [];
      for (let page = Math.floor(start / pageSize); page <= Math.floor(end / pageSize); page += 1) {
        const { rows } = await queries.fetchQuery(listQuery(desk, query, page));
        ids.push(
          ...rows.slice(Math.max(0, start - page * pageSize), end - page * pageSize + 1).map((row) => row.id),
        );
      }
      return ids;
    },
    retry: () => void head.refetch(),
  };
};
