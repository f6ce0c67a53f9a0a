import { Fault } from '#contract/faults';
import type { IntakeItem } from '#contract/intake-views';
import type { ListRow } from '#domain/intake/match-groups';
import { readIntakeList } from '#domain/intake/read-list';
import { columnLabels, typeNames } from '../import/list-words.ts';
import { decideItems, planFiles, regroupFiles, setFileSide } from '../intake/plan-intake.ts';
import { sortIntake } from '../intake/sort-intake.ts';
import { type Given, takeItem } from '../intake/take-item.ts';
import { viewIntake, viewItem } from '../intake/view-intake.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import { os } from './base.ts';

/** What is being done for an item: the next call for it waits, whether that was cancelled, failed or done, and then finds out. */
const inWork = new Map<string, Promise<unknown>>();

export const intakeOperations = {
  get: os.intake.get.handler(({ context }) => viewIntake(context)),
  status: os.intake.status.handler(({ context }) => {
    const open = context.intakes.open();
    return open ? context.intakes.counts(open.id) : { needsPerson: 0, open: 0 };
  }),
  plan: os.intake.plan.handler(async ({ context, input }) => {
    const list = input.list === undefined ? [] : await readList(context, input.list);
    await planFiles(context, input.files, list);
    return (await viewIntake(context))!;
  }),
  decide: os.intake.decide.handler(async ({ context, input }) => {
    decideItems(context, input.items, input.to);
    return (await viewIntake(context))!;
  }),
  regroup: os.intake.regroup.handler(async ({ context, input }) => {
    await regroupFiles(context, input.files, input.into);
    return (await viewIntake(context))!;
  }),
  setSide: os.intake.setSide.handler(async ({ context, input }) => {
    await setFileSide(context, input.file, input.side);
    return (await viewIntake(context))!;
  }),
  take: os.intake.take.handler(({ context, input, signal }) =>
    take(context, input.item, { files: input.files, password: input.password ?? '' }, signal),
  ),
  sort: os.intake.sort.handler(async ({ context }) => {
    await sortIntake(context);
    return viewIntake(context);
  }),
  close: os.intake.close.handler(({ context }) => {
    const open = context.intakes.open();
    if (open) context.intakes.close(open.id, context.clock.now());
    return null;
  }),
};

const readList = async ({ grants, imports }: DeskContext, grant: string): Promise<readonly ListRow[]> => {
  const { rows } = await imports.read(grants.take(grant).bytes);
  const seen = rows.filter(({ isHidden }) => !isHidden).map(({ cells }) => cells);
  const list = readIntakeList(seen, { columns: columnLabels, types: typeNames });
  if (list === null) throw new Fault('list-unreadable', { reason: 'no-columns' });
  return list;
};

const take = async (
  context: DeskContext,
  id: string,
  given: Given,
  signal: AbortSignal | undefined,
): Promise<IntakeItem> => {
  const before = inWork.get(id) ?? Promise.resolve();
  const work = before.then(() => takeItem(context, id, given, signal));
  const ended = work.catch(() => undefined);
  inWork.set(id, ended);
  void ended.then(() => inWork.get(id) === ended && inWork.delete(id));
  await work;
  return viewItem(context, context.intakes.item(id), context.intakes.filesOf(id));
};
