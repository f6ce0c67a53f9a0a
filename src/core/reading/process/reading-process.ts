/** Entry of a reader: pixels in, what is written on them out; no key, no store, no file of the desk. */
import { constants, getPriority, setPriority } from 'node:os';
import type { Raster } from '../../imaging/raster.ts';
import type { Frame } from '../../sandbox/frames.ts';
import { endNow, openLine } from '../../sandbox/open-line.ts';
import { type Answer, defectOf } from '../../sandbox/protocol.ts';
import type { KindOf, ReadingResult, ReadingTask } from '../../tasks/kinds.ts';
import { packAnswer, unpackTask } from '../../tasks/pack.ts';
import { type Performers, performBy } from '../../tasks/perform.ts';
import type { ReadablePixels } from '../../tasks/readable.ts';
import { loadWeights, type Weights } from '../weights.ts';
import { mostResident } from './bounds.ts';
import { unpackWeights } from './weights-frame.ts';

/** Milliseconds between two looks at the memory that it holds. */
const lookEvery = 50;

// Who types never waits for a reader.
const behindTheWindow = constants.priority.PRIORITY_BELOW_NORMAL;
if (getPriority() < behindTheWindow) setPriority(behindTheWindow);

const line = await openLine();
const say = (answer: Answer<ReadingResult>): void => line.send(packAnswer(answer));

setInterval(() => {
  if (process.memoryUsage.rss() <= mostResident) return;
  say({ kind: 'ends', why: 'too much memory' });
  endNow();
}, lookEvery);

/** Loaded only when there is something to read: a machine without the runtime must be able to say so. */
const open = async (
  given: Weights | null,
): Promise<{ perform: (task: ReadingTask) => Promise<ReadingResult> }> => {
  const [{ openEngine }, { readPicture }, { findText }] = await Promise.all([
    import('../engine.ts'),
    import('../read-picture.ts'),
    import('../find-text.ts'),
  ]);
  const engine = await openEngine(given ?? (await loadWeights()));
  const performers: Performers<'reading', []> = {
    read: ({ files, input }) => readPicture(engine, only(files), input.layer),
    'find-text': async ({ files }) => ({ boxes: await findText(engine, only(files)) }),
  };
  return { perform: (task) => performBy<'reading', []>(performers, task) };
};

const only = (files: Readonly<Record<string, ReadablePixels>>): Raster => {
  const [file] = Object.values(files);
  if (!file) throw new RangeError('a task without its pixels');
  const { bytes: data, width, height } = file;
  return { data, width, height };
};
/** Begins with the first frame, which says what to read with. */
let opening: ReturnType<typeof open> | undefined;

line.listen((frame) => {
  const told = opening ? null : unpackWeights(frame);
  opening ??= open(told?.given ?? null);
  // Said when a task comes; until then nobody listens.
  opening.catch(() => undefined);
  if (!told) void answer(frame, opening);
}, endNow);

async function answer(frame: Frame, coming: ReturnType<typeof open>): Promise<void> {
  const ready = await coming.catch((error: unknown) => {
    say({ kind: 'unfit', defect: defectOf(error) });
    return null;
  });
  if (!ready) return;
  try {
    say({ kind: 'stage', stage: 'read' });
    const result = await ready.perform(unpackTask<KindOf<'reading'>>(frame));
    say({ kind: 'done', result, resident: process.memoryUsage.rss() });
  } catch (error) {
    say({ kind: 'defect', defect: defectOf(error) });
  }
}
