/** What could be handed over, by the target that each template goes to. */
import { type } from '@orpc/contract';
import { operation } from './operation.ts';

export type BundleGroup = {
  /** Target id. */
  readonly target: string;
  /** Templates that were not submitted, or came back. */
  readonly templates: readonly string[];
  readonly ready: number;
  readonly wait: number;
  readonly stop: number;
};

/** The desk's default target first, the others by what is ready. */
export const bundleGroups = operation.output(type<readonly BundleGroup[]>());
