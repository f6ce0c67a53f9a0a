/** What runs inside a worker of the image pool: one function per task. */
import { getPriority, setPriority } from 'node:os';
import { isMainThread, type MessagePort } from 'node:worker_threads';
import type { Stage } from '#domain/picture/stages';
import type { Inspected, Prepared, PrepareInput, ScanSource } from '../context.ts';
import { inspectScan } from './inspect-scan.ts';
import { preparePicture } from './prepare-picture.ts';
import { type Previewed, previewScan } from './preview.ts';
import { freeNow } from './spare-memory.ts';

/** Less urgent than the window and the core: who types never waits for a scan. Only Linux means the calling thread alone. */
const afterTheWindow = 10;
if (!isMainThread && process.platform === 'linux' && getPriority() < afterTheWindow)
  setPriority(afterTheWindow);

export type Task =
  | { readonly kind: 'inspect'; readonly scan: ScanSource; readonly name: string }
  | { readonly kind: 'prepare'; readonly input: PrepareInput }
  | { readonly kind: 'preview'; readonly scan: ScanSource; readonly width: number };

export type Result = Inspected | Prepared | Previewed;

/** `stages` hears of each stage as it begins. */
export type Order = { readonly task: Task; readonly stages: MessagePort };

/** A defect comes back as a value: whatever else the pool reports then means that the worker itself broke. */
export type Outcome =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly defect: unknown };

export const run = async ({ task, stages }: Order): Promise<Outcome> => {
  try {
    return { ok: true, result: await perform(task, (stage) => stages.postMessage(stage)) };
  } catch (defect) {
    return { ok: false, defect };
  } finally {
    stages.close();
    for (const { bytes } of scansOf(task)) freeNow(bytes);
  }
};

/** They came with the task and are this worker's own. */
const scansOf = (task: Task): readonly ScanSource[] =>
  task.kind === 'prepare' ? Object.values(task.input.scans) : [task.scan];

const perform = (task: Task, onStage: (stage: Stage) => void): Promise<Result> => {
  if (task.kind === 'inspect') return inspectScan(task.scan, task.name, { onStage });
  if (task.kind === 'prepare') return preparePicture(task.input, { onStage });
  return previewScan(task.scan, task.width, { onStage });
};
