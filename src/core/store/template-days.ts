/** The days of templates: written with each row of the list, read for calendar and returns without checking anything again. */

import type { ReturnedList, ReturnedRow } from '#contract/returned';
import type { TemplateView } from '#contract/views';
import { calendarFacts } from '#domain/calendar/template-calendar';
import { officeDay } from '#domain/date/office-day';
import type { Checked, TemplateDays } from '../context.ts';
import { type ContentEvent, isChanged } from './changed-since.ts';
import type { Store } from './open-store.ts';
import { foldText } from './template-search.ts';

export type TemplateDaysStore = {
  /** Called where the row is written, after the event of the change. */
  put(view: Checked, key: number): void;
  all(): TemplateDays[];
  returned(query: { readonly search: string; readonly limit: number }): ReturnedList;
  unrepaired(): number;
};

type DaysRow = {
  id: string;
  name: string;
  target: string;
  state: string;
  readiness: string;
  ready_from: string | null;
  since: string;
  sent_on: string;
  expires: string;
  has_domains: number;
  because: string;
};

type ReturnedRecord = {
  id: string;
  name: string;
  certificate_type: string;
  masked_number: string;
  customer: string;
  state: string;
  readiness: string;
  stops: number;
  ready_from: string | null;
  since: string;
  repaired: number;
  target: string;
  failures: string | null;
  message: string | null;
};

export const openTemplateDays = ({ db }: Store): TemplateDaysStore => {
  const stateDays = db.prepare<[string], { since: string | null; sent: string | null; last: number | null }>(
    // Undoing changes the state too, by an event of its own; a message that was added later does not.
    `SELECT max(iif(json_extract(data, '$.from') <> json_extract(data, '$.to'), at, NULL)) AS since,
       ifnull((SELECT min(sent_at) FROM outcomes o WHERE o.template_id = e.template_id),
         min(iif(json_extract(data, '$.to') = 'in-review', at, NULL))) AS sent,
       max(id) AS last
     FROM events e WHERE template_id = ? AND json_extract(data, '$.to') IS NOT NULL`,
  );
  const contentEvents = db.prepare<[string, number], ContentEvent>(
    `SELECT kind, at, json_extract(data, '$.fields') AS fields, json_extract(data, '$.step') AS step
     FROM events WHERE template_id = ? AND id > ?
       AND kind IN ('changed', 'scan-attached', 'scan-detached', 'picture-prepared', 'undone', 'redone') ORDER BY id`,
  );
  const put = db.prepare(
    `INSERT OR REPLACE INTO template_days
     VALUES (@key, @target, @since, @sent_on, @expires, @has_domains, @because, @repaired)`,
  );
  const all = db.prepare<[], DaysRow>(
    `SELECT r.id, r.name, d.target, r.state, r.readiness, r.ready_from, d.since, d.sent_on, d.expires,
       d.has_domains, d.because
     FROM template_days d JOIN template_rows r ON r.key = d.key WHERE r.shelf <> 'removed'`,
  );
  const unrepaired = db.prepare<[], { n: number }>(
    `SELECT count(*) AS n FROM template_rows r JOIN template_days d ON d.key = r.key
     WHERE r.shelf = 'rejected' AND d.repaired = 0`,
  );
  const from = `template_rows r JOIN template_days d ON d.key = r.key JOIN template_search s ON s.key = r.key
     WHERE r.shelf IN ('rejected', 'in-review') AND (@needle = '' OR instr(s.text, @needle) > 0)`;
  const rows = db.prepare<object, ReturnedRecord>(
    `SELECT r.id, r.name, r.certificate_type, r.masked_number, r.customer, r.state, r.readiness, r.stops,
       r.ready_from, d.since, d.repaired, d.target, o.failures, o.message
     FROM ${from.replace(
       'WHERE',
       `LEFT JOIN outcomes o ON o.key =
       (SELECT max(key) FROM outcomes WHERE template_id = r.id AND result = 'rejected') WHERE`,
     )}
     ORDER BY r.shelf = 'in-review', d.repaired, d.since, r.key LIMIT @limit`,
  );
  const totals = db.prepare<object, { shelf: string; n: number }>(
    `SELECT r.shelf, count(*) AS n FROM ${from} GROUP BY r.shelf`,
  );

  const isRepaired = ({ id, state, check }: Checked, lastState: number | null): boolean =>
    state === 'rejected' &&
    check.readiness !== 'stop' &&
    lastState !== null &&
    isChanged(contentEvents.all(id, lastState));

  return {
    put: (view, key) => {
      const { since, sent, last } = stateDays.get(view.id)!;
      const facts = calendarFacts(view.fields, view.findings);
      // A template that never changed its state has it since it was made.
      const day = officeDay(since ?? view.createdAt);
      put.run({
        key,
        target: view.fields.target,
        since: day,
        sent_on: sent === null ? day : officeDay(sent),
        expires: facts.expires ?? '',
        has_domains: Number(facts.hasDomains),
        because: JSON.stringify(facts.earliest?.because ?? []),
        repaired: Number(isRepaired(view, last)),
      });
    },
    all: () => all.all().map(toDays),
    returned: ({ search, limit }) => {
      const needle = foldText(search);
      const counts = Object.fromEntries(totals.all({ needle }).map(({ shelf, n }) => [shelf, n]));
      return {
        rows: rows.all({ needle, limit }).map(toReturned),
        rejected: counts['rejected'] ?? 0,
        inReview: counts['in-review'] ?? 0,
      };
    },
    unrepaired: () => unrepaired.get()?.n ?? 0,
  };
};

const toDays = (row: DaysRow): TemplateDays => ({
  id: row.id,
  name: row.name,
  target: row.target,
  state: row.state as TemplateView['state'],
  readiness: row.readiness as TemplateDays['readiness'],
  since: row.since,
  sentOn: row.sent_on,
  expires: row.expires === '' ? null : row.expires,
  hasDomains: row.has_domains === 1,
  earliest: row.ready_from === null ? null : { day: row.ready_from, because: JSON.parse(row.because) },
});

const toReturned = (row: ReturnedRecord): ReturnedRow => ({
  id: row.id,
  name: row.name,
  certificateType: row.certificate_type as ReturnedRow['certificateType'],
  maskedNumber: row.masked_number,
  customer: row.customer,
  state: row.state as ReturnedRow['state'],
  readiness: row.readiness as ReturnedRow['readiness'],
  stops: row.stops,
  readyFrom: row.ready_from,
  since: row.since,
  repaired: row.repaired === 1,
  target: row.target,
  failure: row.failures === null ? null : ((JSON.parse(row.failures) as ReturnedRow['failure'][])[0] ?? null),
  hasMessage: (row.message ?? '') !== '',
});
