/** Watched folders: scans that come into them are taken in without a page. */
import { type } from '@orpc/contract';
import { z } from 'zod';
import type { FaultCode } from './faults.ts';
import { operation } from './operation.ts';
import { idSchema } from './schemas.ts';

/** What new templates begin with, and whether the first folder below the watched one names the customer. */
export const watchedRulesSchema = z.object({
  customer: z.string().trim().max(200),
  /** Id of a target; '' is the desk's own. */
  target: z.string().max(60),
  bySubfolder: z.boolean(),
  isOn: z.boolean(),
});
export type WatchedRules = z.infer<typeof watchedRulesSchema>;

export const watchedFolderSchema = watchedRulesSchema.extend({
  id: idSchema,
  path: z.string().min(1).max(4096),
});
export type WatchedFolder = z.infer<typeof watchedFolderSchema>;

/** `away`: the drive or share is not there, or does not answer; `waits`: the desk cannot keep anything now. */
export type WatchedState = 'watching' | 'off' | 'away' | 'waits';

export type WatchedView = WatchedFolder & {
  readonly state: WatchedState;
  /** Since when it is away or waits, UTC ISO. */
  readonly since: string | null;
  /** Why it waits. */
  readonly fault: FaultCode | null;
  /** Files that are not quiet or not whole yet. */
  readonly waiting: number;
  /** Files that another program holds open, or that may not be read. */
  readonly held: number;
  /** Files that lie in a cloud only. */
  readonly cloud: number;
  /** Since the desk was opened: taken in, there already, refused. */
  readonly taken: number;
  readonly twice: number;
  readonly failed: number;
};

export const mostWatched = 20;

export const watchedContract = {
  list: operation.output(type<readonly WatchedView[]>()),
  /** Fault: not-found. */
  change: operation
    .input(z.object({ id: idSchema, rules: watchedRulesSchema.partial() }))
    .output(type<readonly WatchedView[]>()),
  /** The folder and its files stay. Fault: not-found. */
  remove: operation.input(z.object({ id: idSchema })).output(type<readonly WatchedView[]>()),
};
