/** How long papers are kept, and which are due. */
import { type DueItem, type Retention, retentionSchema } from '#contract/erasure';
import { officeDay } from '#domain/date/office-day';
import type { RetentionRules } from '../ports/retention.ts';
import type { Store } from './open-store.ts';
import { openSettingRow } from './setting-row.ts';

const name = 'retention';
const none: Retention = { verified: null, removed: null };

type Row = { readonly id: string; readonly name: string; readonly at: string };

export const openRetention = (store: Store): RetentionRules => {
  const { db } = store;
  const row = openSettingRow(store, name);
  const verified = db.prepare<[string], Row>(
    `SELECT t.id, r.name, max(e.at) AS at FROM templates t JOIN template_rows r ON r.key = t.key
       JOIN events e ON e.template_id = t.id AND e.kind IN ('state-set', 'domains-set')
     WHERE t.state = 'verified' AND t.removed_at IS NULL
       AND (EXISTS (SELECT 1 FROM scans s WHERE s.template_id = t.id)
         OR EXISTS (SELECT 1 FROM pictures p WHERE p.template_id = t.id))
     GROUP BY t.id HAVING max(e.at) < ? ORDER BY at`,
  );
  const removed = db.prepare<[string], Row>(
    `SELECT t.id, r.name, t.removed_at AS at FROM templates t JOIN template_rows r ON r.key = t.key
     WHERE t.removed_at < ? ORDER BY t.removed_at`,
  );
  const dueOf = (
    query: typeof verified,
    days: number | null,
    today: string,
    what: DueItem['what'],
  ): DueItem[] => {
    if (days === null) return [];
    // Midnight in China of the first day that is not due yet.
    const before = new Date(Date.parse(`${today}T00:00:00+08:00`) - (days - 1) * 86_400_000).toISOString();
    return query
      .all(before)
      .map((row) => ({ template: row.id, name: row.name, what, since: officeDay(row.at) }));
  };
  return {
    retention: () => {
      const parsed = retentionSchema.safeParse(store.read(row.get));
      return parsed.success ? parsed.data : none;
    },
    saveRetention: (rules) => store.transaction(() => row.put(rules)),
    due: (rules, today) =>
      store.read(() =>
        [
          ...dueOf(removed, rules.removed, today, 'all'),
          ...dueOf(verified, rules.verified, today, 'papers'),
        ].sort((a, b) => (a.since < b.since ? -1 : 1)),
      ),
  };
};
