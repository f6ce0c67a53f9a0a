import { describe, expect, it } from 'vitest';
import { bestScore, score } from './match.ts';

describe('the palette finds', () => {
  it.each([
    ['the beginning', '新建', '新建模板'],
    ['a later word', 'bundle', 'Go to: bundles'],
    ['a part', '建模', '新建模板'],
    ['capitals and widths', 'ＳＥＴ', 'Settings'],
    ['letters in their order', 'stg', 'Settings'],
  ])('by %s', (_, query, text) => {
    expect(score(query, text)).toBeGreaterThan(0);
  });

  it.each([
    ['letters in another order', 'gts', 'Settings'],
    ['letters far apart', 'az', 'a very long sentence that ends in z'],
    ['one strewn letter', 'q', 'Settings'],
    ['nothing alike', '退回', '设置'],
  ])('nothing by %s', (_, query, text) => {
    expect(score(query, text)).toBe(0);
  });

  it('puts a beginning before a later word, that before a part, that before strewn letters', () => {
    const scores = ['set', 'the set', 'reset', 'sweet tea'].map((text) => score('set', text));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(4);
  });

  it('takes the best of several texts', () => {
    expect(bestScore('xj', ['新建模板', 'New template', 'xjmb'])).toBe(100);
  });
});
