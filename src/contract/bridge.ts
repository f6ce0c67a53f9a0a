/** What Electron's preload gives the page, and the channels it uses. Everything else stays on the other side. */
import type { CoreState } from './core-state.ts';

/** Messages between preload and main. */
export const channels = {
  /** main → page: how the core stands. */
  coreState: 'desk:core-state',
  /** main → page: a port to the core comes with it. */
  corePort: 'desk:core-port',
  /** page → main: the page listens now. */
  hello: 'desk:hello',
  /** page → main: a dropped file's path becomes a grant. */
  offer: 'desk:offer',
  /** page → main: asks where to save a bundle and saves it. */
  saveBundle: 'desk:save-bundle',
  /** page → main: asks where to save a list and saves it. */
  saveList: 'desk:save-list',
} as const;

/** `window.postMessage` type with which the preload hands the port over. */
export const portMessage = 'desk:port';

/** Either a value or a fault: errors lose their fields on the way through IPC. */
export type BridgeAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: unknown };

export type DeskBridge = {
  onCoreState(listener: (state: CoreState) => void): void;
  /** Asks main to send the state, and a port when the core is ready. */
  hello(): void;
  offer(file: unknown): Promise<BridgeAnswer<{ token: string; name: string; bytes: number }>>;
  saveBundle(id: string): Promise<BridgeAnswer<'saved' | 'cancelled'>>;
  saveList(id: string): Promise<BridgeAnswer<'saved' | 'cancelled'>>;
};
