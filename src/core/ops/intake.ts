import type { IntakeItem } from '#contract/intake-views';
import type { DeskContext } from '../context.ts';
import { decideItems, planFiles, regroupFiles, setFileSide } from '../intake/plan-intake.ts';
import { type GivenFile, takeItem } from '../intake/take-item.ts';
import { viewIntake, viewItem } from '../intake/view-intake.ts';
import { os } from './base.ts';

/** Two windows that take the same item in wait for the same work. */
const inWork = new Map<string, Promise<void>>();

export const intakeOperations = {
  get: os.intake.get.handler(({ context }) => viewIntake(context)),
  status: os.intake.status.handler(({ context }) => {
    const open = context.intakes.open();
    return open ? context.intakes.counts(open.id) : { needsPerson: 0, open: 0 };
  }),
  plan: os.intake.plan.handler(async ({ context, input }) => {
    await planFiles(context, input.files, input.list);
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
    take(context, input.item, input.files, signal),
  ),
  close: os.intake.close.handler(({ context }) => {
    const open = context.intakes.open();
    if (open) context.intakes.close(open.id, context.clock.now());
    return null;
  }),
};

const take = async (
  context: DeskContext,
  id: string,
  files: readonly GivenFile[],
  signal: AbortSignal | undefined,
): Promise<IntakeItem> => {
  const work = inWork.get(id) ?? takeItem(context, id, files, signal).finally(() => inWork.delete(id));
  inWork.set(id, work);
  await work;
  return viewItem(context, context.intakes.item(id), context.intakes.filesOf(id));
};
