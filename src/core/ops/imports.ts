import type { ImportProgress, ImportRows } from '#contract/lists';
import { os, toFault } from './base.ts';

export const importOperations = {
  open: os.imports.open.handler(({ context, input }) =>
    context.imports.open('grant' in input ? context.grants.take(input.grant) : input, input),
  ),
  preview: os.imports.preview.handler(({ context, input: { show, offset, limit, ...plan }, signal }) =>
    context.imports.preview(plan, { show, offset, limit }, signal),
  ),
  judge: os.imports.judge.handler(async function* ({
    context,
    input,
    signal,
    errors,
  }): AsyncGenerator<ImportRows> {
    try {
      yield* context.imports.judge(input, signal);
    } catch (error) {
      // Once the stream has begun, the outer guard no longer sees what is thrown.
      const { code, retry, data, incident } = toFault(error, context.log);
      throw errors.FAULT({ data: { code, retry, data, incident }, cause: error });
    }
  }),
  run: os.imports.run.handler(async function* ({
    context,
    input,
    signal,
    errors,
  }): AsyncGenerator<ImportProgress> {
    try {
      yield* context.imports.run(input, signal);
    } catch (error) {
      const { code, retry, data, incident } = toFault(error, context.log);
      throw errors.FAULT({ data: { code, retry, data, incident }, cause: error });
    }
  }),
};
