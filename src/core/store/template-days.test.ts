/** What is kept of a template's days is what a fresh check of it gives, whatever was done to it before. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarKinds } from '#domain/calendar/calendar-template';
import { countDomains } from '#domain/calendar/domain-calendar';
import { calendarFacts, templateCalendar } from '#domain/calendar/template-calendar';
import { addDays } from '#domain/date/calendar-date';
import { domainStates } from '#domain/domain-name/domain-state';
import { blankFields, type TemplateFields } from '#domain/template/fields';
import { reviewStates } from '#domain/template/state';
import { goodDossiers } from '../../../tests/dossiers.ts';
import { createScratch } from '../../../tests/scratch.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import { systemClock } from '../system-clock.ts';

const scratch = createScratch();
const today = '2026-11-24';
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ dir: scratch('desk'), clock: systemClock(today) });
});
afterAll(() => desk.close());

const step = fc.oneof(
  fc.record({ to: fc.constantFrom(...reviewStates) }),
  fc.record({ issued: fc.integer({ min: -20, max: 0 }) }),
  fc.record({ expires: fc.constantFrom('long-term', '2026-12-31', '2030年1月2日', 'nonsense', '') }),
  fc.record({ target: fc.constantFrom('', 'tencent', 'gone') }),
  fc.record({ removed: fc.boolean() }),
  fc.record({ domains: fc.subarray(['a.cn', 'b.cn', 'c.cn']) }),
  fc.record({
    names: fc.constantFrom('all', ...domainStates),
    state: fc.option(fc.constantFrom(...domainStates), { nil: undefined }),
    registered: fc.integer({ min: -9, max: 0 }),
  }),
);

const everything = { from: '', to: '9999', kinds: calendarKinds };
const entriesOf = (id: string) => {
  const { templates } = desk.context;
  const entries = new Map<string, object>();
  for (const { template, name: _name, ...entry } of templates.calendar.page(everything, 0, 100_000))
    if (template === id) entries.set(`${entry.kind} ${entry.day}`, entry);
  return entries;
};

describe('the days of a template', () => {
  it('are those of a fresh check after any changes', () => {
    const { templates, targets, holidays } = desk.context;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const { id } = templates.create({ ...goodDossiers.person.fields, target: '' });
        for (const change of steps) {
          const { revision, fields } = templates.view(id);
          const { certificate } = fields;
          const update = (more: Partial<TemplateFields>) =>
            templates.update(id, revision, { ...fields, ...more });
          if ('to' in change) templates.setState(id, revision, change.to);
          else if ('issued' in change)
            update({ certificate: { ...certificate, issued: addDays(today, change.issued) } });
          else if ('expires' in change) update({ certificate: { ...certificate, expires: change.expires } });
          else if ('target' in change) update({ target: change.target });
          else if ('domains' in change) update({ domains: change.domains });
          else if ('names' in change)
            templates.setDomains(id, revision, {
              chosen: { of: change.names },
              state: change.state,
              registeredOn: addDays(today, change.registered),
            });
          else templates.setRemoved(id, revision, change.removed);
        }
        const view = templates.view(id);
        const kept = templates.days().find((days) => days.id === id);
        expect(kept === undefined).toBe(view.removed);
        const domains = templates.domains(id);
        const days = { state: view.state, ...templates.stateDays(id) };
        const pack = targets.find(view.fields.target) ?? targets.get('strict');
        const facts = calendarFacts(view.fields, view.findings);
        const fresh = templateCalendar({ ...facts, ...days, domains }, pack, today, holidays());
        expect(entriesOf(id)).toEqual(
          new Map(view.removed ? [] : fresh.map((entry) => [`${entry.kind} ${entry.day}`, entry])),
        );
        const counts = countDomains(domains, days, pack, today);
        expect(view.domains).toEqual(counts.total === 0 ? null : counts);
        if (view.removed) return;
        expect(kept).toMatchObject({
          state: view.state,
          readiness: view.check.readiness,
          target: view.fields.target,
        });
      }),
      { numRuns: 40 },
    );
  });

  it('a rejected template counts until it is changed and nothing but time stops it', () => {
    const { templates } = desk.context;
    const before = templates.unrepaired();
    const fields = { ...blankFields, domains: [], tags: [] };
    const { id } = templates.create(fields);
    templates.setState(id, 1, 'rejected', { message: '未提交注册者证件' });
    expect(templates.unrepaired()).toBe(before + 1);
    templates.update(id, 2, { ...fields, notes: 'x' });
    // Changed, but still without name, number and picture.
    expect(templates.unrepaired()).toBe(before + 1);
    templates.setState(id, 3, 'in-review');
    expect(templates.unrepaired()).toBe(before);
    templates.setState(id, 4, 'rejected');
    expect(templates.unrepaired()).toBe(before + 1);
    templates.setRemoved(id, 5, true);
    expect(templates.unrepaired()).toBe(before);
  });

  it('words that are added to a rejection change neither its day nor its submissions', () => {
    const { templates } = desk.context;
    const { id } = templates.create({ ...blankFields, domains: [], tags: [] });
    templates.setState(id, 1, 'rejected');
    const days = templates.stateDays(id);
    const { outcomes } = templates.setState(id, 2, 'rejected', { message: '库中无此号' });
    expect(outcomes).toMatchObject([{ result: 'rejected', message: '库中无此号', failures: ['F14'] }]);
    expect(templates.stateDays(id)).toEqual(days);
    // A second message is another answer.
    expect(templates.setState(id, 3, 'rejected', { message: '证件不清晰' }).outcomes).toHaveLength(2);
  });
});
