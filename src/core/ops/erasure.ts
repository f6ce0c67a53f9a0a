import { eraseForGood, previewErasure } from '../erasure/erase.ts';
import { applyRetention, viewRetention } from '../erasure/retention.ts';
import { os } from './base.ts';

export const erasureOperations = {
  preview: os.erasure.preview.handler(({ context, input }) => previewErasure(context, input.templates)),
  erase: os.erasure.erase.handler(({ context, input }) =>
    eraseForGood(context, input.templates, input.reason),
  ),
  retention: os.erasure.retention.handler(({ context, input }) => viewRetention(context, input.days)),
  setRetention: os.erasure.setRetention.handler(({ context, input }) => {
    context.retention.saveRetention(input);
    return viewRetention(context);
  }),
  applyRetention: os.erasure.applyRetention.handler(({ context, input }) =>
    applyRetention(context, input.templates),
  ),
};
