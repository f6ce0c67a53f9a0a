/** The key slots as the core has them, and changes of them. */
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { DeskClient } from '#contract/desk-client';
import { faultOf } from '#contract/fault-of';
import type { Fault } from '#contract/faults';
import type { KeySlotView, KeysView, SlotKind } from '#contract/keys';
import { type Desk, useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { type TextKey, useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';

export const keysQuery = ({ client }: Desk) =>
  queryOptions<KeysView>({ queryKey: ['keys'], queryFn: () => client.keys.view() });

/** What a slot is called: its kind, and the name that somebody gave it. */
export const useSlotName = (): ((slot: Pick<KeySlotView, 'kind' | 'name'>) => string) => {
  const t = useText();
  return ({ kind, name }) => [t(`keys.kind.${kind}`), name].filter((part) => part !== '').join(' · ');
};

/** Runs a change and shows what came of it; gives the fault where there was one, for the form that asked. */
export const useKeysChange = () => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const queries = useQueryClient();
  return async (
    work: (client: DeskClient) => Promise<KeysView>,
    said: TextKey,
    kind: SlotKind,
    /** The fault is shown where it was caused. */
    isShownThere = false,
  ): Promise<Fault | null> => {
    try {
      queries.setQueryData(['keys'], await work(desk.client));
      void queries.invalidateQueries({ queryKey: ['status'] });
      tell({ level: 'good', text: t(said, { slot: t(`keys.kind.${kind}`) }) });
      return null;
    } catch (error) {
      const fault = faultOf(error);
      if (!isShownThere) tell({ level: 'stop', text: say.fault(fault) });
      return fault;
    }
  };
};
