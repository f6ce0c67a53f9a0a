/**
 * Writes one backup and reads it back; runs in a thread of its own. Store first, then the objects that it names, the manifest last: until
 * the folder has its name there is no backup, and what was copied before a kill is found again by the next.
 */
import { createHash } from 'node:crypto';
import { read as readHandle } from 'node:fs';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { BackupReason, BackupStep } from '#contract/backups';
import { Fault } from '#contract/faults';
import { makeLastingFolder, syncFolder, tempPrefix } from '../atomic-write.ts';
import { deriveKey } from '../key/data-key.ts';
import type { Reach } from '../store/read-every-page.ts';
import { openStoreCopy } from '../store/store-copy.ts';
import { copyFrom, hashFile } from './copy-file.ts';
import {
  firstObjects,
  keyCopyFile,
  keyIdOf,
  manifestFile,
  objectListFile,
  officeCopyFile,
  readManifest,
  sealManifest,
  storeCopyFile,
} from './manifest.ts';
import { packIds, readIds } from './object-list.ts';
import { packOffice } from './office-copy.ts';
import { namesIn, objectsFolder } from './place.ts';
import { proveBackup, proveKeyFile } from './prove-backup.ts';
import { createObjectCopier } from './put-objects.ts';
import { thinOut } from './thin-out.ts';

export type WriteJob = {
  readonly dir: string;
  readonly place: string;
  readonly name: string;
  readonly dataKey: Uint8Array;
  /** The desk's store, held still. */
  readonly store: { readonly handle: number; readonly bytes: number };
  /** Bytes of a key file with portable slots. */
  readonly portableKey: Uint8Array | null;
  readonly said: {
    readonly desk: string;
    readonly madeAt: string;
    readonly reason: BackupReason;
    readonly app: string;
  };
  /** On the desk's own disk objects are the same files under a second name. */
  readonly mayLink: boolean;
  /** Folder of objects in the place (`objectsName`). */
  readonly objectsIn: string;
  readonly reads: ObjectReads;
  readonly today: string;
};

/**
 * Which objects are read back beside those that came new: all, or the share `part` of `of`. `none`: not even those, and what the disk
 * cannot hold under a second name is left to the vault beside.
 */
export type ObjectReads = 'all' | 'none' | { readonly part: number; readonly of: number };

export type Written = {
  readonly bytes: number;
  readonly templates: number;
  readonly objects: number;
  readonly missing: number;
  readonly copied: number;
  readonly read: number;
  readonly healed: number;
  readonly thinned: number;
};

export type JobLine = {
  readonly signal: AbortSignal;
  progress(step: BackupStep['step'], done: number, total: number): void;
  /** The store's file may change again. */
  storeCopied(): void;
};

const readAt = promisify(readHandle);
/** Objects between two words of progress. */
const objectsAtOnce = 25;

