import { makePicture, makeProposed, readFirst } from '../picture/make-picture.ts';
import { os } from './base.ts';

export const pictureOperations = {
  prepare: os.pictures.prepare.handler(async ({ context, input, signal }) => {
    if (!input.plan) await readFirst(context, input.template, signal);
    const view = context.templates.view(input.template);
    return input.plan
      ? makePicture(context, view, input.plan, { signal })
      : makeProposed(context, view, { signal });
  }),
};
