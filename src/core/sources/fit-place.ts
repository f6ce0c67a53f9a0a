/** Which folders may be watched. */
import { realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, isAbsolute, relative, resolve } from 'node:path';
import { Fault } from '#contract/faults';
import { mostWatched } from '#contract/watched';
import { isHidden } from '#domain/intake/file-names';

/**
 * The folder by its true path; `watched` are those that are watched already. What the desk writes there must not come back to it. Fault:
 * folder-not-watchable.
 */
export const fitPlace = async (path: string, dir: string, watched: readonly string[]): Promise<string> => {
  const unfit = (reason: string) => new Fault('folder-not-watchable', { reason });
  if (!isAbsolute(path)) throw unfit('not-absolute');
  const real = await realpath(resolve(path)).catch(() => {
    throw unfit('away');
  });
  if (!(await stat(real)).isDirectory()) throw unfit('no-folder');
  const others = [await realpath(dir), ...watched];
  // Everything that somebody has is no folder for scans.
  if (isBelow(homedir(), real)) throw unfit('home');
  // Files below a hidden folder are none of an intake.
  if (isHidden(basename(real))) throw unfit('hidden');
  if (watched.length >= mostWatched || others.some((other) => isBelow(real, other) || isBelow(other, real)))
    throw unfit('taken');
  return real;
};

const isBelow = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
};
