/** What is kept of a template's days is what a fresh check of it gives, whatever was done to it before. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarFacts } from '#domain/calendar/template-calendar';
import { addDays } from '#domain/date/calendar-date';
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
);

describe('the days of a template', () => {
  it('are those of a fresh check after any changes', () => {
    const { templates } = desk.context;
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
          else templates.setRemoved(id, revision, change.removed);
        }
        const view = templates.view(id);
        const kept = templates.days().find((days) => days.id === id);
        expect(kept === undefined).toBe(view.removed);
        if (view.removed) return;
        const { earliest, ...facts } = calendarFacts(view.fields, view.findings);
        expect(kept).toMatchObject({
          ...facts,
          state: view.state,
          readiness: view.check.readiness,
          target: view.fields.target,
          earliest: earliest && { day: earliest.day, because: earliest.because },
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
    const since = templates.days().find((days) => days.id === id)?.since;
    const { outcomes } = templates.setState(id, 2, 'rejected', { message: '库中无此号' });
    expect(outcomes).toMatchObject([{ result: 'rejected', message: '库中无此号', failures: ['F14'] }]);
    expect(templates.days().find((days) => days.id === id)?.since).toBe(since);
    // A second message is another answer.
    expect(templates.setState(id, 3, 'rejected', { message: '证件不清晰' }).outcomes).toHaveLength(2);
  });
});
