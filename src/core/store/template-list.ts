/** The list of templates: one page of rows, totals and counts per filter, over narrow rows. */
import { Fault } from '#contract/faults';
import type { GridColumn } from '#contract/grid-columns';
import type { Facets } from '#contract/many';
import { type TemplateFilter, type TemplateList, type TemplateRow, templateFilters } from '#contract/views';
import type { ListQuery, ListScope } from '../ports/templates.ts';
import { openBundleNarrowing } from './bundle-standing.ts';
import { openColumnOrder } from './column-order.ts';
import { openDayNarrowing } from './day-narrowing.ts';
import { openErrandNarrowing } from './errand-narrowing.ts';
import type { Store } from './open-store.ts';
import { type FacetName, facetNames, valuesOf, wantedMarks, withoutFacet } from './template-marks.ts';
import { openOrder } from './template-order.ts';
import { type FoundKeys, foldText, type TemplateSearch } from './template-search.ts';

export type ListRow = {
  id: string;
  shelf: string;
  holder_kind: string;
  name: string;
  certificate_type: string;
  masked_number: string;
  customer: string;
  updated_at: string;
  state: string;
  readiness: string;
  stops: number;
  warns: number;
  ready_from: string | null;
  worst: string | null;
  domains: string | null;
};

/** Each order has an index of its own in migration 0040, written with just these expressions. */
const orders: Readonly<Record<ListQuery['sort'], string>> = {
  updated: 'updated_at DESC, key DESC',
  created: 'created_at DESC, key DESC',
  name: 'name, key',
  customer: "customer = '', customer, key",
  state:
    "CASE shelf WHEN 'stop' THEN 0 WHEN 'wait' THEN 1 WHEN 'ready' THEN 2 WHEN 'rejected' THEN 3 WHEN 'in-review' THEN 4 ELSE 5 END, updated_at DESC, key DESC",
  'ready-from': 'ready_from IS NULL, ready_from, updated_at DESC, key DESC',
};

const live = "shelf <> 'removed'";
/** Filters that are no shelf. */
const wheres = {
  all: live,
  'domains-due': `${live} AND key IN (SELECT key FROM domain_counts WHERE due > 0)`,
} as const;

/** Values of one kind that a list can be narrowed by at a time. */
const mostValues = 500;

/** Up to so many keys are sorted; more are taken from a walk along the order. */
const usualFew = 2_000;

/** Searches of many and of few finds, as a rehearsal: the engine has compiled what they need before a person types. */
const rehearsed = ['1', '12', 's', 'sh', 'shi', '0', '00', '000'];

/** The list that a window opens with. */
const firstScope: ListScope = { search: '', filter: 'all', sort: 'updated' };

export type TemplateListing = {
  /** One page; an empty search lists all. */
  page(query: ListQuery): Omit<TemplateList, 'stale'>;
  /** How many there are per filter. */
  counts(scope: Pick<ListScope, 'search' | 'only'>): TemplateList['counts'];
  facets(scope: ListScope): Facets;
  /** Ids of the whole list, in its order. */
  ids(scope: ListScope): string[];
  /** Reads or sorts some of a column; false when all is there. */
  readonly warmColumn: (column: GridColumn) => boolean;
  /** Rows with these keys were written, or are gone. */
  readonly touch: (keys: readonly number[]) => void;
  /** Does a little of what the first search will need; false when nothing is left. */
  warm(): boolean;
};

