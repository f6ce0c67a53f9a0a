/** Names of one template on the command line: listed, and set by themselves or all. */
import type { DomainView } from '#contract/domains';
import type { TemplateView } from '#contract/views';
import { isCalendarDate } from '#domain/date/calendar-date';
import { type DomainCounts, domainStates } from '#domain/domain-name/domain-state';
import type { Sayer } from '#text/say';
import { type Answer, sayerFor } from '../command.ts';
import { UsageError } from '../options.ts';
import type { Work } from './template-work.ts';

/** States that any name is in, e.g. `  [2 in review, 1 verified]`; nothing for a template without names. */
export const countsLine = (say: Sayer, counts: DomainCounts | null): string => {
  if (counts === null) return '';
  const parts = domainStates.filter((state) => counts[state] > 0);
  return `  [${parts.map((state) => `${counts[state]} ${say.label(`state.${state}`)}`).join(', ')}]`;
};

const pageSize = 1_000;

export const listDomains = async ({ client, common, id, values }: Work): Promise<Answer> => {
  const rows: (Omit<DomainView, 'message'> & { readonly message: string })[] = [];
  for (let offset = 0; ; offset += pageSize) {
    const query = { template: id, search: values.search ?? '', offset, limit: pageSize };
    const page = await client.domains.list(query);
    for (const row of page.rows)
      rows.push({ ...row, message: row.message === null ? '' : page.messages[row.message]! });
    if (rows.length >= page.total || page.rows.length === 0) break;
  }
  const say = sayerFor(common);
  const lines = rows.map(({ name, state, registeredOn, submittedOn, answeredOn, holdOn }) =>
    [
      name,
      say.label(`state.${state}`),
      registeredOn || '-',
      submittedOn || '-',
      answeredOn || '-',
      holdOn ?? '-',
    ].join('  '),
  );
  return { json: rows, lines, status: 0 };
};

/** `domain TEMPLATE NAME STATE` or `domain TEMPLATE --all STATE`; without a state only days are set. */
export const setDomains = async ({ client, id, positionals, values }: Work): Promise<TemplateView> => {
  const [, , ...rest] = positionals;
  const name = values.all ? '' : (rest.shift() ?? '');
  const [word, ...more] = rest;
  const state = domainStates.find((known) => known === word);
  const [on, registeredOn, deletedOn] = [values.on, values.registered, values.deleted];
  for (const day of [on, registeredOn, deletedOn])
    if (day !== undefined && day !== '' && !isCalendarDate(day)) throw new UsageError('YYYY-MM-DD');
  const isDays = word === undefined && (registeredOn !== undefined || deletedOn !== undefined);
  if (more.length > 0 || (!values.all && name === '') || (!state && !isDays))
    throw new UsageError(`domain TEMPLATE NAME|--all ${domainStates.join('|')}`);
  const chosen = values.all ? { of: 'all' as const } : { names: [name] };
  return client.domains.set({
    template: id,
    chosen,
    state,
    on,
    message: values.message,
    registeredOn,
    deletedOn,
  });
};
