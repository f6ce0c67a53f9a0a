import type { TargetPreview } from '#contract/views';
import { diffTargets } from '#domain/target/diff-targets';
import type { DeskContext } from '../ports/desk-context.ts';
import { os } from './base.ts';
import { readinessChanges } from './readiness-changes.ts';

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

/** Checks with the pack those templates that would use it, or every one where it is new. */
const preview = async (
  context: DeskContext,
  brought: unknown,
  signal?: AbortSignal,
): Promise<TargetPreview> => {
  const { targets, settings } = context;
  const pack = targets.read(brought);
  const fallback = settings.read().target;
  const replaced = targets.packs.find(({ id }) => id === pack.id);
  const used = (own: string): string => (targets.find(own) ? own : fallback);
  const touches = (own: string): boolean => !replaced || used(own) === pack.id;
  return {
    pack,
    scope: replaced ? 'users' : 'all',
    differences: diffTargets(replaced ?? targets.get(fallback), pack),
    ...(await readinessChanges(context, { touches, packOf: () => pack }, signal)),
  };
};
