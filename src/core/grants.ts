/** Files that a host took in for a page: a token instead of a path. Held in memory, so that no scan lies on disk in clear; large bundles stay where they are. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Fault } from '#contract/faults';
import { fileSource } from './bundle/byte-source.ts';
import { openFile, unreadable } from './open-file.ts';
import type { GrantSource, Grants } from './ports/grants.ts';
import type { Scratch } from './ports/scratch.ts';

/** Largest file the desk takes in, bytes. */
export const maxFileBytes = 64 * 1024 * 1024;
const maxPending = 64;
/** All that waits in memory together, bytes. */
const maxPendingBytes = 512 * 1024 * 1024;
/** A page uses what it offers at once; what it has forgotten goes, milliseconds. */
const longestWait = 10 * 60_000;

/** Largest bundle that is proved, bytes. */
export const maxBundleBytes = 64 * 1024 * 1024 * 1024;
/** A zip larger than this stays on disk: it can only be a bundle, and that is read piece by piece. */
const maxBundleInMemory = 8 * 1024 * 1024;

export const isBundleName = (name: string): boolean => /\.(zip|shiming)$/i.test(name);

type Held = { readonly bytes: Uint8Array } | { readonly path: string } | { readonly scratch: Scratch };

type Pending = { readonly name: string; readonly held: Held; readonly expiry: NodeJS.Timeout };

/** What waits longer than `wait` milliseconds is let go. */
export const createGrants = (wait = longestWait): Grants => {
  const pending = new Map<string, Pending>();
  const takeOut = (token: string): Pending => {
    const grant = pending.get(token);
    if (!grant) throw new Fault('grant-unknown');
    pending.delete(token);
    clearTimeout(grant.expiry);
    return grant;
  };
  // A scratch file that cannot be removed goes with its folder at the next start.
  const letGo = (token: string): Promise<void> => release(takeOut(token).held).catch(() => undefined);
  const isFull = (coming: number): boolean => {
    const inMemory = [...pending.values()].reduce((sum, { held }) => sum + sizeInMemory(held), 0);
    return pending.size >= maxPending || (pending.size > 0 && inMemory + coming > maxPendingBytes);
  };
  return {
    offer: async (name, source) => {
      const { held, bytes } = await hold(name, source);
      const token = randomBytes(16).toString('hex');
      // The oldest goes first when a page offers and never uses.
      while (isFull(sizeInMemory(held))) await letGo(pending.keys().next().value!);
      const fileName = basename(name.replaceAll('\\', '/')).slice(0, 200);
      const expiry = setTimeout(() => void letGo(token), wait).unref();
      pending.set(token, { name: fileName, held, expiry });
      return { token, name: fileName, bytes };
    },
    take: (token) => {
      const { name, held } = takeOut(token);
      if ('bytes' in held) return { name, bytes: held.bytes };
      void release(held);
      // A large zip where a scan or a list is wanted.
      throw new Fault('unreadable-file', { reason: 'EFBIG' });
    },
    takeBundle: (token) => {
      const { held } = takeOut(token);
      return { source: held, release: () => release(held) };
    },
  };
};

const sizeInMemory = (held: Held): number => ('bytes' in held ? held.bytes.length : 0);

const hold = async (name: string, source: GrantSource): Promise<{ held: Held; bytes: number }> => {
  if ('scratch' in source) return { held: source, bytes: source.scratch.bytes };
  if ('path' in source && isBundleName(name)) {
    const file = await fileSource(source.path);
    await file.close();
    if (file.size > maxBundleBytes) throw tooLarge(file.size, maxBundleBytes);
    if (file.size > maxBundleInMemory) return { held: { path: source.path }, bytes: file.size };
  }
  const bytes = await readSource(source);
  return { held: { bytes }, bytes: bytes.length };
};

const release = async (held: Held): Promise<void> => {
  if ('scratch' in held) await rm(held.scratch.path, { force: true });
};

const readSource = async (source: Exclude<GrantSource, { scratch: Scratch }>): Promise<Uint8Array> => {
  if ('bytes' in source) {
    if (source.bytes.length > maxFileBytes) throw tooLarge(source.bytes.length, maxFileBytes);
    return source.bytes;
  }
  return readFileWithin(source.path, maxFileBytes);
};

/** Reads a whole file, refusing folders, pipes, devices and anything larger than `limit`. Faults: unreadable-file, file-too-large. */
export const readFileWithin = async (path: string, limit: number): Promise<Uint8Array> => {
  const { handle, size } = await openFile(path);
  try {
    if (size > limit) throw tooLarge(size, limit);
    return await handle.readFile().catch(unreadable);
  } finally {
    await handle.close();
  }
};

const tooLarge = (bytes: number, limit: number): Fault => new Fault('file-too-large', { bytes, limit });
