/** Days as people and papers write them; what could be two days is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './calendar-date.ts';
import { readDate } from './read-date.ts';

describe('readDate', () => {
  it.each([
    ['2021-06-18', '2021-06-18'],
    ['2021年6月18日', '2021-06-18'],
    ['2021 年 6 月 18 号', '2021-06-18'],
    ['20210618', '2021-06-18'],
    ['2021/6/18', '2021-06-18'],
    ['２０２１．６．１８', '2021-06-18'],
    ['二〇二一年六月十八日', '2021-06-18'],
    ['二○二一年十二月三十一日', '2021-12-31'],
    ['二零二一年十月二十日', '2021-10-20'],
    ['18 JUN 2021', '2021-06-18'],
    ['18 JUN/JUIN 2021', '2021-06-18'],
    ['June 18, 2021', '2021-06-18'],
    [' 2024-02-29 ', '2024-02-29'],
  ])('%s is %s', (text, date) => {
    expect(readDate(text)).toEqual({ date });
  });

  it.each([
    ['18/06/2021', 'ambiguous'],
    ['05/06/2021', 'ambiguous'],
    ['21-6-18', 'ambiguous'],
    ['民国110年6月18日', 'other-calendar'],
    ['令和3年6月18日', 'other-calendar'],
    ['二〇二一年正月初八', 'other-calendar'],
    ['2021-02-29', 'no-such-day'],
    ['20211301', 'no-such-day'],
    ['二〇二一年十三月一日', 'no-such-day'],
    ['十八日', 'unreadable'],
    ['2021', 'unreadable'],
    ['样例', 'unreadable'],
    ['', 'unreadable'],
  ])('%s is refused: %s', (text, problem) => {
    expect(readDate(text)).toEqual({ problem });
  });

  it('takes any text, and reads every day in each of its forms alike', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => void readDate(text)));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (offset) => {
        const date = addDays('1950-01-01', offset);
        const [year = '', month = '', day = ''] = date.split('-');
        for (const text of [
          `${year}年${Number(month)}月${Number(day)}日`,
          `${year}${month}${day}`,
          `${year}/${Number(month)}/${Number(day)}`,
        ])
          expect(readDate(text)).toEqual({ date });
      }),
    );
  });
});
