import { setImmediate } from 'node:timers/promises';
import type { CheckView } from '#contract/views';
import { displayName } from '#domain/template/display-name';
import { lookAtObjects } from '../vault/look-at-objects.ts';
import { os } from './base.ts';

export const checkOperations = {
  run: os.checks.run.handler(async ({ context, input, signal }) => {
    const { templates, targets } = context;
    const target = input.target === undefined ? undefined : targets.get(input.target);
    await lookAtObjects(context, input.templates, signal);
    const views: CheckView[] = [];
    for (const [index, id] of (input.templates ?? templates.ids()).entries()) {
      if (index % 20 === 19) await setImmediate();
      signal?.throwIfAborted();
      const view = templates.check(id, { target, today: input.today });
      views.push({
        template: id,
        name: displayName(view.fields),
        state: view.state,
        check: view.check,
        findings: view.findings,
        domains: templates.domainCounts(id),
      });
    }
    return views;
  }),
};
