/** Which templates are selected. A selection belongs to one filter and search: another list starts with none. */
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { type ListQuery, listName } from '../../app/queries.ts';
import { tell } from '../../parts/toasts.tsx';

export type Selection = {
  readonly size: number;
  readonly ids: readonly string[];
  has(id: string): boolean;
  toggle(id: string): void;
  /** `of` names the list they are of, where it is not yet the one in sight. */
  add(ids: readonly string[], of?: string): void;
  /** These and no others. */
  only(ids: readonly string[]): void;
  clear(): void;
};

export const useSelection = (list: string): Selection => {
  const [chosen, setChosen] = useState<{ list: string; ids: ReadonlySet<string> }>({ list, ids: new Set() });
  return useMemo(() => {
    const ids = chosen.list === list ? chosen.ids : new Set<string>();
    const change = (edit: (ids: Set<string>) => void, of = list) =>
      setChosen((now) => {
        const next = new Set(now.list === of ? now.ids : []);
        edit(next);
        return { list: of, ids: next };
      });
    return {
      size: ids.size,
      ids: [...ids],
      has: (id) => ids.has(id),
      toggle: (id) => change((next) => (next.has(id) ? next.delete(id) : next.add(id))),
      add: (more, of) => change((next) => more.forEach((id) => void next.add(id)), of),
      only: (these) =>
        change((next) => {
          next.clear();
          for (const id of these) next.add(id);
        }),
      clear: () => change((next) => next.clear()),
    };
  }, [chosen, list]);
};

/** Selects all of the list that is asked for, also while the one before it is still in sight. */
export const useSelectAll = (selection: Selection, asked: RefObject<ListQuery>): (() => void) => {
  const { client } = useDesk();
  const say = useSayer();
  const latest = useRef({ selection, say });
  latest.current = { selection, say };
  return useCallback(() => {
    const query = asked.current;
    client.templates.ids(query).then(
      (ids) => latest.current.selection.add(ids, listName(query)),
      (error: unknown) => tell({ level: 'stop', text: latest.current.say.fault(faultOf(error)) }),
    );
  }, [client, asked]);
};
