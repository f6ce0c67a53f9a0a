import { describe, expect, it } from 'vitest';
import type { PayloadWay } from '../payload/payload.ts';
import type { ReviewState } from '../template/state.ts';
import { blankDomain, type DomainCounts, type DomainRecord } from './domain-state.ts';
import { domainsToSubmit, offeredWay } from './way.ts';

const counts = (due: number): DomainCounts => ({
  total: 3,
  'not-submitted': 3,
  'in-review': 0,
  verified: 0,
  rejected: 0,
  'on-hold': 0,
  due,
  holdOn: null,
});

it.each<[ReviewState, DomainCounts | null, PayloadWay]>([
  ['not-submitted', counts(2), 'template'],
  ['rejected', counts(2), 'template'],
  ['verified', counts(2), 'domain'],
  ['verified', counts(0), 'template'],
  ['verified', null, 'template'],
])('offeredWay of a template %s', (state, of, wanted) => {
  expect(offeredWay(state, of)).toBe(wanted);
});

describe('domainsToSubmit', () => {
  it.each<[string, Partial<DomainRecord>, boolean]>([
    ['nothing known', {}, true],
    ['registered', { registeredOn: '2026-11-01' }, true],
    ['on hold', { state: 'on-hold' }, true],
    ['rejected', { state: 'rejected', failure: 'F14' }, true],
    ['refused for itself (R61)', { state: 'rejected', failure: 'F23' }, false],
    ['in review', { state: 'in-review' }, false],
    ['verified: no resubmission', { state: 'verified' }, false],
    ['deleted', { deletedOn: '2026-11-20' }, false],
    ['registered with the verified template (CN1)', { registeredOn: '2026-11-21' }, false],
  ])('%s: %s', (_, record, goes) => {
    const domains = [{ name: 'a.cn', record: { ...blankDomain, ...record } }];
    const template = { state: 'verified', since: '2026-11-20' } as const;
    expect(domainsToSubmit(domains, template, '2026-11-24')).toEqual(goes ? ['a.cn'] : []);
  });
});
