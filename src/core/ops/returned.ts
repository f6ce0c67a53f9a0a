import { setImmediate } from 'node:timers/promises';
import type { Reading, ReadPart, Recorded } from '#contract/returned';
import type { CalendarDate } from '#domain/date/calendar-date';
import { domainKey } from '#domain/domain-name/domain-state';
import { type Explanation, explainRejection } from '#domain/guide/explain';
import { findMentions, type MentionedPart, type Named, partsOfText } from '#domain/guide/find-mentions';
import type { DeskContext } from '../ports/desk-context.ts';
import { os, toFault } from './base.ts';
import { recheck } from './recheck.ts';

export const returnedOperations = {
  list: os.returned.list.handler(async ({ context, input, signal }) => {
    await recheck(context, signal);
    return context.templates.returned(input);
  }),
  read: os.returned.read.handler(({ context, input, signal }) =>
    read(context, input.text, input.template, signal),
  ),
  record: os.returned.record.handler(({ context, input, signal }) => record(context, input, signal)),
};

/** A longer text is cut, as everywhere where rejections are read. */
const longest = 40_000;

const read = async (
  context: DeskContext,
  text: string,
  template: string | undefined,
  signal?: AbortSignal,
): Promise<Reading> => {
  const { templates } = context;
  const whole = explain(context, text, template);
  const short = text.slice(0, longest);
  const named = new Map(templates.mentioned(short).map((entry) => [entry.template, entry]));
  const parts: ReadPart[] = [];
  for (const part of partsOfText(short, findMentions(short, [...named.values()]))) {
    await setImmediate();
    signal?.throwIfAborted();
    const { name, state, revision } = named.get(part.template)!;
    parts.push({
      ...part,
      domains: domainsIn(part, named.get(part.template)!),
      name,
      state,
      revision,
      explanations: explain(context, part.text, part.template),
    });
  }
  return { explanations: whole, parts, holidays: context.holidays() };
};

const explain = (
  { templates, clock, holidays, messages }: DeskContext,
  text: string,
  template: string | undefined,
): readonly Explanation[] => {
  const findings = template === undefined ? [] : templates.check(template).findings;
  return explainRejection(text, clock.today(), holidays(), findings, messages.taught());
};

/** Names of the template, as it has them, that this part of the text names. */
const domainsIn = ({ mentions }: MentionedPart, { domains }: Named): readonly string[] => {
  const named = new Set(mentions.flatMap(({ by, words }) => (by === 'domain' ? [domainKey(words)] : [])));
  return named.size === 0 ? [] : domains.filter((domain) => named.has(domainKey(domain)));
};

type RecordInput = {
  readonly state: 'rejected' | 'verified';
  readonly on?: CalendarDate | undefined;
  readonly answers: readonly {
    readonly template: string;
    readonly revision: number;
    readonly domains: readonly string[];
    readonly message: string;
  }[];
};

/** Views in one answer. */
const mostViews = 200;

/** One step for all; a template that was changed meanwhile is left and named, the others are recorded. */
const record = async (
  { templates, log }: DeskContext,
  { state, on, answers }: RecordInput,
  signal?: AbortSignal,
): Promise<Recorded> => {
  const views: Recorded['views'][number][] = [];
  const left: Recorded['left'][number][] = [];
  let domains = 0;
  for (const { template, revision, domains: names, message } of answers) {
    await setImmediate();
    signal?.throwIfAborted();
    try {
      const view =
        names.length > 0
          ? templates.setDomains(template, revision, { chosen: { names }, state, on, message })
          : templates.setState(template, revision, state, { message });
      domains += names.length;
      if (views.length < mostViews) views.push(view);
    } catch (error) {
      const { code } = toFault(error, log);
      if (code !== 'stale-revision' && code !== 'not-found' && code !== 'domain-unknown') throw error;
      left.push({ template, fault: code });
    }
  }
  return { views, templates: answers.length - left.length, domains, left };
};
