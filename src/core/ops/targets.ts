import { setImmediate } from 'node:timers/promises';
import type { TargetPreview } from '#contract/views';
import { diffTargets } from '#domain/target/diff-targets';
import type { DeskContext } from '../ports/desk-context.ts';
import { os } from './base.ts';
import { recheck } from './recheck.ts';

export const targetOperations = {
  list: os.targets.list.handler(({ context }) => context.targets.packs),
  preview: os.targets.preview.handler(({ context, input, signal }) => preview(context, input.pack, signal)),
  add: os.targets.add.handler(async ({ context, input }) => {
    await context.targets.add(input.pack);
    return context.targets.packs;
  }),
  remove: os.targets.remove.handler(async ({ context, input }) => {
    await context.targets.remove(input.id);
    return context.targets.packs;
  }),
};

/**
 * Checks with the pack those templates that would use it, or every one where it is new; how they stand without it says their row,
 * which was just checked where it had to be.
 */
const preview = async (
  context: DeskContext,
  brought: unknown,
  signal?: AbortSignal,
): Promise<TargetPreview> => {
  const { templates, targets, settings } = context;
  const pack = targets.read(brought);
  const fallback = settings.read().target;
  const replaced = targets.packs.find(({ id }) => id === pack.id);
  await recheck(context, signal);
  const used = (own: string): string => (targets.find(own) ? own : fallback);
  const touched = templates.days().filter(({ target }) => !replaced || used(target) === pack.id);
  const changes: TargetPreview['changes'][number][] = [];
  for (const [index, { id, name, readiness: before }] of touched.entries()) {
    if (index % 20 === 19) await setImmediate();
    signal?.throwIfAborted();
    const { check, findings } = templates.check(id, { target: pack });
    if (before === check.readiness) continue;
    const reasons = findings.filter(({ level }) => level === 'stop');
    changes.push({ template: id, name, before, after: check.readiness, reasons });
  }
  return {
    pack,
    scope: replaced ? 'users' : 'all',
    differences: diffTargets(replaced ?? targets.get(fallback), pack),
    checked: touched.length,
    changes,
  };
};
