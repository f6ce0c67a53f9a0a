import { queryOptions, useQueries } from '@tanstack/react-query';
import type { CalendarPage, CalendarQuery, CalendarView } from '#contract/calendar';
import type { CalendarItem } from '#contract/views';
import { type Desk, useDesk } from '../../app/desk.tsx';

export const calendarQuery = ({ client }: Desk, query: CalendarQuery) =>
  queryOptions<CalendarView>({
    queryKey: ['calendar', 'view', query],
    queryFn: ({ signal }) => client.calendar.view(query, { signal }),
    placeholderData: (before) => before,
  });

const pageSize = 200;

const pageQuery = ({ client }: Desk, query: CalendarQuery, page: number) =>
  queryOptions<CalendarPage>({
    queryKey: ['calendar', 'page', query, page],
    queryFn: ({ signal }) =>
      client.calendar.page({ ...query, offset: page * pageSize, limit: pageSize }, { signal }),
  });

/** The items that are looked at, by their numbers; undefined while one is on its way. */
export const useCalendarItems = (
  query: CalendarQuery,
  looked: readonly number[],
): ((item: number) => CalendarItem | undefined) => {
  const desk = useDesk();
  const pages = [...new Set(looked.map((item) => Math.floor(item / pageSize)))];
  const results = useQueries({ queries: pages.map((page) => pageQuery(desk, query, page)) });
  return (item) => {
    const at = pages.indexOf(Math.floor(item / pageSize));
    return results[at]?.data?.items[item % pageSize];
  };
};
