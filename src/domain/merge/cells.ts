/** A template's content as cells, the smallest parts that are merged, and put together again. */
import { blankDomain, domainKey } from '../domain-name/domain-state.ts';
import { stillAgreed } from '../template/agreed.ts';
import {
  type FieldPath,
  fieldPaths,
  readField,
  type TemplateFields,
  writeField,
} from '../template/fields.ts';
import { mergeOrder } from './merge-order.ts';
import type { ScanKey, TemplateContent } from './template-content.ts';

/** Lists of which each entry is a cell. */
export const listAreas = ['domains', 'tags', 'registrarIds', 'scans', 'outcomes'] as const;
export type ListArea = (typeof listAreas)[number];

/**
 * Where two desks can differ: a field, the state, the picture, whether it is removed, or one entry of a list, such as
 * `domains/example.cn`, `scans/9f…#1` or `outcomes/2026-11-02T08:00:00.000Z aliyun`.
 */
export type CellPath = FieldPath | 'state' | 'removed' | 'picture' | `${ListArea}/${string}`;

/** JSON value of each cell; what is not there is null, and so is an entry that a list does not have. */
export type Cells = ReadonlyMap<CellPath, unknown>;

const scalarPaths = fieldPaths.filter((path) => !(listAreas as readonly string[]).includes(path));

/** Area and key of an entry; null for a cell that is none. */
export const entryOf = (path: CellPath): { readonly area: ListArea; readonly key: string } | null => {
  const at = path.indexOf('/');
  return at < 0 ? null : { area: path.slice(0, at) as ListArea, key: path.slice(at + 1) };
};

/** The entries of each list by key, in their order. Of two of one key the first counts. */
const entries = (content: TemplateContent): Readonly<Record<ListArea, ReadonlyMap<string, unknown>>> => {
  const { fields, records, scans, outcomes } = content;
  return {
    domains: firstOf(fields.domains, domainKey, (name) => ({
      name,
      record: records[domainKey(name)] ?? blankDomain,
    })),
    tags: firstOf(
      fields.tags,
      (tag) => tag,
      (tag) => tag,
    ),
    registrarIds: firstOf(
      fields.registrarIds,
      ({ at }) => at,
      ({ id }) => id,
    ),
    scans: firstOf(
      scans,
      ({ key }) => key,
      ({ side }) => side,
    ),
    outcomes: firstOf(
      outcomes,
      ({ sentAt, target }) => `${sentAt} ${target}`,
      (outcome) => outcome,
    ),
  };
};

const firstOf = <T>(
  list: readonly T[],
  keyOf: (one: T) => string,
  toValue: (one: T) => unknown,
): ReadonlyMap<string, unknown> => {
  const found = new Map<string, unknown>();
  for (const one of list) if (!found.has(keyOf(one))) found.set(keyOf(one), toValue(one));
  return found;
};

export const toCells = (content: TemplateContent): Cells => {
  const cells = new Map<CellPath, unknown>();
  for (const path of scalarPaths) cells.set(path, readField(content.fields, path));
  cells.set('state', content.state);
  cells.set('removed', content.removed);
  cells.set('picture', content.picture);
  const lists = entries(content);
  for (const area of listAreas) for (const [key, value] of lists[area]) cells.set(`${area}/${key}`, value);
  return cells;
};

/** The content that these cells make; the order of its lists comes from the three it was merged from (`mergeOrder`). */
export const fromCells = (
  cells: Cells,
  base: TemplateContent | null,
  ours: TemplateContent,
  theirs: TemplateContent,
): TemplateContent => {
  const [old, mine, other] = [base ? entries(base) : null, entries(ours), entries(theirs)];
  const list = <T>(area: ListArea, toEntry: (key: string, value: unknown) => T): T[] => {
    const there = [...cells].flatMap(([path, value]) => {
      const entry = value === null ? null : entryOf(path);
      return entry?.area === area ? [entry.key] : [];
    });
    const orders = [old?.[area], mine[area], other[area]].map((entry) => [...(entry?.keys() ?? [])]);
    const [first = [], second = [], third = []] = orders;
    return mergeOrder(first, second, third, new Set(there)).map((key) =>
      toEntry(key, cells.get(`${area}/${key}`)),
    );
  };
  let fields: TemplateFields = ours.fields;
  for (const path of scalarPaths) fields = withValue(fields, path, cells.get(path));
  const named = list('domains', (key, value) => ({ key, ...(value as Named) }));
  fields = {
    ...fields,
    domains: named.map(({ name }) => name),
    tags: list('tags', (key) => key),
    registrarIds: list('registrarIds', (at, id) => ({ at, id: id as string })),
  };
  return {
    fields,
    state: cells.get('state') as TemplateContent['state'],
    removed: cells.get('removed') as boolean,
    agreed: stillAgreed({ ...theirs.agreed, ...ours.agreed, ...holding(theirs, fields) }, fields),
    records: Object.fromEntries(
      named.filter(({ record }) => !isBlank(record)).map(({ key, record }) => [key, record]),
    ),
    scans: list('scans', (key: ScanKey, side) => ({
      key,
      side: side as TemplateContent['scans'][number]['side'],
    })),
    picture: cells.get('picture') as TemplateContent['picture'],
    outcomes: list('outcomes', (_, outcome) => outcome as TemplateContent['outcomes'][number]),
  };
};

type Named = { readonly name: string; readonly record: typeof blankDomain };

const holding = (content: TemplateContent, fields: TemplateFields) => stillAgreed(content.agreed, fields);

const isBlank = (record: typeof blankDomain): boolean =>
  (Object.keys(blankDomain) as (keyof typeof blankDomain)[]).every((key) => record[key] === blankDomain[key]);

const withValue = (fields: TemplateFields, path: FieldPath, value: unknown): TemplateFields =>
  readField(fields, path) === value ? fields : writeField(fields, path, value);
