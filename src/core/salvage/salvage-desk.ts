/** Brings what can still be read of a damaged desk into a new one, and says how much came. The damaged desk stays as it is. */
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Fault } from '#contract/faults';
import type { KeySecret } from '#contract/keys';
import { fileFault } from '../atomic-write.ts';
import { incompleteDesk, lookForDesk } from '../desk-traces.ts';
import { editionsFolder } from '../edition/edition-folder.ts';
import { type DataKey, keyFile, openDataKey } from '../key/data-key.ts';
import { keyCopyFile } from '../key/key-file.ts';
import { openDesk } from '../open-desk.ts';
import type { Log } from '../ports/log.ts';
import { finishRekey } from '../rekey/rekey-files.ts';
import { anchorFile } from '../store/anchor.ts';
import { mendReferences } from '../store/mend-references.ts';
import { openObjects } from '../store/objects.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { openDamaged, type SalvagedTable, salvageTables } from '../store/salvage-store.ts';
import { openVault } from '../vault/open-vault.ts';

export type SalvageReport = {
  readonly desk: string;
  /** Everything came. */
  readonly ok: boolean;
  readonly tables: readonly SalvagedTable[];
  readonly objects: { readonly came: number; readonly lost: number };
  /** Templates of which only the line in the list was left. */
  readonly stubs: number;
};

/** What an office put into the folder itself, and the publisher's edition, which is proved whenever a desk is opened. */
const officeFiles = ['targets', 'holidays.json', 'naming.json', editionsFolder] as const;
const objectsAtOnce = 200;

/**
 * `into`: an empty or absent folder. Made beside it and moved there when it is whole, so that a salvage that was cut short looks like
 * no desk. Faults: desk-missing, desk-incomplete, folder-not-empty, those of the key, store-damaged when not even the schema of the
 * store can be read, disk-full, disk-failing.
 */
export const salvageDesk = async (
  dir: string,
  into: string,
  log: Log,
  secret?: KeySecret,
): Promise<SalvageReport> => {
  const target = resolve(into);
  await finishRekey(dir);
  const standing = await lookForDesk(dir);
  if (standing.kind === 'incomplete') throw incompleteDesk(standing);
  if (standing.kind !== 'whole') throw new Fault('desk-missing');
  const key = await openDataKey(dir, false, { secret });
  await refuseFull(target);
  const part = join(dirname(target), `.salvage-${process.pid}-${Date.now()}`);
  try {
    await mkdir(part, { recursive: true, mode: 0o700 });
    await copyPlain(dir, part);
    const { tables, stubs, objects } = await fill(dir, part, key);
    await rebuildLists(part, log, secret);
    await rm(target, { recursive: true, force: true });
    await rename(part, target);
    const ok =
      objects.lost === 0 && stubs === 0 && tables.every(({ lost, isLeast }) => lost === 0 && !isLeast);
    return { desk: target, ok, tables, objects, stubs };
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw fileFault(error, 'desk');
  }
};

const refuseFull = async (target: string): Promise<void> => {
  const inside = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw fileFault(error, 'desk', 'read');
  });
  if (inside.length > 0) throw new Fault('folder-not-empty');
};

/** Key, anchor and the office's own files, as they are. */
const copyPlain = async (dir: string, part: string): Promise<void> => {
  for (const name of [keyFile, keyCopyFile, anchorFile, ...officeFiles])
    await cp(join(dir, name), join(part, name), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
};

const fill = async (dir: string, part: string, key: DataKey) => {
  const damaged = openDamaged(dir, join(part, '.source'), key.bytes);
  try {
    const store = openStore(part, key.bytes);
    try {
      const tables = salvageTables(damaged.db, store);
      const stubs = mendReferences(store, new Date().toISOString());
      return { tables, stubs, objects: await copyObjects(dir, part, key, store) };
    } finally {
      store.close();
    }
  } finally {
    damaged.close();
  }
};

/** Every object whose bytes are whole, also one whose row is lost: it may be all that is left of a paper. */
const copyObjects = async (dir: string, part: string, key: DataKey, store: Store) => {
  const objects = openObjects(store, () => undefined);
  const { bytes, nameKey } = key;
  const source = await openVault(dir, bytes, store.presence, { nameKey, isForLooking: true });
  const vault = await openVault(part, bytes, store.presence, { nameKey });
  const count = { came: 0, lost: 0 };
  for await (const entry of source.list()) {
    if (!('id' in entry) || (await source.check(entry.id)) !== 'whole') continue;
    await vault.put(await source.get(entry.id));
    count.came += 1;
  }
  for (let after = ''; ; ) {
    const names = objects.named(after, objectsAtOnce);
    if (names.length === 0) return count;
    for (const vaultId of new Set(names.map((name) => name.vaultId))) {
      after = vaultId;
      if (!(await vault.stat(vaultId))) count.lost += 1;
    }
  }
};

/** List, search and calendar are worked out from the templates that came. */
const rebuildLists = async (part: string, log: Log, secret: KeySecret | undefined): Promise<void> => {
  const { context, close } = await openDesk({ dir: part, create: false, log, secret });
  try {
    for (let key: number | null = 0; key !== null; ) {
      const { ids, last }: ReturnType<typeof context.templates.outdatedRows> = context.templates.outdatedRows(
        key,
        100,
      );
      context.templates.reshelve(ids);
      key = last;
    }
  } finally {
    await close();
  }
};
