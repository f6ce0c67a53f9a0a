/** The run of an intake in this window. It goes on while other pages are open, and ends with the window: the core keeps the rest. */
import { faultOf } from '#contract/fault-of';
import type { Fault } from '#contract/faults';
import { driveIntake, isToDo } from '#contract/intake-drive';
import type { IntakeItem } from '#contract/intake-views';
import { beginWork } from '../../app/long-work.ts';
import type { DeskConnection } from '../../client/connection.ts';
import type { PickedFile } from './pick-files.ts';

export type RunState = {
  readonly isRunning: boolean;
  readonly done: number;
  readonly total: number;
  /** Milliseconds since the start at the newest item. */
  readonly elapsed: number;
  /** Items that are being worked on. */
  readonly working: ReadonlySet<string>;
  /** Items of the last run whose files this window does not have. */
  readonly missing: number;
};

const resting: RunState = {
  isRunning: false,
  done: 0,
  total: 0,
  elapsed: 0,
  working: new Set(),
  missing: 0,
};

export type RunSteps = {
  onItem(item: IntakeItem): void;
  onFault(fault: Fault): void;
  /** Reading has grouped the items anew. */
  onSorted(items: readonly IntakeItem[]): void;
  /** What the person hears at the end when they look elsewhere. */
  notice(done: number, total: number): string;
};

let state = resting;
let controller: AbortController | null = null;
const files = new Map<string, File>();
const listeners = new Set<() => void>();

const change = (next: Partial<RunState>): void => {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
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
  get: (): RunState => state,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  /** Keeps files for the run: the window has them only as long as it is open. */
  hold: (picked: readonly PickedFile[]): void => {
    for (const { path, file } of picked) files.set(path, file);
    change({ missing: 0 });
  },
  holds: (path: string): boolean => files.has(path),
  forget: (): void => {
    files.clear();
    change(resting);
  },
  cancel: (): void => controller?.abort(),
  /** Works through what is open. One run at a time. Whether it ran to its end. */
  start: async (
    items: readonly IntakeItem[],
    { client, offer }: Pick<DeskConnection, 'client' | 'offer'>,
    steps: RunSteps,
  ): Promise<boolean> => {
    if (controller) return false;
    controller = new AbortController();
    const { signal } = controller;
    const began = performance.now();
    change({ ...resting, isRunning: true, total: items.filter(isToDo).length });
    // Closing the window asks once while this runs; what is not done yet is offered again.
    const long = beginWork(state.total);
    const finish = (item: IntakeItem) => {
      const working = new Set(state.working);
      working.delete(item.id);
      change({ working, done: state.done + 1, elapsed: performance.now() - began });
      long.progress(state.done);
    };
    try {
      const { fault, missing } = await driveIntake(
        items,
        {
          grant: async (path) => {
            const file = files.get(path);
            return file === undefined ? null : (await offer(file)).token;
          },
          take: (input) => client.intake.take(input, { signal }),
          sort: async () => (await client.intake.sort())?.items ?? [],
          whenBack: () => whenBack(client),
        },
        {
          onStart: (item) => change({ working: new Set(state.working).add(item.id) }),
          onItem: (item) => {
            finish(item);
            steps.onItem(item);
          },
          onSorted: (sorted, more) => {
            steps.onSorted(sorted);
            change({ total: state.total + more });
          },
          onFault: (item, trouble) => {
            finish(item);
            steps.onFault(trouble);
          },
        },
        signal,
      );
      if (fault) steps.onFault(fault);
      change({ missing });
      return !signal.aborted && fault === null;
    } finally {
      long.end(steps.notice(state.done, state.total));
      controller = null;
      change({ isRunning: false, working: new Set() });
    }
  },
};
