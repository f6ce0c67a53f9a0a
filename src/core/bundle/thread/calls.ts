/** What the core asks of the thread that puts bundles together, and how the two speak: plain messages, each call by its number. */

import { Fault, type FaultShape } from '#contract/faults';
import type { BundleCallName } from '../../ports/bundle-thread.ts';

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
