import { setImmediate } from 'node:timers/promises';
import type { Reading, ReadPart } from '#contract/returned';
import { type Explanation, explainRejection } from '#domain/guide/explain';
import { findMentions, partsOfText } from '#domain/guide/find-mentions';
import type { DeskContext } from '../context.ts';
import { os } from './base.ts';
import { recheck } from './recheck.ts';

export const returnedOperations = {
  list: os.returned.list.handler(async ({ context, input, signal }) => {
    await recheck(context, signal);
    return context.templates.returned(input);
  }),
  read: os.returned.read.handler(({ context, input, signal }) =>
    read(context, input.text, input.template, signal),
  ),
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
      name,
      state,
      revision,
      explanations: explain(context, part.text, part.template),
    });
  }
  return { explanations: whole, parts, holidays: context.holidays };
};

const explain = (
  { templates, clock, holidays }: DeskContext,
  text: string,
  template: string | undefined,
): readonly Explanation[] => {
  const findings = template === undefined ? [] : templates.check(template).findings;
  return explainRejection(text, clock.today(), holidays, findings);
};
