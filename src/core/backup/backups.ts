/** Makes backups of an open desk, keeps watch over their places, and brings them back. Copying is done by threads of their own. */
import { access, constants, rm } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BackupPlace, BackupStanding, BackupView, MadeBackup } from '#contract/backups';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import { clearRing } from '../key/data-key.ts';
import type { BackupRun, Backups, KnownPlace } from '../ports/backups.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { Log } from '../ports/log.ts';
import type { BackupNotebook } from '../store/backup-notes.ts';
import type { FrozenStore } from '../store/freeze-store.ts';
import { bringTemplates, withBackup } from './bring-templates.ts';
import { lookIntoPlaces } from './look-into-places.ts';
import { keyIdOf, readManifest } from './manifest.ts';
import { openOtherDesk } from './other-desk.ts';
import { freeName, type Located, namesIn, objectsName, ownPlace, placeBelow } from './place.ts';
import { drillBackup, type KeySource, restoreBackup } from './restore-backup.ts';
import { runJob } from './thread/run-job.ts';
import { daysSince, isFolder, newestOf, standingOf, viewPlace } from './view-places.ts';

/** Within so many daily backups every object of a place is read once. */
const shares = 30;
const hour = 3_600_000;

export type BackupsOptions = {
  readonly dir: string;
  readonly dataKey: Uint8Array;
  /** Counts the desk's data keys, from 1. */
  readonly epoch: number;
  readonly notes: BackupNotebook;
  readonly freeze: () => FrozenStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly app: string;
  /** Data keys that the desk had before, newest first: they open its older backups. Fault: key-wrong. */
  readonly earlier: () => readonly Uint8Array[];
  /** Names objects of the vault, under whatever key. */
  readonly nameKey: Uint8Array;
  /** Bytes of a key file with portable slots; null while there is none. */
  readonly portableKey: () => Uint8Array | null;
  /** Nothing was ever kept in it: no backup is needed. */
  readonly isEmpty: () => boolean;
  readonly isForLooking: boolean;
  /** What templates that are brought out of a backup are put into. */
  readonly context: () => DeskContext;
  /** Milliseconds after which a backup that is due is made by itself, then looked for every hour; null: never. */
  readonly after: number | null;
};

