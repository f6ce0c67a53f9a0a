/** The days of templates: written with each row of the list, read for calendar and returns without checking anything again. */

import type { ReturnedList, ReturnedRow } from '#contract/returned';
import type { TemplateView } from '#contract/views';
import type { CalendarTemplate } from '#domain/calendar/calendar-template';
import { countDomains } from '#domain/calendar/domain-calendar';
import { calendarFacts, templateCalendar } from '#domain/calendar/template-calendar';
import type { Holidays } from '#domain/calendar/working-days';
import type { CalendarDate } from '#domain/date/calendar-date';
import { officeDay } from '#domain/date/office-day';
import type { TargetPack } from '#domain/target/target';
import type { Clock } from '../ports/clock.ts';
import type { Checked, TemplateDays } from '../ports/templates.ts';
import type { CalendarEntries } from './calendar-entries.ts';
import { type ContentEvent, isChanged } from './changed-since.ts';
import type { Store } from './open-store.ts';
import type { TemplateDomains } from './template-domains.ts';
import { foldText } from './template-search.ts';

export type TemplateDaysNeeds = {
  readonly clock: Clock;
  readonly targetOf: (id: string) => TargetPack;
  readonly holidays: () => Holidays;
  readonly calendar: Pick<CalendarEntries, 'put'>;
  readonly domains: Pick<TemplateDomains, 'of' | 'putCounts'>;
};

export type TemplateDaysStore = {
  /** Called where the row is written, after the event of the change. */
  put(view: Omit<Checked, 'scan'>, key: number): void;
  all(): TemplateDays[];
  /** Of the last change of state and of the first submission; a template that never changed its state has it since it was made. */
  stateDays(id: string, createdAt: string): { readonly since: CalendarDate; readonly sentOn: CalendarDate };
  returned(query: { readonly search: string; readonly limit: number }): ReturnedList;
  unrepaired(): number;
};

type DaysRow = {
  id: string;
  name: string;
  target: string;
  state: string;
  readiness: string;
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

export const openTemplateDays = ({ db }: Store, needs: TemplateDaysNeeds): TemplateDaysStore => {
  const { clock, targetOf, holidays, calendar, domains } = needs;
  const stateDays = db.prepare<[string], { since: string | null; sent: string | null; last: number | null }>(
    // Undoing changes the state too, by an event of its own; a message that was added later does not.
    `SELECT (SELECT ifnull(json_extract(c.data, '$.on'), c.at) FROM events c WHERE c.template_id = e.template_id
         AND json_extract(c.data, '$.from') <> json_extract(c.data, '$.to') ORDER BY c.id DESC LIMIT 1) AS since,
       ifnull((SELECT min(sent_at) FROM outcomes o WHERE o.template_id = e.template_id),
         min(iif(json_extract(data, '$.to') = 'in-review', ifnull(json_extract(data, '$.on'), at), NULL))) AS sent,
       max(id) AS last
     FROM events e WHERE template_id = ? AND json_extract(data, '$.to') IS NOT NULL`,
  );
  const contentEvents = db.prepare<[string, number], ContentEvent>(
    `SELECT kind, at, json_extract(data, '$.fields') AS fields, json_extract(data, '$.step') AS step
     FROM events WHERE template_id = ? AND id > ?
       AND kind IN ('changed', 'scan-attached', 'scan-detached', 'picture-prepared', 'undone', 'redone') ORDER BY id`,
  );
  const put = db.prepare(
    'INSERT OR REPLACE INTO template_days (key, target, since, repaired) VALUES (@key, @target, @since, @repaired)',
  );
  const all = db.prepare<[], DaysRow>(
    `SELECT r.id, r.name, d.target, r.state, r.readiness
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

  const isRepaired = (
    { id, state, check }: Pick<Checked, 'id' | 'state' | 'check'>,
    lastState: number | null,
  ): boolean =>
    state === 'rejected' &&
    check.readiness !== 'stop' &&
    lastState !== null &&
    isChanged(contentEvents.all(id, lastState));

  return {
    put: (view, key) => {
      const found = stateDays.get(view.id)!;
      const days = daysOf(found, view.createdAt);
      put.run({
        key,
        target: view.fields.target,
        since: days.since,
        repaired: Number(isRepaired(view, found.last)),
      });
      const template: CalendarTemplate = {
        ...calendarFacts(view.fields, view.findings),
        state: view.state,
        ...days,
        domains: domains.of(view.id, view.fields.domains),
      };
      const target = targetOf(view.fields.target);
      const today = clock.today();
      domains.putCounts(key, countDomains(template.domains, template, target, today));
      calendar.put(key, view.removed ? [] : templateCalendar(template, target, today, holidays()));
    },
    all: () => all.all().map(toDays),
    stateDays: (id, createdAt) => daysOf(stateDays.get(id)!, createdAt),
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

const daysOf = ({ since, sent }: { since: string | null; sent: string | null }, createdAt: string) => {
  const day = officeDay(since ?? createdAt);
  return { since: day, sentOn: sent === null ? day : officeDay(sent) };
};

const toDays = (row: DaysRow): TemplateDays => ({
  id: row.id,
  name: row.name,
  target: row.target,
  state: row.state as TemplateView['state'],
  readiness: row.readiness as TemplateDays['readiness'],
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
