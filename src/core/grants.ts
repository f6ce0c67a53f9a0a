/** Files that a host took in for a page: a token instead of a path. Held in memory only, so that no scan lies on disk in clear. */
import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Fault } from '#contract/faults';
import type { GrantSource, Grants } from './context.ts';

/** Largest file the desk takes in, bytes. */
export const maxFileBytes = 64 * 1024 * 1024;
const maxPending = 64;

export const createGrants = (): Grants => {
  const pending = new Map<string, { name: string; bytes: Uint8Array }>();
  return {
    offer: async (name, source) => {
      const bytes = await readSource(source);
      const token = randomBytes(16).toString('hex');
      // The oldest goes first when a page offers and never uses.
      if (pending.size >= maxPending) pending.delete(pending.keys().next().value!);
      const fileName = basename(name.replaceAll('\\', '/')).slice(0, 200);
      pending.set(token, { name: fileName, bytes });
      return { token, name: fileName, bytes: bytes.length };
    },
    take: (token) => {
      const grant = pending.get(token);
      if (!grant) throw new Fault('grant-unknown');
      pending.delete(token);
      return grant;
    },
  };
};

const readSource = async (source: GrantSource): Promise<Uint8Array> => {
  if ('bytes' in source) {
    if (source.bytes.length > maxFileBytes) throw tooLarge(source.bytes.length);
    return source.bytes;
  }
  return readFileWithin(source.path, maxFileBytes);
};

/** Reads a whole file, refusing folders, devices and anything larger than `limit`. Faults: unreadable-file, file-too-large. */
export const readFileWithin = async (path: string, limit: number): Promise<Uint8Array> => {
  const unreadable = (cause: unknown) => {
    throw new Fault(
      'unreadable-file',
      { reason: (cause as NodeJS.ErrnoException).code ?? 'unknown' },
      { cause },
    );
  };
  const handle = await open(path, 'r').catch(unreadable);
  try {
    const info = await handle.stat();
    if (!info.isFile()) throw new Fault('unreadable-file', { reason: 'EISDIR' });
    if (info.size > limit) throw tooLarge(info.size);
    return await handle.readFile().catch(unreadable);
  } finally {
    await handle.close();
  }
};

const tooLarge = (bytes: number): Fault => new Fault('file-too-large', { bytes, limit: maxFileBytes });
