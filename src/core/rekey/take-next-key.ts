/**
 * Writes a whole desk anew under its next data key: every object of the vault, then the store, then the anchor; and at last the new key
 * takes the old one's place. May be killed at any point: what is there and whole is not done twice, and until the end the old key opens
 * the desk as it was.
 */
import { readdir, readFile, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { Fault } from '#contract/faults';
import { fileFault, syncFolder, writeAtomically } from '../atomic-write.ts';
import { type DataKey, deriveKey, known } from '../key/data-key.ts';
import { unsealKey } from '../key/earlier-keys.ts';
import { keyFile, readKeyFile } from '../key/key-file.ts';
import type { KeyRing } from '../key/key-ring.ts';
import { toFault } from '../ops/base.ts';
import type { Log } from '../ports/log.ts';
import { copyUnderKey } from '../store/copy-under-key.ts';
import { storeFile } from '../store/store-faults.ts';
import { nameOf, pathOf, seal, unseal } from '../vault/open-vault.ts';
import {
  commitRekey,
  finishRekey,
  isCommitted,
  nextKeyFile,
  rekeyFolder,
  rekeyWaits,
} from './rekey-files.ts';

type Taking = {
  readonly dir: string;
  readonly dataKey: Uint8Array;
  readonly ring: KeyRing;
  readonly log: Log;
  readonly now: string;
};

/** By the next data key, where one waits and can be taken. That it cannot be taken now is no reason to keep the desk shut. */
export const openNewestKey = async (
  key: DataKey,
  about: Pick<Taking, 'dir' | 'log' | 'now'>,
): Promise<DataKey> => {
  try {
    return (await takeNextKey({ ...about, dataKey: key.bytes, ring: key.ring })) ?? key;
  } catch (error) {
    const { code } = toFault(error, about.log);
    // Once the change is committed the old key opens nothing that counts.
    if (code === 'desk-in-use' || isCommitted(about.dir)) throw error;
    about.log('warn', 'not-rekeyed', { code });
    return key;
  }
};

const nextSchema = z.object({ version: z.literal(1), sealed: z.base64().length(80) });
/** Objects at once: the disk is waited for, not the processor. */
const atOnce = 8;

/**
 * The new key, once the desk has it; null where none waits. Faults: disk-full, read-only, disk-failing, desk-in-use, store-damaged; then
 * the desk is as it was, and goes on where it stopped the next time.
 */
const takeNextKey = async (taking: Taking): Promise<DataKey | null> => {
  const { dir, dataKey, ring, log, now } = taking;
  if (!rekeyWaits(dir)) return null;
  const folder = rekeyFolder(dir);
  const next = await readNext(join(folder, nextKeyFile), dataKey, ring.desk);
  if (!next) {
    log('warn', 'next-key-unreadable');
    return null;
  }
  await refuseFull(dir);
  const copy = await copyUnderKey({
    dir,
    into: folder,
    dataKey,
    next,
    epoch: ring.epoch + 1,
    now,
    log,
  });
  try {
    const objects = await sealAgain(join(dir, 'vault'), join(folder, 'vault'), {
      old: deriveKey(dataKey, 'vault-content'),
      next: deriveKey(next, 'vault-content'),
    });
    await syncFolder(folder);
    await commitRekey(dir);
    log('info', 'rekeyed', { objects });
  } finally {
    copy.release();
  }
  await finishRekey(dir);
  const found = await readKeyFile(dir);
  if (!found) throw new Fault('key-missing', { file: keyFile });
  return known(found, next);
};

const readNext = async (file: string, dataKey: Uint8Array, desk: string): Promise<Uint8Array | null> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw fileFault(error, 'key.json', 'read');
  });
  const parsed = nextSchema.safeParse(parse(text));
  return parsed.success ? unsealKey(dataKey, 'next', desk, parsed.data.sealed) : null;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

type Keys = { readonly old: Buffer; readonly next: Buffer };

/** How many objects there are. One that is damaged goes along as it is, for `doctor` to name. */
const sealAgain = async (from: string, to: string, keys: Keys): Promise<number> => {
  const ids = await idsIn(from);
  const known = new Set(ids);
  // Taken away from the desk since an earlier attempt.
  for (const id of await idsIn(to)) if (!known.has(id)) await rm(pathOf(to, id), { force: true });
  for (let at = 0; at < ids.length; at += atOnce) {
    await Promise.all(ids.slice(at, at + atOnce).map((id) => sealOne(from, to, id, keys)));
    await setImmediate();
  }
  return ids.length;
};

const sealOne = async (from: string, to: string, id: string, { old, next }: Keys): Promise<void> => {
  const there = await readFile(pathOf(to, id)).catch(() => null);
  if (there && unseal(next, id, there)) return;
  const sealed = await readFile(pathOf(from, id)).catch((error: unknown) => {
    throw fileFault(error, nameOf(id), 'read');
  });
  const plain = unseal(old, id, sealed);
  await writeAtomically(pathOf(to, id), plain ? seal(next, id, plain) : sealed, {
    called: 'vault',
    folderMode: 0o700,
  });
};

const idsIn = async (root: string): Promise<string[]> => {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw fileFault(error, 'vault', 'read');
    },
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath.slice(-2)}${entry.name}`)
    .filter((id) => /^[0-9a-f]{64}$/.test(id));
};

/** All of the desk is written once more before the old goes. */
const refuseFull = async (dir: string): Promise<void> => {
  const { bavail, bsize } = await statfs(dir);
  let needed = 50_000_000;
  for (const id of await idsIn(join(dir, 'vault')))
    needed += (await statOrNone(pathOf(join(dir, 'vault'), id))) ?? 0;
  needed += (await statOrNone(join(dir, storeFile))) ?? 0;
  needed -= await bytesIn(rekeyFolder(dir));
  if (bavail * bsize < needed) throw new Fault('disk-full', { file: 'rekey' });
};

const bytesIn = async (folder: string): Promise<number> => {
  let sum = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) sum += (await statOrNone(join(entry.parentPath, entry.name))) ?? 0;
  return sum;
};

const statOrNone = (file: string): Promise<number | null> =>
  stat(file).then(
    ({ size }) => size,
    () => null,
  );
