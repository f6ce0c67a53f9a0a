import type { DomainList, DomainView } from '#contract/domains';
import { countDomains, holdDay } from '#domain/calendar/domain-calendar';
import { type DomainState, domainKey, isDue } from '#domain/domain-name/domain-state';
import type { DeskContext } from '../ports/desk-context.ts';
import { os } from './base.ts';

export const domainOperations = {
  list: os.domains.list.handler(({ context, input }) => list(context, input)),
  set: os.domains.set.handler(({ context, input: { template, revision, ...change } }) =>
    context.templates.setDomains(template, revision ?? null, change),
  ),
};

type Query = {
  readonly template: string;
  readonly states?: readonly DomainState[] | undefined;
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
};

const list = (
  { templates, targets, settings, clock }: DeskContext,
  { template, states, search, offset, limit }: Query,
): DomainList => {
  const today = clock.today();
  const { revision, state, fields } = templates.recordOf(template);
  const pack = targets.find(fields.target) ?? targets.get(settings.read().target);
  const named = templates.domains(template);
  const days = { state, ...templates.stateDays(template) };
  const passedOn = state === 'verified' ? days.since : '';
  const needle = domainKey(search);
  const fitting = named.filter(
    ({ name, record }) =>
      (states?.includes(record.state) ?? true) && (needle === '' || domainKey(name).includes(needle)),
  );
  const byDue = Map.groupBy(fitting, ({ record }) => isDue(record, passedOn, today));
  const sorted = [...(byDue.get(true) ?? []), ...(byDue.get(false) ?? [])];
  const messages = new Map<string, number>();
  const rows = sorted.slice(offset, offset + limit).map(({ name, record }): DomainView => {
    const { message } = record;
    if (message !== '' && !messages.has(message)) messages.set(message, messages.size);
    return {
      ...record,
      name,
      message: messages.get(message) ?? null,
      due: isDue(record, passedOn, today),
      holdOn: holdDay(record, days, pack.waiting.holdDays, today),
    };
  });
  const counts = countDomains(named, days, pack, today);
  return { template, revision, rows, messages: [...messages.keys()], total: sorted.length, counts };
};
