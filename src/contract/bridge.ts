/** What Electron's preload gives the page, and the channels it uses. Everything else stays on the other side. */
import type { CoreState, HostRequest } from './core-state.ts';
import type { HostNews } from './host-news.ts';

/** Messages between preload and main. */
export const channels = {
  /** main → page: how the core stands. */
  coreState: 'desk:core-state',
  /** main → page: a port to the core comes with it. */
  corePort: 'desk:core-port',
  /** page → main: the page listens now. */
  hello: 'desk:hello',
  /** page → main: lock, unlock, start again, end. */
  ask: 'desk:ask',
  /** page → main: a dropped file's path becomes a grant. */
  offer: 'desk:offer',
  /** page → main: asks where to save a bundle and saves it. */
  saveBundle: 'desk:save-bundle',
  /** page → main: asks where to save a list and saves it. */
  saveList: 'desk:save-list',
  /** page → main: asks for a folder and uses it for what is named. */
  chooseFolder: 'desk:choose-folder',
  /** page → main: starts the installer that lies ready, or shows where it lies. */
  installUpdate: 'desk:install-update',
  /** main → page: an entry of the menu was chosen; names an action of the window. */
  menu: 'desk:menu',
  /** main → page: files that were opened with the app, as grants. */
  opened: 'desk:opened',
  /** page → main: language, long work and notices. */
  news: 'desk:news',
  /** page → main: a picture or bundle is dragged out of the window. */
  dragOut: 'desk:drag-out',
  /** page → main: a number was copied; it goes from the clipboard after a minute. */
  copied: 'desk:copied',
  /** page → main: prints the page, or saves it as PDF where the person says. */
  print: 'desk:print',
} as const;

/** What a person chooses a folder for: further backups, to be watched for scans, or backups of another desk to restore from. */
export const folderUses = ['backup', 'watch', 'restore'] as const;
export type FolderUse = (typeof folderUses)[number];

export const printKinds = ['paper', 'pdf'] as const;
export type PrintKind = (typeof printKinds)[number];

type Grant = { readonly token: string; readonly name: string; readonly bytes: number };

/** Files that were opened with the app; `refused` names those that could not be read. */
export type Opened = { readonly grants: Grant[]; readonly refused: string[] };

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
  ask(request: HostRequest): void;
  offer(file: unknown): Promise<BridgeAnswer<Grant>>;
  saveBundle(id: string): Promise<BridgeAnswer<'saved' | 'cancelled'>>;
  saveList(id: string): Promise<BridgeAnswer<'saved' | 'cancelled'>>;
  chooseFolder(use: FolderUse): Promise<BridgeAnswer<'saved' | 'cancelled'>>;
  installUpdate(): Promise<BridgeAnswer<'started' | 'shown'>>;
  onMenu(listener: (action: string) => void): void;
  onOpened(listener: (opened: Opened) => void): void;
  news(news: HostNews): void;
  /** `picture/<id>` or `bundle/<id>`, while the pointer drags it. */
  dragOut(ref: string): void;
  copied(text: string): void;
  print(kind: PrintKind): Promise<BridgeAnswer<'done' | 'cancelled'>>;
};
