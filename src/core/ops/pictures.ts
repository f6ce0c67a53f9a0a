import { createHash } from 'node:crypto';
import { Fault } from '#contract/faults';
import type { TemplateView } from '#contract/views';
import { defaultRim, type Plan } from '#domain/plan/plan';
import { suggestSide } from '#domain/plan/suggest-side';
import type { TargetPack } from '#domain/target/target';
import type { ScanSource } from '../context.ts';
import { os } from './base.ts';

export const pictureOperations = {
  prepare: os.pictures.prepare.handler(async ({ context, input, signal }) => {
    const { templates, targets, settings, vault, imaging } = context;
    const view = templates.view(input.template);
    const target = targets.get(view.fields.target || settings.read().target);
    const plan = input.plan ?? suggestPlan(view, target);
    const own = new Set(view.scans.map((scan) => scan.id));
    if (plan.sides.length === 0 || plan.sides.some((side) => !own.has(side.scanId)))
      throw new Fault('not-found');
    const scans: Record<string, ScanSource> = {};
    for (const { scanId } of plan.sides) {
      const { vaultId, page, password } = templates.scanFile(scanId);
      scans[scanId] ??= { bytes: await vault.get(vaultId), page, password };
    }
    const prepared = await imaging.prepare({ plan, scans, window: target.picture }, { signal });
    if (!prepared.ok) return templates.saveRefusal(view.id, { plan, findings: prepared.findings });
    return templates.savePicture(view.id, {
      sha256: createHash('sha256').update(prepared.bytes).digest('hex'),
      plan: prepared.plan,
      target: target.id,
      output: prepared.facts,
      findings: prepared.findings,
      vaultId: await vault.put(prepared.bytes),
    });
  }),
};

/** Every scan with the corners that are sure, front before back before pages, in the format that the target prefers; the plan of the picture before wins where it still fits. */
const suggestPlan = (view: TemplateView, target: TargetPack): Plan => {
  const ids = new Set(view.scans.map((scan) => scan.id));
  const last = view.picture?.plan;
  if (last && last.sides.length === ids.size && last.sides.every((side) => ids.has(side.scanId))) return last;
  const order = { front: 0, back: 1, page: 2, proof: 3 };
  const sorted = [...view.scans].sort((a, b) => order[a.side] - order[b.side]);
  return {
    version: 1,
    sides: sorted.map(suggestSide),
    layout: 'stacked',
    rim: defaultRim,
    paper: view.fields.certificate.type,
    format: target.picture.makes[0] ?? 'jpg',
  };
};
