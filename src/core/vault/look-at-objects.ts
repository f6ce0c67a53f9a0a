/** Whether the files that templates stand on are there and whole, before findings say that they are ready. */
import { setImmediate } from 'node:timers/promises';
import type { ObjectState, Objects } from '../ports/objects.ts';
import type { ObjectStat, Vault } from '../ports/vault.ts';

/** Files between two looks at the rest of the world. */
const part = 20;
/** Bytes of files that are read through in one look; the others are read by the next look, by whoever needs them, or by `doctor`. */
const mostRead = 256 * 1024 * 1024;

type Needs = { readonly objects: Objects; readonly vault: Vault };

/**
 * Looks at the objects of these templates, or of all: one that is gone, or whose size or time of change is another, is read through.
 * What is found is kept, and findings and rows follow. Faults: disk-failing, not-readable, desk-gone.
 */
export const lookAtObjects = async (
  { objects, vault }: Needs,
  templates?: readonly string[],
  signal?: AbortSignal,
): Promise<void> => {
  let seen: (ObjectStat & { vaultId: string; state: ObjectState })[] = [];
  let bytes = 0;
  for (const [index, vaultId] of objects.ofTemplates(templates).entries()) {
    const known = objects.known(vaultId);
    const stat = await vault.stat(vaultId);
    if (!stat) seen.push({ vaultId, size: 0, mtime: 0, state: 'gone' });
    else if (known?.state !== 'whole' || stat.size !== known.size || stat.mtime !== known.mtime) {
      bytes += stat.size;
      if (bytes <= mostRead || stat.size === bytes)
        seen.push({ vaultId, ...stat, state: await vault.check(vaultId) });
    }
    if (index % part !== part - 1) continue;
    objects.note(seen);
    seen = [];
    await setImmediate();
    signal?.throwIfAborted();
  }
  objects.note(seen);
};
