import type { BackupProgress, BackupStep, RestoreProgress, RestoreReport } from '#contract/backups';
import type { DeskContext } from '../ports/desk-context.ts';
import { guardStream, os } from './base.ts';
import { newestSteps } from './newest-step.ts';

export const backupOperations = {
  list: os.backups.list.handler(({ context }) => context.backups.list()),
  make: os.backups.make.handler(({ context, signal, errors }) =>
    guardStream({ context, errors }, makeOne(context, signal)),
  ),
  templates: os.backups.templates.handler(({ context, input, signal }) =>
    context.backups.templates(input, { signal }),
  ),
  bring: os.backups.bring.handler(({ context, input: { templates, ...from }, signal }) =>
    context.backups.bring(from, templates, { signal }),
  ),
  forgetPlace: os.backups.forgetPlace.handler(async ({ context }) => {
    await context.backups.choose(null);
    return context.backups.list();
  }),
  drill: os.backups.drill.handler(({ context, input, signal, errors }) =>
    guardStream(
      { context, errors },
      reportOf((onStep) => context.backups.drill(input, { signal, onStep })),
    ),
  ),
  restore: os.backups.restore.handler(({ context, input, signal, errors }) =>
    guardStream(
      { context, errors },
      reportOf((onStep) => context.backups.restore(input, { signal, onStep })),
    ),
  ),
  ofOtherDesk: os.backups.ofOtherDesk.handler(({ context }) => context.backups.otherDesk.view()),
  restoreOtherDesk: os.backups.restoreOtherDesk.handler(({ context, input, signal, errors }) =>
    guardStream(
      { context, errors },
      reportOf((onStep) => context.backups.otherDesk.restore(input, { signal, onStep })),
    ),
  ),
};

async function* makeOne(
  { backups }: DeskContext,
  signal: AbortSignal | undefined,
): AsyncGenerator<BackupProgress> {
  const { made, away } = yield* newestSteps<BackupStep, Awaited<ReturnType<typeof backups.make>>>((onStep) =>
    backups.make({ reason: 'asked', readAll: true, signal, onStep }),
  );
  yield { kind: 'done', made, away };
}

async function* reportOf(
  work: (onStep: (step: BackupStep) => void) => Promise<RestoreReport>,
): AsyncGenerator<RestoreProgress> {
  yield { kind: 'done', report: yield* newestSteps(work) };
}
