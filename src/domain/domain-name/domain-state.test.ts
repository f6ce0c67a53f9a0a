/** Names that are verified one by one: their states, what of a template follows from them, what the office has to do. */
import { describe, expect, it } from 'vitest';
import type { ReviewState } from '../template/state.ts';
import {
  blankDomain,
  changeDomain,
  type DomainChange,
  type DomainRecord,
  type DomainState,
  domainKey,
  domainStates,
  isDue,
  stateFromDomains,
} from './domain-state.ts';

const on = '2026-11-24';
const through = (...changes: readonly Partial<DomainChange>[]): DomainRecord =>
  changes.reduce<DomainRecord>((record, change) => changeDomain(record, { on, ...change }), blankDomain);

describe('changeDomain', () => {
  it.each<[string, readonly Partial<DomainChange>[], Partial<DomainRecord>]>([
    [
      'keeps the day of submission with the answer',
      [
        { state: 'in-review', on: '2026-11-20' },
        { state: 'rejected', message: '库中无此号', failure: 'F14' },
      ],
      { state: 'rejected', submittedOn: '2026-11-20', answeredOn: on, message: '库中无此号', failure: 'F14' },
    ],
    [
      'forgets the last answer with a new submission',
      [{ state: 'rejected', message: 'x', failure: 'F14' }, { state: 'in-review' }],
      { state: 'in-review', submittedOn: on, answeredOn: '', message: '', failure: null },
    ],
    // CN3: back to ok only after success.
    [
      'leaves a name on hold while it is in review',
      [{ state: 'on-hold', on: '2026-11-01' }, { state: 'in-review' }],
      { state: 'in-review', heldOn: '2026-11-01' },
    ],
    [
      'frees a verified name',
      [{ state: 'on-hold' }, { state: 'verified' }],
      { state: 'verified', heldOn: '' },
    ],
    [
      'keeps what is known of its registration',
      [{ registeredOn: '2026-11-02' }, { state: 'rejected' }, { state: 'not-submitted' }],
      { ...blankDomain, registeredOn: '2026-11-02' },
    ],
    ['takes a day away', [{ registeredOn: '2026-11-02' }, { registeredOn: '' }], blankDomain],
  ])('%s', (_, changes, wanted) => {
    expect(through(...changes)).toMatchObject(wanted);
  });

  it('gives the same record back when nothing changes', () => {
    const record = through({ state: 'in-review', registeredOn: '2026-11-02' });
    expect(changeDomain(record, { on, state: 'in-review' })).toBe(record);
    expect(changeDomain(record, { on, registeredOn: '2026-11-02' })).toBe(record);
  });
});

describe('stateFromDomains', () => {
  const rows: readonly [ReviewState, readonly DomainState[], ReviewState][] = [
    ['not-submitted', [], 'not-submitted'],
    ['not-submitted', ['in-review', 'not-submitted'], 'in-review'],
    ['not-submitted', ['rejected', 'in-review'], 'rejected'],
    // A name that was verified long ago says nothing about papers that were never sent.
    ['not-submitted', ['verified', 'verified'], 'not-submitted'],
    ['not-submitted', ['on-hold'], 'not-submitted'],
    ['in-review', ['verified', 'in-review'], 'in-review'],
    ['in-review', ['verified', 'not-submitted'], 'verified'],
    ['in-review', ['verified', 'rejected'], 'rejected'],
    ['rejected', ['in-review'], 'in-review'],
    ['rejected', ['verified', 'on-hold'], 'verified'],
    ['rejected', ['not-submitted'], 'rejected'],
    // R37: once verified, always verified, until the template itself is answered otherwise.
    ['verified', ['rejected', 'in-review'], 'verified'],
  ];
  it.each(rows)('%s with %j: %s', (now, states, wanted) => {
    expect(
      stateFromDomains(
        now,
        states.map((state) => ({ ...blankDomain, state })),
      ),
    ).toBe(wanted);
  });

  it('takes a name that was refused for itself for no answer about its holder (R61)', () => {
    const refused = through({ state: 'rejected', message: '当前词为禁止词', failure: 'F23' });
    expect(stateFromDomains('in-review', [refused])).toBe('in-review');
    expect(stateFromDomains('in-review', [refused, { ...blankDomain, state: 'verified' }])).toBe('verified');
  });

  it('does not depend on the order of the names', () => {
    for (const now of ['not-submitted', 'in-review', 'rejected'] as const)
      for (const a of domainStates)
        for (const b of domainStates) {
          const [one, two] = [a, b].map((state) => ({ ...blankDomain, state }));
          expect(stateFromDomains(now, [one!, two!])).toBe(stateFromDomains(now, [two!, one!]));
        }
  });
});

describe('isDue', () => {
  it.each<[Partial<DomainRecord>, string, boolean]>([
    [{}, '', false],
    [{ registeredOn: '2026-11-20' }, '', true],
    // CN1: registered with a template that was verified by then.
    [{ registeredOn: '2026-11-20' }, '2026-11-01', false],
    [{ registeredOn: '2026-10-20' }, '2026-11-01', true],
    [{ state: 'in-review', registeredOn: '2026-11-20' }, '', false],
    [{ state: 'on-hold' }, '', true],
    [{ state: 'rejected' }, '', true],
    [{ state: 'rejected', failure: 'F23' }, '', false],
    [{ state: 'on-hold', deletedOn: '2026-11-23' }, '', false],
    [{ state: 'on-hold', deletedOn: '2026-11-25' }, '', true],
    [{ state: 'verified', registeredOn: '2026-11-20' }, '', false],
  ])('%j, template verified on “%s”: %s', (record, passedOn, wanted) => {
    expect(isDue({ ...blankDomain, ...record }, passedOn, on)).toBe(wanted);
  });
});

it('domainKey tells names apart as a registry does', () => {
  expect(domainKey(' ＥＸＡＭＰＬＥ.cn. ')).toBe('example.cn');
  expect(domainKey('示例.中国')).toBe('示例.中国');
});
