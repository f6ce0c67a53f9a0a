import { expect, it } from 'vitest';
import type { TemplateRow } from '#contract/views';
import { groupsFor } from './like-groups.ts';

const row = (id: string, more: Partial<TemplateRow> = {}) =>
  ({ id, customer: '', certificateType: '', state: 'not-submitted', ...more }) as TemplateRow;
const own = { customer: '甲公司', certificate: { type: 'SFZ' } } as Parameters<typeof groupsFor>[1];
const namesOf = (groups: ReturnType<typeof groupsFor>) =>
  groups.map(({ group, rows }) => [group, rows.map(({ id }) => id).join('')]);

it('offers the narrowest group first, and only what is still to be submitted', () => {
  const rows = [
    row('a', { customer: '甲公司' }),
    row('b', { certificateType: 'SFZ', state: 'rejected' }),
    row('c', { customer: '甲公司', state: 'verified' }),
    row('d', { certificateType: 'YYZZ' }),
  ];
  expect(namesOf(groupsFor(rows, own))).toEqual([
    ['customer', 'a'],
    ['paper', 'b'],
    ['open', 'abd'],
  ]);
});

it('leaves out groups with nobody in them: no customer and no type are no group', () => {
  const blank = { customer: '', certificate: { type: '' } } as Parameters<typeof groupsFor>[1];
  expect(namesOf(groupsFor([row('a')], blank))).toEqual([['open', 'a']]);
  expect(groupsFor([], own)).toEqual([]);
});