export const openTemplateListing = (
  { db }: Store,
  search: TemplateSearch,
  fewKeys = usualFew,
): TemplateListing => {
  const byColumn = openColumnOrder({ db });
  const ofBundle = openBundleNarrowing({ db });
  const ofDays = openDayNarrowing({ db });
  const ofErrands = openErrandNarrowing({ db });
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  const countRows = db.prepare<[], { shelf: string; n: number }>(
    'SELECT shelf, count(*) n FROM template_rows GROUP BY shelf',
  );
  const rowOf = db.prepare<[number], ListRow>(
    'SELECT r.*, d.counts AS domains FROM template_rows r LEFT JOIN domain_counts d ON d.key = r.key WHERE r.key = ?',
  );
  const dueKeys = db
    .prepare<[], number>(
      `SELECT d.key FROM domain_counts d JOIN template_rows r ON r.key = d.key WHERE d.due > 0 AND r.shelf <> 'removed'`,
    )
    .pluck();
  const ordered = (scope: ListScope, column: 'key' | 'id') => {
    const where = wheres[scope.filter as keyof typeof wheres] ?? 'shelf = @filter';
    return db
      .prepare<object, number | string>(
        `SELECT ${column} FROM template_rows WHERE ${where} ORDER BY ${orders[scope.sort]} LIMIT @limit OFFSET @offset`,
      )
      .pluck();
  };

  const order = openOrder(
    () => (db.inTransaction ? null : changes.get()!),
    (scope, offset, limit) => ordered(scope, 'key').all({ filter: scope.filter, offset, limit }) as number[],
  );

  const sorted = (scope: ListScope) =>
    db
      .prepare<object, number>(
        `SELECT key FROM template_rows WHERE key IN (SELECT value FROM json_each(@keys))
         ORDER BY ${orders[scope.sort]} LIMIT @limit OFFSET @offset`,
      )
      .pluck();

  let dueNow: { readonly changes: number; readonly keys: ReadonlySet<number> } | null = null;
  /** Keys of templates with names that are due. */
  const due = (): ReadonlySet<number> => {
    const now = changes.get()!;
    if (dueNow?.changes === now) return dueNow.keys;
    const keys = new Set(dueKeys.all());
    dueNow = db.inTransaction ? null : { changes: now, keys };
    return keys;
  };

  let all: { readonly changes: number; readonly counts: TemplateList['counts'] } | null = null;
  /** Counting 100,000 rows takes some ten milliseconds, and each page of the list asks. */
  const countAll = (): TemplateList['counts'] => {
    const now = changes.get()!;
    if (all?.changes === now) return all.counts;
    const counted = { ...countFilters(countRows.all()), 'domains-due': due().size };
    // What is not committed may be taken back without another change.
    all = db.inTransaction ? null : { changes: now, counts: counted };
    return counted;
  };

  const findIn = ({ search: text, only }: Pick<ListScope, 'search' | 'only'>): FoundKeys =>
    ofErrands(
      ofDays(ofBundle(search.find(foldText(text), wantedMarks(only)), only?.bundle), only?.days),
      only?.errand,
    );

  /** Per finding of the search, which stays the same while nothing changes. */
  const countsOf = new WeakMap<FoundKeys, TemplateList['counts']>();
  const counts = (scope: Pick<ListScope, 'search' | 'only'>): TemplateList['counts'] => {
    if (isWhole(scope)) return countAll();
    const found = findIn(scope);
    const known = countsOf.get(found);
    if (known) return known;
    const byShelf = new Map<string, number>();
    const dueAll = due();
    let dueFound = 0;
    for (const key of found) {
      const shelf = search.shelfOf(key);
      byShelf.set(shelf, (byShelf.get(shelf) ?? 0) + 1);
      if (dueAll.has(key)) dueFound += 1;
    }
    const ofShelves = countFilters([...byShelf].map(([shelf, n]) => ({ shelf, n })));
    const counted = { ...ofShelves, 'domains-due': dueFound };
    countsOf.set(found, counted);
    return counted;
  };

  type Chosen = { readonly found: readonly number[]; readonly marks: Uint8Array };
  const chosen = new WeakMap<FoundKeys, Map<string, Chosen>>();
  /** What a filter leaves of a finding, and a mark at each of its keys; every page of the list asks anew. */
  const chosenOf = (all: FoundKeys, filter: ListScope['filter']): Chosen => {
    const byFilter = chosen.get(all) ?? new Map<string, Chosen>();
    chosen.set(all, byFilter);
    const known = byFilter.get(filter);
    if (known) return known;
    const fits: Partial<Record<ListScope['filter'], (key: number) => boolean>> = {
      all: (key) => search.shelfOf(key) !== 'removed',
      'domains-due': (key) => due().has(key),
    };
    const found = all.filter(fits[filter] ?? ((key) => search.shelfOf(key) === filter));
    // Keys of a finding go upwards.
    const marks = new Uint8Array((found.at(-1) ?? 0) + 1);
    for (const key of found) marks[key] = 1;
    byFilter.set(filter, { found, marks });
    return { found, marks };
  };

  const inOrder = ({ column, down }: NonNullable<ListScope['by']>) => {
    const keys = byColumn.keys(column, down);
    return (place: number): number | undefined => keys[place];
  };

  /** Keys from `offset` on, at most `limit`. A search walks along the order and takes what it found; indexes make the walk cheap. */
  const keysOf = (scope: ListScope, offset: number, limit: number): number[] => {
    const { filter } = scope;
    if (isWhole(scope) && !scope.by) return ordered(scope, 'key').all({ filter, offset, limit }) as number[];
    const { found, marks } = chosenOf(findIn(scope), filter);
    if (found.length <= fewKeys && !scope.by)
      return sorted(scope).all({ keys: JSON.stringify(found), offset, limit });
    const keys: number[] = [];
    let left = found.length;
    let skipped = 0;
    const keyAt = scope.by ? inOrder(scope.by) : order.walk(scope);
    for (let at = 0; left > 0 && keys.length !== limit; at += 1) {
      const key = keyAt(at);
      if (key === undefined) break;
      if (marks[key] !== 1) continue;
      left -= 1;
      if (skipped < offset) skipped += 1;
      else keys.push(key);
    }
    return keys;
  };

  const page = (query: ListQuery): Omit<TemplateList, 'stale'> => {
    const counted = counts(query);
    const rows = keysOf(query, query.offset, query.limit).map((key) => toRow(rowOf.get(key)!));
    return { rows, total: counted[query.filter], counts: counted };
  };

  /** Each as if the list were not narrowed by it yet, so that another value can be chosen. */
  const facets = (scope: ListScope): Facets => {
    const of = (name: FacetName): Facets[FacetName] => {
      const wider = { ...scope, only: withoutFacet(scope.only, name) };
      const bySet = new Map<string, number>();
      for (const key of chosenOf(findIn(wider), scope.filter).found) {
        const marks = search.marksOf(key);
        bySet.set(marks, (bySet.get(marks) ?? 0) + 1);
      }
      const byValue = new Map<string, number>();
      for (const [marks, n] of bySet)
        for (const value of valuesOf(marks, name)) byValue.set(value, (byValue.get(value) ?? 0) + n);
      return [...byValue]
        .map(([value, templates]) => ({ value, templates }))
        .toSorted((a, b) => b.templates - a.templates)
        .slice(0, mostValues);
    };
    return Object.fromEntries(facetNames.map((name) => [name, of(name)])) as Facets;
  };

  let rehearsals = 0;
  const rehearse = (): boolean => {
    const word = rehearsed[rehearsals++];
    if (word === undefined) return false;
    page({ ...firstScope, search: word, offset: 0, limit: 100 });
    return true;
  };

  return {
    page,
    counts,
    facets,
    warmColumn: byColumn.warm,
    touch: byColumn.touch,
    warm: () => db.open && (search.warm() || order.warm(firstScope) || rehearse()),
    ids: (scope) =>
      isWhole(scope) && !scope.by
        ? (ordered(scope, 'id').all({ filter: scope.filter, offset: 0, limit: -1 }) as string[])
        : keysOf(scope, 0, -1).map(search.idOf),
  };
};

