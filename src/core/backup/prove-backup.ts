/** Whether a backup is what the desk wrote: its manifest, and every file that the manifest names. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#contract/faults';
import { fileFault } from '../atomic-write.ts';
import { isAuthentic, parseRing } from '../key/key-ring.ts';
import {
  isProved,
  keyCopyFile,
  keyIdOf,
  type Manifest,
  objectListFile,
  officeCopyFile,
  readManifest,
  storeCopyFile,
} from './manifest.ts';
import { unpackIds } from './object-list.ts';
import { sizeOf } from './put-objects.ts';

export type Proved = {
  readonly manifest: Manifest;
  readonly ids: readonly string[];
  readonly office: Buffer;
};

/**
 * Manifest, list of objects and the office's files; of the store its size alone, since whoever opens it reads it whole. Faults:
 * backup-missing, backup-damaged, backup-newer, key-wrong when it was made under another key, disk-failing.
 */
export const proveBackup = async (place: string, name: string, dataKey: Uint8Array): Promise<Proved> => {
  const folder = join(place, name);
  const manifest = await readManifest(folder);
  if (manifest.keyId !== keyIdOf(dataKey)) throw new Fault('key-wrong', { file: 'key.json' });
  if (!isProved(manifest, dataKey) || manifest.name !== name) throw damaged('manifest.json');
  const list = await read(folder, objectListFile);
  if (hashOf(list) !== manifest.objects.hash) throw damaged(objectListFile);
  const office = await read(folder, officeCopyFile);
  if (hashOf(office) !== manifest.office.hash) throw damaged(officeCopyFile);
  if ((await sizeOf(join(folder, storeCopyFile))) !== manifest.store.bytes) throw damaged(storeCopyFile);
  return { manifest, ids: unpackIds(list), office };
};

/**
 * Whether the key file of a backup is as the desk wrote it: without it nobody opens the backup on another computer. A restore beside the
 * desk does not need it, so it is asked by itself. Faults: backup-damaged, disk-failing.
 */
export const proveKeyFile = async (
  folder: string,
  { hasKey }: Pick<Manifest, 'hasKey'>,
  dataKey: Uint8Array,
): Promise<void> => {
  if (!hasKey) return;
  const text = (await read(folder, keyCopyFile)).toString('utf8');
  if (!isWritten(text, dataKey)) throw damaged(keyCopyFile);
};

const isWritten = (text: string, dataKey: Uint8Array): boolean => {
  try {
    return isAuthentic(parseRing(text, keyCopyFile), dataKey);
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
};

const read = (folder: string, file: string): Promise<Buffer> =>
  readFile(join(folder, file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw damaged(file);
    throw fileFault(error, 'backup', 'read');
  });

const damaged = (file: string): Fault => new Fault('backup-damaged', { file });

const hashOf = (bytes: Uint8Array): string => createHash('sha512').update(bytes).digest('hex');
