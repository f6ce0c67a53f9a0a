import { guardStream, os } from './base.ts';

export const importOperations = {
  open: os.imports.open.handler(({ context, input }) =>
    context.imports.open('grant' in input ? context.grants.take(input.grant) : input, input),
  ),
  preview: os.imports.preview.handler(({ context, input: { show, offset, limit, ...plan }, signal }) =>
    context.imports.preview(plan, { show, offset, limit }, signal),
  ),
  judge: os.imports.judge.handler(({ context, input, signal, errors }) =>
    guardStream({ context, errors }, context.imports.judge(input, signal)),
  ),
};
