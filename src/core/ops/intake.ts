import { Fault } from '#contract/faults';
import type { IntakeItem } from '#contract/intake-views';
import type { ListRow } from '#domain/intake/match-groups';
import { readIntakeList } from '#domain/intake/read-list';
import { columnLabels, typeNames } from '../import/list-words.ts';
import { keepFile } from '../intake/keep-file.ts';
import { decideItems, planFiles, regroupFiles, setFileSide } from '../intake/plan-intake.ts';
import { takeInTurn } from '../intake/take-in-turn.ts';
import { viewIntake, viewItem } from '../intake/view-intake.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import { os } from './base.ts';

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
  keep: os.intake.keep.handler(async ({ context, input, signal }) => {
    await keepFile(context, input.file, input.grant, signal);
    return null;
  }),
  take: os.intake.take.handler(({ context, input, signal }) =>
    take(context, input.item, input.password ?? '', signal),
  ),
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
  password: string,
  signal: AbortSignal | undefined,
): Promise<IntakeItem> => {
  await takeInTurn(context, id, password, signal);
  return viewItem(context, context.intakes.item(id), context.intakes.filesOf(id));
};
