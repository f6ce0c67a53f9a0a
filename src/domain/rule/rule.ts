/** What every rule gets and gives. */
import type { CalendarDate } from '../date/calendar-date.ts';
import {
  type Finding,
  type FindingCode,
  type FindingData,
  type FindingLevel,
  finding,
  type Place,
  type Repair,
} from '../finding/finding.ts';
import type { Conflict } from '../merge/merge-templates.ts';
import type { NamingLists } from '../naming/naming-lists.ts';
import type { Picture, Scan } from '../picture/picture.ts';
import type { TargetPack } from '../target/target.ts';
import type { AgreedValues } from '../template/agreed.ts';
import type { FieldPath, TemplateFields } from '../template/fields.ts';

export type Dossier = {
  readonly fields: TemplateFields;
  readonly scans: readonly Scan[];
  readonly picture: Picture | null;
  /** What a person has compared with the paper. */
  readonly agreed?: AgreedValues;
  /** Where another desk wrote another value, and nobody decided yet. */
  readonly conflicts?: readonly (Pick<Conflict, 'field' | 'ours' | 'theirs'> & {
    readonly earlier?: readonly unknown[];
  })[];
};

/** What rules know beyond target and day; the office may add to it. */
export type RuleBook = {
  readonly naming: NamingLists;
  /** Ids of the rule packs that the desk has. */
  readonly targets: readonly string[];
};

export type Rule = (
  dossier: Dossier,
  target: TargetPack,
  today: CalendarDate,
  book: RuleBook,
) => readonly Finding[];

type More = {
  data?: FindingData;
  repairs?: readonly Repair[];
  level?: FindingLevel;
  positions?: readonly number[];
  printed?: Extract<Place, { readonly field: FieldPath }>['printed'];
};

/** A finding at a field. */
export const atField = (
  code: FindingCode,
  field: FieldPath,
  { positions, printed, ...more }: More = {},
): Finding => finding(code, { field, ...(positions && { positions }), ...(printed && { printed }) }, more);

/** A finding with one exact edit of a text field. */
export const withRepair = (
  code: FindingCode,
  field: Repair['field'],
  from: string,
  to: string,
  more: More = {},
): Finding => atField(code, field, { ...more, repairs: to === from ? [] : [{ field, from, to }] });
