import { describe, expect, it } from 'vitest';
import { blankFields, writeField } from '#domain/template/fields';
import { changedPaths, mergeFields } from './merge-fields.ts';

describe('mergeFields', () => {
  it('keeps my change and takes theirs elsewhere', () => {
    const mine = writeField(blankFields, 'holder.zh', '示例甲');
    const theirs = writeField(blankFields, 'email', 'a@example.cn');
    const merged = mergeFields(blankFields, mine, theirs);
    expect(merged).toEqual(writeField(mine, 'email', 'a@example.cn'));
  });

  it('lets my text win where both changed, and says which fields are mine', () => {
    const mine = writeField(writeField(blankFields, 'notes', 'mine'), 'domains', ['a.cn']);
    const theirs = writeField(blankFields, 'notes', 'theirs');
    expect(mergeFields(blankFields, mine, theirs).notes).toBe('mine');
    expect(changedPaths(blankFields, mine)).toEqual(['domains', 'notes']);
  });
});
