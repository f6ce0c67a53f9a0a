/** Options that say which templates a verb is about, as the list of the window shows them. */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Narrow } from '#contract/schemas';
import { type TemplateFilter, templateFilters } from '#contract/views';
import { isCalendarDate } from '#domain/date/calendar-date';
import { readKind } from '#domain/finding/kind';
import { UsageError } from './options.ts';

export const listOptions = {
  search: { type: 'string' },
  filter: { type: 'string' },
  finding: { type: 'string' },
  customer: { type: 'string' },
  tag: { type: 'string' },
  for: { type: 'string' },
  days: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

export const listUsage =
  '[--search TEXT] [--filter NAME] [--finding CODE[ FIELD]] [--customer NAME] [--tag TAG] [--for TARGET] [--days created|changed|submitted:FROM..TO]';

type Values = Readonly<Partial<Record<keyof typeof listOptions, string | undefined>>>;

/** `--for` is the target that templates go to; `--target` asks what would be if all went there. Throws UsageError. */
export const readList = ({
  search = '',
  filter = 'all',
  finding,
  customer,
  tag,
  for: target,
  days,
}: Values): { readonly search: string; readonly filter: TemplateFilter; readonly only: Narrow } => {
  const known = templateFilters.find((name) => name === filter);
  if (!known) throw new UsageError(`--filter ${templateFilters.join('|')}`);
  if (finding !== undefined && !readKind(finding)) throw new UsageError(`--finding CODE: ${finding}`);
  return { search, filter: known, only: { finding, customer, tag, target, days: readDays(days) } };
};

/** `created:2026-11-01..2026-11-30`; either end may be left out. */
const readDays = (text: string | undefined): Narrow['days'] => {
  if (text === undefined) return undefined;
  const [, of, from = '', to = ''] = /^(created|changed|submitted):([\d-]*)\.\.([\d-]*)$/.exec(text) ?? [];
  if (!of || [from, to].some((day) => day !== '' && !isCalendarDate(day)))
    throw new UsageError('--days created|changed|submitted:YYYY-MM-DD..YYYY-MM-DD');
  return {
    of: of as NonNullable<Narrow['days']>['of'],
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
};
