/**
 * Brings a backup back into a new folder, and tries the same without keeping anything. The folder is made beside its place and moved
 * there when it is whole: a restore that was cut short looks like no desk.
 */
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { BackupStep, RestoreReport } from '#contract/backups';
import { Fault } from '#contract/faults';
import { fileFault, makeLastingFolder, syncFolder } from '../atomic-write.ts';
import { keyFile } from '../key/data-key.ts';
import type { Log } from '../ports/log.ts';
import { openAnchor } from '../store/anchor.ts';
import { openBackupNotes } from '../store/backup-notes.ts';
import { openHistory } from '../store/events.ts';
import { openStore } from '../store/open-store.ts';
import { eraseAgain, erasedIn } from './erase-again.ts';
import type { Located } from './place.ts';
import type { ReadFiles } from './read-backup.ts';
import { runJob } from './thread/run-job.ts';

/** What opens the new desk: the key file of a desk that is here, one that lies elsewhere, or bytes out of the backup. */
export type KeySource =
  | { readonly from: 'desk'; readonly dir: string }
  | { readonly from: 'file'; readonly file: string }
  | { readonly from: 'bytes'; readonly bytes: Uint8Array };

type Run = { readonly signal: AbortSignal | undefined; readonly onStep: (step: BackupStep) => void };

export type RestoreOptions = Run & {
  readonly from: Located;
  readonly into: string;
  readonly dataKey: Uint8Array;
  readonly key: KeySource;
  readonly log: Log;
};

/**
 * `into`: an empty or absent folder. Faults: backup-missing, backup-damaged, backup-newer, key-wrong, folder-not-empty, store-newer,
 * disk-full, disk-failing, read-only, cancelled.
 */
export const restoreBackup = async (options: RestoreOptions): Promise<RestoreReport> => {
  const { from, dataKey } = options;
  const begun = Date.now();
  const into = resolve(options.into);
  await refuseFull(into);
  const part = join(dirname(into), `.${basename(into)}.restoring`);
  try {
    // What an earlier restore into this place left when it was cut short.
    await rm(part, { recursive: true, force: true });
    await makeLastingFolder(part, 0o700);
    const files = await runJob(
      'read',
      { ...from, dataKey, into: part, objects: 'copy', vault: vaultBeside(from) },
      options,
    );
    await putKey(options.key, join(part, keyFile));
    const erased = await settle(part, from, options);
    await rm(into, { recursive: true, force: true });
    await rename(part, into);
    await syncFolder(dirname(into));
    return reportOf(files, { desk: into, name: from.name, erased, begun });
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw fileFault(error, 'backup');
  }
};

export type DrillOptions = Run & {
  readonly from: Located;
  readonly dataKey: Uint8Array;
  readonly dir: string;
};

/** Everything that a restore does, but objects are read where they lie, and nothing stays. Faults: as `restoreBackup`. */
export const drillBackup = async ({ from, dataKey, dir, ...run }: DrillOptions): Promise<RestoreReport> => {
  const begun = Date.now();
  const into = join(dir, 'scratch', 'drill');
  try {
    await rm(into, { recursive: true, force: true });
    await mkdir(into, { recursive: true, mode: 0o700 });
    const files = await runJob('read', { ...from, dataKey, into, objects: 'read', vault: '' }, run);
    openStore(into, dataKey).close();
    return reportOf(files, { desk: '', name: from.name, erased: 0, begun });
  } catch (error) {
    throw fileFault(error, 'backup');
  } finally {
    await rm(into, { recursive: true, force: true });
  }
};

const reportOf = (
  { madeAt, templates, objects, missing }: ReadFiles,
  about: { readonly desk: string; readonly name: string; readonly erased: number; readonly begun: number },
): RestoreReport => {
  const { begun, erased, ...rest } = about;
  const seconds = Math.round((Date.now() - begun) / 100) / 10;
  return {
    ...rest,
    erased,
    ok: missing.length === 0,
    madeAt,
    templates: templates - erased,
    objects,
    missing,
    seconds,
  };
};

const refuseFull = async (into: string): Promise<void> => {
  const inside = await readdir(into).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw fileFault(error, 'desk', 'read');
  });
  if (inside.length > 0) throw new Fault('folder-not-empty');
};

/** Backups below a desk may take from its vault what they lack themselves. */
const vaultBeside = ({ place }: Located): string =>
  basename(place) === 'backups' ? join(dirname(place), 'vault') : '';

const putKey = async (key: KeySource, file: string): Promise<void> => {
  if (key.from === 'bytes') return writeFile(file, key.bytes, { mode: 0o600, flag: 'wx', flush: true });
  await copyFile(key.from === 'desk' ? join(key.dir, keyFile) : key.file, file);
};

/** Opens the store as a desk does, and makes the folder a desk of its own: erased templates go, its history goes on with an entry. */
const settle = async (part: string, from: Located, { dataKey, log }: RestoreOptions): Promise<number> => {
  const store = openStore(part, dataKey);
  try {
    const now = new Date().toISOString();
    openBackupNotes(store, now, randomUUID).save({
      desk: randomUUID(),
      since: now,
      second: '',
      secondAt: '',
      fault: '',
    });
    const history = openHistory(store);
    store.transaction(() => history.append('', now, 'desk-restored', { backup: from.name }));
    const erased = await eraseAgain(store, part, await erasedIn(from.place, dataKey), now);
    const end = history.newest();
    openAnchor(part, dataKey, log).write({ events: end?.id ?? 0, head: end?.hash ?? '' }, true);
    return erased;
  } finally {
    store.close();
  }
};
