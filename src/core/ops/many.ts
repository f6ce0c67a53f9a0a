import { answerMany, lookForFacts } from '../bulk/answer-many.ts';
import type { Step } from '../bulk/chosen.ts';
import { acceptMany, previewRepairs } from '../bulk/repair-many.ts';
import { guardStream, os } from './base.ts';

export const manyOperations = {
  previewRepairs: os.templates.previewRepairs.handler(({ context, input, signal, errors }) =>
    guardStream(
      { context, errors },
      told(previewRepairs(context.templates, input.chosen, input.take, signal), (preview) => ({ preview })),
    ),
  ),
  acceptRepairs: os.templates.acceptRepairs.handler(({ context, input, signal, errors }) =>
    guardStream(
      { context, errors },
      told(acceptMany(context, input.items, input.take, signal), (result) => ({ result })),
    ),
  ),
  openFacts: os.templates.openFacts.handler(({ context, input, signal, errors }) =>
    guardStream(
      { context, errors },
      told(lookForFacts(context.templates, input.chosen, signal), (open) => ({ open })),
    ),
  ),
  answerMany: os.templates.answerMany.handler(({ context, input, signal, errors }) =>
    guardStream(
      { context, errors },
      told(answerMany(context, input.items, input.answers, signal), (result) => ({ result })),
    ),
  ),
  facets: os.templates.facets.handler(({ context, input }) => context.templates.facets(input)),
};

type Told<More> = (Step & { readonly kind: 'progress' }) | ({ readonly kind: 'done' } & More);

/** Steps of a work as progress, and what it answers at its end. */
export async function* told<T, More extends object>(
  work: AsyncGenerator<Step, T>,
  end: (answer: T) => More,
): AsyncGenerator<Told<More>> {
  const answer = yield* asProgress(work);
  yield { kind: 'done', ...end(answer) };
}

async function* asProgress<T>(
  work: AsyncGenerator<Step, T>,
): AsyncGenerator<Step & { readonly kind: 'progress' }, T> {
  try {
    for (;;) {
      const { done, value } = await work.next();
      if (done) return value;
      yield { kind: 'progress', ...value };
    }
  } finally {
    // Whoever leaves the stream leaves the work.
    await work.return(undefined as never);
  }
}
