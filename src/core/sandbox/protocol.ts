/** What the core and a process without the key say to each other, whatever that process works on. */
import type { Stage } from '#domain/picture/stages';
import type { Frame } from './frames.ts';

/** What an error says, as data. */
export type Defect = { readonly name: string; readonly message: string; readonly stack: string };

export type Answer<Result> =
  | { readonly kind: 'stage'; readonly stage: Stage }
  /** `resident`: bytes that the process holds now. */
  | { readonly kind: 'done'; readonly result: Result; readonly resident: number }
  /** The task threw: a defect of the program, not of a file. */
  | { readonly kind: 'defect'; readonly defect: Defect }
  /** The process cannot work at all. */
  | { readonly kind: 'unfit'; readonly defect: Defect }
  /** The process ends itself now. */
  | { readonly kind: 'ends'; readonly why: string };

export type Protocol<Task, Result> = {
  readonly pack: (task: Task) => Frame;
  /** Throws FrameError for what is no answer to this task. */
  readonly read: (frame: Frame, task: Task) => Answer<Result>;
  /** Milliseconds, counted from the task's first stage: neither waiting nor a start is the file's doing. */
  readonly limitOf: (task: Task) => number;
  /** Resident bytes beyond which a process is ended. */
  readonly mostResident: number;
  /** Resident bytes after a task beyond which a process is not kept for the next one. */
  readonly mostKept: number;
};

export const defectOf = (error: unknown): Defect =>
  error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack ?? '' }
    : { name: 'Error', message: String(error), stack: '' };

/** An error again, with the stack of where it was thrown. */
export const errorOf = ({ name, message, stack }: Defect): Error =>
  Object.assign(new Error(message), { name, stack });
