/** Looks through the app and a whole desk: store, list, history, every file that a row names, and files that nobody names. */
import { readdir, statfs } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { DoctorProgress, DoctorReport } from '#contract/doctor';
import { Fault } from '#contract/faults';
import { fileFault, tempPrefix } from '../atomic-write.ts';
import { openToOthers } from '../file-modes.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { NamedObject, ObjectState } from '../ports/objects.ts';
import { nameOf } from '../vault/open-vault.ts';
import { checkBackups, fromBackups } from './check-backups.ts';
import { checkInstallation } from './check-installation.ts';
import type { Found } from './found.ts';

export type Looked = {
  readonly found: readonly Found[];
  readonly checked: DoctorReport['checked'];
};

type Progress = Extract<DoctorProgress, { kind: 'progress' }>;

/** Rows, events or objects between two looks at the rest of the world. */
const rowsAtOnce = 100;
const eventsAtOnce = 1_000;
const objectsAtOnce = 50;
/** With `quick`, so many of all objects are read through; all are looked for. */
const sample = 50;
/** With less room than this on the disk the next bundle or backup fails, bytes. */
const leastRoom = 100_000_000;
/** Before a file that nothing names is taken away, milliseconds. */
const orphanAge = 30 * 86_400_000;
/** The clock may go so far behind the newest event before it is wrong, milliseconds. */
const clockSlack = 10 * 60_000;

const plain = { object: '', kind: null, template: null, count: null } as const;

/** Faults: disk-failing, not-readable, desk-gone, cancelled. */
export async function* checkDesk(
  context: DeskContext,
  { quick, signal }: { readonly quick: boolean; readonly signal: AbortSignal | undefined },
): AsyncGenerator<Progress, Looked> {
  const found: Found[] = [];
  const pause = async (): Promise<void> => {
    await setImmediate();
    signal?.throwIfAborted();
  };
  yield { kind: 'progress', step: 'installation', done: 0, total: 0 };
  found.push(...(await checkInstallation(context)));
  yield* checkStore(context, found, pause);
  // What cannot be read cannot be compared: the list and the objects are told as far as they are.
  const templates = yield* checkList(context, found, pause);
  yield* checkBackups(context, found, quick, pause);
  yield* checkHistory(context, found, pause);
  const { objects, read } = yield* checkObjects(context, found, quick, pause);
  await fromBackups(context, found);
  const files = yield* checkFiles(context, found, pause);
  const freeBytes = await roomAt(context.dir);
  if (freeBytes < leastRoom)
    found.push({ ...plain, code: 'disk-room', repair: 'make-room', count: freeBytes });
  const newest = context.history.newestAt();
  const behind = newest === null ? 0 : Date.parse(newest) - Date.parse(context.clock.now());
  if (behind > clockSlack)
    found.push({
      ...plain,
      code: 'clock-behind',
      repair: 'set-clock',
      count: Math.round(behind / 60_000),
    });
  return {
    found,
    checked: {
      key: context.keys.protection(),
      schema: context.storeCheck.schema,
      appVersion: context.appVersion,
      templates,
      events: context.history.events(),
      objects,
      objectsRead: read,
      filesInVault: files,
      freeBytes,
    },
  };
}

type Part<T = void> = AsyncGenerator<Progress, T>;
type Pause = () => Promise<void>;

/** A damaged page is a finding here; the rest of the desk is looked through all the same. */
const ifReadable = <T>(found: Found[], fallback: T, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'store-damaged') throw error;
    if (!found.some(({ code }) => code === 'store-page'))
      found.push({ ...plain, code: 'store-page', object: 'store.db', repair: 'salvage' });
    return fallback;
  }
};

async function* checkStore({ storeCheck }: DeskContext, found: Found[], pause: Pause): Part {
  const { tables } = storeCheck;
  for (const [done, table] of tables.entries()) {
    yield { kind: 'progress', step: 'store', done, total: tables.length };
    await pause();
    const count = storeCheck.faultsIn(table);
    if (count > 0)
      found.push({ ...plain, code: 'store-page', object: `store.db ${table}`, repair: 'salvage', count });
  }
  for (const { table, count } of ifReadable(found, [], storeCheck.lostReferences))
    found.push({ ...plain, code: 'store-reference', object: `store.db ${table}`, repair: 'salvage', count });
}

async function* checkList({ templates }: DeskContext, found: Found[], pause: Pause): Part<number> {
  const total = ifReadable(found, 0, () => templates.ids().length);
  let done = 0;
  for (let key: number | null = 0; key !== null; ) {
    yield { kind: 'progress', step: 'list', done: Math.min(done, total), total };
    await pause();
    const from: number = key;
    const { ids, last } = ifReadable(found, { ids: [], last: null }, () =>
      templates.outdatedRows(from, rowsAtOnce),
    );
    for (const template of ids)
      found.push({ ...plain, code: 'list-outdated', template, repair: 'rebuild-list' });
    done += rowsAtOnce;
    key = last;
  }
  return total;
}

