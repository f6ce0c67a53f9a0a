/** What the core asks of the thread that puts bundles together, and how the two speak: plain messages, each call by its number. */

import { Fault, type FaultShape } from '#contract/faults';
import type { BundleVerdict } from '#contract/views';
import type { BundleSource } from '../bundle-source.ts';
import type { BundleItem, BundlePlan, Composed, Taken } from '../compose-bundle.ts';

export type BundleCalls = {
  /** Begins a bundle; writes it to a new file as well where a path is given. Answers with a number for the calls that follow. */
  begin(plan: BundlePlan, path: string | null): Promise<number>;
  add(bundle: number, item: BundleItem): Promise<Taken>;
  end(bundle: number, left: number): Promise<Composed>;
  /** Begins to read a bundle. */
  open(source: BundleSource): Promise<{ readonly reading: number; readonly bytes: number }>;
  /** The next piece; null at the end. */
  next(reading: number): Promise<Uint8Array | null>;
  /** Ends a bundle or a reading, wherever it is. */
  drop(number: number): Promise<void>;
  /** Writes a bundle to a new file, through to the disk. */
  save(source: BundleSource, path: string): Promise<void>;
  verify(source: BundleSource): Promise<BundleVerdict>;
};

export type BundleCallName = keyof BundleCalls;

export type CallMessage =
  | { readonly id: number; readonly name: BundleCallName; readonly args: readonly unknown[] }
  | { readonly cancel: number };

export type AnswerMessage =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: FaultShape }
  | { readonly id: number; readonly defect: Defect };

type Defect = {
  readonly name: string;
  readonly stack: string /** Of the file system. */;
  readonly code?: string;
};

/** Errors lose their fields between threads. */
export const readAnswer = (answer: AnswerMessage): { value: unknown } | { error: Error } => {
  if ('value' in answer) return { value: answer.value };
  if ('fault' in answer) return { error: new Fault(answer.fault.code, answer.fault.data) };
  const error = new Error('the bundle thread failed');
  error.name = answer.defect.name;
  error.stack = answer.defect.stack;
  return {
    error: Object.assign(error, answer.defect.code === undefined ? {} : { code: answer.defect.code }),
  };
};
