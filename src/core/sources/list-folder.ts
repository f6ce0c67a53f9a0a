/** What lies in a watched folder now. */
import type { Dirent } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isHidden } from '#domain/intake/file-names';
import { type FolderFile, isLeftAlone } from '#domain/intake/settle';

/** Folders below the watched one. */
const deepest = 8;
/** Files of one look; the others come when these are put away. */
const mostFiles = 5_000;
/** Where a cloud folder keeps a file elsewhere, it has a size and no room on this disk. Other file systems do not tell it so. */
const tellsCloud = process.platform === 'win32' || process.platform === 'darwin';
const smallestCloud = 4_096;

export type Look = {
  readonly files: readonly FolderFile[];
  /** Files that lie in a cloud only: reading one would fetch it, which is not for this desk to do. */
  readonly cloud: number;
};

/** Links are not followed. Errors are those of the file system, of the watched folder itself alone. */
export const lookIntoFolder = async (root: string, signal: AbortSignal): Promise<Look> => {
  const files: FolderFile[] = [];
  let cloud = 0;
  const walk = async (below: string, depth: number): Promise<void> => {
    for await (const entry of await opendir(join(root, below))) {
      signal.throwIfAborted();
      if (files.length >= mostFiles) return;
      const path = `${below}${entry.name}`;
      if (isHidden(entry.name) || isLeftAlone(entry.isDirectory() ? `${path}/` : path)) continue;
      if (entry.isDirectory()) {
        if (depth < deepest) await walk(`${path}/`, depth + 1).catch(ignoreGone(signal));
      } else await addFile(entry, path);
    }
  };
  const addFile = async (entry: Dirent, path: string): Promise<void> => {
    if (!entry.isFile()) return;
    const seen = await stat(join(root, path)).catch(ignoreGone(signal));
    if (!seen) return;
    if (tellsCloud && seen.size > smallestCloud && seen.blocks === 0) cloud += 1;
    else files.push({ path, bytes: seen.size, changedAt: seen.mtimeMs });
  };
  await walk('', 1);
  return { files, cloud };
};

/** A file or folder below that went away meanwhile, or that nobody may read, is none. */
const ignoreGone =
  (signal: AbortSignal) =>
  (error: unknown): undefined => {
    signal.throwIfAborted();
    if ((error as NodeJS.ErrnoException | null)?.code === undefined) throw error;
  };
