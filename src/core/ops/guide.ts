import type { GuideNotes } from '#contract/guide';
import { explainRejection } from '#domain/guide/explain';
import type { DeskContext } from '../ports/desk-context.ts';
import { os } from './base.ts';

const notesOf = ({ messages }: DeskContext): GuideNotes => ({
  taught: messages.taught(),
  unknown: messages.unknown(),
});

export const guideOperations = {
  explain: os.guide.explain.handler(({ context, input: { text, template } }) => {
    const findings = template === undefined ? [] : context.templates.view(template).findings;
    return explainRejection(
      text,
      context.clock.today(),
      context.holidays(),
      findings,
      context.messages.taught(),
    );
  }),
  notes: os.guide.notes.handler(({ context }) => notesOf(context)),
  teach: os.guide.teach.handler(({ context, input: { text, means } }) => {
    context.messages.teach(text, means);
    return notesOf(context);
  }),
  forget: os.guide.forget.handler(({ context, input: { id } }) => {
    context.messages.forget(id);
    return notesOf(context);
  }),
};
