/** The vault: scans, pictures and bundles as encrypted files, addressed by their content. Names say nothing without the key. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#contract/faults';
import { fileFault, tempPrefix, writeAtomically } from '../atomic-write.ts';
import type { Vault } from '../context.ts';
import type { Presence } from '../desk-presence.ts';
import { deriveKey } from '../key/data-key.ts';

/** File layout: magic, 12-byte nonce, ciphertext, 16-byte tag; the id is authenticated with them. */
export const magic = Buffer.from('SMV1');
export const nonceBytes = 12;
export const tagBytes = 16;

/**
 * Opens the vault below `dir` and removes what a crash left half-written. While `presence` says that the desk is away nothing is
 * written: a new folder in its place would take what belongs into it. Faults: read-only, disk-full, desk-gone.
 */
export const openVault = async (dir: string, dataKey: Uint8Array, presence: Presence): Promise<Vault> => {
  const root = join(dir, 'vault');
  const contentKey = deriveKey(dataKey, 'vault-content');
  const nameKey = deriveKey(dataKey, 'vault-name');
  await sweepHalfWritten(root);
  return {
    access: { root, contentKey },
    put: async (bytes) => {
      presence.assert();
      const id = createHmac('sha256', nameKey).update(bytes).digest('hex');
      const file = pathOf(root, id);
      const exists = await stat(file).then(
        (info) => info.isFile(),
        () => false,
      );
      if (!exists) await writeAtomically(file, seal(contentKey, id, bytes), { called: 'vault' });
      return id;
    },
    get: async (id) => {
      const sealed = await readFile(pathOf(root, id)).catch((error: NodeJS.ErrnoException) => {
        presence.assert();
        if (error.code === 'ENOENT') throw new Fault('store-damaged', { file: `vault/${id.slice(0, 8)}` });
        throw fileFault(error, 'vault');
      });
      return unseal(contentKey, id, sealed);
    },
  };
};

/** Fault: not-found for what is no id. */
export const pathOf = (root: string, id: string): string => {
  if (!/^[0-9a-f]{64}$/.test(id)) throw new Fault('not-found');
  return join(root, id.slice(0, 2), id.slice(2));
};

const seal = (key: Buffer, id: string, bytes: Uint8Array): Buffer => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(id, 'hex'));
  return Buffer.concat([magic, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
};

const unseal = (key: Buffer, id: string, sealed: Buffer): Uint8Array => {
  const damaged = () => new Fault('store-damaged', { file: `vault/${id.slice(0, 8)}` });
  const head = magic.length + nonceBytes;
  if (sealed.length < head + tagBytes || !sealed.subarray(0, magic.length).equals(magic)) throw damaged();
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(magic.length, head))
    .setAAD(Buffer.from(id, 'hex'))
    .setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(head, -tagBytes)), decipher.final()]);
  } catch {
    throw damaged();
  }
};

const sweepHalfWritten = async (root: string): Promise<void> => {
  await mkdir(root, { recursive: true }).catch((error: unknown) => {
    throw fileFault(error, 'vault');
  });
  for (const name of await readdir(root, { recursive: true }))
    if (name.split(/[\\/]/).at(-1)!.startsWith(tempPrefix)) await rm(join(root, name), { force: true });
};
