/**
 * Looks into watched folders again and again. No notices of the file system: shares do not send them, and local ones come twice, early
 * or not at all; a look costs little, since what was taken is moved away. Each folder has its own loop; files are taken one after
 * another, so that a folder of thousands holds nothing whole in memory.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import type { WatchedFolder, WatchedView } from '#contract/watched';
import type { DeskContext } from '../ports/desk-context.ts';
import type { WatchedFolders, WatchedNotes } from '../ports/watched-folders.ts';
import { fitPlace } from './fit-place.ts';
import { type Eye, lookOnce } from './look-once.ts';

/** Milliseconds between two looks; a folder whose looks take long is looked into less often. */
const lookEvery = 2_000;
const restPerLook = 4;
/** Where the folder is away, or the desk cannot keep anything. */
const tryEvery = 30_000;

export type WatchNeeds = {
  readonly notes: WatchedNotes;
  readonly context: () => DeskContext;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
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
        path: await fitPlace(
          path,
          context().dir,
          [...eyes.values()].map(({ folder }) => folder.path),
        ),
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
