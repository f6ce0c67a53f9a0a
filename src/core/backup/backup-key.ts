/** Finds what opens a backup: a desk that is here, a key file that somebody kept, or a secret for the slots in the backup itself. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '#contract/faults';
import type { KeySecret } from '#contract/keys';
import { fileFault } from '../atomic-write.ts';
import { asks, keyFile, openByAny, openDataKey, openPortableKey } from '../key/data-key.ts';
import { parseRing } from '../key/key-ring.ts';
import { keyCopyFile, keyIdOf, readManifest } from './manifest.ts';
import type { Located } from './place.ts';
import type { KeySource } from './restore-backup.ts';

export type BackupKey = { readonly dataKey: Uint8Array; readonly key: KeySource };

export type BackupKeyWays = {
  /** Of the desk; a backup holds none that is in clear. */
  readonly keyFile?: string | undefined;
  /** Folder of a desk that may be the one that was backed up. */
  readonly desk?: string | undefined;
  readonly secret?: KeySecret | undefined;
};

/**
 * Faults: backup-missing, backup-damaged, backup-key (nothing opens it), key-locked (with `ask`: a secret would), secret-wrong,
 * words-misspelt, office-key-wrong, key-wrong (the key file is another desk's).
 */
export const openBackupKey = async (from: Located, ways: BackupKeyWays): Promise<BackupKey> => {
  const folder = join(from.place, from.name);
  const { keyId } = await readManifest(folder);
  if (ways.keyFile !== undefined) {
    const dataKey = await openKeyFile(ways.keyFile, ways.secret);
    if (keyIdOf(dataKey) !== keyId) throw new Fault('key-wrong', { file: keyFile });
    return { dataKey, key: { from: 'file', file: ways.keyFile } };
  }
  for (const dir of [ways.desk, dirname(from.place)]) {
    const dataKey = dir === undefined ? null : await openByItself(dir);
    if (dir !== undefined && dataKey && keyIdOf(dataKey) === keyId)
      return { dataKey, key: { from: 'desk', dir } };
  }
  const bytes = await readFile(join(folder, keyCopyFile)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new Fault('backup-key');
    throw fileFault(error, keyCopyFile, 'read');
  });
  const ask = asks(parseRing(bytes.toString('utf8'), keyCopyFile).ring).join(',');
  if (!ways.secret) throw new Fault('key-locked', { ask });
  const dataKey = await openPortableKey(bytes, ways.secret);
  if (keyIdOf(dataKey) !== keyId) throw new Fault('key-wrong', { file: keyCopyFile });
  return { dataKey, key: { from: 'bytes', bytes } };
};

/** Null for a folder that is no desk, or one that needs a secret. */
const openByItself = async (dir: string): Promise<Uint8Array | null> => {
  const isThere = await stat(join(dir, keyFile)).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  try {
    return (await openDataKey(dir, false)).bytes;
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
};

const openKeyFile = async (file: string, secret: KeySecret | undefined): Promise<Uint8Array> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT'
      ? new Fault('key-missing', { file: keyFile })
      : fileFault(error, keyFile, 'read');
  });
  const { ring } = parseRing(text, keyFile);
  const clear = ring.slots.find((slot) => slot.kind === 'file');
  if (clear) return Buffer.from(clear.key, 'hex');
  const ask = asks(ring).join(',');
  if (ask === '') throw new Fault('key-held-by-system');
  if (!secret) throw new Fault('key-locked', { ask });
  const opened = await openByAny(ring, secret);
  if (!opened) throw new Fault('secret-wrong', { kind: secret.kind, count: 1, wait: 0, ask });
  return opened;
};
