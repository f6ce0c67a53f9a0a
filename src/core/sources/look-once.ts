/** One look into a watched folder: what lies there, what may be taken by now, and where it goes then. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault, type FaultCode } from '#contract/faults';
import type { WatchedFolder } from '#contract/watched';
import type { Finding } from '#domain/finding/finding';
import { groupFiles } from '#domain/intake/group-files';
import type { LeftReason } from '#domain/intake/intake';
import { lookAgain, readyFiles, type WaitingFile, waitLonger } from '#domain/intake/settle';
import { toFault } from '../ops/base.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import { lookIntoFolder } from './list-folder.ts';
import { putDone, putFailed } from './put-away.ts';
import { type KeptFile, lookAtFile, planKept, plannedPath } from './take-files.ts';

/** Files that are planned together at most: the first are worked on while the next are read. */
const mostAtOnce = 50;

/** What is known of a watched folder between two looks. */
export type Eye = {
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

/** One look, and whatever may be taken by now. Trouble stands in the eye; only an abort ends it early. */
export const lookOnce = async (
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
