/** Makes the pictures of many templates, behind whatever a person waits for; goes on after a refusal. */
import { Fault } from '#contract/faults';
import type { PictureOutcome } from '#contract/pictures';
import type { TemplateView } from '#contract/views';
import { type Model, planLike } from '#domain/plan/like-plan';
import { formatFor, planAsAgreed, planPartsOf } from '#domain/plan/propose-plan';
import { displayName } from '#domain/template/display-name';
import { makePicture, makeProposed, readFirst, targetOf } from '../picture/make-picture.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { ImageWork } from '../ports/imaging.ts';
import type { JobKindOf } from './job-kind.ts';
import { throughPieces } from './through-pieces.ts';

/** Templates in hand at once: enough that no worker waits for files, few enough that their scans fit into memory. */
const width = 4;

export const picturesJob: JobKindOf<'pictures'> = {
  joins: false,
  goesOn: () => true,
  begin: ({ templates }, { templates: pieces, like }) => {
    if (like) templates.recordOf(like.template);
    return { facts: { made: 0, refused: 0, 'no-scan': 0, gone: 0 }, pieces };
  },
  run: async (context, { like, agreed }, job, signal) => {
    const model = like && { plan: like.plan, scans: context.templates.view(like.template).scans };
    const note = (outcome: PictureOutcome) =>
      job.tell({ facts: { ...job.facts, [outcome]: job.facts[outcome] + 1 } });
    await throughPieces(job, {
      width,
      signal,
      each: async (template, stop) => {
        const view = viewOf(context, template);
        job.tell({ now: { name: view ? displayName(view.fields) : '' } });
        const onStage: ImageWork['onStage'] = (stage) => job.tell({ now: { stage } });
        note(await makeOne(context, view, { model, agreed }, { signal: stop, urgency: 'batch', onStage }));
      },
      lost: () => note('refused'),
    });
  },
};

const makeOne = async (
  context: DeskContext,
  view: TemplateView | null,
  { model, agreed }: { readonly model: Model | undefined; readonly agreed: boolean },
  work: ImageWork,
): Promise<PictureOutcome> => {
  if (!view || view.removed) return 'gone';
  if (view.scans.length === 0) return 'no-scan';
  await readFirst(context, view.id, work.signal);
  const read = viewOf(context, view.id) ?? view;
  const target = targetOf(context, view);
  const plan = model
    ? { ...planLike(model, planPartsOf(read)), format: formatFor(target, model.plan.format) }
    : agreed
      ? planAsAgreed(planPartsOf(read), target)
      : null;
  const after = plan ? await makePicture(context, read, plan, work) : await makeProposed(context, read, work);
  return after.picture && after.picture.id !== view.picture?.id ? 'made' : 'refused';
};

const viewOf = ({ templates }: DeskContext, id: string): TemplateView | null => {
  try {
    return templates.view(id);
  } catch (error) {
    if (error instanceof Fault && error.code === 'not-found') return null;
    throw error;
  }
};
