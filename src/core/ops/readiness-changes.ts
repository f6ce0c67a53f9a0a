/** How templates would stand under other rules; nothing is written. */
import { setImmediate } from 'node:timers/promises';
import type { TargetPreview } from '#contract/views';
import type { RuleBook } from '#domain/rule/rule';
import type { TargetPack } from '#domain/target/target';
import type { DeskContext } from '../ports/desk-context.ts';
import { recheck } from './recheck.ts';

type Others = {
  /** Own target ids of the templates that are looked at. */
  readonly touches: (target: string) => boolean;
  readonly packOf: (target: string) => TargetPack;
  readonly book?: RuleBook;
};

/**
 * Each template against the pack and the words that it would use then; how it stands now says its row, which is checked first where it
 * has to be. Those whose readiness stays are counted only. Fault: cancelled.
 */
export const readinessChanges = async (
  context: DeskContext,
  { touches, packOf, book }: Others,
  signal: AbortSignal | undefined,
): Promise<Pick<TargetPreview, 'checked' | 'changes'>> => {
  const { templates } = context;
  await recheck(context, signal);
  const touched = templates.days().filter(({ target }) => touches(target));
  const changes: TargetPreview['changes'][number][] = [];
  for (const [index, { id, name, target, readiness: before }] of touched.entries()) {
    if (index % 20 === 19) await setImmediate();
    signal?.throwIfAborted();
    const { check, findings } = templates.check(id, { target: packOf(target), book });
    if (before === check.readiness) continue;
    const reasons = findings.filter(({ level }) => level === 'stop');
    changes.push({ template: id, name, before, after: check.readiness, reasons });
  }
  return { checked: touched.length, changes };
};
