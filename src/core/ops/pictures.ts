import { Fault } from '#contract/faults';
import type { PictureOutcome, PicturesProgress } from '#contract/pictures';
import type { TemplateView } from '#contract/views';
import { type Model, planLike } from '#domain/plan/like-plan';
import type { Plan } from '#domain/plan/plan';
import { formatFor, planPartsOf } from '#domain/plan/propose-plan';
import { displayName } from '#domain/template/display-name';
import { makePicture, readFirst, suggestPlan, targetOf } from '../picture/make-picture.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { ImageWork } from '../ports/imaging.ts';
import { sideBySide } from '../side-by-side.ts';
import { guardStream, os } from './base.ts';

export const pictureOperations = {
  prepare: os.pictures.prepare.handler(async ({ context, input, signal }) => {
    if (!input.plan) await readFirst(context, input.template, signal);
    const view = context.templates.view(input.template);
    return makePicture(context, view, input.plan ?? suggestPlan(view, targetOf(context, view)), { signal });
  }),
  prepareMany: os.pictures.prepareMany.handler(({ context, input, signal, errors }) =>
    guardStream({ context, errors }, makePictures(context, input, signal)),
  ),
};

/** Templates in hand at once: enough that no worker waits for files, few enough that their scans fit into memory. */
const atOnce = 4;

type PicturesInput = {
  readonly templates: readonly string[];
  /** What was corrected for one of them, to be done for the others. */
  readonly like?: { readonly template: string; readonly plan: Plan } | undefined;
};

async function* makePictures(
  context: DeskContext,
  { templates: ids, like }: PicturesInput,
  signal: AbortSignal | undefined,
): AsyncGenerator<PicturesProgress> {
  const model = like && { plan: like.plan, scans: context.templates.view(like.template).scans };
  const counts = { made: 0, refused: 0, 'no-scan': 0, gone: 0 };
  let done = 0;
  yield* sideBySide<string, PicturesProgress>(
    [...new Set(ids)],
    atOnce,
    async (template, tell, stop) => {
      const before = viewOf(context, template);
      const step = () => ({
        template,
        name: before ? displayName(before.fields) : '',
        done,
        total: ids.length,
      });
      const onStage: ImageWork['onStage'] = (stage) => tell({ kind: 'stage', stage, ...step() });
      const [outcome, reason] = await makeOne(context, before, model, {
        signal: stop,
        urgency: 'batch',
        onStage,
      });
      done++;
      counts[outcome]++;
      tell({ kind: 'template', outcome, reason, ...step() });
    },
    signal,
  );
  yield { kind: 'done', counts };
}

type Made = readonly [PictureOutcome, reason: (PicturesProgress & { kind: 'template' })['reason']];

const makeOne = async (
  context: DeskContext,
  view: TemplateView | null,
  model: Model | undefined,
  work: ImageWork,
): Promise<Made> => {
  if (!view || view.removed) return ['gone', null];
  if (view.scans.length === 0) return ['no-scan', null];
  await readFirst(context, view.id, work.signal);
  const read = viewOf(context, view.id) ?? view;
  const target = targetOf(context, view);
  const plan = model
    ? { ...planLike(model, planPartsOf(read)), format: formatFor(target, model.plan.format) }
    : suggestPlan(read, target);
  const after = await makePicture(context, read, plan, work);
  if (after.picture && after.picture.id !== view.picture?.id) return ['made', null];
  return ['refused', after.findings.find((entry) => entry.level === 'stop')?.code ?? null];
};

const viewOf = ({ templates }: DeskContext, id: string): TemplateView | null => {
  try {
    return templates.view(id);
  } catch (error) {
    if (error instanceof Fault && error.code === 'not-found') return null;
    throw error;
  }
};
