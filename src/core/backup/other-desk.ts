/**
 * Backups of a desk that is not here: a person brings the drive and what opens them, on a computer that never saw that desk. Which drive
 * is remembered until the desk is closed, since only the host may name a folder.
 */
import { readFile } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import type { OtherBackup, OtherBackups, RestoreReport } from '#contract/backups';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import { fileFault } from '../atomic-write.ts';
import { asks } from '../key/data-key.ts';
import { parseRing } from '../key/key-ring.ts';
import type { BackupRun, OtherDesk } from '../ports/backups.ts';
import type { Log } from '../ports/log.ts';
import { openBackupKey } from './backup-key.ts';
import { keyCopyFile, readManifest } from './manifest.ts';
import { type Located, locatePlaces, namesIn } from './place.ts';
import { restoreBackup } from './restore-backup.ts';

type Options = {
  /** Of the desk that is open: it opens its own backups, also those that lie on such a drive. */
  readonly dir: string;
  readonly log: Log;
  /** A folder that is not there yet, for the restored desk. */
  readonly into: (name: string) => Promise<string>;
};

export const openOtherDesk = ({ dir, log, into }: Options): OtherDesk => {
  let brought: { readonly path: string; readonly places: readonly string[] } | null = null;

  const listed = async (): Promise<readonly (OtherBackup & { readonly at: Located })[]> => {
    const found = [];
    for (const place of brought?.places ?? [])
      for (const name of await namesIn(place)) found.push(await look({ place, name }));
    return found.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  };
  return {
    choose: async (path) => {
      const places = isAbsolute(path) ? await locatePlaces(path) : [];
      if (places.length === 0) throw new Fault('backup-missing');
      brought = { path, places };
    },
    view: async (): Promise<OtherBackups | null> =>
      brought && { path: brought.path, backups: (await listed()).map(({ at: _at, ...backup }) => backup) },
    restore: async (
      { id, secret },
      { signal, onStep }: Pick<BackupRun, 'signal' | 'onStep'>,
    ): Promise<RestoreReport> => {
      const chosen = (await listed()).find((one) => one.id === id);
      if (!chosen) throw new Fault('backup-missing');
      const { dataKey, key } = await openBackupKey(chosen.at, { desk: dir, secret: secret ?? undefined });
      const run = { signal, onStep: onStep ?? (() => undefined) };
      return restoreBackup({ from: chosen.at, into: await into(chosen.at.name), dataKey, key, log, ...run });
    },
  };
};

const unreadable = new Set<string>(['backup-damaged', 'backup-newer', 'backup-missing', 'key-wrong']);

/** What a backup says of itself, not proved: nobody has opened it yet. */
const look = async (at: Located): Promise<OtherBackup & { readonly at: Located }> => {
  const id = `${basename(at.place)}/${at.name}`;
  try {
    const folder = join(at.place, at.name);
    const { madeAt, templates, objects, store } = await readManifest(folder);
    const bytes = store.bytes + objects.bytes;
    return {
      id,
      at,
      madeAt,
      templates,
      objects: objects.count,
      bytes,
      isReadable: true,
      ask: await asked(folder),
    };
  } catch (error) {
    const { code } = faultOf(error);
    if (!unreadable.has(code)) throw error;
    return { id, at, madeAt: '', templates: 0, objects: 0, bytes: 0, isReadable: false, ask: [] };
  }
};

/** Kinds of secrets of which one opens it; none where only the desk itself has its key. */
const asked = async (folder: string): Promise<OtherBackup['ask']> => {
  const text = await readFile(join(folder, keyCopyFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw fileFault(error, keyCopyFile, 'read');
  });
  return text === null ? [] : asks(parseRing(text, keyCopyFile).ring);
};
