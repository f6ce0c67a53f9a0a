/** What `doctor` asks of the places of backups, and what it takes from them. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import { deriveKey } from '../key/data-key.ts';
import type { Backups, KnownPlace } from '../ports/backups.ts';
import { pathOf } from '../vault/open-vault.ts';
import { createObjectReader } from '../vault/read-object.ts';
import { hashFile, putFile } from './copy-file.ts';
import { isProved, keyIdOf, readManifest, storeCopyFile } from './manifest.ts';
import { namesIn, objectsFolder } from './place.ts';
import { proveBackup, proveKeyFile } from './prove-backup.ts';
import { isWholeObject } from './put-objects.ts';

type Looking = Pick<Backups, 'names' | 'prove' | 'heads' | 'objectsIn' | 'holds' | 'fetch' | 'copyAgain'>;

export const lookIntoPlaces = (
  dir: string,
  dataKey: Uint8Array,
  objectsIn: string,
  places: () => Promise<readonly KnownPlace[]>,
): Looking => {
  const vault = join(dir, 'vault');
  const contentKey = deriveKey(dataKey, 'vault-content');
  const roots = async (): Promise<string[]> =>
    (await places()).filter(({ isThere }) => isThere).map(({ path }) => objectsFolder(path, objectsIn));
  return {
    names: namesIn,
    prove: async (place, name) => {
      const { manifest } = await proveBackup(place, name, dataKey);
      await proveKeyFile(join(place, name), manifest, dataKey);
      const { hash } = await hashFile(join(place, name, storeCopyFile), new AbortController().signal);
      if (hash !== manifest.store.hash) throw new Fault('backup-damaged', { file: storeCopyFile });
      return { madeAt: manifest.madeAt, events: manifest.events };
    },
    heads: async (place) => {
      const heads = [];
      for (const name of await namesIn(place)) {
        const manifest = await readManifest(join(place, name)).catch(() => null);
        if (manifest?.keyId === keyIdOf(dataKey) && isProved(manifest, dataKey))
          heads.push({ name, madeAt: manifest.madeAt, events: manifest.events });
      }
      return heads;
    },
    objectsIn: async function* (place) {
      const root = objectsFolder(place, objectsIn);
      for (const top of await readdir(root).catch(() => [] as string[]))
        for (const rest of await readdir(join(root, top)).catch(() => [] as string[])) {
          const id = top + rest;
          if (!/^[0-9a-f]{64}$/.test(id) || (await isSameFile(pathOf(root, id), pathOf(vault, id)))) continue;
          yield { id, isWhole: await isWholeObject({ root, contentKey }, id) };
        }
    },
    holds: async (id) => {
      for (const root of await roots()) if (await isWholeObject({ root, contentKey }, id)) return true;
      return false;
    },
    fetch: async (id) => {
      for (const root of await roots())
        try {
          return Uint8Array.from(await createObjectReader({ root, contentKey }).read(id));
        } catch (error) {
          if (faultOf(error).code !== 'store-damaged') throw error;
        }
      return null;
    },
    copyAgain: async (place, id) => {
      if (!(await isWholeObject({ root: vault, contentKey }, id))) return false;
      await putFile(pathOf(vault, id), pathOf(objectsFolder(place, objectsIn), id), false);
      return isWholeObject({ root: objectsFolder(place, objectsIn), contentKey }, id);
    },
  };
};

/** A second name of a file of the vault was read as that. */
const isSameFile = async (a: string, b: string): Promise<boolean> => {
  const [one, other] = await Promise.all(
    [a, b].map((path) => stat(path, { bigint: true }).catch(() => null)),
  );
  return one != null && other != null && one.ino === other.ino && one.dev === other.dev;
};
