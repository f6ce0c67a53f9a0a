import type { UpdateProgress } from '#contract/updates';
import type { DeskContext } from '../ports/desk-context.ts';
import type { UpdateStep } from '../ports/updates.ts';
import { guardStream, os } from './base.ts';
import { newestSteps } from './newest-step.ts';

export const updateOperations = {
  view: os.updates.view.handler(({ context }) => context.updates.view()),
  check: os.updates.check.handler(({ context, input, signal }) =>
    context.updates.check(context.grants.takeBundle(input.grant), signal),
  ),
  apply: os.updates.apply.handler(({ context, input, signal, errors }) =>
    guardStream({ context, errors }, applyOne(context, input.offer, signal)),
  ),
  noteChange: os.updates.noteChange.handler(({ context }) => {
    context.updates.noteChange();
    return context.updates.view();
  }),
  drop: os.updates.drop.handler(async ({ context }) => {
    await context.updates.drop();
    return context.updates.view();
  }),
};

async function* applyOne(
  { updates }: DeskContext,
  offer: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<UpdateProgress> {
  const steps = newestSteps<UpdateStep, Awaited<ReturnType<typeof updates.apply>>>((onStep) =>
    updates.apply(offer, { signal, onStep }),
  );
  for (;;) {
    const next = await steps.next();
    if (next.done) return yield { kind: 'done', ready: next.value };
    yield { ...next.value, kind: 'progress' };
  }
}
