/** What a task for a process without the key is: its input, output and limits. Who does the work is told by its `worker`. */
import type { z } from 'zod';
import { FrameError } from '../sandbox/frames.ts';

/** Bytes with what is said of them. Bytes travel beside JSON, never in it. */
export type TaskFile = { readonly bytes: Uint8Array };

/** `imaging`: decoders and pictures. `reading`: the networks that read. */
export type WorkerKind = 'imaging' | 'reading';

export type TaskTypes = {
  readonly file: TaskFile;
  /** Plain data. */
  readonly input: unknown;
  readonly output: object;
};

export type TaskDefinition<Types extends TaskTypes, Worker extends WorkerKind = WorkerKind> = {
  readonly worker: Worker;
  /** Of what makes the result: counted up with every change that makes another result of the same input. */
  readonly version: string;
  /** Milliseconds from its first stage after which it is given up and its file refused. */
  readonly longest: number;
  /** Whether the result is kept for whoever asks the same again. */
  readonly isKept: boolean;
  /** Believes what a process says only as far as its shape holds. Throws FrameError for what is no result of this task. */
  read(said: unknown, parts: readonly Uint8Array[]): Types['output'];
  /** What a result depends on beside the files: all of the input where it is left open. `keys`: hash of each file, by its name. */
  about?(input: Types['input'], keys: Readonly<Record<string, string>>): unknown;
  /** Never there; carries the types. */
  readonly types?: Types;
};

/** Keeps the types that a definition is made for: `define<{ file; input; output }>()({ … })`. */
export const define =
  <Types extends TaskTypes>() =>
  <const Worker extends WorkerKind>(definition: TaskDefinition<Types, Worker>) =>
    definition;

/** The said result, checked. Throws FrameError. */
export const parsed = <T>(schema: z.ZodType<T>, said: unknown): T => {
  const result = schema.safeParse(said);
  if (!result.success) throw new FrameError('no answer to this task');
  return result.data;
};

/** For results that are data alone. Throws FrameError. */
export const noParts = (parts: readonly Uint8Array[]): void => {
  if (parts.length > 0) throw new FrameError('bytes without a picture');
};

/** The bytes of a result that has them. Throws FrameError. */
export const onePart = (parts: readonly Uint8Array[]): Uint8Array => {
  const [bytes] = parts;
  if (!bytes || parts.length > 1) throw new FrameError('a picture without its bytes');
  return bytes;
};
