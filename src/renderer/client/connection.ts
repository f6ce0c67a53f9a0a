/** The page's connection to the core, the same over every host. */

import type { FolderUse, Opened, PrintKind } from '#contract/bridge';
import type { CoreState, HostRequest } from '#contract/core-state';
import type { DeskClient } from '#contract/desk-client';
import type { HostNews } from '#contract/host-news';

export type { CoreState };
export type Grant = { readonly token: string; readonly name: string; readonly bytes: number };

export type DeskConnection = {
  /** Calls wait while the core is being started; calls in flight when it dies reject with fault core-stopped. */
  readonly client: DeskClient;
  readonly state: { get(): CoreState; subscribe(listener: () => void): () => void };
  /** Asks the host to start a core again that it gave up, to lock, to unlock, to end the session. */
  ask(request: HostRequest): void;
  /** Hands a chosen or dropped file to the core. Faults: file-too-large, unreadable-file, core-stopped. */
  offer(file: File): Promise<Grant>;
  /** Address of a picture: `scan/<id>?width=1600`, `picture/<id>`. */
  blobUrl(ref: string): string;
  saveBundle(id: string): Promise<'saved' | 'cancelled'>;
  /** A folder is used for backups, or watched; a host that asks for it itself needs no path. Faults: place-unfit, folder-not-watchable, read-only. */
  chooseFolder(use: FolderUse, path: string): Promise<'saved' | 'cancelled'>;
  saveList(id: string): Promise<'saved' | 'cancelled'>;
  /** The installer that lies ready is started, and the app ends; `shown`: the person has to. Faults: not-found, update-untrusted. */
  installUpdate(): Promise<'started' | 'shown'>;
  /** What this host can do; a browser can less than the desktop app, and then nothing offers it. */
  readonly can: {
    readonly dragOut: boolean;
    /** Asks for a folder in a dialog of its own; else the path is typed. */
    readonly chooseFolder: boolean;
    readonly pdf: boolean;
    /** The host itself locks when nobody uses the computer. */
    readonly watchesIdle: boolean;
    readonly endSession: boolean;
    /** Starts installers. */
    readonly installUpdate: boolean;
  };
  /** An entry of the host's menu names an action of the window. */
  onMenu(listener: (action: string) => void): void;
  /** Files were opened with the app. */
  onOpened(listener: (opened: Opened) => void): void;
  /** For menu, taskbar and notices of the host. */
  news(news: HostNews): void;
  /** In a `dragstart` event: the file of `picture/<id>` or `bundle/<id>` goes where it is dropped. */
  dragOut(ref: string): void;
  /** A number was copied: a host that can see the clipboard takes it away after a minute. */
  copied(text: string): void;
  /** Fault: read-only or disk-full when the PDF cannot be written. */
  print(kind: PrintKind): Promise<'done' | 'cancelled'>;
};
