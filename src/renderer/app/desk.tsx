/** The connection to the core, for every part of the window. */
import { createContext, use, useSyncExternalStore } from 'react';
import type { CoreState, DeskConnection } from '../client/connection.ts';
import type { Drafts } from '../features/template/drafts.ts';

export type Desk = DeskConnection & { readonly drafts: Drafts };

export const DeskContext = createContext<Desk | null>(null);

export const useDesk = (): Desk => {
  const desk = use(DeskContext);
  if (!desk) throw new Error('no desk is connected here');
  return desk;
};

/** Whether the core answers right now. */
export const useCoreState = (): CoreState => {
  const { state } = useDesk();
  return useSyncExternalStore(state.subscribe, state.get);
};
