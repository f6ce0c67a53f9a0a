/** What the core and an imaging process say to each other, and how it becomes frames. */
import type { Stage } from '#domain/picture/stages';
import type { ScanSource } from '../../ports/imaging.ts';
import type { Result, Task } from '../perform-task.ts';
import type { Frame } from './frames.ts';

/** What an error says, as data. */
export type Defect = { readonly name: string; readonly message: string; readonly stack: string };

export type Answer =
  | { readonly kind: 'stage'; readonly stage: Stage }
  /** `resident`: bytes that the process holds now. */
  | { readonly kind: 'done'; readonly result: Result; readonly resident: number }
  /** The task threw: a defect of the program, not of a file. */
  | { readonly kind: 'defect'; readonly defect: Defect }
  /** The process cannot work at all. */
  | { readonly kind: 'unfit'; readonly defect: Defect }
  /** The process ends itself now. */
  | { readonly kind: 'ends'; readonly why: string };

/** The task with its scans' bytes beside it. */
export const packTask = (task: Task): Frame => {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const without = ({ bytes, ...rest }: ScanSource): object => {
    // Nothing here shares memory with another thread.
    parts.push(bytes as Uint8Array<ArrayBuffer>);
    return rest;
  };
  const head =
    task.kind === 'prepare'
      ? {
          ...task,
          input: {
            ...task.input,
            scans: Object.entries(task.input.scans).map(([id, scan]) => [id, without(scan)]),
          },
        }
      : { ...task, scan: without(task.scan) };
  return { head: JSON.stringify(head), parts };
};

/** The scans that a task reads. */
export const scansOf = (task: Task): readonly ScanSource[] =>
  task.kind === 'prepare' ? Object.values(task.input.scans) : [task.scan];

/** What `packTask` made: the core is believed. */
export const unpackTask = ({ head, parts }: Frame): Task => {
  const task = JSON.parse(head);
  if (task.kind !== 'prepare') return { ...task, scan: { ...task.scan, bytes: parts[0] } };
  const scans = (task.input.scans as [string, object][]).map(([id, scan], index) => [
    id,
    { ...scan, bytes: parts[index] },
  ]);
  return { ...task, input: { ...task.input, scans: Object.fromEntries(scans) } };
};

export const packAnswer = (answer: Answer): Frame => {
  if (answer.kind !== 'done' || !('bytes' in answer.result))
    return { head: JSON.stringify(answer), parts: [] };
  const { bytes, ...result } = answer.result;
  return { head: JSON.stringify({ ...answer, result }), parts: [bytes as Uint8Array<ArrayBuffer>] };
};

export const defectOf = (error: unknown): Defect =>
  error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack ?? '' }
    : { name: 'Error', message: String(error), stack: '' };

/** An error again, with the stack of where it was thrown. */
export const errorOf = ({ name, message, stack }: Defect): Error =>
  Object.assign(new Error(message), { name, stack });
