/** What the page of returns asks the core. */
import { queryOptions } from '@tanstack/react-query';
import type { GuideNotes } from '#contract/guide';
import type { Reading, ReturnedList } from '#contract/returned';
import type { Trends } from '#domain/outcome/trends';
import type { Desk } from '../../app/desk.tsx';

export const returnedQuery = ({ client }: Desk, search: string) =>
  queryOptions<ReturnedList>({
    queryKey: ['returned', 'list', search],
    queryFn: () => client.returned.list({ search }),
    placeholderData: (before) => before,
  });

export const readingQuery = ({ client }: Desk, text: string, template: string | null) =>
  queryOptions<Reading>({
    queryKey: ['returned', 'read', text, template],
    queryFn: ({ signal }) => client.returned.read({ text, ...(template ? { template } : {}) }, { signal }),
    enabled: text.trim() !== '',
    gcTime: 60_000,
  });

export const guideNotesQuery = ({ client }: Desk) =>
  queryOptions<GuideNotes>({
    queryKey: ['returned', 'notes'],
    queryFn: () => client.guide.notes(),
  });

export const trendsQuery = ({ client }: Desk) =>
  queryOptions<Trends>({
    queryKey: ['returned', 'trends'],
    queryFn: () => client.rules.trends(),
  });
