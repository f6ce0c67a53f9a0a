/** Makes the upload picture of a template and keeps it, or keeps why it was refused. */
import { createHash } from 'node:crypto';
import { Fault } from '#contract/faults';
import type { TemplateView } from '#contract/views';
import type { Plan } from '#domain/plan/plan';
import { planPartsOf, proposePlan } from '#domain/plan/propose-plan';
import type { TargetPack } from '#domain/target/target';
import type { DeskContext } from '../ports/desk-context.ts';
import type { ImageWork, ScanSource } from '../ports/imaging.ts';

/** Makes and keeps the picture of a plan, or keeps why it was refused. Faults: not-found for scans of others, cancelled. */
export const makePicture = (
  context: DeskContext,
  view: TemplateView,
  plan: Plan,
  work: ImageWork,
): Promise<TemplateView> => make(context, view, plan, work, () => true);

/**
 * The same for the plan that the desk proposes. Nobody asked for it, so it gives way where the template got another picture while it
 * was in the making: a person's corrections never go under an older proposal.
 */
export const makeProposed = (
  context: DeskContext,
  view: TemplateView,
  work: ImageWork,
): Promise<TemplateView> =>
  make(
    context,
    view,
    suggestPlan(view, targetOf(context, view)),
    work,
    () => context.templates.view(view.id).picture?.id === view.picture?.id,
  );

const make = async (
  context: DeskContext,
  view: TemplateView,
  plan: Plan,
  work: ImageWork,
  isWanted: () => boolean,
): Promise<TemplateView> => {
  const { templates, vault, imaging } = context;
  const own = new Set(view.scans.map((scan) => scan.id));
  if (plan.sides.length === 0 || plan.sides.some((side) => !own.has(side.scanId)))
    throw new Fault('not-found');
  const target = targetOf(context, view);
  const scans = await sourcesOf(context, plan);
  const prepared = await imaging.prepare({ plan, scans, window: target.picture }, work);
  const vaultId = prepared.ok && isWanted() ? await vault.put(prepared.bytes) : '';
  if (!isWanted()) return templates.view(view.id);
  if (!prepared.ok) return templates.saveRefusal(view.id, { plan, findings: prepared.findings });
  return templates.savePicture(view.id, {
    sha256: sha256Of(prepared.bytes),
    plan: prepared.plan,
    target: target.id,
    output: prepared.facts,
    findings: prepared.findings,
    vaultId,
  });
};

/**
 * Makes a kept picture again whose bytes are damaged or gone: from its own plan, for its own target. Where the bytes come out as they
 * were nothing else changes; otherwise the template gets the new picture, if the damaged one counts. False when it cannot be made.
 * Faults: store-damaged when a scan is damaged too, disk-full, read-only, cancelled.
 */
export const remakePicture = async (
  context: DeskContext,
  pictureId: string,
  vaultId: string,
  work: ImageWork,
): Promise<boolean> => {
  const { templates, targets, vault, imaging } = context;
  const { template, sha256, plan, target, counts } = templates.pictureRecord(pictureId);
  const pack = targets.find(target);
  if (!pack) return false;
  const scans = await sourcesOf(context, plan);
  const prepared = await imaging.prepare({ plan, scans, window: pack.picture }, work);
  if (!prepared.ok) return false;
  if (sha256Of(prepared.bytes) === sha256) return (await vault.put(prepared.bytes)) === vaultId;
  if (!counts) return false;
  await makePicture(context, templates.view(template), plan, work);
  return true;
};

const sourcesOf = async (
  { templates, vault }: DeskContext,
  plan: Plan,
): Promise<Record<string, ScanSource>> => {
  const scans: Record<string, ScanSource> = {};
  for (const { scanId } of plan.sides) {
    const { vaultId, page, password } = templates.scanFile(scanId);
    scans[scanId] ??= { bytes: await vault.get(vaultId, 'scan'), page, password };
  }
  return scans;
};

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The pack that the template goes to. */
export const targetOf = ({ targets, settings }: DeskContext, view: TemplateView): TargetPack =>
  targets.get(view.fields.target || settings.read().target);

/**
 * What is read says which way is up, so scans are read before a picture is proposed; a desk that does not read by itself, and a machine
 * that cannot, propose them as they lie.
 */
export const readFirst = async (
  { scanReader, readsIntake }: DeskContext,
  template: string,
  signal: AbortSignal | undefined,
): Promise<void> => {
  if (!readsIntake) return;
  try {
    await scanReader.readTemplate(template, { signal });
  } catch (error) {
    if (!(error instanceof Fault && error.code === 'reading-unavailable')) throw error;
  }
};

/** What is made of a template where nobody says how; what a person corrected before stays. */
export const suggestPlan = (view: TemplateView, target: TargetPack): Plan =>
  proposePlan(planPartsOf(view), target);
