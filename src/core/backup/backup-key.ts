/** Finds what opens a backup: a desk that is here, a key file that somebody kept, or a secret for the slots in the backup itself. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '#contract/faults';
import type { KeySecret } from '#contract/keys';
import { fileFault } from '../atomic-write.ts';
import {
  asks,
  clearRing,
  keyFile,
  nameKeyOf,
  openByAny,
  openDataKey,
  openPortableKey,
} from '../key/data-key.ts';
import { earlierKeys } from '../key/earlier-keys.ts';
import { readKeyFile } from '../key/key-file.ts';
import { type KeyRing, parseRing } from '../key/key-ring.ts';
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
    const found = dir === undefined ? null : await openBeside(dir, keyId, ways.secret);
    if (found) return found;
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

/**
 * By the key of a desk that is here, or one that it had before; null for a folder that is no desk, for another desk, and for one that
 * this secret does not open.
 */
const openBeside = async (
  dir: string,
  keyId: string,
  secret: KeySecret | undefined,
): Promise<BackupKey | null> => {
  const isThere = await stat(join(dir, keyFile)).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  try {
    const { bytes, ring } = await openDataKey(dir, false).catch((error: unknown) =>
      openSilently(dir, secret, error),
    );
    if (keyIdOf(bytes) === keyId) return { dataKey: bytes, key: { from: 'desk', dir } };
    const dataKey = earlierKeys(ring, bytes).find((key) => keyIdOf(key) === keyId);
    // Slots of that time may be forgotten by now: the restored desk names its clear key until it gets new ones.
    return dataKey
      ? { dataKey, key: { from: 'bytes', bytes: clearRing(dataKey, nameKeyOf(ring, bytes)) } }
      : null;
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
};

/** A secret that is not this desk's may be the backup's: it is not counted as a try. */
const openSilently = async (
  dir: string,
  secret: KeySecret | undefined,
  refusal: unknown,
): Promise<{ readonly bytes: Uint8Array; readonly ring: KeyRing }> => {
  const found = secret && (await readKeyFile(dir));
  const bytes = found && (await openByAny(found.ring, secret));
  if (!bytes) throw refusal;
  return { bytes, ring: found.ring };
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
