/** The working thread's side: one task after the other, each stage told as it begins. */
import { constants, getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Stage } from '#domain/picture/stages';
import { type Defect, defectOf } from '../../sandbox/protocol.ts';
import type { ImagingResult, ImagingTask } from '../../tasks/kinds.ts';
import type { PerformTask } from '../perform-task.ts';

/** What the thread says to its process. */
export type Said =
  /** Everything is loaded. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'done'; readonly result: ImagingResult }
  | { readonly kind: 'defect'; readonly defect: Defect };

const behindTheWindow = constants.priority.PRIORITY_BELOW_NORMAL;

/**
 * From when it is loaded the thread works behind the window and the core: who types never waits for a scan. Linux means this thread
 * and those that it starts, other systems the process.
 *
 * The caller sends the next task when the one before is answered.
 */
export const serveTasks = (perform: PerformTask): void => {
  const say = (said: Said): void => parentPort?.postMessage(said);
  parentPort?.on('message', async (task: ImagingTask) => {
    try {
      say({ kind: 'done', result: await perform(task, (stage) => say({ kind: 'stage', stage })) });
    } catch (error) {
      say({ kind: 'defect', defect: defectOf(error) });
    }
  });
  if (getPriority() < behindTheWindow) setPriority(behindTheWindow);
  say({ kind: 'ready' });
};
