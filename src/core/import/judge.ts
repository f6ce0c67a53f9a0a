/** What each row of a list would do to the desk. Nothing here writes. */

import type { ImportRow, RowRefusal } from '#contract/lists';
import { fieldsSchema } from '#contract/schemas';
import { certificateRow } from '#domain/certificate/table';
import { certificateTypes } from '#domain/certificate/type';
import type { ListColumn, Mapping } from '#domain/list/column';
import {
  applyRow,
  completeNew,
  type ListReading,
  numberKey,
  problemsFor,
  type ReadRow,
  readRow,
} from '#domain/list/read-row';
import { maskNumber } from '#domain/number/format-number';
import { readNumber } from '#domain/number/typed-number';
import type { TargetPack } from '#domain/target/target';
import { changedFields } from '#domain/template/changed-fields';
import { displayName } from '#domain/template/display-name';
import { blankFields, type FieldPath, type TemplateFields } from '#domain/template/fields';
import { withRegistrarId } from '#domain/template/registrar-id';
import type { TableRow } from '../ports/tables.ts';
import type { StoredTemplate, Templates } from '../ports/templates.ts';
import { type JoinedRows, joinRows } from './join-rows.ts';

export type Judged = {
  readonly shown: ImportRow;
  /** What to write; null when there is nothing to. */
  readonly write: { readonly template: StoredTemplate | null; readonly fields: TemplateFields } | null;
};

type Lookup = Pick<Templates, 'byNumber' | 'recordOf' | 'has'> & {
  /** The pack for a template's target; the desk's default for `''`. */
  readonly targetOf: (id: string) => TargetPack;
};

/** Columns that say whose a row is. */
const keyColumns: readonly ListColumn[] = [
  'template',
  'registrarId',
  'holder',
  'holder.zh',
  'holder.en',
  'surname',
  'given',
  'certificate.type',
  'certificate.number',
];

/** What a row is known by within its list: paper and number, else the desk's own id; `''` where it says neither. */
export const rowKey = (row: TableRow, mapping: Mapping, reading: ListReading): string => {
  const read = readRow(
    row,
    mapping.map((column) => (column !== null && keyColumns.includes(column) ? column : null)),
    reading,
  );
  const key = numberKey(withType(applyRow(blankFields, read), read, reading));
  const own = [read.template, read.registrarId].find((id) => uuid.test(id)) ?? read.template;
  return key || (own && `id ${own}`);
};

/** Rows of a list by their place, for each row that shares its paper with others: their places, its own included. */
export type Shared = ReadonlyMap<number, readonly number[]>;

type Candidate = {
  readonly row: ReadRow;
  readonly fields: TemplateFields;
  readonly template: StoredTemplate | null;
  readonly problems: ImportRow['problems'];
};

/**
 * Judges the rows of a list one after the other, from the first on. Rows of one paper are judged together, when the first of them is
 * asked for: their domains and tags are added up, and where another field differs the later row is refused. Each row is read once.
 */
export const createJudge = (
  templates: Lookup,
  rows: readonly TableRow[],
  shared: Shared,
  mapping: Mapping,
  reading: ListReading,
): ((at: number) => Judged) => {
  const seen = new Map<string, number>();
  const waiting = new Map<number, Judged>();

  const consider = (at: number): Candidate => {
    const row = withIds(templates, readRow(rows[at]!, mapping, reading));
    const fields = withType(applyRow(blankFields, row), row, reading);
    const found = findTemplate(templates, row, fields);
    if (typeof found === 'string') return { row, fields, template: null, problems: plain(found) };
    const problems = problemsFor(found?.fields ?? blankFields, row);
    if (problems.length > 0) return { row, fields, template: found, problems };
    return { row, fields, template: found, problems: found ? [] : whatIsMissing(fields) };
  };

  const decide = (at: number, { row, template }: Candidate): Judged => {
    const number = rows[at]!.row;
    const before = template?.fields ?? blankFields;
    const told = template
      ? applyRow(before, row)
      : completeNew(withType(applyRow(blankFields, row), row, reading), row, mapping);
    const { registrarId } = row;
    const fields =
      registrarId === ''
        ? told
        : {
            ...told,
            registrarIds: withRegistrarId(told.registrarIds, templates.targetOf(told.target), registrarId),
          };
    const limit = fieldsSchema.safeParse(fields);
    if (!limit.success) {
      const [path] = limit.error.issues.map((issue) => fieldOf(issue.path));
      return refuse(number, fields, plain('too-long', path ?? null));
    }
    const key = numberKey(fields) || `id ${template?.id}`;
    const earlier = seen.get(key);
    if (earlier !== undefined)
      return refuse(number, fields, [{ code: 'repeated', column: null, other: earlier }]);
    seen.set(key, number);
    const changed = changedFields(before, fields);
    if (template && changed.length === 0) return same(number, fields, row);
    const outcome = template ? 'changes' : 'new';
    return {
      shown: { ...describe(number, fields), outcome, changed, problems: [], mends: row.mends },
      write: { template, fields },
    };
  };

  /** All rows of one paper: the first that can be read takes what the others add. */
  const decideTogether = (places: readonly number[]): void => {
    const joining: { at: number; fields: TemplateFields }[] = [];
    const readable: { at: number; candidate: Candidate; joined: JoinedRows }[] = [];
    for (const at of places) {
      const candidate = consider(at);
      const number = rows[at]!.row;
      const [first] = readable;
      if (candidate.problems.length > 0)
        waiting.set(at, refuse(number, candidate.fields, candidate.problems));
      else if (!first) readable.push({ at, candidate, joined: joinRows(candidate.row) });
      else {
        const other = rows[first.at]!.row;
        const { adds, differs } = first.joined.add(candidate.row);
        if (differs.length === 0) joining.push({ at, fields: candidate.fields });
        const problem = { code: 'repeated', column: null, other, fields: differs } as const;
        waiting.set(
          at,
          differs.length > 0
            ? refuse(number, candidate.fields, [problem])
            : same(number, candidate.fields, candidate.row, adds ? other : undefined),
        );
      }
    }
    const [first] = readable;
    if (!first) return;
    const decided = decide(first.at, { ...first.candidate, row: first.joined.row() });
    waiting.set(first.at, decided);
    // What cannot be written takes those with it that would have joined it.
    if (decided.shown.outcome === 'unreadable')
      for (const { at, fields } of joining)
        waiting.set(at, refuse(rows[at]!.row, fields, decided.shown.problems));
  };

  return (at) => {
    const places = shared.get(at);
    if (places && !waiting.has(at)) decideTogether(places);
    const judged = waiting.get(at);
    if (judged) {
      waiting.delete(at);
      return judged;
    }
    const candidate = consider(at);
    return candidate.problems.length > 0
      ? refuse(rows[at]!.row, candidate.fields, candidate.problems)
      : decide(at, candidate);
  };
};

