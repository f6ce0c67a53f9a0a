/**
 * Looks into watched folders again and again. No notices of the file system: shares do not send them, and local ones come twice, early
 * or not at all; a look costs little, since what was taken is moved away. Each folder has its own loop; files are taken one after
 * another, so that a folder of thousands holds nothing whole in memory.
 */
import { realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { faultOf } from '#contract/fault-of';
import { Fault, type FaultCode } from '#contract/faults';
import { mostWatched, type WatchedFolder, type WatchedView } from '#contract/watched';
import type { Finding } from '#domain/finding/finding';
import { isHidden } from '#domain/intake/file-names';
import { groupFiles } from '#domain/intake/group-files';
import type { LeftReason } from '#domain/intake/intake';
import { lookAgain, readyFiles, type WaitingFile, waitLonger } from '#domain/intake/settle';
import { toFault } from '../ops/base.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { WatchedFolders, WatchedNotes } from '../ports/watched-folders.ts';
import { lookIntoFolder } from './list-folder.ts';
import { putDone, putFailed } from './put-away.ts';
import { type KeptFile, lookAtFile, planKept, plannedPath } from './take-files.ts';

/** Milliseconds between two looks; a folder whose looks take long is looked into less often. */
const lookEvery = 2_000;
const restPerLook = 4;
/** Where the folder is away, or the desk cannot keep anything. */
const tryEvery = 30_000;
/** Files that are planned together at most: the first are worked on while the next are read. */
const mostAtOnce = 50;

export type WatchNeeds = {
  readonly notes: WatchedNotes;
  readonly context: () => DeskContext;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
};

type Eye = {
  folder: WatchedFolder;
  waiting: Map<string, WaitingFile>;
  /** Files that were dealt with and could not be moved yet, by path: the sum of size and time under which they were. */
  readonly settled: Map<string, { readonly key: string; readonly move: () => Promise<unknown> }>;
  readonly counts: { taken: number; twice: number; failed: number; held: number; cloud: number };
  trouble: {
    readonly state: 'away' | 'waits';
    readonly since: string;
    readonly fault: FaultCode | null;
  } | null;
  /** Items that are kept and not begun with. */
  toBegin: string[];
  readonly stop: AbortController;
  loop: Promise<void> | null;
};

export const createWatchedFolders = (needs: WatchNeeds): WatchedFolders => {
  const { notes, context } = needs;
  const now = needs.now ?? (() => performance.now());
  const pause = needs.pause ?? ((milliseconds, signal) => wait(milliseconds, undefined, { signal }));
  const eyes = new Map<string, Eye>();
  let isRunning = false;
  const save = () => notes.save([...eyes.values()].map(({ folder }) => folder));
  const eyeOf = (id: string): Eye => {
    const eye = eyes.get(id);
    if (!eye) throw new Fault('not-found');
    return eye;
  };
  const run = (eye: Eye): void => {
    if (isRunning && eye.folder.isOn && !eye.loop)
      eye.loop = loop(eye).finally(() => {
        eye.loop = null;
      });
  };
  const loop = async (eye: Eye): Promise<void> => {
    const { signal } = eye.stop;
    while (!signal.aborted && eye.folder.isOn) {
      const began = now();
      await lookOnce(context(), eye, now, signal);
      const rest = eye.trouble ? tryEvery : Math.max(lookEvery, (now() - began) * restPerLook);
      await pause(rest, signal).catch(() => undefined);
    }
  };
  const lookNow = async (signal: AbortSignal): Promise<void> => {
    for (const eye of eyes.values()) {
      if (signal.aborted) throw new Fault('cancelled');
      if (eye.folder.isOn && !eye.loop) await lookOnce(context(), eye, now, signal);
    }
  };
  for (const folder of notes.read()) eyes.set(folder.id, newEye(folder));
  return {
    list: () => [...eyes.values()].map(viewOf),
    add: async (path, rules = {}) => {
      const folder: WatchedFolder = {
        id: context().newId(),
        path: await fitPlace(path, context().dir, [...eyes.values()]),
        customer: '',
        target: '',
        bySubfolder: true,
        isOn: true,
        ...rules,
      };
      const eye = newEye(folder);
      eyes.set(folder.id, eye);
      save();
      run(eye);
      return viewOf(eye);
    },
    change: (id, rules) => {
      const eye = eyeOf(id);
      eye.folder = { ...eye.folder, ...rules };
      save();
      run(eye);
    },
    remove: (id) => {
      const eye = eyeOf(id);
      eyes.delete(id);
      save();
      eye.stop.abort();
    },
    start: () => {
      isRunning = true;
      if (eyes.size > 0) takeUp(context());
      for (const eye of eyes.values()) run(eye);
    },
    lookNow,
    untilQuiet: async (signal) => {
      if (eyes.size > 0) takeUp(context());
      for (;;) {
        await lookNow(signal);
        const isBusy = [...eyes.values()].some(
          ({ folder, waiting, trouble }) => folder.isOn && !trouble && waiting.size > 0,
        );
        if (!isBusy) return;
        await pause(lookEvery, signal).catch(() => undefined);
      }
    },
    close: async () => {
      isRunning = false;
      for (const { stop } of eyes.values()) stop.abort();
      await Promise.all([...eyes.values()].map(({ loop: running }) => running));
    },
  };
};

const newEye = (folder: WatchedFolder): Eye => ({
  folder,
  waiting: new Map(),
  settled: new Map(),
  counts: { taken: 0, twice: 0, failed: 0, held: 0, cloud: 0 },
  trouble: null,
  toBegin: [],
  stop: new AbortController(),
  loop: null,
});

const viewOf = ({ folder, waiting, counts, trouble }: Eye): WatchedView => ({
  ...folder,
  ...counts,
  state: folder.isOn ? (trouble?.state ?? 'watching') : 'off',
  since: folder.isOn ? (trouble?.since ?? null) : null,
  fault: folder.isOn ? (trouble?.fault ?? null) : null,
  waiting: waiting.size,
});

/** The folder by its true path. What the desk writes there must not come back to it. */
const fitPlace = async (path: string, dir: string, eyes: readonly Eye[]): Promise<string> => {
  const unfit = (reason: string) => new Fault('folder-not-watchable', { reason });
  if (!isAbsolute(path)) throw unfit('not-absolute');
  const real = await realpath(resolve(path)).catch(() => {
    throw unfit('away');
  });
  if (!(await stat(real)).isDirectory()) throw unfit('no-folder');
  const others = [await realpath(dir), ...eyes.map(({ folder }) => folder.path)];
  // Everything that somebody has is no folder for scans.
  if (isBelow(homedir(), real)) throw unfit('home');
  // Files below a hidden folder are none of an intake.
  if (isHidden(basename(real))) throw unfit('hidden');
  if (eyes.length >= mostWatched || others.some((other) => isBelow(real, other) || isBelow(other, real)))
    throw unfit('taken');
  return real;
};

const isBelow = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
};

