/** The list of templates: one page of rows, totals and counts per filter, over narrow rows. */
import { Fault } from '#contract/faults';
import { type TemplateFilter, type TemplateList, type TemplateRow, templateFilters } from '#contract/views';
import type { ListQuery } from '../context.ts';
import type { Store } from './open-store.ts';
import { foldText, type TemplateSearch } from './template-search.ts';

type ListRow = {
  id: string;
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
};

const orders = {
  updated: 'r.updated_at DESC, r.key DESC',
  name: 'r.name, r.key',
  'ready-from': 'r.ready_from IS NULL, r.ready_from, r.updated_at DESC, r.key DESC',
} as const;

/** Answers one page of the list; an empty search lists all. */
export const listTemplates = ({ db }: Store, search: TemplateSearch, query: ListQuery): TemplateList => {
  const needle = foldText(query.search);
  const from =
    needle === '' ? 'template_rows r' : 'json_each(@keys) k CROSS JOIN template_rows r ON r.key = k.value';
  const keys = needle === '' ? '' : JSON.stringify(search.find(needle));
  const counted = db
    .prepare<object, { shelf: string; n: number }>(`SELECT r.shelf, count(*) n FROM ${from} GROUP BY r.shelf`)
    .all({ keys });
  const counts = countFilters(counted);
  const rows = db
    .prepare<object, ListRow>(
      `SELECT r.* FROM ${from} WHERE ${shelfOf(query.filter)} ORDER BY ${orders[query.sort]} LIMIT @limit OFFSET @offset`,
    )
    .all({ keys, filter: query.filter, limit: query.limit, offset: query.offset });
  return { rows: rows.map(toRow), total: counts[query.filter], counts };
};

const shelfOf = (filter: TemplateFilter): string =>
  filter === 'all' ? "r.shelf <> 'removed'" : 'r.shelf = @filter';

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

const toRow = (row: ListRow): TemplateRow => ({
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
  updatedAt: row.updated_at,
});
