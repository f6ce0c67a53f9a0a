/** What each row of a list would do to the desk. Nothing here writes. */

import type { ImportRow, RowRefusal } from '#contract/lists';
import { fieldsSchema } from '#contract/schemas';
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
import type { TargetPack } from '#domain/target/target';
import { changedFields } from '#domain/template/changed-fields';
import { blankFields, type FieldPath, type TemplateFields } from '#domain/template/fields';
import { withRegistrarId } from '#domain/template/registrar-id';
import type { StoredTemplate, Templates } from '../context.ts';

export type Judged = {
  readonly shown: ImportRow;
  /** What to write; null when there is nothing to. */
  readonly write: { readonly template: StoredTemplate | null; readonly fields: TemplateFields } | null;
};

type Lookup = Pick<Templates, 'byNumber' | 'recordOf' | 'has'> & {
  /** The pack for a template's target; the desk's default for `''`. */
  readonly targetOf: (id: string) => TargetPack;
};

/** Judges rows one after the other; later rows that repeat an earlier paper are seen. */
export const createJudge = (templates: Lookup, mapping: Mapping, reading: ListReading) => {
  const seen = new Map<string, { row: number; says: string }>();
  const refuse = (row: number, fields: TemplateFields, problems: ImportRow['problems']): Judged => ({
    shown: { ...describe(row, fields), outcome: 'unreadable', changed: [], problems },
    write: null,
  });
  const plain = (code: RowRefusal, column: ListColumn | null = null) => [{ code, column }];

  return (cells: readonly string[], rowNumber: number): Judged => {
    const row = withIds(templates, readRow(cells, mapping, reading));
    const first = withType(applyRow(blankFields, row), row, reading);
    if (cells.every((cell) => cell.trim() === '')) return refuse(rowNumber, first, plain('empty'));
    const template = findTemplate(templates, row, first);
    if (typeof template === 'string') return refuse(rowNumber, first, plain(template));
    const before = template?.fields ?? blankFields;
    const problems = problemsFor(before, row);
    if (problems.length > 0) return refuse(rowNumber, first, problems);
    if (!template && first.certificate.number.trim() === '')
      return refuse(rowNumber, first, plain('number-missing', 'certificate.number'));
    if (!template && first.certificate.type === '')
      return refuse(rowNumber, first, plain('type-missing', 'certificate.type'));
    const told = template ? applyRow(before, row) : completeNew(first, row, mapping);
    const fields =
      row.registrarId === ''
        ? told
        : {
            ...told,
            registrarIds: withRegistrarId(
              told.registrarIds,
              templates.targetOf(told.target),
              row.registrarId,
            ),
          };
    const limit = fieldsSchema.safeParse(fields);
    if (!limit.success) {
      const [path] = limit.error.issues.map((issue) => fieldOf(issue.path));
      return refuse(rowNumber, fields, plain('too-long', path ?? null));
    }
    const key = numberKey(fields) || `id ${template?.id}`;
    const says = JSON.stringify([row.puts, row.registrarId]);
    const earlier = seen.get(key);
    if (earlier && earlier.says !== says)
      return refuse(rowNumber, fields, [{ code: 'repeated', column: null, other: earlier.row }]);
    if (earlier) return same(rowNumber, fields);
    seen.set(key, { row: rowNumber, says });
    const changed = changedFields(before, fields);
    if (template && changed.length === 0) return same(rowNumber, fields);
    return {
      shown: {
        ...describe(rowNumber, fields),
        outcome: template ? 'changes' : 'new',
        changed,
        problems: [],
      },
      write: { template, fields },
    };
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

const same = (row: number, fields: TemplateFields): Judged => ({
  shown: { ...describe(row, fields), outcome: 'same', changed: [], problems: [] },
  write: null,
});

const describe = (row: number, { holder, certificate, customer }: TemplateFields) => ({
  row,
  name: holder.zh || holder.en || certificate.name || customer,
  number: certificate.number && maskNumber(certificate.number),
});

/** Lists of one kind of customer often leave the type out. */
const withType = (fields: TemplateFields, row: ReadRow, { typeWithout }: ListReading): TemplateFields =>
  typeWithout === '' || row.puts.some((put) => put.path === 'certificate.type')
    ? fields
    : { ...fields, certificate: { ...fields.certificate, type: typeWithout } };

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
  const key = numberKey(fields);
  if (key === '') return null;
  const found = templates.byNumber(key);
  const kept = found.filter(({ removed }) => removed === 0);
  if (kept.length > 1) return 'ambiguous';
  if (kept[0]) return templates.recordOf(kept[0].id);
  return found.length > 0 ? 'removed' : null;
};

const fieldOf = (path: readonly PropertyKey[]): FieldPath =>
  path.filter((part) => typeof part === 'string').join('.') as FieldPath;
