/** Takes away backups that need not be kept, and objects that no backup of the place names any more. */
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { officeDay } from '#domain/date/office-day';
import { tempPrefix } from '../atomic-write.ts';
import { keptOf } from './keep.ts';
import { firstObjects, isProved, keyIdOf, readManifest } from './manifest.ts';
import { readIds } from './object-list.ts';
import { namesIn, objectsFolder } from './place.ts';

type Thinning = {
  readonly place: string;
  readonly dataKey: Uint8Array;
  readonly today: string;
  /** Ids of templates that were erased: a backup that knows of one less still holds it, and goes. */
  readonly erased: readonly string[];
};

/** How many backups went. One that is damaged, or was made under another key, stays for a person to decide, unless something was erased since. */
export const thinOut = async ({ place, dataKey, today, erased }: Thinning): Promise<number> => {
  const names = await namesIn(place);
  const counting: { name: string; day: string }[] = [];
  const going: string[] = [];
  for (const name of names) {
    const manifest = await readManifest(join(place, name)).catch(() => null);
    const known = new Set(manifest?.erased);
    if (erased.some((id) => !known.has(id))) going.push(name);
    else if (manifest?.keyId === keyIdOf(dataKey) && isProved(manifest, dataKey))
      counting.push({ name, day: officeDay(manifest.madeAt) });
  }
  const kept = keptOf(counting, today);
  going.push(...counting.map(({ name }) => name).filter((name) => !kept.has(name)));
  for (const name of going) {
    // Its name goes first: half a backup must not look like one.
    const away = join(place, `${tempPrefix}${name}`);
    await rename(join(place, name), away);
    await rm(away, { recursive: true, force: true });
  }
  await collect(
    place,
    names.filter((name) => !going.includes(name)),
  );
  return going.length;
};

/** Takes away objects that none of these backups names; where one list cannot be read, nothing. */
const collect = async (place: string, names: readonly string[]): Promise<void> => {
  const named = new Map<string, Set<string>>();
  for (const name of names) {
    const manifest = await readManifest(join(place, name)).catch(() => null);
    const ids = await readIds(join(place, name));
    if (!manifest || !ids) return;
    const { objectsIn = firstObjects } = manifest;
    const known = named.get(objectsIn) ?? new Set();
    for (const id of ids) known.add(id);
    named.set(objectsIn, known);
  }
  for (const folder of await readdir(place)) {
    if (!/^objects(?:-[0-9a-f]{16})?$/.test(folder)) continue;
    const root = objectsFolder(place, folder);
    const known = named.get(folder);
    for (const top of await readdir(root))
      for (const rest of await readdir(join(root, top)).catch(() => [] as string[]))
        if (!known?.has(top + rest)) await rm(join(root, top, rest), { force: true });
  }
};