/** What a core before this one kept and did not begin with. */
const takeUp = ({ intakes, jobs, log }: DeskContext): void => {
  const open = intakes.open();
  if (!open) return;
  const byItem = Map.groupBy(intakes.files(open.id), ({ item }) => item);
  const items = intakes
    .items(open.id)
    .filter(({ id, state }) => state === 'open' && byItem.get(id)?.every((file) => file.state === 'kept'))
    .map(({ id }) => id);
  if (items.length === 0) return;
  try {
    jobs.begin('intake', { items });
  } catch (error) {
    log('warn', 'intake-not-begun', { code: faultOf(error).code });
  }
};

/** One look, and whatever may be taken by now. Trouble stands in the eye; only an abort ends it early. */
const lookOnce = async (
  context: DeskContext,
  eye: Eye,
  now: () => number,
  signal: AbortSignal,
): Promise<void> => {
  try {
    const { files, cloud } = await lookIntoFolder(eye.folder.path, signal);
    await moveSettled(eye);
    eye.waiting = lookAgain(
      eye.waiting,
      files.filter(({ path }) => !eye.settled.has(path)),
      now(),
    );
    eye.counts.cloud = cloud;
    eye.counts.held = 0;
    eye.trouble = null;
    for (const some of batchesOf(eye.folder, readyFiles(eye.waiting, now())))
      await takeSome(context, eye, some, now, signal);
  } catch (error) {
    if (signal.aborted) return;
    eye.trouble = troubleOf(context, error, eye.trouble?.since);
  }
};

