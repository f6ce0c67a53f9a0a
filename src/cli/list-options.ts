/** Options that say which templates a verb is about, as the list of the window shows them. */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Narrow } from '#contract/schemas';
import { type TemplateFilter, templateFilters } from '#contract/views';
import { readKind } from '#domain/finding/kind';
import { UsageError } from './options.ts';

export const listOptions = {
  search: { type: 'string' },
  filter: { type: 'string' },
  finding: { type: 'string' },
  customer: { type: 'string' },
  tag: { type: 'string' },
  for: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

export const listUsage =
  '[--search TEXT] [--filter NAME] [--finding CODE[ FIELD]] [--customer NAME] [--tag TAG] [--for TARGET]';

type Values = Readonly<Partial<Record<keyof typeof listOptions, string | undefined>>>;

/** `--for` is the target that templates go to; `--target` asks what would be if all went there. Throws UsageError. */
export const readList = ({
  search = '',
  filter = 'all',
  finding,
  customer,
  tag,
  for: target,
}: Values): { readonly search: string; readonly filter: TemplateFilter; readonly only: Narrow } => {
  const known = templateFilters.find((name) => name === filter);
  if (!known) throw new UsageError(`--filter ${templateFilters.join('|')}`);
  if (finding !== undefined && !readKind(finding)) throw new UsageError(`--finding CODE: ${finding}`);
  return { search, filter: known, only: { finding, customer, tag, target } };
};
