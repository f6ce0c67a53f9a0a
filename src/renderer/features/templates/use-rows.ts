/** The rows of the list, read in pages of 100 as they come into sight. */

import {
  keepPreviousData,
  type UseQueryResult,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { TemplateList, TemplateRow } from '#contract/views';
import { useDesk } from '../../app/desk.tsx';
import { type ListQuery, listQuery, pageSize } from '../../app/queries.ts';

export type Rows = {
  rowAt(index: number): TemplateRow | undefined;
  /** Ids from `first` to `last` (inclusive), read from the core where they are not here yet. */
  idsBetween(first: number, last: number): Promise<string[]>;
};

/** The first page with its counts; the one before stays until it is here, so that nothing blinks at each key. */
export const useListHead = (query: ListQuery): UseQueryResult<TemplateList> =>
  useQuery({ ...listQuery(useDesk(), query, 0), placeholderData: keepPreviousData });

/** `first` and `last` are the indexes in sight. */
export const useRows = (
  query: ListQuery,
  { data: head, isPlaceholderData }: UseQueryResult<TemplateList>,
  first: number,
  last: number,
): Rows => {
  const desk = useDesk();
  const queries = useQueryClient();
  const lastPage = Math.max(0, Math.ceil((head?.total ?? 0) / pageSize) - 1);
  // One page more on either side, so that scrolling never meets an empty row; of a list whose length is not known yet only the first.
  const from = isPlaceholderData ? 0 : Math.max(0, Math.floor(first / pageSize) - 1);
  const to = isPlaceholderData ? 0 : Math.max(from, Math.min(lastPage, Math.floor(last / pageSize) + 1));
  const pages = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const answers = useQueries({ queries: pages.map((page) => listQuery(desk, query, page)) });
  const byPage = new Map(pages.map((page, at) => [page, answers[at]?.data]));
  if (!byPage.get(0)) byPage.set(0, head);
  return {
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
  };
};
