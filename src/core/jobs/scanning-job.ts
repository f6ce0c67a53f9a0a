/** Scans pages and puts each into the open intake as it comes: one page is in memory, whatever lies in the feeder. */
import { Fault } from '#contract/faults';
import type { DeskContext } from '../ports/desk-context.ts';
import { takePage } from '../sources/take-page.ts';
import type { JobKindOf } from './job-kind.ts';

/** Pages with which the intake begins at once: while they are worked on the next are scanned. */
const pagesAtOnce = 10;

export const scanningJob: JobKindOf<'scanning'> = {
  joins: false,
  // A feeder is where it is: what a core before this one had begun, a person begins again.
  goesOn: () => false,
  begin: ({ jobs, targets }, { target }) => {
    if (target !== '') targets.get(target);
    // One person lays paper in, and one scan comes out in its own order.
    if (jobs.list().some(({ kind, state }) => kind === 'scanning' && state === 'running'))
      throw new Fault('scanner-busy');
    return { facts: { taken: 0, blank: 0, twice: 0, refused: 0 }, pieces: [] };
  },
  run: async (context, { scanner, customer, target, ...settings }, job, signal) => {
    const giver = { path: 'scanner', customer, target, bySubfolder: false };
    const began = stampOf(context.clock.now());
    let pages = 0;
    let kept: string[] = [];
    try {
      for await (const bytes of context.scanners.scan(scanner, settings, signal)) {
        pages += 1;
        const name = `scan-${began}-${String(pages).padStart(4, '0')}`;
        const { fate, items } = await takePage(context, giver, name, bytes, signal);
        // Whoever looks at the intake sees the page now, and not when its turn has come.
        const told = { kind: 'sorted' } as const;
        job.tell({ done: pages, facts: { ...job.facts, [fate]: job.facts[fate] + 1 }, told });
        kept.push(...items);
        if (kept.length >= pagesAtOnce) {
          beginWith(context, kept);
          kept = [];
        }
      }
    } finally {
      // Whatever ended the scan: what came before is worked on.
      beginWith(context, kept);
    }
  },
};

const beginWith = ({ intakes, jobs }: DeskContext, kept: readonly string[]): void => {
  // A person may have put the intake away meanwhile.
  const items = kept.filter((id) => intakes.has(id));
  if (items.length > 0) jobs.begin('intake', { items });
};

/** `20261128-203112`, UTC: scans of different times have different names. */
const stampOf = (now: string): string => now.replace(/\D/g, '').replace(/^(\d{8})(\d{6}).*$/, '$1-$2');
