/** Folders for clear copies that live as long as a process: named after it, so that the next start can sweep what a crash left. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes `root/KIND-PID-XXXXXX` for this process, readable by its user only, and gives its path. */
export const makeOwnedFolder = async (root: string, kind: string): Promise<string> => {
  await mkdir(root, { recursive: true, mode: 0o700 });
  return mkdtemp(join(root, `${kind}-${process.pid}-`));
};

/** Removes the folders of `kind` in `root` whose process is gone. What is in use still is left for the next time. */
export const sweepOwnedFolders = async (root: string, kind: string): Promise<void> => {
  for (const name of await readdir(root).catch(() => [] as string[])) {
    const owner = ownerOf(name, kind);
    if (owner === null || isAlive(owner)) continue;
    // A browser whose host was killed may still write into its profile.
    await rm(join(root, name), { recursive: true, force: true, maxRetries: 2, retryDelay: 100 }).catch(
      () => undefined,
    );
  }
};

/** The process id in the name of a folder of `kind`; null for anything else. Pure. */
export const ownerOf = (name: string, kind: string): number | null => {
  const match = /^(.+)-(\d+)-[\w-]{6}$/.exec(name);
  return match?.[1] === kind ? Number(match[2]) : null;
};

const isAlive = (pid: number): boolean => {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // There, but of another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
