/** A desk is its owner's alone: folders 700, files 600. Windows has rights of another kind, which the user's own folders bring along. */
import { chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from './ports/log.ts';

const ownerOnly: readonly (readonly [name: string, mode: number])[] = [
  ['', 0o700],
  ['vault', 0o700],
  ['store.db', 0o600],
  ['store.db-wal', 0o600],
  ['key.json', 0o600],
  ['key-copy.json', 0o600],
  ['anchor.json', 0o600],
];

/** Names (`.` for the desk's folder) of what others may read or write. */
export const openToOthers = async (dir: string): Promise<readonly string[]> => {
  if (process.platform === 'win32') return [];
  const open = await Promise.all(
    ownerOnly.map(async ([name]) => {
      const mode = await stat(join(dir, name)).then(
        (info) => info.mode,
        () => 0,
      );
      return (mode & 0o077) === 0 ? [] : [name || '.'];
    }),
  );
  return open.flat();
};

/** Takes the rights of others away. A file system that knows no rights, or another owner, is logged and told by `doctor`. */
export const closeToOthers = async (dir: string, log: Log): Promise<void> => {
  const open = new Set(await openToOthers(dir));
  for (const [name, mode] of ownerOnly)
    if (open.has(name || '.'))
      await chmod(join(dir, name), mode).catch((error: NodeJS.ErrnoException) =>
        log('warn', 'mode-not-changed', { file: name || 'desk', code: error.code ?? '' }),
      );
};
