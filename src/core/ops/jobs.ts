import type { BeginJob, JobInput, JobKind } from '#contract/jobs';
import { guardStream, os } from './base.ts';

export const jobOperations = {
  begin: os.jobs.begin.handler(({ context, input: { kind, input } }) =>
    context.jobs.begin<JobKind>(kind, input as JobInput<BeginJob['kind']>),
  ),
  list: os.jobs.list.handler(({ context }) => context.jobs.list()),
  watch: os.jobs.watch.handler(({ context, input, signal, errors }) =>
    guardStream({ context, errors }, context.jobs.watch(input.id, signal)),
  ),
  cancel: os.jobs.cancel.handler(({ context, input }) => context.jobs.cancel(input.id)),
  resume: os.jobs.resume.handler(({ context, input }) => context.jobs.resume(input.id)),
};
