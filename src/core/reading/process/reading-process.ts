/** Entry of a reader: pixels in, what is written on them out; no key, no store, no file of the desk. */
import { constants, getPriority, setPriority } from 'node:os';
import { endNow, openLine } from '../../sandbox/open-line.ts';
import { defectOf } from '../../sandbox/protocol.ts';
import { loadWeights } from '../weights.ts';
import { mostResident } from './bounds.ts';
import { packAnswer, type ReaderAnswer, type Result, type Task, unpackTask } from './messages.ts';

/** Milliseconds between two looks at the memory that it holds. */
const lookEvery = 50;

// Who types never waits for a reader.
const behindTheWindow = constants.priority.PRIORITY_BELOW_NORMAL;
if (getPriority() < behindTheWindow) setPriority(behindTheWindow);

const line = await openLine();
const say = (answer: ReaderAnswer): void => line.send(packAnswer(answer));

setInterval(() => {
  if (process.memoryUsage.rss() <= mostResident) return;
  say({ kind: 'ends', why: 'too much memory' });
  endNow();
}, lookEvery);

/** Loaded only when there is something to read: a machine without the runtime must be able to say so. */
const open = async (): Promise<{ perform: (task: Task) => Promise<Result> }> => {
  const [{ openEngine }, { readPicture }, { findText }] = await Promise.all([
    import('../engine.ts'),
    import('../read-picture.ts'),
    import('../find-text.ts'),
  ]);
  const engine = await openEngine(await loadWeights());
  return {
    perform: async ({ kind, picture, layer }) =>
      kind === 'read' ? readPicture(engine, picture, layer) : { boxes: await findText(engine, picture) },
  };
};
const opening = open();
// Said when a task comes; until then nobody listens.
opening.catch(() => undefined);

line.listen((frame) => void answer(frame), endNow);

async function answer(frame: Parameters<typeof unpackTask>[0]): Promise<void> {
  const ready = await opening.catch((error: unknown) => {
    say({ kind: 'unfit', defect: defectOf(error) });
    return null;
  });
  if (!ready) return;
  try {
    say({ kind: 'stage', stage: 'read' });
    const result = await ready.perform(unpackTask(frame));
    say({ kind: 'done', result, resident: process.memoryUsage.rss() });
  } catch (error) {
    say({ kind: 'defect', defect: defectOf(error) });
  }
}
