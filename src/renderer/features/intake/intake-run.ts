/** Files that this window holds for the intake, and how they are handed over. The run itself is a job of the core. */
import { useSyncExternalStore } from 'react';
import { faultOf } from '#contract/fault-of';
import type { Fault } from '#contract/faults';
import { giveFiles } from '#contract/give-files';
import { type IntakeItem, isToDo } from '#contract/intake-views';
import type { JobView } from '#contract/jobs';
import { beginJob, runningJob, useRunningJob, whenEnded } from '../../app/jobs.ts';
import { keepingOpen } from '../../app/long-work.ts';
import type { DeskConnection } from '../../client/connection.ts';
import type { PickedFile } from './pick-files.ts';

export type RunState = {
  readonly isRunning: boolean;
  /** Files are being handed over: until they are, the window is needed. */
  readonly isHanding: boolean;
  /** Files while they are handed over, then items. */
  readonly done: number;
  readonly total: number;
  /** Milliseconds of work at the newest item. */
  readonly elapsed: number;
  /** Items that are being worked on. */
  readonly working: ReadonlySet<string>;
  /** Something ran since the window was opened. */
  readonly hasRun: boolean;
};

type Handing = { readonly done: number; readonly total: number };

/** Cores that may stop while a job is being begun. */
const attempts = 3;

let handing: Handing | null = null;
let hasRun = false;
let controller: AbortController | null = null;
const files = new Map<string, File>();
const listeners = new Set<() => void>();

const setHanding = (next: Handing | null): void => {
  handing = next;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useRun = (): RunState => {
  const given = useSyncExternalStore(subscribe, () => handing);
  const job = useRunningJob('intake');
  const { done = 0, total = 0 } = given ?? job ?? {};
  return {
    isRunning: given !== null || job !== null,
    isHanding: given !== null,
    done,
    total,
    elapsed: given ? 0 : (job?.elapsed ?? 0),
    working: new Set(job?.now.working),
    hasRun,
  };
};

/** Asks until the core answers: right after it died, its old line may still look open. A minute is longer than any start. */
const whenBack = async (client: DeskConnection['client']): Promise<void> => {
  for (let ask = 0; ask < 120; ask += 1) {
    const answers = await client.intake.status().then(
      () => true,
      (error: unknown) => faultOf(error).code !== 'core-stopped',
    );
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
};

export const intakeRun = {
  /** Keeps files to be handed over: the window has them only as long as it is open. */
  hold: (picked: readonly PickedFile[]): void => {
    for (const { path, file } of picked) files.set(path, file);
  },
  holds: (path: string): boolean => files.has(path),
  forget: (): void => {
    files.clear();
    hasRun = false;
  },
  cancel: (client: DeskConnection['client']): void => {
    controller?.abort();
    const job = runningJob('intake');
    // Where it cannot be cancelled the core is away, which the window says.
    if (job) client.jobs.cancel({ id: job.id }).catch(() => undefined);
  },
  /** Hands over what is open and has the core work through it. Answers when it has ended. Faults: those of the hand-over. */
  start: async (
    items: readonly IntakeItem[],
    { client, offer }: Pick<DeskConnection, 'client' | 'offer'>,
    onFault: (fault: Fault) => void,
  ): Promise<void> => {
    if (controller) return;
    controller = new AbortController();
    const { signal } = controller;
    hasRun = true;
    setHanding({ done: 0, total: 1 });
    try {
      const { fault } = await keepingOpen(() =>
        giveFiles(
          items,
          {
            grant: async (path) => {
              const file = files.get(path);
              return file === undefined ? null : (await offer(file)).token;
            },
            keep: (input) => client.intake.keep(input),
            whenBack: () => whenBack(client),
          },
          { onFile: (done, total) => setHanding({ done, total }), onFault },
          signal,
        ),
      );
      if (fault) throw fault;
      const ready = items.filter((item) => isToDo(item) && hasBytes(item)).map(({ id }) => id);
      if (signal.aborted || ready.length === 0) return;
      const job = await beginWhenBack(client, ready);
      setHanding(null);
      controller = null;
      await whenEnded(job.id);
    } finally {
      controller = null;
      setHanding(null);
    }
  },
};

/** Begun twice it is still one: what is begun while it runs becomes part of it. */
const beginWhenBack = async (client: DeskConnection['client'], items: string[]): Promise<JobView> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await beginJob(client, { kind: 'intake', input: { items } });
    } catch (error) {
      if (attempt === attempts || faultOf(error).code !== 'core-stopped') throw error;
      await whenBack(client);
    }
  }
};

/** All of its files lie in the desk, or were handed over just now. */
const hasBytes = ({ files: own }: IntakeItem): boolean =>
  own.every(({ state, path }) => state !== 'named' || files.has(path));
