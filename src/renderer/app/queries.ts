/** What came from the core, kept fresh. Every change answers with the new view, which goes straight in here. */

import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { BundleGroup } from '#contract/bundle-groups';
import type { TemplateQuery } from '#contract/desk-contract';
import type { BundleView, CheckView, DeskStatus, TemplateList, TemplateView } from '#contract/views';
import type { RuleBook } from '#domain/rule/rule';
import type { TargetPack } from '#domain/target/target';
import { type Desk, useDesk } from './desk.tsx';

export const pageSize = 100;

export const statusQuery = ({ client }: Desk) =>
  queryOptions<DeskStatus>({ queryKey: ['status'], queryFn: () => client.desk.status() });

export const targetsQuery = ({ client }: Desk) =>
  queryOptions<readonly TargetPack[]>({
    queryKey: ['targets'],
    queryFn: () => client.targets.list(),
    staleTime: Number.POSITIVE_INFINITY,
  });

const ruleBookQuery = ({ client }: Desk) =>
  queryOptions<RuleBook>({
    queryKey: ['rule-book'],
    queryFn: () => client.rules.book(),
    staleTime: Number.POSITIVE_INFINITY,
  });

export type ListQuery = Required<Pick<TemplateQuery, 'search' | 'filter' | 'sort'>> &
  Pick<TemplateQuery, 'only' | 'by'>;

/** Whether two lists show the same templates in the same order. */
export const isSameList = (a: ListQuery, b: ListQuery): boolean => orderName(a) === orderName(b);

/** The same for lists that show the same templates in the same order. */
export const orderName = (query: ListQuery): string =>
  `${listName(query)} ${query.sort} ${query.by ? `${query.by.column} ${query.by.down}` : ''}`;

/** The same for lists that hold the same templates. */
export const listName = ({ filter, search, only = {} }: ListQuery): string =>
  JSON.stringify([
    filter,
    search,
    only.finding,
    only.customer,
    only.tag,
    only.target,
    only.bundle,
    only.compare,
    only.days,
    only.errand,
  ]);

/** What the list shows after the start. */
export const firstList: ListQuery = { search: '', filter: 'all', sort: 'updated' };
/** What colleagues handed to this desk. */
export const mineList: ListQuery = { ...firstList, only: { errand: 'mine' } };

export const listQuery = ({ client }: Desk, query: ListQuery, page: number) =>
  queryOptions<TemplateList>({
    queryKey: ['list', query, page],
    queryFn: () => client.templates.list({ ...query, offset: page * pageSize, limit: pageSize }),
    // While the core still checks rows again, what is shown is their last state.
    refetchInterval: ({ state }) => (state.data?.stale ? 1_500 : false),
  });

export const templateQuery = ({ client }: Desk, id: string) =>
  queryOptions<TemplateView>({ queryKey: ['template', id], queryFn: () => client.templates.get({ id }) });

export const bundlesQuery = ({ client }: Desk) =>
  queryOptions<readonly BundleView[]>({ queryKey: ['bundles'], queryFn: () => client.bundles.list() });

export const groupsQuery = ({ client }: Desk) =>
  queryOptions<readonly BundleGroup[]>({
    queryKey: ['checks', 'groups'],
    queryFn: () => client.bundles.groups(),
  });

export const checksQuery = ({ client }: Desk, target: string, templates: readonly string[] | null) =>
  queryOptions<readonly CheckView[]>({
    queryKey: ['checks', target, templates],
    queryFn: () => client.checks.run({ target, ...(templates ? { templates: [...templates] } : {}) }),
  });

export const useStatus = (): DeskStatus | undefined => useQuery(statusQuery(useDesk())).data;
export const useRuleBook = (): RuleBook | undefined => useQuery(ruleBookQuery(useDesk())).data;
export const useTargets = (): readonly TargetPack[] => useQuery(targetsQuery(useDesk())).data ?? [];

/** The rule pack of a target id; `''` is the desk's default. */
export const useTarget = (id: string): TargetPack | undefined => {
  const targets = useTargets();
  const chosen = useStatus()?.settings.target ?? '';
  return targets.find((pack) => pack.id === id) ?? targets.find((pack) => pack.id === chosen) ?? targets[0];
};

/** Takes in a new view of a template: its page at once, lists and checks in the background. */
export const acceptTemplate = (queries: QueryClient, view: TemplateView): void => {
  queries.setQueryData(['template', view.id], view);
  for (const key of ['list', 'status', 'returned', 'calendar', 'domains'])
    void queries.invalidateQueries({ queryKey: [key] });
  void queries.invalidateQueries({ queryKey: ['checks'] });
  void queries.invalidateQueries({ queryKey: ['steps'] });
  void queries.invalidateQueries({ queryKey: ['today'] });
};

/** For actions outside the form: takes the view into cache and draft alike. */
export const useAcceptTemplate = (): ((view: TemplateView) => void) => {
  const { drafts } = useDesk();
  const queries = useQueryClient();
  return useCallback(
    (view) => {
      drafts.accept(view);
      acceptTemplate(queries, view);
    },
    [drafts, queries],
  );
};
