/** Answers the questions of many templates at once, where they are open. */
import type { BulkResult } from '#contract/lists';
import type { FactAnswers, OpenFacts } from '#contract/many';
import type { Finding } from '#domain/finding/finding';
import { type FactPath, factPaths, isFact } from '#domain/question/facts';
import { type TemplateFields, writeField } from '#domain/template/fields';
import type { DeskContext } from '../ports/desk-context.ts';
import type { Chosen, StoredTemplate, Templates } from '../ports/templates.ts';
import { chosenIds, inStretches, type Step } from './chosen.ts';
import { type Item, writeMany } from './write-many.ts';

/** An answer that is missing, or too old for the paper that it was about. */
const openFact = ({ code, at }: Finding): FactPath | null =>
  (code === 'question-open' || code === 'email-not-verified') && 'field' in at && isFact(at.field)
    ? at.field
    : null;

const openFactsOf = (templates: Templates, { id, removed, state }: StoredTemplate): readonly FactPath[] =>
  removed || state === 'in-review' || state === 'verified'
    ? []
    : templates
        .check(id)
        .findings.map(openFact)
        .filter((path) => path !== null);

export async function* lookForFacts(
  templates: Templates,
  chosen: Chosen,
  signal?: AbortSignal,
): AsyncGenerator<Step, OpenFacts> {
  const ids = chosenIds(templates, chosen);
  const counts = new Map<FactPath, number>();
  const items: Item[] = [];
  const look = (id: string): void => {
    const record = templates.recordOf(id);
    const open = openFactsOf(templates, record);
    for (const path of open) counts.set(path, (counts.get(path) ?? 0) + 1);
    if (open.length > 0) items.push({ id, revision: record.revision });
  };
  yield* inStretches(ids, look, signal);
  const facts = factPaths
    .map((path) => ({ path, templates: counts.get(path) ?? 0 }))
    .filter((fact) => fact.templates > 0);
  return { total: ids.length, facts, items };
}

/** All or none (`writeMany`). */
export async function* answerMany(
  context: Pick<DeskContext, 'templates' | 'undo'>,
  items: readonly Item[],
  answers: FactAnswers,
  signal?: AbortSignal,
): AsyncGenerator<Step, BulkResult> {
  const { templates } = context;
  const changeOf = (record: StoredTemplate) => {
    const fields = answered(record.fields, openFactsOf(templates, record), answers);
    return fields === record.fields
      ? null
      : ({ id, revision }: StoredTemplate) => templates.update(id, revision, fields);
  };
  const written = yield* writeMany(context, items, changeOf, signal);
  return { ...written, left: 0 };
}

const answered = (typed: TemplateFields, open: readonly FactPath[], answers: FactAnswers): TemplateFields =>
  open.reduce((fields, path) => {
    const answer = answers[path];
    if (answer === undefined) return fields;
    // That an e-mail address is not verified is what it says already.
    if (path === 'emailVerified') return answer === 'yes' ? writeField(fields, path, true) : fields;
    return writeField(fields, path, answer);
  }, typed);
