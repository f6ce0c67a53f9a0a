/** How a host gives the files of an intake to the core: the same in the window and at the command line. Afterwards the core needs nobody. */
import { faultOf } from './fault-of.ts';
import type { Fault } from './faults.ts';
import { type IntakeItem, isToDo } from './intake-views.ts';

export type FileHost = {
  /** Offers a file's bytes to the core; null when the host does not have them. */
  grant(path: string): Promise<string | null>;
  keep(input: { file: string; grant: string }): Promise<unknown>;
  /** Waits until a core that stopped is back; a host whose core cannot stop alone needs none. */
  whenBack?(): Promise<void>;
};

export type GivingSteps = {
  onFile(done: number, total: number): void;
  /** A file could not be given now; it is waited for. */
  onFault(fault: Fault): void;
};

export type GivenFiles = {
  /** Why it ended before all was given; null when it did not, or was cancelled. */
  readonly fault: Fault | null;
  /** Items whose files the host does not have: somebody must choose the folder again. */
  readonly missing: number;
};

/** An AbortSignal, as far as it is needed here. */
type Cancel = { readonly aborted: boolean };

/** With these nothing that comes after can go well either. */
const hopeless: ReadonlySet<string> = new Set(['disk-full', 'disk-failing', 'read-only', 'desk-gone']);
/** The core died, its grants with it. A call whose line closed reads as cancelled; one that was cancelled is not repeated. */
const lineLost: ReadonlySet<string> = new Set(['core-stopped', 'grant-unknown', 'cancelled']);
const attempts = 3;

/** Gives what the core waits for of these items, `width` files at a time, in their order. */
export const giveFiles = async (
  items: readonly IntakeItem[],
  host: FileHost,
  steps: GivingSteps,
  signal: Cancel,
  width = 2,
): Promise<GivenFiles> => {
  const queue = items
    .filter(isToDo)
    .flatMap(({ id, files }) => files.map((file) => ({ ...file, item: id })))
    .filter(({ state }) => state === 'named');
  const total = queue.length;
  const missing = new Set<string>();
  let done = 0;
  let fault: Fault | null = null;
  const lane = async (): Promise<void> => {
    for (let file = queue.shift(); file && !signal.aborted && !fault; file = queue.shift()) {
      const outcome = await giveOne(file, host, signal);
      if (signal.aborted) return;
      if (outcome === 'missing') missing.add(file.item);
      else if (outcome === 'kept') steps.onFile(++done, total);
      else if (hopeless.has(outcome.code)) fault = outcome;
      else steps.onFault(outcome);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return { fault, missing: missing.size };
};

const giveOne = async (
  { id, path }: IntakeItem['files'][number],
  host: FileHost,
  signal: Cancel,
): Promise<'kept' | 'missing' | Fault> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const grant = await host.grant(path);
      if (grant === null) return 'missing';
      await host.keep({ file: id, grant });
      return 'kept';
    } catch (error) {
      const fault = faultOf(error);
      if (!lineLost.has(fault.code) || attempt === attempts || signal.aborted) return fault;
      await host.whenBack?.();
    }
  }
};
