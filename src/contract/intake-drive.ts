/** How a host works through an intake: the same in the window and at the command line. Stops at once, goes on after failures. */
import { faultOf } from './fault-of.ts';
import type { Fault } from './faults.ts';
import type { IntakeItem } from './intake-views.ts';

export type IntakeHost = {
  /** Hands the bytes of a file to the core; null when the host does not have them. */
  grant(path: string): Promise<string | null>;
  /** Waits until a core that stopped is back; a host whose core cannot stop alone needs none. */
  whenBack?(): Promise<void>;
  /** Ends at once when the run is cancelled. */
  take(input: { item: string; files: { file: string; grant: string }[] }): Promise<IntakeItem>;
  /** Sorts what names left open by what was read meanwhile; all items then. */
  sort(): Promise<readonly IntakeItem[]>;
};

/** An AbortSignal, as far as it is needed here. */
type Cancel = { readonly aborted: boolean };

export type IntakeSteps = {
  onStart?(item: IntakeItem): void;
  onItem(item: IntakeItem): void;
  /** Reading has sorted the intake, and so many items more can be worked on. */
  onSorted?(items: readonly IntakeItem[], more: number): void;
  /** The item could not be worked on now; it stays open. */
  onFault(item: IntakeItem, fault: Fault): void;
};

export type IntakeEnd = {
  /** Why it ended before all was done; null when it did not, or was cancelled. */
  readonly fault: Fault | null;
  /** Items whose files the host does not have: somebody must choose the folder again. */
  readonly missing: number;
};

/** With these nothing that comes after can go well either. */
const hopeless: ReadonlySet<string> = new Set(['disk-full', 'disk-failing', 'read-only', 'store-damaged']);

/** Items that the next run works on: open, with bytes to be had or kept, and not aside. */
export const isToDo = ({ state, decision, files }: IntakeItem): boolean =>
  state === 'open' && decision !== 'aside' && files.length > 0;

/** A back finds the front that was taken in meanwhile; nothing more can follow from that. */
const mostSorts = 3;

/** Works through items, `width` at a time, in their order, then through what reading could decide. */
export const driveIntake = async (
  items: readonly IntakeItem[],
  host: IntakeHost,
  steps: IntakeSteps,
  signal: Cancel,
  width = 2,
): Promise<IntakeEnd> => {
  const queue = items.filter(isToDo);
  /** Tried, and still open. */
  const stuck = new Set<string>();
  let fault: Fault | null = null;
  let missing = 0;
  const work = async (): Promise<void> => {
    for (let item = queue.shift(); item && !signal.aborted && !fault; item = queue.shift()) {
      steps.onStart?.(item);
      const outcome = await takeItem(item, host, signal);
      if (signal.aborted) return;
      if (outcome === 'missing') {
        missing += 1;
        stuck.add(item.id);
      } else if ('code' in outcome) {
        stuck.add(item.id);
        if (hopeless.has(outcome.code)) fault = outcome;
        else steps.onFault(item, outcome);
      } else steps.onItem(outcome);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  for (let sorts = 0; sorts < mostSorts && !signal.aborted && !fault; sorts += 1) {
    const sorted = await sortAll(host, signal);
    if ('code' in sorted) {
      fault = sorted;
      break;
    }
    const more = sorted.items.filter((item) => isToDo(item) && hasBytes(item) && !stuck.has(item.id));
    steps.onSorted?.(sorted.items, more.length);
    if (more.length === 0) break;
    queue.push(...more);
    await Promise.all(Array.from({ length: width }, work));
  }
  return { fault, missing };
};

/** Its bytes lie in the vault: only such items are decided by reading. */
const hasBytes = ({ files }: IntakeItem): boolean => files.every(({ state }) => state !== 'named');

const sortAll = async (
  host: IntakeHost,
  signal: Cancel,
): Promise<{ readonly items: readonly IntakeItem[] } | Fault> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { items: await host.sort() };
    } catch (error) {
      const fault = faultOf(error);
      if (signal.aborted) return { items: [] };
      if (!lineLost.has(fault.code) || attempt === attempts) return fault;
      await host.whenBack?.();
    }
  }
};

/** The core died, its grants with it. A call whose line closed reads as cancelled; one that was cancelled is not repeated. */
const lineLost: ReadonlySet<string> = new Set(['core-stopped', 'grant-unknown', 'cancelled']);

/** Of an item that the core died over, what was kept stays; the same call goes on from there. */
const attempts = 3;

const takeItem = async (
  item: IntakeItem,
  host: IntakeHost,
  signal: Cancel,
): Promise<IntakeItem | Fault | 'missing'> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const files: { file: string; grant: string }[] = [];
      for (const { id, path, state } of item.files) {
        if (state !== 'named') continue;
        const grant = await host.grant(path);
        if (grant === null) return 'missing';
        files.push({ file: id, grant });
      }
      return await host.take({ item: item.id, files });
    } catch (error) {
      const fault = faultOf(error);
      const again = lineLost.has(fault.code);
      if (!again || attempt === attempts || signal.aborted) return fault;
      await host.whenBack?.();
    }
  }
};
