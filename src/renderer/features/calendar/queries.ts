import { queryOptions } from '@tanstack/react-query';
import type { CalendarView } from '#contract/calendar';
import type { Desk } from '../../app/desk.tsx';

export const calendarQuery = ({ client }: Desk) =>
  queryOptions<CalendarView>({
    queryKey: ['calendar'],
    queryFn: ({ signal }) => client.calendar.view(undefined, { signal }),
  });
