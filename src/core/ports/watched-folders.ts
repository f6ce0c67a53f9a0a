/** Folders that are looked into by themselves, as operations and hosts see them. */
import type { WatchedFolder, WatchedRules, WatchedView } from '#contract/watched';

export type WatchedFolders = {
  list(): readonly WatchedView[];
  /** Fault: folder-not-watchable (no folder, in the desk, or in one that is watched already). */
  add(path: string, rules?: Partial<WatchedRules>): Promise<WatchedView>;
  /** Fault: not-found. */
  change(id: string, rules: Partial<WatchedRules>): void;
  /** The folder and its files stay. Fault: not-found. */
  remove(id: string): void;
  /** Begins to look. */
  start(): void;
  /** One look into every folder that has no loop of its own. Fault: cancelled. */
  lookNow(signal: AbortSignal): Promise<void>;
  /** Looks until nothing waits in any folder, whatever is held open or not whole for good; answers then. Fault: cancelled. */
  untilQuiet(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
};

/** How the list of folders is kept. */
export type WatchedNotes = {
  read(): readonly WatchedFolder[];
  save(folders: readonly WatchedFolder[]): void;
};
