/** Templates that were erased after a backup was made do not come back with it. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openEraser } from '../store/erase-templates.ts';
import { openHistory } from '../store/events.ts';
import type { Store } from '../store/open-store.ts';
import { pathOf } from '../vault/open-vault.ts';
import { isProved, keyIdOf, readManifest } from './manifest.ts';
import { namesIn } from './place.ts';

/** Ids that any backup of the place, proved by this key, says were erased. */
export const erasedIn = async (place: string, dataKey: Uint8Array): Promise<ReadonlySet<string>> => {
  const ids = new Set<string>();
  for (const name of await namesIn(place)) {
    const manifest = await readManifest(join(place, name)).catch(() => null);
    if (manifest?.keyId === keyIdOf(dataKey) && isProved(manifest, dataKey))
      for (const id of manifest.erased) ids.add(id);
  }
  return ids;
};

/** Erases them in a desk that is being restored in `dir`; how many there were. */
export const eraseAgain = async (
  store: Store,
  dir: string,
  erased: ReadonlySet<string>,
  at: string,
): Promise<number> => {
  const eraser = openEraser(store, openHistory(store));
  const { templates } = eraser.erase([...erased], at, 'other');
  for (const id of eraser.doomed()) {
    await rm(pathOf(join(dir, 'vault'), id), { force: true });
    eraser.forget(id);
  }
  return templates;
};
