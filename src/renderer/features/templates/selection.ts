/** Which templates are selected. A selection belongs to one filter and search: another list starts with none. */
import { useMemo, useState } from 'react';

export type Selection = {
  readonly size: number;
  readonly ids: readonly string[];
  has(id: string): boolean;
  toggle(id: string): void;
  add(ids: readonly string[]): void;
  /** These and no others. */
  only(ids: readonly string[]): void;
  clear(): void;
};

export const useSelection = (list: string): Selection => {
  const [chosen, setChosen] = useState<{ list: string; ids: ReadonlySet<string> }>({ list, ids: new Set() });
  return useMemo(() => {
    const ids = chosen.list === list ? chosen.ids : new Set<string>();
    const change = (edit: (ids: Set<string>) => void) =>
      setChosen((now) => {
        const next = new Set(now.list === list ? now.ids : []);
        edit(next);
        return { list, ids: next };
      });
    return {
      size: ids.size,
      ids: [...ids],
      has: (id) => ids.has(id),
      toggle: (id) => change((next) => (next.has(id) ? next.delete(id) : next.add(id))),
      add: (more) => change((next) => more.forEach((id) => void next.add(id))),
      only: (these) =>
        change((next) => {
          next.clear();
          for (const id of these) next.add(id);
        }),
      clear: () => change((next) => next.clear()),
    };
  }, [chosen, list]);
};
