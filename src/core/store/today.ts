/** What was finished today and how long it took, read from the history and nothing else. */

import type { TodayFigures } from '#contract/views';
import { officeDay } from '#domain/date/office-day';
import type { Clock } from '../ports/clock.ts';
import type { Store } from './open-store.ts';

/** A longer pause between two changes of a template is time spent on something else, in seconds. */
const longestPause = 300;

type Row = { template_id: string; at: string; isOut: number };

/** A template is done when it went into a bundle or was handed in by hand. */
const isOut = `(kind = 'bundled' OR (kind IN ('state-set', 'domains-set') AND json_extract(data, '$.to') = 'in-review'))`;

export const openTodayFigures = ({ db }: Store, clock: Clock): (() => TodayFigures) => {
  const rows = db.prepare<{ from: string }, Row>(
    `SELECT template_id, at, ${isOut} AS isOut FROM events
     WHERE at >= @from AND kind <> 'number-shown'
       AND template_id IN (SELECT template_id FROM events WHERE at >= @from AND ${isOut})
     ORDER BY id`,
  );
  return () => {
    const from = new Date(`${officeDay(clock.now())}T00:00:00+08:00`).toISOString();
    return figuresOf(rows.all({ from }));
  };
};

/** Pure: for each template the time between its changes until it went out, long pauses left out. */
export const figuresOf = (rows: readonly Row[]): TodayFigures => {
  const templates = new Map<string, { last: number; seconds: number; isDone: boolean }>();
  for (const row of rows) {
    const at = Date.parse(row.at);
    const known = templates.get(row.template_id) ?? { last: at, seconds: 0, isDone: false };
    templates.set(row.template_id, known);
    if (known.isDone) continue;
    const pause = (at - known.last) / 1_000;
    if (pause <= longestPause) known.seconds += pause;
    known.last = at;
    known.isDone = row.isOut === 1;
  }
  const done = [...templates.values()].filter(({ isDone }) => isDone);
  // A template that only went out today was worked on another day: how long is not known.
  const timed = done.filter(({ seconds }) => seconds >= 1);
  const sum = timed.reduce((total, { seconds }) => total + seconds, 0);
  return { done: done.length, averageSeconds: timed.length > 0 ? Math.round(sum / timed.length) : null };
};