/** Faults: store-damaged, disk-full, read-only, disk-failing, no-locks, cancelled. Nothing is left that looks like a backup. */
export const writeBackup = async (job: WriteJob, line: JobLine): Promise<Written> => {
  const { place, name, dataKey } = job;
  await makeLastingFolder(objectsFolder(place, job.objectsIn), 0o700);
  await sweep(place);
  const part = join(place, `${tempPrefix}${name}`);
  await makeLastingFolder(part, 0o700);
  try {
    line.progress('store', 0, 1);
    const store = await copyFrom(
      async (into, at) => (await readAt(job.store.handle, into, 0, into.length, at)).bytesRead,
      job.store.bytes,
      join(part, storeCopyFile),
      line.signal,
    );
    line.storeCopied();
    // It goes to the disk while it is read.
    store.settled.catch(() => undefined);
    const { ids, about } = lookInto(join(part, storeCopyFile), dataKey, reachOf(job.reads));
    await store.settled;
    const kept = await keptIds(job);
    const copier = createObjectCopier({
      from: join(job.dir, 'vault'),
      root: objectsFolder(place, job.objectsIn),
      contentKey: deriveKey(dataKey, 'vault-content'),
      mayLink: job.mayLink,
    });
    const missing: string[] = [];
    for (const [index, id] of ids.entries()) {
      line.signal.throwIfAborted();
      if (index % objectsAtOnce === 0) line.progress('objects', index, ids.length);
      const mustRead = !kept.has(id) || isInShare(id, job.reads);
      const isThere = job.reads === 'none' ? copier.link(id) : copier.put(id, mustRead);
      if (!(await isThere)) missing.push(id);
    }
    await copier.settle();
    const list = packIds(ids);
    const office = await packOffice(job.dir, dataKey);
    const files: readonly (readonly [string, Uint8Array | null])[] = [
      [objectListFile, list],
      [officeCopyFile, office],
      [keyCopyFile, job.portableKey],
    ];
    for (const [file, bytes] of files) if (bytes) await writeSynced(join(part, file), bytes);
    const { copied, read, healed, bytes } = copier.counts();
    const said = {
      ...job.said,
      ...about,
      name,
      store: { bytes: store.bytes, hash: store.hash },
      office: { bytes: office.length, hash: hashOf(office) },
      objects: { count: ids.length, bytes, missing: missing.length, hash: hashOf(list) },
      hasKey: job.portableKey !== null,
      ...(job.objectsIn === firstObjects ? {} : { objectsIn: job.objectsIn }),
    };
    await writeSynced(join(part, manifestFile), sealManifest(said, dataKey));
    // As it lies on the disk now, not as it was meant.
    line.progress('proof', 0, 1);
    // Every page in use was authenticated above; free pages are read once more where all is.
    const again = job.reads === 'all' ? await hashFile(join(part, storeCopyFile), line.signal) : store;
    if (again.hash !== store.hash) throw new Fault('disk-failing', { file: storeCopyFile });
    await syncFolder(part);
    line.signal.throwIfAborted();
    await rename(part, join(place, name));
    await syncFolder(place);
    await proveAll(job).catch(async (error: unknown) => {
      await rm(join(place, name), { recursive: true, force: true });
      throw error;
    });
    const thinned = await thinOut({ place, dataKey, today: job.today, erased: about.erased });
    return {
      bytes: store.bytes + bytes,
      templates: about.templates,
      objects: ids.length,
      missing: missing.length,
      copied,
      read,
      healed,
      thinned,
    };
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
};

const proveAll = async ({ place, name, dataKey }: WriteJob): Promise<void> => {
  const { manifest } = await proveBackup(place, name, dataKey);
  await proveKeyFile(join(place, name), manifest, dataKey);
};

/** What a kill left half-written. */
const sweep = async (place: string): Promise<void> => {
  for (const entry of await readdir(place))
    if (entry.startsWith(tempPrefix)) await rm(join(place, entry), { recursive: true, force: true });
};

/** Trees are walked when everything is read, and once in a week of daily backups. */
const reachOf = (reads: ObjectReads): Reach =>
  reads === 'all' || (reads !== 'none' && reads.part % 7 === 0) ? 'trees' : 'pages';

const lookInto = (file: string, dataKey: Uint8Array, reach: Reach) => {
  const copy = openStoreCopy(file, dataKey, reach);
  try {
    const { schema, templates, head, erased } = copy;
    return { ids: [...copy.objects()], about: { schema, templates, events: head, erased: [...erased] } };
  } finally {
    copy.close();
  }
};

/** Objects that were read back for an earlier backup of this place, under the same key. */
const keptIds = async ({ place, dataKey }: WriteJob): Promise<ReadonlySet<string>> => {
  const [newest] = await namesIn(place);
  if (newest === undefined) return new Set();
  const manifest = await readManifest(join(place, newest)).catch(() => null);
  return new Set(manifest?.keyId === keyIdOf(dataKey) ? ((await readIds(join(place, newest))) ?? []) : []);
};

/** Every object is in one of the shares, so that all are read within so many backups. */
const isInShare = (id: string, reads: ObjectReads): boolean =>
  reads === 'all' || (reads !== 'none' && Number.parseInt(id.slice(-6), 16) % reads.of === reads.part);

const hashOf = (bytes: Uint8Array): string => createHash('sha512').update(bytes).digest('hex');

const writeSynced = async (file: string, bytes: Uint8Array): Promise<void> => {
  await writeFile(file, bytes, { mode: 0o600, flag: 'wx', flush: true });
  await syncFolder(dirname(file));
};
