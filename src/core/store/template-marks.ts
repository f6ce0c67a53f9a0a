/** What a list is narrowed by: each template's findings, customer, tags and target, as one short text of marks. */
import type { Narrow } from '#contract/schemas';
import type { Finding } from '#domain/finding/finding';
import { kindOf } from '#domain/finding/kind';
import type { TemplateFields } from '#domain/template/fields';

export const facetNames = [
  'finding',
  'customer',
  'tag',
  'target',
  'compare',
] as const satisfies readonly Exclude<keyof Narrow, 'bundle' | 'days' | 'errand'>[];
export type FacetName = (typeof facetNames)[number];

/** Ends a mark; a line break in a customer's name would end it too early. */
const end = '\n';
const plain = (value: string): string => value.replace(/\s+/gu, ' ').trim();
/** A finding wherever it is, beside the one at its field. */
type MarkName = FacetName | 'code';
const markOf = (name: MarkName, value: string): string => `${name}:${plain(value)}${end}`;

export const marksOf = (
  fields: Pick<TemplateFields, 'customer' | 'tags'>,
  findings: readonly Pick<Finding, 'code' | 'at'>[],
  target: string,
  /** Values that a person should compare with the paper. */
  doubts: number,
): string =>
  [
    ...new Set(findings.map((finding) => markOf('finding', kindOf(finding)))),
    ...new Set(findings.map(({ code }) => markOf('code', code))),
    markOf('customer', fields.customer),
    ...new Set(fields.tags.map((tag) => markOf('tag', tag))),
    markOf('target', target),
    ...(doubts > 0 ? [markOf('compare', 'yes')] : []),
  ].join('');

/** The marks that a template must have; none where the list is not narrowed. */
export const wantedMarks = (only: Narrow = {}): readonly string[] =>
  facetNames.flatMap((name) => {
    const value = only[name];
    if (value === undefined) return [];
    return [markOf(name === 'finding' && !value.includes(' ') ? 'code' : name, value)];
  });

export const hasMarks = (marks: string, wanted: readonly string[]): boolean =>
  wanted.every((mark) => marks.startsWith(mark) || marks.includes(`${end}${mark}`));

/** Values of one kind of marks. */
export const valuesOf = (marks: string, name: FacetName): readonly string[] =>
  marks
    .split(end)
    .filter((mark) => mark.startsWith(`${name}:`))
    .map((mark) => mark.slice(name.length + 1));

/** The same list as if it were not narrowed by this. */
export const withoutFacet = (only: Narrow = {}, name: FacetName): Narrow => ({ ...only, [name]: undefined });
