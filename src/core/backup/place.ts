/**
 * Where backups lie. A place is a folder of its own: one folder per backup, and beside them `objects/`, which they share: files of the
 * vault as they are there, encrypted and named after their content.
 */
import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault } from '#contract/faults';
import { fileFault } from '../atomic-write.ts';
import { firstObjects, keyIdOf, manifestFile } from './manifest.ts';

/** Below the desk's own folder. */
export const ownPlace = (dir: string): string => join(dir, 'backups');

/** Folder below a drive or share that a person chose: desks of one office do not mix. `desk`: its id. */
export const placeBelow = (chosen: string, desk: string): string =>
  join(chosen, `shiming-backup-${createHash('sha256').update(desk).digest('hex').slice(0, 8)}`);

/** Name of the folder of objects: those under another data key never lie among them. `epoch`: counts the desk's data keys. */
export const objectsName = (epoch: number, dataKey: Uint8Array): string =>
  epoch === 1 ? firstObjects : `objects-${keyIdOf(dataKey)}`;

export const objectsFolder = (place: string, name: string = firstObjects): string => join(place, name);

/** Name of a backup made at this time (UTC ISO): sorts by time and holds nothing else. */
export const nameAt = (time: string): string => time.slice(0, 19).replace(/[-:]/g, '').replace('T', '-');

const backupName = /^\d{8}-\d{6}(?:-\d{1,3})?$/;

/** Names of the backups in a place, newest first; none where there is no such folder. Faults: not-readable, disk-failing. */
export const namesIn = async (place: string): Promise<readonly string[]> => {
  const entries = await list(place);
  const names = entries.filter((entry) => entry.isDirectory() && backupName.test(entry.name));
  return names.map(({ name }) => name).sort((a, b) => (a < b ? 1 : -1));
};

const list = (folder: string): Promise<Dirent[]> =>
  readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw fileFault(error, 'backup', 'read');
  });

/** A name for a backup made at this time (UTC ISO) that no other in the place has. */
export const freeName = async (place: string, madeAt: string): Promise<string> => {
  const taken = new Set(await namesIn(place));
  const name = nameAt(madeAt);
  for (let n = 0; ; n += 1) {
    const tried = n === 0 ? name : `${name}-${n}`;
    if (!taken.has(tried)) return tried;
  }
};

export type Located = { readonly place: string; readonly name: string };

/**
 * The backup that a path means: its folder, a file in it, a place (the newest in it), a drive with one place on it, or a desk. Faults:
 * backup-missing, backup-several when a drive has backups of more than one desk.
 */
export const locateBackup = async (path: string): Promise<Located> => {
  const folder = await folderAt(path);
  if (await isFile(join(folder, manifestFile))) return { place: dirname(folder), name: basename(folder) };
  const found = await newestBelow(folder);
  if (found.length > 1)
    throw new Fault('backup-several', { there: found.map(({ place }) => basename(place)).join(', ') });
  if (!found[0]) throw new Fault('backup-missing');
  return found[0];
};

/** The places that a path leads to: its own, those on the drive, or that of the backup that it is. Fault: backup-missing. */
export const locatePlaces = async (path: string): Promise<readonly string[]> => {
  const folder = await folderAt(path);
  if (await isFile(join(folder, manifestFile))) return [dirname(folder)];
  return (await newestBelow(folder)).map(({ place }) => place);
};

const folderAt = async (path: string): Promise<string> => {
  const info = await stat(path).catch(() => null);
  if (!info) throw new Fault('backup-missing');
  return info.isDirectory() ? path : dirname(path);
};

/** The newest of each place that a folder is or holds. */
const newestBelow = async (folder: string): Promise<Located[]> => {
  const places = [folder];
  for (const entry of await list(folder))
    if (entry.isDirectory() && /^(?:backups|shiming-backup-[0-9a-f]{8})$/.test(entry.name))
      places.push(join(folder, entry.name));
  const found: Located[] = [];
  for (const place of places) {
    const name = await newestIn(place);
    if (name !== null) found.push({ place, name });
  }
  return found;
};

const newestIn = async (place: string): Promise<string | null> => {
  for (const name of await namesIn(place)) if (await isFile(join(place, name, manifestFile))) return name;
  return null;
};

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
