import { infiniteQueryOptions } from '@tanstack/react-query';
import type { AuditPage, AuditQuery } from '#contract/audit';
import type { Desk } from '../../app/desk.tsx';

/** Newest first, a page at a time. */
export const auditQuery = ({ client }: Desk, query: AuditQuery) =>
  infiniteQueryOptions({
    queryKey: ['audit', query],
    queryFn: ({ pageParam, signal }): Promise<AuditPage> =>
      client.audit.page({ ...query, ...(pageParam === null ? {} : { before: pageParam }) }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }: AuditPage) => next,
  });