/** Neither searched nor narrowed: read from the store's own order. */
const isWhole = ({ search, only }: Pick<ListScope, 'search' | 'only'>): boolean =>
  foldText(search) === '' &&
  wantedMarks(only).length === 0 &&
  only?.bundle === undefined &&
  only?.days === undefined &&
  only?.errand === undefined;

const countFilters = (counted: readonly { shelf: string; n: number }[]): Record<TemplateFilter, number> => {
  const counts = Object.fromEntries(templateFilters.map((filter) => [filter, 0])) as Record<
    TemplateFilter,
    number
  >;
  for (const { shelf, n } of counted) {
    if (!templateFilters.includes(shelf as TemplateFilter))
      throw new Fault('store-damaged', { file: 'store.db' });
    counts[shelf as TemplateFilter] = n;
    if (shelf !== 'removed') counts.all += n;
  }
  return counts;
};

export const toRow = (row: ListRow): TemplateRow => ({
  id: row.id,
  holderKind: row.holder_kind as TemplateRow['holderKind'],
  name: row.name,
  certificateType: row.certificate_type as TemplateRow['certificateType'],
  maskedNumber: row.masked_number,
  customer: row.customer,
  state: row.state as TemplateRow['state'],
  check: {
    readiness: row.readiness as TemplateRow['check']['readiness'],
    stops: row.stops,
    warns: row.warns,
    readyFrom: row.ready_from,
    worst: row.worst as TemplateRow['check']['worst'],
  },
  domains: row.domains === null ? null : JSON.parse(row.domains),
  updatedAt: row.updated_at,
});
