/** Writes the rows of a list. The list lies in memory only, because it holds people's numbers: it ends with its core, and is opened again. */
import type { JobKindOf } from './job-kind.ts';

export const importJob: JobKindOf<'import'> = {
  joins: false,
  goesOn: () => false,
  begin: ({ imports }, { id }) => {
    const total = imports.rowsOf(id);
    return { facts: { list: id, created: 0, changed: 0, same: 0, left: 0 }, pieces: [], total };
  },
  run: async ({ imports }, plan, job, signal) => {
    for await (const { done, total, counts } of imports.run(plan, signal))
      job.tell({ done, total, facts: { list: plan.id, ...counts } });
  },
};
