import { Fault } from '#contract/faults';
import type { StockStatus } from '#contract/stock';
import type { DeskContext } from '../ports/desk-context.ts';
import { guardStream, os } from './base.ts';

type Context = Pick<DeskContext, 'stock' | 'isForLooking'>;

/** A desk that is open for looking neither joins nor sends. */
const then = async ({ stock, isForLooking }: Context, work: () => unknown): Promise<StockStatus> => {
  if (isForLooking) throw new Fault('read-only', { file: 'desk' });
  await work();
  return stock.status();
};

export const stockOperations = {
  status: os.stock.status.handler(({ context }) => context.stock.status()),
  watch: os.stock.watch.handler(({ context, signal, errors }) =>
    guardStream({ context, errors }, context.stock.watch(signal)),
  ),
  join: os.stock.join.handler(({ context, input }) =>
    then(context, () => context.stock.join(input.invitation)),
  ),
  introduce: os.stock.introduce.handler(({ context, input: { clerk, name } }) =>
    then(context, () => context.stock.introduce(clerk, name)),
  ),
  admit: os.stock.admit.handler(({ context, input: { desk, ...rights } }) =>
    then(context, () => context.stock.admit(desk, rights)),
  ),
  confirm: os.stock.confirm.handler(({ context, input }) =>
    then(context, () => context.stock.confirm(input.fingerprint)),
  ),
  remove: os.stock.remove.handler(({ context, input }) =>
    then(context, () => context.stock.remove(input.desk)),
  ),
  trust: os.stock.trust.handler(({ context, input }) => then(context, () => context.stock.trust(input))),
  leave: os.stock.leave.handler(({ context }) => then(context, () => context.stock.leave())),
  pause: os.stock.pause.handler(({ context }) => then(context, () => context.stock.setPaused(true))),
  resume: os.stock.resume.handler(({ context }) => then(context, () => context.stock.setPaused(false))),
  accept: os.stock.accept.handler(({ context, input }) =>
    then(context, () => context.stock.accept(input.isRestored)),
  ),
  erasures: os.stock.erasures.handler(({ context }) => context.stock.erasures()),
  decideErasures: os.stock.decideErasures.handler(({ context, input }) =>
    then(context, () => context.stock.decideErasures(input.choice, input.templates)),
  ),
  claim: os.stock.claim.handler(({ context, input }) => context.stock.claim(input.template)),
  release: os.stock.release.handler(async ({ context, input }) => {
    await context.stock.release(input.template);
    return null;
  }),
  handTo: os.stock.handTo.handler(({ context, input: { template, desk, note } }) =>
    then(context, () => context.stock.handTo(template, desk, note)),
  ),
};
