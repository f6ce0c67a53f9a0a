/** Builds a bundle. What a dying core leaves of one goes; the next core builds it from the beginning. */
import type { BundleProgress, BundleView } from '#contract/views';
import { makeBundle, makeBundleFile } from '../bundle/make-bundle.ts';
import type { JobKindOf } from './job-kind.ts';

export const bundleJob: JobKindOf<'bundle'> = {
  joins: false,
  // Nobody waits any more at the place where a file was to be written.
  goesOn: ({ file }) => file === undefined,
  begin: ({ targets, settings }, { target }) => {
    targets.get(target ?? settings.read().target);
    return { facts: { bundle: null, items: 0 }, pieces: [] };
  },
  run: async (context, { file, ...input }, job, signal) => {
    const tell = ({ done, total, name }: BundleProgress & { kind: 'progress' }) =>
      job.tell({ done, total, now: { name } });
    const end = ({ id, items }: BundleView) => job.tell({ facts: { bundle: id, items: items.length } });
    // The bundle carries the job's id: a core that died right behind it has built it all the same.
    const wanted = { ...input, id: job.id };
    const built = context.bundles.list().find(({ id }) => id === job.id);
    if (built) return end(built.view);
    if (file !== undefined) return end(await makeBundleFile(context, wanted, file, tell, signal));
    for await (const step of makeBundle(context, wanted, signal)) {
      if (step.kind === 'done') end(step.bundle);
      else tell(step);
    }
  },
};
