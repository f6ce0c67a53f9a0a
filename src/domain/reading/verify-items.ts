/** What of a template a person should compare with the paper: values that were not read for sure, and whatever differs from the form. */
import type { Finding } from '../finding/finding.ts';
import { bySeverity } from '../finding/finding.ts';
import { cornersOf } from '../plan/corners.ts';
import type { Corners } from '../plan/plan.ts';
import type { Dossier } from '../rule/rule.ts';
import { isAgreed } from '../template/agreed.ts';
import { type FieldPath, readField } from '../template/fields.ts';
import { inFormOrder, proposalsFor } from './proposals.ts';
import { type FormValue, readForForm } from './read-for-form.ts';

export type VerifyItem = {
  readonly path: FieldPath;
  /** Fields that say the same, by the same print: one answer is for all. */
  readonly also: readonly FieldPath[];
  /** What the form says. */
  readonly typed: string;
  /** What was read, as it is shown; `''` where the sentence of the finding says it all. */
  readonly read: string;
  readonly unsure: readonly number[];
  /** What taking the read value puts into the field; null where that is for a person to type. */
  readonly take: string | null;
  readonly at: { readonly scanId: string; readonly place: Corners } | null;
  /** The disagreement, where there is one. */
  readonly finding: Finding | null;
  readonly state: FormValue['state'];
};

type Given = Required<Pick<Dossier, 'fields' | 'scans' | 'agreed'>> & {
  readonly findings: readonly Finding[];
};

/** In the order of the form; each field once. */
export const verifyItemsOf = (given: Given, today: string): VerifyItem[] => {
  const { fields, agreed } = given;
  const values = new Map(readForForm(given, today).map((value) => [value.path, value]));
  const offered = new Set(proposalsFor(given, today).map(({ path }) => path));
  const findings = new Map<FieldPath, Finding>();
  for (const finding of bySeverity(given.findings))
    if (isReadingFinding(finding) && 'field' in finding.at && !findings.has(finding.at.field))
      findings.set(finding.at.field, finding);
  const unsure = [...values.values()].filter(
    (value) =>
      value.state !== 'certain' &&
      (offered.has(value.path) || isToCompare(value, String(readField(fields, value.path)))),
  );
  const paths = new Set([...unsure.map(({ path }) => path), ...findings.keys()]);
  const items = [...paths]
    .filter((path) => typeof readField(fields, path) === 'string' && !isAgreed(agreed, fields, path))
    .map((path) =>
      itemOf(path, String(readField(fields, path)), values.get(path), findings.get(path) ?? null),
    );
  return together(inFormOrder(items));
};

/** A name stands on the paper once and in the form twice. */
const together = (items: readonly VerifyItem[]): VerifyItem[] => {
  const first = new Map<string, VerifyItem>();
  for (const item of items) {
    const { path, typed, read, at } = item;
    const key = at && read !== '' ? JSON.stringify([typed, read, at]) : path;
    const known = first.get(key);
    const finding = known?.finding ?? item.finding;
    first.set(key, known ? { ...known, also: [...known.also, path], finding } : item);
  }
  return [...first.values()];
};

const isReadingFinding = ({ code }: Finding): boolean => code.startsWith('read-');

/** A typed value beside its print. What stands at no place of its own, as the kind of paper does, is compared where it differs. */
const isToCompare = ({ at, value, path }: FormValue, typed: string): boolean =>
  typed.trim() !== '' && path !== 'holderKind' && (at !== null || value !== typed);

const itemOf = (
  path: FieldPath,
  typed: string,
  value: FormValue | undefined,
  finding: Finding | null,
): VerifyItem => {
  const repair = finding?.repairs.find(({ field }) => field === path);
  const printed = finding && 'field' in finding.at ? finding.at.printed : undefined;
  const read = value?.value ?? repair?.to ?? '';
  return {
    path,
    also: [],
    typed,
    read,
    unsure: value?.unsure ?? [],
    take: read !== '' && read !== typed ? read : null,
    at: value?.at ?? (printed ? { scanId: printed.scanId, place: cornersOf(printed.region) } : null),
    finding,
    state: value?.state ?? 'certain',
  };
};