async function* checkHistory({ history }: DeskContext, found: Found[], pause: Pause): Part {
  const total = ifReadable(found, 0, () => history.events());
  for (let at = 0, done = false; !done; ) {
    yield { kind: 'progress', step: 'history', done: at, total };
    await pause();
    const from = at;
    ({ last: at, done } = ifReadable(found, { last: from, done: true }, () =>
      history.check(from, eventsAtOnce),
    ));
  }
  const { brokenAt, missing, isRewritten } = history.state();
  if (brokenAt !== null) found.push({ ...plain, code: 'history-broken', repair: 'none', count: brokenAt });
  if (missing > 0) found.push({ ...plain, code: 'history-missing', repair: 'none', count: missing });
  if (isRewritten) found.push({ ...plain, code: 'history-rewritten', repair: 'none' });
  if (!history.hasAnchor())
    found.push({ ...plain, code: 'anchor-missing', object: 'anchor.json', repair: 'write-anchor' });
}

async function* checkObjects(
  { objects, vault }: DeskContext,
  found: Found[],
  quick: boolean,
  pause: Pause,
): Part<{ objects: number; read: number }> {
  const total = ifReadable(found, 0, objects.count);
  const every = quick ? Math.max(1, Math.floor(total / sample)) : 1;
  let done = 0;
  let read = 0;
  for (let after = ''; ; ) {
    yield { kind: 'progress', step: 'objects', done, total };
    const from = after;
    const part = ifReadable(found, [], () => objects.named(from, objectsAtOnce));
    if (part.length === 0) return { objects: total, read };
    for (const [vaultId, names] of Map.groupBy(part, ({ vaultId }) => vaultId)) {
      await pause();
      const stat = await vault.stat(vaultId);
      const reads = stat !== null && done % every === 0;
      const state: ObjectState = reads ? await vault.check(vaultId) : stat ? 'whole' : 'gone';
      if (reads || !stat) objects.note([{ vaultId, state, size: stat?.size ?? 0, mtime: stat?.mtime ?? 0 }]);
      if (state !== 'whole') found.push(...names.map((name) => lost(name, state)));
      if (reads) read += 1;
      done += 1;
      after = vaultId;
    }
  }
}

const repairOf = {
  scan: 'attach-again',
  picture: 'make-picture',
  bundle: 'build-again',
  intake: 'take-in-again',
} as const;

const lost = ({ vaultId, kind, template, row }: NamedObject, state: 'damaged' | 'gone'): Found => ({
  ...plain,
  code: `object-${state}`,
  object: nameOf(vaultId),
  kind,
  template,
  repair: repairOf[kind],
  vaultId,
  row,
});

async function* checkFiles(context: DeskContext, found: Found[], pause: Pause): Part<number> {
  const { dir, vault, objects, keys } = context;
  yield { kind: 'progress', step: 'files', done: 0, total: 0 };
  let files = 0;
  for await (const entry of vault.list()) {
    files += 1;
    if (files % objectsAtOnce === 0) await pause();
    if ('stray' in entry) {
      const [code, repair] = entry.isTemp
        ? (['temp-file', 'sweep'] as const)
        : (['foreign-file', 'none'] as const);
      found.push({ ...plain, code, repair, object: entry.stray });
    } else if (!ifReadable(found, true, () => objects.isNamed(entry.id)))
      found.push(await orphan(context, entry.id));
  }
  const names = await readdir(dir).catch((error: unknown) => {
    throw fileFault(error, 'desk', 'read');
  });
  for (const name of names)
    if (name.startsWith(tempPrefix))
      found.push({ ...plain, code: 'temp-file', object: name, repair: 'sweep' });
  const mends = keys.view().trouble === 'changed' ? 'look-at-keys' : 'write-keys';
  for (const object of await keys.damagedFiles())
    found.push({ ...plain, code: 'key-file-changed', object, repair: mends });
  for (const object of await openToOthers(dir))
    found.push({ ...plain, code: 'file-mode', object, repair: 'close-access' });
  return files;
}

/** What may be the last that is left of something is kept for a month. */
const orphan = async ({ vault, clock }: DeskContext, vaultId: string): Promise<Found> => {
  const stat = await vault.stat(vaultId);
  const isOld = stat !== null && Date.parse(clock.now()) - stat.mtime > orphanAge;
  const repair = isOld ? 'sweep-orphan' : 'none';
  return { ...plain, code: 'object-orphan', object: nameOf(vaultId), repair, vaultId };
};

const roomAt = async (dir: string): Promise<number> => {
  const { bavail, bsize } = await statfs(dir).catch((error: unknown) => {
    throw fileFault(error, 'desk', 'read');
  });
  return bavail * bsize;
};
