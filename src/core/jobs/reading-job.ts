/** Reads scans that the present version did not read; one that cannot be read is remembered so, and the next core reads the rest. */
import type { JobKindOf } from './job-kind.ts';

export const readingJob: JobKindOf<'reading'> = {
  joins: false,
  goesOn: () => true,
  begin: ({ templates }, { templates: ids = [] }) => {
    for (const id of ids) templates.recordOf(id);
    return { facts: {}, pieces: [] };
  },
  run: ({ scanReader }, { templates }, job, signal) =>
    scanReader.readMany(templates ?? null, {
      signal,
      onRead: (done, total) => job.tell({ done, total }),
    }),
};