/** The desk's own ids are UUIDs and no registrar's are: an id is told by its form, because headings name both alike. */
const withIds = (templates: Lookup, row: ReadRow): ReadRow => {
  const isOwn = (id: string) => uuid.test(id) || templates.has(id);
  const given = [row.template, row.registrarId].filter((id) => id !== '');
  return {
    ...row,
    template: given.find(isOwn) ?? '',
    registrarId: given.find((id) => !isOwn(id)) ?? '',
  };
};
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const plain = (code: RowRefusal, column: ListColumn | null = null): ImportRow['problems'] => [
  { code, column },
];

const refuse = (row: number, fields: TemplateFields, problems: ImportRow['problems']): Judged => ({
  shown: { ...describe(row, fields), outcome: 'unreadable', changed: [], problems, mends: [] },
  write: null,
});

const whatIsMissing = ({ certificate }: TemplateFields): ImportRow['problems'] =>
  certificate.number.trim() === ''
    ? plain('number-missing', 'certificate.number')
    : certificate.type === ''
      ? plain('type-missing', 'certificate.type')
      : [];

const same = (row: number, fields: TemplateFields, { mends }: ReadRow, joins?: number): Judged => ({
  shown: {
    ...describe(row, fields),
    outcome: 'same',
    changed: [],
    problems: [],
    mends,
    ...(joins === undefined ? {} : { joins }),
  },
  write: null,
});

const describe = (row: number, fields: TemplateFields) => ({
  row,
  name: displayName(fields),
  number: fields.certificate.number && maskNumber(fields.certificate.number),
});

/** Lists of one kind of customer often leave the type out; a heading may name it. */
const withType = (fields: TemplateFields, row: ReadRow, { typeWithout }: ListReading): TemplateFields => {
  const type = row.paper || typeWithout;
  return type === '' || row.puts.some((put) => put.path === 'certificate.type')
    ? fields
    : { ...fields, certificate: { ...fields.certificate, type } };
};

/** By the desk's own id, else by paper and number. */
const findTemplate = (
  templates: Lookup,
  row: ReadRow,
  fields: TemplateFields,
): StoredTemplate | null | 'ambiguous' | 'removed' => {
  if (row.template !== '' && templates.has(row.template)) {
    const own = templates.recordOf(row.template);
    return own.removed ? 'removed' : own;
  }
  const found = keysOf(row, fields).flatMap((key) => templates.byNumber(key));
  const kept = found.filter(({ removed }) => removed === 0);
  if (kept.length > 1) return 'ambiguous';
  if (kept[0]) return templates.recordOf(kept[0].id);
  return found.length > 0 ? 'removed' : null;
};

/** A credit code stands on several papers: where only the heading says which, the desk may have it under another. */
const keysOf = (row: ReadRow, fields: TemplateFields): string[] => {
  const key = numberKey(fields);
  if (key === '') return [];
  if (row.paper === '') return [key];
  const prefix = readNumber(fields.certificate.number).compact.slice(0, 2);
  const types = certificateTypes.filter(
    (type) => type === row.paper || type === 'TYDM' || certificateRow(type).prefixes.includes(prefix),
  );
  return row.paper === 'YYZZ' || certificateRow(row.paper).prefixes.length > 0
    ? types.map((type) => numberKey({ ...fields, certificate: { ...fields.certificate, type } }))
    : [key];
};

const fieldOf = (path: readonly PropertyKey[]): FieldPath =>
  path.filter((part) => typeof part === 'string').join('.') as FieldPath;
