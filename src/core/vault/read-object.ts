/** Reads objects of the vault outside the core's own thread: small ones into memory that is used again, large ones piece by piece. */
import { createDecipheriv, type DecipherGCM } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Fault } from '#contract/faults';
import { fileFault } from '../atomic-write.ts';
import type { VaultAccess } from '../ports/vault.ts';
import { magic, nameOf, nonceBytes, pathOf, tagBytes } from './open-vault.ts';

/** Decrypted at one go: small enough to stay in the processor's cache, and a multiple of three for Base64. */
const piece = 48 * 1024;
const headBytes = magic.length + nonceBytes;

export type ObjectReader = {
  /** The whole object; its bytes are good until the next call. Fault: store-damaged when it is missing or was changed. */
  read(id: string): Promise<Buffer>;
};

/** Keeps its two buffers, each as large as the largest object so far. One call at a time. */
export const createObjectReader = (access: VaultAccess): ObjectReader => {
  let sealed = Buffer.allocUnsafeSlow(0);
  let plain = Buffer.allocUnsafeSlow(0);
  return {
    read: async (id) => {
      const handle = await openHandle(access, id);
      try {
        const { size } = await handle.stat();
        if (sealed.length < size)
          [sealed, plain] = [Buffer.allocUnsafeSlow(size), Buffer.allocUnsafeSlow(size)];
        // One call for all of it: each waits for a thread of the system's.
        const object = sealed.subarray(0, size);
        await fill(handle, object, 0, id);
        const end = size - tagBytes;
        const decipher = decipherOf(
          access,
          id,
          object.subarray(0, headBytes),
          object.subarray(Math.max(0, end)),
        );
        let length = 0;
        for (let at = headBytes; at < end; at += piece)
          length += decipher.update(object.subarray(at, Math.min(end, at + piece))).copy(plain, length);
        finish(decipher, id);
        return plain.subarray(0, length);
      } finally {
        await handle.close();
      }
    },
  };
};

/**
 * The object in pieces. Only its end proves it: until then nothing that was read may be taken for genuine.
 * Fault: store-damaged when it is missing or was changed.
 */
export async function* streamObject(access: VaultAccess, id: string): AsyncGenerator<Buffer> {
  const opened = await openObject(access, id);
  try {
    const { handle, size, decipher } = opened;
    for (let at = 0; at < size; at += piece) {
      const part = Buffer.allocUnsafeSlow(Math.min(piece, size - at));
      await fill(handle, part, headBytes + at, id);
      yield decipher.update(part);
    }
    finish(decipher, id);
  } finally {
    await opened.handle.close();
  }
}

type OpenObject = { readonly handle: FileHandle; readonly size: number; readonly decipher: DecipherGCM };

const openHandle = ({ root }: VaultAccess, id: string): Promise<FileHandle> =>
  open(pathOf(root, id), 'r').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? damaged(id) : fileFault(error, 'vault');
  });

/** Fault: store-damaged where head and tag are those of no object. */
const decipherOf = ({ contentKey }: VaultAccess, id: string, head: Buffer, tag: Buffer): DecipherGCM => {
  if (head.length < headBytes || tag.length < tagBytes || !head.subarray(0, magic.length).equals(magic))
    throw damaged(id);
  return createDecipheriv('aes-256-gcm', contentKey, head.subarray(magic.length))
    .setAAD(Buffer.from(id, 'hex'))
    .setAuthTag(tag);
};

const openObject = async (access: VaultAccess, id: string): Promise<OpenObject> => {
  const handle = await openHandle(access, id);
  try {
    const size = (await handle.stat()).size - headBytes - tagBytes;
    if (size < 0) throw damaged(id);
    const head = Buffer.alloc(headBytes);
    const tag = Buffer.alloc(tagBytes);
    await fill(handle, head, 0, id);
    await fill(handle, tag, headBytes + size, id);
    return { handle, size, decipher: decipherOf(access, id, head, tag) };
  } catch (error) {
    await handle.close();
    throw error;
  }
};

const fill = async (handle: FileHandle, into: Buffer, position: number, id: string): Promise<void> => {
  let done = 0;
  while (done < into.length) {
    const { bytesRead } = await handle
      .read(into, done, into.length - done, position + done)
      .catch((error: unknown) => {
        throw fileFault(error, 'vault');
      });
    if (bytesRead === 0) throw damaged(id);
    done += bytesRead;
  }
};

const finish = (decipher: DecipherGCM, id: string): void => {
  try {
    decipher.final();
  } catch {
    throw damaged(id);
  }
};

const damaged = (id: string): Fault => new Fault('store-damaged', { file: nameOf(id), kind: 'bundle' });
