/** Brings a backup's files into a folder, or only reads them all as a restore would; runs in a thread of its own. */

import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#contract/faults';
import { makeLastingFolder, syncFolder } from '../atomic-write.ts';
import { deriveKey } from '../key/data-key.ts';
import type { Head } from '../store/anchor.ts';
import { openStoreCopy } from '../store/store-copy.ts';
import { nameOf, pathOf } from '../vault/open-vault.ts';
import { copyFrom, putFile } from './copy-file.ts';
import { storeCopyFile } from './manifest.ts';
import { unpackOffice } from './office-copy.ts';
import { objectsFolder } from './place.ts';
import { proveBackup } from './prove-backup.ts';
import { isWholeObject, sizeOf } from './put-objects.ts';
import type { JobLine } from './write-backup.ts';

export type ReadJob = {
  readonly place: string;
  readonly name: string;
  readonly dataKey: Uint8Array;
  /** An empty folder: the new desk, or one that goes again. */
  readonly into: string;
  /** `copy` into the folder, `read` where they lie, or `leave` alone. */
  readonly objects: 'copy' | 'read' | 'leave';
  /** A vault to look in for what the place lacks; '' for none. */
  readonly vault: string;
};

export type ReadFiles = {
  readonly madeAt: string;
  readonly head: Head;
  readonly templates: number;
  readonly objects: number;
  readonly objectsIn: string | undefined;
  readonly missing: readonly { readonly object: string; readonly template: string | null }[];
};

const objectsAtOnce = 25;

/** Faults: backup-missing, backup-damaged, backup-newer, key-wrong, disk-full, disk-failing, cancelled. */
export const readBackup = async (job: ReadJob, line: JobLine): Promise<ReadFiles> => {
  const { place, name, dataKey, into } = job;
  const copies = job.objects === 'copy';
  const { manifest, ids, office } = await proveBackup(place, name, dataKey);
  line.progress('store', 0, 1);
  const file = join(into, storeCopyFile);
  await copyStore(join(place, name, storeCopyFile), file, manifest.store, line.signal);
  const copy = openCopy(file, dataKey);
  try {
    const isOwn = copy.head.events === manifest.events.events && copy.head.head === manifest.events.head;
    if (!isOwn) throw damagedStore();
    if (copies) await unpackOffice(office, into, dataKey);
    const contentKey = deriveKey(dataKey, 'vault-content');
    const sources = [objectsFolder(place, manifest.objectsIn), ...(job.vault === '' ? [] : [job.vault])];
    const vault = join(into, 'vault');
    if (copies) await mkdir(vault, { mode: 0o700 });
    const missing: ReadFiles['missing'][number][] = [];
    for (const [index, id] of (job.objects === 'leave' ? [] : ids).entries()) {
      line.signal.throwIfAborted();
      if (index % objectsAtOnce === 0) line.progress('objects', index, ids.length);
      const isThere = !copies
        ? await isAnywhere(sources, contentKey, id)
        : await bring(sources, vault, contentKey, id);
      if (isThere) continue;
      const owners = copy.ownersOf(id);
      missing.push(
        ...(owners.length > 0 ? owners : [null]).map((template) => ({ object: nameOf(id), template })),
      );
    }
    if (copies) await syncFolders(vault, ids);
    return {
      madeAt: manifest.madeAt,
      head: copy.head,
      templates: copy.templates,
      objects: ids.length,
      objectsIn: manifest.objectsIn,
      missing,
    };
  } finally {
    copy.close();
  }
};

const damagedStore = (cause?: unknown): Fault =>
  new Fault('backup-damaged', { file: storeCopyFile }, { cause });

const copyStore = async (
  from: string,
  to: string,
  expected: { readonly bytes: number; readonly hash: string },
  signal: AbortSignal,
): Promise<void> => {
  const handle = await open(from, 'r');
  try {
    const read = async (part: Buffer, at: number) => (await handle.read(part, 0, part.length, at)).bytesRead;
    const { hash, settled } = await copyFrom(read, expected.bytes, to, signal);
    await settled;
    if (hash !== expected.hash) throw damagedStore();
  } finally {
    await handle.close();
  }
};

const openCopy = (file: string, dataKey: Uint8Array) => {
  try {
    return openStoreCopy(file, dataKey);
  } catch (error) {
    throw error instanceof Fault && error.code === 'store-damaged' ? damagedStore(error) : error;
  }
};

const isAnywhere = async (
  sources: readonly string[],
  contentKey: Uint8Array,
  id: string,
): Promise<boolean> => {
  for (const root of sources) if (await isWholeObject({ root, contentKey }, id)) return true;
  return false;
};

/** Copied, and read where it then lies. */
const bring = async (
  sources: readonly string[],
  vault: string,
  contentKey: Uint8Array,
  id: string,
): Promise<boolean> => {
  for (const root of sources) {
    if ((await sizeOf(pathOf(root, id))) === null) continue;
    await putFile(pathOf(root, id), pathOf(vault, id), false);
    if (await isWholeObject({ root: vault, contentKey }, id)) return true;
  }
  return false;
};

const syncFolders = async (vault: string, ids: readonly string[]): Promise<void> => {
  for (const top of new Set(ids.map((id) => id.slice(0, 2)))) {
    await makeLastingFolder(join(vault, top), 0o700);
    await syncFolder(join(vault, top));
  }
  await syncFolder(vault);
};
