import { explainRejection } from '#domain/guide/explain';
import { os } from './base.ts';

export const guideOperations = {
  explain: os.guide.explain.handler(({ context, input: { text, template } }) => {
    const findings = template === undefined ? [] : context.templates.view(template).findings;
    return explainRejection(text, context.clock.today(), context.holidays, findings);
  }),
};
