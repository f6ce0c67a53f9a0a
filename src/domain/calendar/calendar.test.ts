/** China's published working days of 2026, and the days of templates counted with them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import shipped from '../../../assets/holidays.json' with { type: 'json' };
import { goodDossiers, readTarget } from '../../../tests/dossiers.ts';
import { addDays } from '../date/calendar-date.ts';
import { blankDomain, type DomainRecord } from '../domain-name/domain-state.ts';
import { finding } from '../finding/finding.ts';
import type { ReviewState } from '../template/state.ts';
import { calendarFacts, templateCalendar } from './template-calendar.ts';
import { addWorkingDays, type Holidays, isWorkingDay, weekendsOnly } from './working-days.ts';

const holidays: Holidays = shipped;

describe('working days', () => {
  it.each([
    ['2026-10-01', false],
    ['2026-10-10', true],
    ['2026-09-20', true],
    ['2026-11-21', false],
    ['2026-11-23', true],
    ['2026-02-28', true],
    ['2026-02-23', false],
    // 2027 is not published yet: weekends only.
    ['2027-10-01', true],
    ['2027-10-02', false],
  ])('%s: %s', (day, wanted) => {
    expect(isWorkingDay(day, holidays)).toBe(wanted);
  });

  it('are counted over the National Day week', () => {
    expect(addWorkingDays('2026-09-30', 1, holidays)).toBe('2026-10-08');
    expect(addWorkingDays('2026-09-30', 3, holidays)).toBe('2026-10-10');
    expect(addWorkingDays('2026-09-30', 1, weekendsOnly)).toBe('2026-10-01');
  });

  it('lists name only days that differ from the week, in their own year', () => {
    for (const [year, { rest, work }] of Object.entries(holidays.years))
      for (const day of [...rest, ...work]) {
        expect(day.startsWith(year)).toBe(true);
        expect(isWorkingDay(day, holidays)).not.toBe(isWorkingDay(day, weekendsOnly));
      }
  });

  it('always lie ahead, and one more is later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 20 }), (offset, count) => {
        const day = addDays('2025-01-01', offset);
        const reached = addWorkingDays(day, count, holidays);
        expect(reached > day && isWorkingDay(reached, holidays)).toBe(true);
        expect(addWorkingDays(day, count + 1, holidays) > reached).toBe(true);
      }),
    );
  });
});

describe('templateCalendar', () => {
  const { fields } = goodDossiers.person;
  type More = {
    readyFrom?: string;
    expires?: string;
    domains?: readonly Partial<DomainRecord>[];
    target?: string;
  };
  const of = (state: ReviewState, more: More = {}) =>
    templateCalendar(
      {
        ...calendarFacts(
          { ...fields, certificate: { ...fields.certificate, expires: more.expires ?? 'long-term' } },
          more.readyFrom
            ? [
                finding(
                  'issued-too-recently',
                  { field: 'certificate.issued' },
                  { data: { readyFrom: more.readyFrom } },
                ),
              ]
            : [],
        ),
        state,
        since: '2026-09-30',
        sentOn: '2026-09-30',
        domains: (more.domains ?? []).map((record, at) => ({
          name: `name-${at + 1}.cn`,
          record: { ...blankDomain, ...record },
        })),
      },
      readTarget(more.target ?? 'strict'),
      '2026-09-30',
      holidays,
    );

  it('says from when it may go out, until when an answer is usual, when to try again, when the certificate ends', () => {
    expect(of('not-submitted', { readyFrom: '2026-10-04' })).toEqual([
      { day: '2026-10-04', kind: 'ready', because: ['issued-too-recently'] },
    ]);
    // R38: three to five working days.
    expect(of('in-review')).toEqual([
      { day: '2026-10-10', kind: 'answer-from' },
      { day: '2026-10-13', kind: 'answer-due' },
    ]);
    expect(of('rejected').map(({ kind }) => kind)).toEqual(['retry-from', 'retry-until']);
    expect(of('verified', { expires: '2026-12-31' })).toEqual([
      { day: '2026-12-01', kind: 'certificate-ends-soon' },
      { day: '2026-12-31', kind: 'certificate-ends', from: '2026-12-01' },
    ]);
    expect(of('verified', { expires: '2026-09-29' })).toEqual([]);
  });

  const hold = (state: ReviewState, domain: Partial<DomainRecord>, target?: string) =>
    of(state, { domains: [domain], ...(target ? { target } : {}) }).find(
      ({ kind }) => kind === 'names-on-hold',
    )?.day;
  it.each<[string, ReviewState, Partial<DomainRecord>, string | undefined]>([
    ['five days after it was registered', 'not-submitted', { registeredOn: '2026-09-28' }, '2026-10-03'],
    [
      'while it is in review too: only a verified name escapes',
      'in-review',
      { state: 'in-review', registeredOn: '2026-09-28', submittedOn: '2026-09-29' },
      '2026-10-03',
    ],
    [
      'from its submission where nobody knows when it was registered',
      'not-submitted',
      { state: 'in-review', submittedOn: '2026-09-29' },
      '2026-10-04',
    ],
    ["from the template's, where that is all", 'in-review', {}, '2026-10-05'],
    ['not before it is registered', 'not-submitted', {}, undefined],
    ['not once it is verified', 'in-review', { state: 'verified', registeredOn: '2026-09-28' }, undefined],
    ['not again once it is on hold', 'rejected', { state: 'on-hold', registeredOn: '2026-09-28' }, undefined],
    ['not a deleted one', 'in-review', { registeredOn: '2026-09-28', deletedOn: '2026-09-30' }, undefined],
    // CN1: registered with a verified template.
    ['not one that its template covers', 'verified', { registeredOn: '2026-09-30' }, undefined],
    ['an older one under a verified template', 'verified', { registeredOn: '2026-09-29' }, '2026-10-04'],
  ])('counts the hold of a name (CN3): %s', (_, state, domain, wanted) => {
    expect(hold(state, domain)).toBe(wanted);
  });

  it('counts no hold where the target knows of none', () => {
    expect(hold('not-submitted', { registeredOn: '2026-09-28' }, 'godaddy')).toBeUndefined();
  });

  it('counts names that share a day once, and joins them with the template that shares it too', () => {
    const sent = { state: 'in-review', registeredOn: '2026-09-28', submittedOn: '2026-09-30' } as const;
    expect(of('in-review', { domains: [sent, { ...sent, registeredOn: '2026-09-29' }, sent] })).toEqual([
      { day: '2026-10-03', kind: 'names-on-hold', names: 2, first: 'name-1.cn' },
      { day: '2026-10-04', kind: 'names-on-hold', names: 1, first: 'name-2.cn' },
      // R38: three to five working days, over the National Day week.
      { day: '2026-10-10', kind: 'answer-from', names: 3, first: 'name-1.cn' },
      { day: '2026-10-13', kind: 'answer-due', names: 3, first: 'name-1.cn' },
    ]);
    const back = { state: 'rejected', answeredOn: '2026-09-29' } as const;
    expect(of('verified', { domains: [back, { ...back, failure: 'F23' }] })).toEqual([
      // R56; a name that was refused for itself is not tried again (R61).
      { day: '2026-09-30', kind: 'retry-from', names: 1, first: 'name-1.cn' },
      { day: '2026-10-09', kind: 'retry-until', names: 1, first: 'name-1.cn' },
    ]);
  });

  it('takes 5,000 names of one template at once', () => {
    const domains = Array.from({ length: 5_000 }, (_, at) => ({
      state: 'in-review' as const,
      registeredOn: addDays('2026-09-26', at % 4),
      submittedOn: addDays('2026-09-27', at % 3),
    }));
    const entries = of('in-review', { domains });
    expect(entries.filter(({ kind }) => kind === 'names-on-hold').map(({ names }) => names)).toEqual([
      1250, 1250, 1250, 1250,
    ]);
  });
});