/** What names put together stays together: the two sides of a card are planned at once. */
const batchesOf = (folder: WatchedFolder, files: readonly WaitingFile[]): readonly WaitingFile[][] => {
  const byPath = new Map(files.map((file) => [plannedPath(folder, file.path), file]));
  const { groups } = groupFiles([...byPath].map(([path, { bytes }]) => ({ path, bytes })));
  const batches: WaitingFile[][] = [[]];
  for (const group of groups) {
    if (batches.at(-1)!.length >= mostAtOnce) batches.push([]);
    batches.at(-1)!.push(...group.files.map(({ path }) => byPath.get(path)!));
  }
  return batches;
};

const troubleOf = (context: DeskContext, error: unknown, since: string | undefined): Eye['trouble'] => {
  const isOfFolder = error instanceof Error && 'syscall' in error;
  const at = since ?? context.clock.now();
  return isOfFolder
    ? { state: 'away', since: at, fault: null }
    : { state: 'waits', since: at, fault: toFault(error, context.log).code };
};

const keyOf = ({ bytes, changedAt }: { bytes: number; changedAt: number }): string => `${bytes} ${changedAt}`;

const takeSome = async (
  context: DeskContext,
  eye: Eye,
  files: readonly WaitingFile[],
  now: () => number,
  signal: AbortSignal,
): Promise<void> => {
  const { folder, counts } = eye;
  const kept: KeptFile[] = [];
  const sums = new Set<string>();
  const done = (path: string) => () => putDone(folder.path, path, context.clock.today());
  for (const file of files) {
    signal.throwIfAborted();
    const isLastLook = waitLonger(file, now()) === null;
    const looked = await lookAtFile(context, folder.path, file, { given: sums, isLastLook }, signal);
    if (looked.kind === 'kept') {
      kept.push(looked.file);
      sums.add(looked.file.sha256);
    } else if (looked.kind === 'twice') {
      counts.twice += 1;
      settle(eye, file, done(file.path));
    } else if (looked.kind === 'refused') refuse(eye, file, looked.why);
    else if (looked.kind === 'gone') eye.waiting.delete(file.path);
    else {
      if (looked.kind === 'held') counts.held += 1;
      const longer = waitLonger(file, now());
      if (longer) eye.waiting.set(file.path, longer);
      // What cannot be read cannot be moved either: it is looked at again as if it were new.
      else if (looked.kind === 'held') eye.waiting.delete(file.path);
      else refuse(eye, file, 'unreadable');
    }
  }
  if (kept.length > 0) {
    const items = await planKept(context, folder, kept);
    const byPath = new Map(files.map((file) => [file.path, file]));
    for (const { path } of kept) settle(eye, byPath.get(path)!, done(path));
    counts.taken += kept.length;
    eye.toBegin.push(...items);
  }
  await moveSettled(eye);
  // A person may have put the intake away meanwhile: then nothing is left to begin with.
  const items = eye.toBegin.filter((id) => context.intakes.has(id));
  if (items.length > 0) context.jobs.begin('intake', { items });
  eye.toBegin = [];
};

/** Dealt with: it only has to be moved, now or when nobody holds it any more. */
const settle = (eye: Eye, file: WaitingFile, move: () => Promise<unknown>): void => {
  eye.waiting.delete(file.path);
  eye.settled.set(file.path, { key: keyOf(file), move });
};

const refuse = (eye: Eye, file: WaitingFile, why: Finding | LeftReason): void => {
  eye.counts.failed += 1;
  settle(eye, file, () =>
    putFailed(eye.folder.path, file.path, (say) =>
      typeof why === 'string' ? say.label(`leftReason.${why}`) : say.finding(why),
    ),
  );
};

/** A file that is another one by now is new; one that cannot be moved is tried again at the next look. */
const moveSettled = async (eye: Eye): Promise<void> => {
  for (const [path, { key, move }] of eye.settled) {
    const isSame = await stat(join(eye.folder.path, path)).then(
      ({ size, mtimeMs }) => keyOf({ bytes: size, changedAt: mtimeMs }) === key,
      // What cannot be seen now may come back.
      ({ code }: NodeJS.ErrnoException) => code !== 'ENOENT' && code !== 'ENOTDIR',
    );
    if (!isSame || (await move().then(() => true, isRefused))) eye.settled.delete(path);
  }
};

/** What the file system refuses is tried again; anything else is a defect. */
const isRefused = (error: unknown): false => {
  if (error instanceof Error && ('code' in error || error instanceof Fault)) return false;
  throw error;
};
