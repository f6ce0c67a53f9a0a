/** Takes items of the open intake in, then what reading could decide meanwhile, until nothing more follows from it. */
import { faultOf } from '#contract/fault-of';
import { Fault, type FaultCode } from '#contract/faults';
import { sortIntake } from '../intake/sort-intake.ts';
import { takeInTurn } from '../intake/take-in-turn.ts';
import { viewItem } from '../intake/view-intake.ts';
import { toFault } from '../ops/base.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { StoredItem } from '../ports/intakes.ts';
import type { JobKindOf, JobTeller } from './job-kind.ts';
import { throughPieces } from './through-pieces.ts';

/** Items in hand at once: one is looked at or read while another waits for disk and store. */
const width = 2;
/** A back finds the front that was taken in meanwhile; nothing more can follow from that. */
const mostSorts = 3;
/** With these nothing that comes after can go well either. */
const hopeless: ReadonlySet<FaultCode> = new Set([
  'disk-full',
  'disk-failing',
  'read-only',
  'store-damaged',
  'desk-gone',
]);

export const intakeJob: JobKindOf<'intake'> = {
  joins: true,
  goesOn: () => true,
  begin: ({ intakes }, { items }) => {
    const open = intakes.open();
    if (!open) throw new Fault('not-found');
    const all = intakes.items(open.id);
    const asked = items && new Set(items);
    const pieces = all.filter((item) => isOpen(item) && (!asked || asked.has(item.id))).map(({ id }) => id);
    return { facts: { missing: 0 }, pieces };
  },
  run: async (context, _input, job, signal) => {
    const through = () =>
      throughPieces(job, {
        width,
        signal,
        each: (item, stop) => takeOne(context, job, item, stop),
        lost: (item) => giveUp(context, job, item),
      });
    await through();
    for (let sorts = 0; sorts < mostSorts; sorts += 1) {
      // What was open before waits for somebody to begin with it, or had its turn.
      const before = new Set(itemsWithBytes(context));
      await sortIntake(context);
      signal.throwIfAborted();
      job.tell({ told: { kind: 'sorted' } });
      const more = itemsWithBytes(context).filter((id) => !before.has(id));
      if (more.length === 0) return;
      job.add(more);
      await through();
    }
  },
};

const isOpen = ({ state, decision }: StoredItem): boolean => state === 'open' && decision !== 'aside';

/** Open, and nothing of them is still outside of the desk: only such items are decided by reading. */
const itemsWithBytes = ({ intakes }: DeskContext): string[] => {
  const open = intakes.open();
  if (!open) return [];
  const byItem = Map.groupBy(intakes.files(open.id), ({ item }) => item);
  return intakes
    .items(open.id)
    .filter((item) => isOpen(item) && (byItem.get(item.id) ?? []).every(({ state }) => state !== 'named'))
    .map(({ id }) => id);
};

const takeOne = async (
  context: DeskContext,
  job: JobTeller<'intake'>,
  id: string,
  signal: AbortSignal,
): Promise<void> => {
  const files = context.intakes.filesOf(id);
  // Put together with another one, or put away, meanwhile.
  if (files.length === 0 || !context.intakes.has(id)) return;
  if (files.some(({ state }) => state === 'named'))
    return job.tell({ facts: { missing: job.facts.missing + 1 } });
  try {
    await takeInTurn(context, id, '', signal);
    tellItem(context, job, id);
  } catch (error) {
    if (signal.aborted) throw error;
    const known = faultOf(error);
    const { code, retry, data, incident } =
      known.code === 'core-stopped' ? toFault(error, context.log) : known;
    if (hopeless.has(code)) throw error;
    job.tell({ told: { kind: 'trouble', fault: { code, retry, data, incident } } });
  }
};

/** Cores have died over it again and again. */
const giveUp = (context: DeskContext, job: JobTeller<'intake'>, id: string): void => {
  if (!context.intakes.has(id)) return;
  context.intakes.saveItem({ ...context.intakes.item(id), state: 'failed', fault: 'core-stopped' });
  tellItem(context, job, id);
};

const tellItem = (context: DeskContext, job: JobTeller<'intake'>, id: string): void => {
  const { intakes } = context;
  if (intakes.has(id))
    job.tell({ told: { kind: 'item', item: viewItem(context, intakes.item(id), intakes.filesOf(id)) } });
};
