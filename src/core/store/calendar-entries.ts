/** The days of all templates as rows: written with each row of the list, read by range. */

import type { CalendarItem } from '#contract/views';
import type { CalendarEntry, CalendarKind } from '#domain/calendar/calendar-template';
import type { Calendar, CalendarRange, DayCount } from '../ports/calendar.ts';
import type { Store } from './open-store.ts';

type Row = { key: number; id: string; name: string; kind: string; day: string; more: string };

export type CalendarEntries = Calendar & {
  /** Called where the row of the template is written. */
  put(key: number, entries: readonly CalendarEntry[]): void;
};

export const openCalendarEntries = ({ db }: Store): CalendarEntries => {
  const drop = db.prepare('DELETE FROM calendar_entries WHERE key = ?');
  const insert = db.prepare('INSERT INTO calendar_entries (key, kind, day, more) VALUES (?, ?, ?, ?)');
  const inRange = `e.day BETWEEN @from AND @to AND e.kind IN (SELECT value FROM json_each(@kinds))`;
  const counts = db.prepare<object, DayCount>(
    `SELECT e.day, e.kind, count(*) AS n FROM calendar_entries e WHERE ${inRange}
     GROUP BY e.day, e.kind ORDER BY e.day, e.kind`,
  );
  const columns = 'e.key, r.id, r.name, e.kind, e.day, e.more';
  const page = db.prepare<object, Row>(
    // Places are passed over in the index; only the page itself reads rows.
    `SELECT ${columns} FROM (
       SELECT key, kind, day FROM calendar_entries e WHERE ${inRange} ORDER BY day, kind, key LIMIT @limit OFFSET @offset
     ) p JOIN calendar_entries e ON e.key = p.key AND e.kind = p.kind AND e.day = p.day JOIN template_rows r ON r.key = e.key
     ORDER BY e.day, e.kind, e.key`,
  );
  const next = db.prepare<object, Row>(
    `SELECT ${columns} FROM calendar_entries e JOIN template_rows r ON r.key = e.key
     WHERE ${inRange} AND (e.day, e.kind, e.key) > (@day, @kind, @key) ORDER BY e.day, e.kind, e.key LIMIT @limit`,
  );
  const bind = ({ from, to, kinds }: CalendarRange) => ({ from, to, kinds: JSON.stringify(kinds) });
  return {
    put: (key, entries) => {
      drop.run(key);
      for (const { kind, day, ...more } of entries) insert.run(key, kind, day, JSON.stringify(more));
    },
    counts: (range) => counts.all(bind(range)),
    page: (range, offset, limit) => page.all({ ...bind(range), offset, limit }).map(toItem),
    next: (range, [day, kind, key], limit) => {
      // From the last day on: the index need not be walked from the first one again.
      const from = day > range.from ? day : range.from;
      const rows = next.all({ ...bind({ ...range, from }), day, kind, key, limit });
      const last = rows.at(-1);
      return { items: rows.map(toItem), last: last ? [last.day, last.kind, last.key] : null };
    },
  };
};

const toItem = ({ id, name, kind, day, more }: Row): CalendarItem => ({
  day,
  kind: kind as CalendarKind,
  ...JSON.parse(more),
  template: id,
  name,
});
