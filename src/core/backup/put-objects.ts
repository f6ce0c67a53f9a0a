/** Brings objects of the vault into a place of backups, each read back and decrypted there before it counts. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import { syncFolder } from '../atomic-write.ts';
import { pathOf } from '../vault/open-vault.ts';
import { streamObject } from '../vault/read-object.ts';
import { linkFile, putFile } from './copy-file.ts';

type Copier = {
  /**
   * Sees that the object is in the place; one that is there already is read only when it `mustRead`. False when it is damaged or gone in
   * the vault and in the place.
   */
  put(id: string, mustRead: boolean): Promise<boolean>;
  /** Gives it a second name in the place, where the disk can do that; false when it is in neither. */
  link(id: string): Promise<boolean>;
  /** Makes what was put in outlive a power cut. */
  settle(): Promise<void>;
  counts(): {
    readonly copied: number;
    readonly read: number;
    readonly healed: number;
    readonly bytes: number;
  };
};

type Room = {
  readonly from: string;
  /** Folder of objects in the place. */
  readonly root: string;
  readonly contentKey: Uint8Array;
  readonly mayLink: boolean;
};

/** Faults of `put`: disk-full, read-only, disk-failing. */
export const createObjectCopier = ({ from, root, contentKey, mayLink }: Room): Copier => {
  const folders = new Set<string>();
  const counts = { copied: 0, read: 0, healed: 0, bytes: 0 };
  const isWhole = async (folder: string, id: string): Promise<boolean> => {
    counts.read += 1;
    return isWholeObject({ root: folder, contentKey }, id);
  };
  const copy = async (id: string): Promise<boolean> => {
    try {
      await putFile(pathOf(from, id), pathOf(root, id), mayLink);
    } catch (error) {
      const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
      if (isGone && (await sizeOf(pathOf(from, id))) === null) return false;
      throw error;
    }
    folders.add(join(root, id.slice(0, 2)));
    if (await isWhole(root, id)) return true;
    if (await isWhole(from, id)) throw new Fault('disk-failing', { file: 'backup' });
    return false;
  };
  return {
    put: async (id, mustRead) => {
      const size = await sizeOf(pathOf(root, id));
      const wasThere = size !== null;
      if (wasThere && (!mustRead || (await isWhole(root, id)))) {
        counts.bytes += size;
        return true;
      }
      // Damaged in the place: what the desk has takes its place, if that is whole.
      if (wasThere && !(await isWhole(from, id))) return false;
      if (!(await copy(id))) return false;
      if (wasThere) counts.healed += 1;
      else counts.copied += 1;
      counts.bytes += (await sizeOf(pathOf(root, id))) ?? 0;
      return true;
    },
    link: async (id) => {
      const size = (await sizeOf(pathOf(root, id))) ?? (await sizeOf(pathOf(from, id)));
      if (size === null) return false;
      counts.bytes += size;
      if (await linkFile(pathOf(from, id), pathOf(root, id))) folders.add(join(root, id.slice(0, 2)));
      return true;
    },
    settle: async () => {
      for (const folder of folders) await syncFolder(folder);
      if (folders.size > 0) await syncFolder(root);
    },
    counts: () => counts,
  };
};

/** Reads an object through. Faults: disk-failing, not-readable. */
export const isWholeObject = async (
  access: { readonly root: string; readonly contentKey: Uint8Array },
  id: string,
): Promise<boolean> => {
  try {
    for await (const _ of streamObject(access, id));
    return true;
  } catch (error) {
    if (faultOf(error).code === 'store-damaged') return false;
    throw error;
  }
};

/** null where there is no such file. */
export const sizeOf = (file: string): Promise<number | null> =>
  stat(file).then(
    (info) => (info.isFile() ? info.size : null),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
      throw error;
    },
  );
