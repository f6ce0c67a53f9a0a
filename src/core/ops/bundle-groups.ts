import type { BundleGroup } from '#contract/bundle-groups';
import { os } from './base.ts';
import { recheck } from './recheck.ts';

export const bundleGroups = os.bundles.groups.handler(async ({ context, signal }) => {
  await recheck(context, signal);
  const { templates, targets, settings } = context;
  const standard = settings.read().target;
  const open = templates.days().filter(({ state }) => state === 'not-submitted' || state === 'rejected');
  const byTarget = Map.groupBy(open, ({ target }) => (targets.find(target) ? target : standard));
  return [...byTarget]
    .map(([target, days]): BundleGroup => {
      const count = (readiness: string): number => days.filter((day) => day.readiness === readiness).length;
      return {
        target,
        templates: days.map(({ id }) => id),
        ready: count('ready'),
        wait: count('wait'),
        stop: count('stop'),
      };
    })
    .sort(
      (a, b) =>
        Number(b.target === standard) - Number(a.target === standard) ||
        b.ready - a.ready ||
        a.target.localeCompare(b.target),
    );
});
