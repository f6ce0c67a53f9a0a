import { setImmediate } from 'node:timers/promises';
import type { TargetPreview } from '#contract/views';
import { diffTargets } from '#domain/target/diff-targets';
import type { DeskContext } from '../context.ts';
import { os } from './base.ts';

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

/** Checks with the pack and without; a pack that nothing uses yet is tried on every template. */
const preview = async (
  { templates, targets, settings }: DeskContext,
  brought: unknown,
  signal?: AbortSignal,
): Promise<TargetPreview> => {
  const pack = targets.read(brought);
  const fallback = settings.read().target;
  const replaced = targets.packs.find(({ id }) => id === pack.id);
  const changes: TargetPreview['changes'][number][] = [];
  let checked = 0;
  for (const [index, id] of templates.ids().entries()) {
    if (index % 20 === 19) await setImmediate();
    signal?.throwIfAborted();
    const { fields, check: before } = templates.check(id);
    if (replaced && (fields.target || fallback) !== pack.id) continue;
    checked++;
    const { check: after, findings } = templates.check(id, { target: pack });
    if (before.readiness === after.readiness) continue;
    changes.push({
      template: id,
      name: fields.holder.zh || fields.holder.en || fields.certificate.name,
      before: before.readiness,
      after: after.readiness,
      reasons: findings.filter(({ level }) => level === 'stop'),
    });
  }
  return {
    pack,
    scope: replaced ? 'users' : 'all',
    differences: diffTargets(replaced ?? targets.get(fallback), pack),
    checked,
    changes,
  };
};
