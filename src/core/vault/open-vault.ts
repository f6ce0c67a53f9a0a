/** The vault: scans, pictures and bundles as encrypted files, addressed by their content. Names say nothing without the key. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#contract/faults';
import { fileFault, makeLastingFolder, tempPrefix, writeAtomically } from '../atomic-write.ts';
import type { Presence } from '../desk-presence.ts';
import { deriveKey } from '../key/data-key.ts';
import type { ObjectStat, Vault } from '../ports/vault.ts';

/** File layout: magic, 12-byte nonce, ciphertext, 16-byte tag; the id is authenticated with them. */
export const magic = Buffer.from('SMV1');
export const nonceBytes = 12;
export const tagBytes = 16;

export type VaultOptions = {
  /** Names objects; derived from the data key where it is left open. */
  readonly nameKey?: Uint8Array;
  /** Nothing is written, made or removed. */
  readonly isForLooking?: boolean;
  /** Called when reading found an object damaged or gone, and when one was put in. */
  readonly onSeen?: (id: string, state: ObjectState, stat: ObjectStat) => void;
};

/**
 * Opens the vault below `dir` and removes what a crash left half-written. While `presence` says that the desk is away nothing is
 * written: a new folder in its place would take what belongs into it. Faults: read-only, disk-full, disk-failing, desk-gone.
 */
export const openVault = async (
  dir: string,
  dataKey: Uint8Array,
  presence: Presence,
  {
    nameKey = deriveKey(dataKey, 'vault-name'),
    isForLooking = false,
    onSeen = () => undefined,
  }: VaultOptions = {},
): Promise<Vault> => {
  const root = join(dir, 'vault');
  const contentKey = deriveKey(dataKey, 'vault-content');
  if (!isForLooking) await sweepHalfWritten(root);

  const statOf = (id: string): Promise<ObjectStat | null> =>
    stat(pathOf(root, id)).then(
      (info) => (info.isFile() ? { size: info.size, mtime: Math.floor(info.mtimeMs) } : null),
      (error: NodeJS.ErrnoException) => {
        presence.assert();
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
        throw fileFault(error, 'vault', 'read');
      },
    );
  /** The bytes, or what is wrong with them. */
  const read = async (id: string): Promise<Uint8Array | 'damaged' | 'gone'> => {
    const seen = await statOf(id);
    if (!seen) {
      onSeen(id, 'gone', nowhere);
      return 'gone';
    }
    const sealed = await readFile(pathOf(root, id)).catch((error: unknown) => {
      presence.assert();
      throw fileFault(error, 'vault', 'read');
    });
    const bytes = unseal(contentKey, id, sealed);
    if (!bytes) onSeen(id, 'damaged', seen);
    return bytes ?? 'damaged';
  };
  return {
    access: { root, contentKey },
    put: async (bytes) => {
      presence.assert();
      if (isForLooking) throw new Fault('read-only', { file: 'vault' });
      const id = createHmac('sha256', nameKey).update(bytes).digest('hex');
      // A file of this name is no proof: what somebody attaches again is most often what was damaged.
      if (typeof (await read(id)) === 'string')
        await writeAtomically(pathOf(root, id), seal(contentKey, id, bytes), {
          called: 'vault',
          folderMode: 0o700,
        });
      const seen = await statOf(id);
      if (seen) onSeen(id, 'whole', seen);
      return id;
    },
    get: async (id, kind) => {
      const bytes = await read(id);
      if (typeof bytes !== 'string') return bytes;
      throw new Fault('store-damaged', { file: nameOf(id), kind: kind ?? 'object' });
    },
    stat: statOf,
    check: async (id) => {
      const bytes = await read(id);
      return typeof bytes === 'string' ? bytes : 'whole';
    },
    list: () => listObjects(root),
    delete: async (id) => {
      presence.assert();
      if (isForLooking) throw new Fault('read-only', { file: 'vault' });
      await rm(pathOf(root, id), { force: true }).catch((error: unknown) => {
        throw fileFault(error, 'vault');
      });
    },
  };
};

export type ObjectState = 'whole' | 'damaged' | 'gone';

const nowhere: ObjectStat = { size: 0, mtime: 0 };

/** What faults and reports call an object: enough to find it, nothing of its content. */
export const nameOf = (id: string): string => `vault/${id.slice(0, 8)}`;

/** Fault: not-found for what is no id. */
export const pathOf = (root: string, id: string): string => {
  if (!/^[0-9a-f]{64}$/.test(id)) throw new Fault('not-found');
  return join(root, id.slice(0, 2), id.slice(2));
};

/** An object's file. */
export const seal = (key: Buffer, id: string, bytes: Uint8Array): Buffer => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(id, 'hex'));
  return Buffer.concat([magic, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
};

/** null when it was changed. */
export const unseal = (key: Buffer, id: string, sealed: Buffer): Uint8Array | null => {
  const head = magic.length + nonceBytes;
  if (sealed.length < head + tagBytes || !sealed.subarray(0, magic.length).equals(magic)) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(magic.length, head))
    .setAAD(Buffer.from(id, 'hex'))
    .setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(head, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
};

const sweepHalfWritten = async (root: string): Promise<void> => {
  await makeLastingFolder(root, 0o700).catch((error: unknown) => {
    throw fileFault(error, 'vault');
  });
  for await (const entry of listObjects(root))
    if ('stray' in entry && entry.isTemp) await rm(join(root, '..', entry.stray), { force: true });
};

/** Folder by folder, so that a vault of many files is never held as one list. */
async function* listObjects(root: string): ReturnType<Vault['list']> {
  const inside = (folder: string) =>
    readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw fileFault(error, 'vault', 'read');
    });
  for (const top of await inside(root)) {
    if (!top.isDirectory()) {
      yield { stray: `vault/${top.name}`, isTemp: top.name.startsWith(tempPrefix) };
      continue;
    }
    for (const { name } of await inside(join(root, top.name))) {
      const id = top.name + name;
      if (/^[0-9a-f]{64}$/.test(id) && top.name.length === 2) yield { id };
      else yield { stray: `vault/${top.name}/${name}`, isTemp: name.startsWith(tempPrefix) };
    }
  }
}
