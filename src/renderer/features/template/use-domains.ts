/** Names of a template with their states: read by page, set together, taken back as one step. */
import { useQueries } from '@tanstack/react-query';
import type { DomainList, DomainView } from '#contract/domains';
import { faultOf } from '#contract/fault-of';
import type { CalendarDate } from '#domain/date/calendar-date';
import type { DomainState } from '#domain/domain-name/domain-state';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useAcceptTemplate } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';
import { useUndo } from '../undo/use-undo.ts';

const pageSize = 200;

export type ShownDomain = Omit<DomainView, 'message'> & { readonly message: string };

export type DomainRows = {
  readonly total: number;
  readonly at: (index: number) => ShownDomain | undefined;
};

/** `shown`: indexes of the rows that exist, `last` inclusive. */
export const useDomainRows = (
  template: string,
  state: DomainState | 'all',
  shown: { readonly first: number; readonly last: number },
): DomainRows => {
  const { client } = useDesk();
  const from = Math.floor(Math.max(0, shown.first) / pageSize);
  const to = Math.floor(Math.max(0, shown.last) / pageSize);
  const results = useQueries({
    queries: Array.from({ length: to - from + 1 }, (_, at) => ({
      queryKey: ['domains', template, state, from + at],
      queryFn: (): Promise<DomainList> =>
        client.domains.list({
          template,
          ...(state === 'all' ? {} : { states: [state] }),
          offset: (from + at) * pageSize,
          limit: pageSize,
        }),
    })),
  });
  return {
    total: results.find(({ data }) => data)?.data?.total ?? 0,
    at: (index) => {
      const list = results[Math.floor(index / pageSize) - from]?.data;
      const row = list?.rows[index % pageSize];
      return row && { ...row, message: row.message === null ? '' : (list?.messages[row.message] ?? '') };
    },
  };
};

export type ChosenNames = { readonly names: string[] } | { readonly of: DomainState | 'all' };
export type NamesChange = {
  readonly state?: DomainState;
  readonly on?: CalendarDate;
  readonly registeredOn?: CalendarDate;
};

/** Whether they were set; unsaved text goes first, so that every name on screen is known to the core. */
export const useSetDomains = (
  template: string,
): ((chosen: ChosenNames, change: NamesChange) => Promise<boolean>) => {
  const t = useText();
  const say = useSayer();
  const undo = useUndo();
  const { client, drafts } = useDesk();
  const accept = useAcceptTemplate();
  return async (chosen, change) => {
    try {
      const revision = await drafts.settle(template);
      accept(await client.domains.set({ template, revision, chosen, ...change }));
      tell({
        level: 'good',
        text: change.state ? t('names.set', { state: t(`state.${change.state}`) }) : t('names.daySet'),
        action: { name: t('app.undo'), run: () => void undo('undo') },
      });
      return true;
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
      return false;
    }
  };
};
