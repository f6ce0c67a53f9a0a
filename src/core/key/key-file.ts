/** The key file of a desk and its copy: written whole, one after the other, so that one damaged file does not close the desk. */
import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#contract/faults';
import { fileFault, writeAtomically } from '../atomic-write.ts';
import { isAuthentic, type KeyRing, parseRing, type ReadRing, writeRing } from './key-ring.ts';

export const keyFile = 'key.json';
/** The same slots but a key in clear, which is never doubled. */
export const keyCopyFile = 'key-copy.json';

export type FoundRing = ReadRing & {
  /** The key file itself is away or damaged; this came from its copy. */
  readonly isFromCopy: boolean;
};

/** Null where a folder has no key file and no copy of one. Faults: key-wrong, not-readable, disk-failing. */
export const readKeyFile = async (dir: string): Promise<FoundRing | null> => {
  const own = await read(join(dir, keyFile), keyFile).catch((error: unknown) => error);
  if (own !== null && !(own instanceof Error)) {
    // A copy of the folder may have lost its mode on the way.
    if (process.platform !== 'win32' && (own as ReadRing).ring.slots.some(({ kind }) => kind === 'file'))
      await chmod(join(dir, keyFile), 0o600).catch(() => undefined);
    return { ...(own as ReadRing), isFromCopy: false };
  }
  if (own instanceof Error && !(own instanceof Fault && own.code === 'key-wrong')) throw own;
  const copy = await read(join(dir, keyCopyFile), keyCopyFile).catch(() => null);
  if (copy) return { ...copy, isFromCopy: true };
  if (own === null) return null;
  throw own;
};

/** The first key file of a new desk. Throws EEXIST where there is one already. */
export const createKeyFile = async (dir: string, ring: KeyRing, dataKey: Uint8Array): Promise<void> => {
  const bytes = writeRing(ring, dataKey);
  await writeAtomically(join(dir, keyFile), bytes, { mode: 0o600, createOnly: true });
  await writeCopy(dir, ring, dataKey);
};

/** Faults: disk-full, read-only, disk-failing. The old file stays until the new one is there whole. */
export const replaceKeyFile = async (dir: string, ring: KeyRing, dataKey: Uint8Array): Promise<void> => {
  const bytes = writeRing(ring, dataKey);
  await writeAtomically(join(dir, keyFile), bytes, { mode: 0o600 });
  await writeCopy(dir, ring, dataKey);
};

const writeCopy = async (dir: string, ring: KeyRing, dataKey: Uint8Array): Promise<void> => {
  const slots = ring.slots.filter(({ kind }) => kind !== 'file');
  const file = join(dir, keyCopyFile);
  if (slots.length === 0) return rm(file, { force: true });
  await writeAtomically(file, writeRing({ ...ring, slots }, dataKey), { mode: 0o600 });
};

/** Names of the two that are not as `replaceKeyFile` wrote them. A key file of version 1 has no copy and no proof. */
export const damagedKeyFiles = async (dir: string, dataKey: Uint8Array): Promise<readonly string[]> => {
  const own = await read(join(dir, keyFile), keyFile).catch(() => null);
  const isWhole = own !== null && isAuthentic(own, dataKey);
  // One that a kill left behind opens by slots that were removed.
  const idsOf = ({ ring }: ReadRing) => ring.slots.flatMap(({ id, kind }) => (kind === 'file' ? [] : [id]));
  const isCopied = own !== null && own.proof !== null && own.ring.slots.some(({ kind }) => kind !== 'file');
  const copy = isCopied ? await read(join(dir, keyCopyFile), keyCopyFile).catch(() => null) : null;
  return [
    ...(isWhole ? [] : [keyFile]),
    ...(!isCopied ||
    (copy !== null && isAuthentic(copy, dataKey) && (!isWhole || `${idsOf(copy)}` === `${idsOf(own)}`))
      ? []
      : [keyCopyFile]),
  ];
};

const read = async (path: string, name: string): Promise<ReadRing | null> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw fileFault(error, name, 'read');
  });
  return text === null ? null : parseRing(text, name);
};
