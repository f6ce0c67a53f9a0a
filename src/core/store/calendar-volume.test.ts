/** The calendar over 100,000 templates: answers stay as small as what was asked for, and come at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#domain/date/calendar-date';
import { blankFields } from '#domain/template/fields';
import { createScratch } from '../../../tests/scratch.ts';
import { openDataKey } from '../key/data-key.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import { systemClock } from '../system-clock.ts';
import { openStore } from './open-store.ts';

const scratch = createScratch();
const size = 100_000;
const today = '2026-11-24';
const clock = systemClock(today);
let desk: Desk;

/** Ends of certificates over ten years, each with the day thirty days before: one template goes the whole way, the others are its like. */
beforeAll(async () => {
  const dir = scratch('desk');
  const small = await openDesk({ dir, clock });
  small.context.templates.create({ ...blankFields, holder: { zh: '示例', en: '' } });
  await small.client.templates.list({});
  await small.close();
  const store = openStore(dir, (await openDataKey(dir, false)).bytes);
  store.db.exec(`
    INSERT INTO templates (id, revision, state, fields, created_at, updated_at)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${size - 1})
      SELECT 't' || i, 1, 'verified', t.fields, t.created_at, t.updated_at FROM n, templates t WHERE t.key = 1;
    CREATE TEMP TABLE model AS SELECT * FROM template_rows WHERE key = 1;
    INSERT OR REPLACE INTO template_rows
      SELECT t.key, t.id, holder_kind, name, certificate_type, masked_number, customer, m.updated_at, 'verified', 'verified', readiness,
        stops, warns, ready_from, worst, checked_for, m.created_at, number_key FROM templates t, model m;
    INSERT INTO calendar_entries SELECT key, 'certificate-ends', date('${today}', '+' || (key % 3650) || ' days'),
      json_object('from', date('${today}', '+' || (key % 3650 - 30) || ' days')) FROM templates;
    INSERT INTO calendar_entries SELECT key, 'certificate-ends-soon', date('${today}', '+' || (key % 3650 - 30) || ' days'), '{}'
      FROM templates WHERE key % 3650 >= 30;`);
  store.close();
  desk = await openDesk({ dir, clock });
}, 120_000);
afterAll(() => desk.close());

const bytes = (answer: unknown): number => Buffer.byteLength(JSON.stringify(answer));

describe('the calendar of 100,000 templates', () => {
  it('answers a year as counts of its days', async () => {
    const view = await desk.client.calendar.view({ kinds: ['certificate-ends'] });
    expect(view.days).toHaveLength(366);
    const inYear = view.days.reduce((sum, { counts }) => sum + (counts['certificate-ends'] ?? 0), 0);
    expect(inYear + view.later).toBe(size);
    expect(bytes(view)).toBeLessThan(60_000);
    expect(bytes(await desk.client.calendar.view({ to: null }))).toBeLessThan(400_000);
  }, 60_000);

  it('answers the items of a range by page, each once, in the order of the counts', async () => {
    const range = {
      from: addDays(today, 100),
      to: addDays(today, 110),
      kinds: ['certificate-ends' as const],
    };
    const { days } = await desk.client.calendar.view(range);
    const counted = days.map(({ day, counts }) => [day, counts['certificate-ends']]);
    const items = [];
    for (let offset = 0; ; offset += 100) {
      const page = await desk.client.calendar.page({ ...range, offset, limit: 100 });
      expect(bytes(page)).toBeLessThan(30_000);
      items.push(...page.items);
      if (page.items.length < 100) break;
    }
    expect(new Set(items.map(({ template }) => template)).size).toBe(items.length);
    expect([...Map.groupBy(items, ({ day }) => day)].map(([day, ofDay]) => [day, ofDay.length])).toEqual(
      counted,
    );
  }, 60_000);

  it('writes its file in parts of a bounded size, other calls in between', async () => {
    let [events, most, between] = [0, 0, 0];
    const meanwhile = setInterval(() => {
      between += 1;
    }, 1);
    for await (const part of await desk.client.calendar.file({ from: addDays(today, 3_600), to: null })) {
      if (part.kind !== 'text') continue;
      events += part.text.match(/BEGIN:VEVENT/g)?.length ?? 0;
      most = Math.max(most, part.text.length);
    }
    clearInterval(meanwhile);
    expect(events).toBeGreaterThan(1_000);
    expect(most).toBeLessThan(20_000);
    expect(between).toBeGreaterThan(10);
  }, 120_000);
});
