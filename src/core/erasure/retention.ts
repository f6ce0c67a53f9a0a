/** Papers that have been kept as long as the office wants: named, counted, and erased when a person says so; never by themselves. */
import type { DueItem, EraseResult, Retention, RetentionView } from '#contract/erasure';
import { Fault } from '#contract/faults';
import type { DeskContext } from '../ports/desk-context.ts';
import { eraseForGood } from './erase.ts';

/** Items that a view lists; the rest is counted. */
const shown = 500;

/** What is due today, the longest due first; under other days where they are given. */
export const viewRetention = (context: DeskContext, days?: Retention): RetentionView => {
  const retention = days ?? context.retention.retention();
  const due = context.retention.due(retention, context.clock.today());
  return { retention, due: due.slice(0, shown), total: due.length };
};

/** Erases these, as far as they are due by the rules that are set. Fault: nothing-due. */
export const applyRetention = async (context: DeskContext, ids: readonly string[]): Promise<EraseResult> => {
  const due = new Map(
    context.retention
      .due(context.retention.retention(), context.clock.today())
      .map((item) => [item.template, item]),
  );
  const chosen = ids.map((id) => due.get(id)).filter((item): item is DueItem => item !== undefined);
  if (chosen.length === 0) throw new Fault('nothing-due');
  const of = (what: DueItem['what']): string[] =>
    chosen.filter((item) => item.what === what).map(({ template }) => template);
  const papers = of('papers');
  const whole = of('all');
  if (whole.length === 0) return eraseForGood(context, papers, 'retention', 'papers');
  if (papers.length === 0) return eraseForGood(context, whole, 'retention');
  const first = await eraseForGood(context, papers, 'retention', 'papers');
  const second = await eraseForGood(context, whole, 'retention');
  return {
    templates: first.templates + second.templates,
    scans: first.scans + second.scans,
    pictures: first.pictures + second.pictures,
    intakeItems: first.intakeItems + second.intakeItems,
    undoSteps: first.undoSteps + second.undoSteps,
    bundles: [...first.bundles, ...second.bundles],
    objects: first.objects + second.objects,
    olderBackups: second.olderBackups,
  };
};