export const createBackups = (options: BackupsOptions): Backups => {
  const { dir, dataKey, notes, clock, log, isForLooking } = options;
  const objectsIn = objectsName(options.epoch, dataKey);
  const closing = new AbortController();
  let running: Promise<unknown> | null = null;
  let standing: BackupStanding = { notices: [], days: null, secondDays: null, fault: '' };
  let timer: NodeJS.Timeout | undefined;

  const places = async (): Promise<readonly KnownPlace[]> => {
    const { desk, second } = notes.read();
    const own: KnownPlace = { place: 'own', path: ownPlace(dir), isThere: true };
    if (second === '') return [own];
    return [own, { place: 'second', path: placeBelow(second, desk), isThere: await isFolder(second) }];
  };
  const view = async () => {
    const views = [];
    for (const place of await places())
      views.push(await viewPlace(place, dataKey).catch(() => ({ ...place, isThere: false, backups: [] })));
    standing = standingOf(views, notes.read(), clock.now(), options.isEmpty());
    return views;
  };
  /** One piece of work with backups at a time. */
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running) throw new Fault('backup-busy');
    const job = work();
    running = job;
    try {
      return await job;
    } finally {
      running = null;
    }
  };

  const write = async (place: BackupPlace, path: string, run: BackupRun): Promise<MadeBackup> => {
    const { desk, turn } = notes.read();
    const madeAt = clock.now();
    const name = await freeName(path, madeAt);
    const store = await frozen(options.freeze);
    const portableKey = options.portableKey();
    try {
      const written = await runJob(
        'write',
        {
          dir,
          place: path,
          name,
          dataKey,
          store: { handle: store.handle, bytes: store.bytes },
          portableKey,
          said: { desk, madeAt, reason: run.reason, app: options.app },
          mayLink: place === 'own',
          objectsIn,
          reads: run.readAll ? 'all' : { part: turn % shares, of: shares },
          today: clock.today(),
        },
        {
          signal: run.signal ? AbortSignal.any([run.signal, closing.signal]) : closing.signal,
          onStep: run.onStep ?? (() => undefined),
          onStoreCopied: store.thaw,
        },
      );
      const about = {
        name,
        madeAt,
        reason: run.reason,
        state: 'whole',
        hasKey: portableKey !== null,
      } as const;
      return { ...written, ...about, place, path: join(path, name) };
    } finally {
      store.thaw();
    }
  };
  const makeEverywhere = async (run: BackupRun) => {
    const made: MadeBackup[] = [];
    let away = false;
    try {
      for (const { place, path, isThere } of await places()) {
        if (isThere) made.push(await write(place, path, run));
        else away = true;
      }
      note({ fault: '', turn: notes.read().turn + 1 });
    } catch (error) {
      const { code } = faultOf(error);
      if (code !== 'cancelled') note({ fault: code });
      throw error;
    } finally {
      const second = made.find(({ place }) => place === 'second');
      if (second) note({ secondAt: second.madeAt });
      if (!closing.signal.aborted) await view();
    }
    return { made, away };
  };
  /** A desk that is gone meanwhile keeps what it noted before. */
  const note = (changes: Parameters<BackupNotebook['save']>[0]): void => {
    try {
      notes.save(changes);
    } catch (error) {
      log('warn', 'backup-not-noted', { code: faultOf(error).code });
    }
  };
  const mayRun = (): void => {
    if (isForLooking) throw new Fault('read-only', { file: 'backup' });
  };

  const isDue = (backups: readonly BackupView[]): boolean =>
    (daysSince(newestOf(backups), clock.now()) ?? 1) >= 1;
  const whenDue = async (): Promise<void> => {
    const views = await view();
    if (running || options.isEmpty() || !views.some(({ isThere, backups }) => isThere && isDue(backups)))
      return;
    const { made } = await alone(() => makeEverywhere({ reason: 'daily', readAll: false }));
    for (const { place, templates, objects, copied } of made)
      log('info', 'backup', { place, templates, objects, copied });
  };
  const watch = (after: number): void => {
    timer = setTimeout(async () => {
      await whenDue().catch((error: unknown) => log('warn', 'backup-failed', { code: faultOf(error).code }));
      if (!closing.signal.aborted) watch(hour);
    }, after).unref();
  };
  if (options.after !== null && !isForLooking) watch(options.after);
  void view().catch((error: unknown) => log('warn', 'backups-not-seen', { code: faultOf(error).code }));

  const find = async ({ place, name }: { place: BackupPlace; name: string }) => {
    const known = (await places()).find((one) => one.place === place);
    if (!known?.isThere) throw new Fault('backup-missing');
    return { place: known.path, name };
  };
  /** The key of a backup, of the desk's own ones; its folder's name says nothing of it. Faults: backup-damaged, backup-missing. */
  const keyFor = async ({ place, name }: Located): Promise<Uint8Array> => {
    const { keyId } = await readManifest(join(place, name));
    return [dataKey, ...options.earlier()].find((key) => keyIdOf(key) === keyId) ?? dataKey;
  };
  const linesOf = ({ signal, onStep }: Pick<BackupRun, 'signal' | 'onStep'>) => ({
    signal: signal ? AbortSignal.any([signal, closing.signal]) : closing.signal,
    onStep: onStep ?? (() => undefined),
  });
  const otherDesk = openOtherDesk({ dir, log, into: (name) => freeFolder(`${resolve(dir)}-${name}`) });
  return {
    otherDesk: {
      ...otherDesk,
      restore: (which, run) => alone(() => otherDesk.restore(which, linesOf(run))),
    },
    standing: () => standing,
    places,
    ...lookIntoPlaces(dir, dataKey, objectsIn, places),
    count: async (path) => (await namesIn(path)).length,
    list: async () => {
      const { drilledAt } = notes.read();
      const views = await view();
      return {
        places: views,
        drilledAt: drilledAt === '' ? null : drilledAt,
        hasPortableKey: options.portableKey() !== null,
      };
    },
    make: async (run) => {
      mayRun();
      return alone(() => makeEverywhere(run));
    },
    makeIn: async (folder, run) => {
      await refuseUnfit(folder, dir);
      return alone(() => write('second', placeBelow(resolve(folder), notes.read().desk), run));
    },
    choose: async (folder) => {
      mayRun();
      if (folder !== null) await refuseUnfit(folder, dir);
      notes.save({ second: folder === null ? '' : resolve(folder), secondAt: '' });
      await view();
    },
    drill: async (from, run) =>
      alone(async () => {
        const located = await find(from);
        const report = await drillBackup({
          from: located,
          dataKey: await keyFor(located),
          dir,
          ...linesOf(run),
        });
        note({ drilledAt: clock.now() });
        return report;
      }),
    templates: (from, run) =>
      alone(async () => {
        const located = await find(from);
        const looking = { from: located, dataKey: await keyFor(located), ...linesOf(run) };
        return withBackup(dir, looking, async (source) => source.list());
      }),
    bring: (from, templates, run) =>
      alone(async () => {
        const located = await find(from);
        const looking = { from: located, dataKey: await keyFor(located), ...linesOf(run) };
        return bringTemplates(options.context(), templates, looking);
      }),
    restore: async (from, run) =>
      alone(async () => {
        const into = await freeFolder(`${resolve(dir)}-${from.name}`);
        const located = await find(from);
        const own = await keyFor(located);
        // Slots of that time may be forgotten by now: the restored desk names its clear key until it gets new ones.
        const key: KeySource =
          own === dataKey ? { from: 'desk', dir } : { from: 'bytes', bytes: clearRing(own, options.nameKey) };
        return restoreBackup({ from: located, into, dataKey: own, key, log, ...linesOf(run) });
      }),
    close: async () => {
      clearTimeout(timer);
      closing.abort();
      await running?.catch(() => undefined);
      await rm(join(dir, 'scratch', 'drill'), { recursive: true, force: true });
    },
  };
};

/** A list that is being read holds the store for a moment. */
const frozen = async (freeze: () => FrozenStore): Promise<FrozenStore> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return freeze();
    } catch (error) {
      if (faultOf(error).code !== 'desk-in-use' || tries >= 50) throw error;
      await wait(100);
    }
  }
};

const freeFolder = async (wanted: string): Promise<string> => {
  for (let n = 0; ; n += 1) {
    const tried = n === 0 ? wanted : `${wanted}-${n}`;
    if (!(await isFolder(tried))) return tried;
  }
};

/** Fault place-unfit: no folder, not writable, or within the desk itself. */
const refuseUnfit = async (folder: string, dir: string): Promise<void> => {
  const way = relative(resolve(dir), resolve(folder));
  const isWithin = way === '' || (!way.startsWith('..') && !isAbsolute(way));
  const mayWrite = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!isAbsolute(folder) || isWithin || !mayWrite || !(await isFolder(folder)))
    throw new Fault('place-unfit');
};
