/** Days in print: which are read, and which are not certain. */
import { describe, expect, it } from 'vitest';
import { rowGlyphs } from '../../../tests/page-lines.ts';
import { daysIn } from './read-days.ts';

const read = (text: string, unsure = ''): [string, string][] =>
  daysIn(rowGlyphs(text, unsure)).map(({ value, state }) => [value, state]);

describe('daysIn', () => {
  it.each([
    ['2016年03月08日', '2016-03-08'],
    ['2016 年 3 月 8 日', '2016-03-08'],
    ['2016.03.08', '2016-03-08'],
    ['2O16.03.O8', '2016-03-08'],
    ['二〇〇九年十二月三十一日', '2009-12-31'],
    ['二OO九年一月二日', '2009-01-02'],
    ['02 JUN 1988', '1988-06-02'],
    ['O2 OCT 2O18', '2018-10-02'],
    ['02 6月/JUN 1988', '1988-06-02'],
    ['08 MAR/MARS 2026', '2026-03-08'],
    ['MARCH 8, 2016', '2016-03-08'],
  ])('%s is %s, certain', (text, day) => {
    expect(read(text)).toEqual([[day, 'certain']]);
  });

  it('gives both days of a period in their order', () => {
    expect(read('2010.01.01-2030.02.01')).toEqual([
      ['2010-01-01', 'certain'],
      ['2030-02-01', 'certain'],
    ]);
    expect(read('自2014年1月1日至2024年12月31日').map(([day]) => day)).toEqual(['2014-01-01', '2024-12-31']);
  });

  it('is not certain where a mark between the parts is gone', () => {
    expect(read('2010.0101')).toEqual([['2010-01-01', 'doubtful']]);
    expect(read('2023 6月 18日')).toEqual([['2023-06-18', 'doubtful']]);
    expect(read('2020年 07 12日')).toEqual([['2020-07-12', 'doubtful']]);
  });

  it('is not certain where a point has one digit beside it: two may have been read as one', () => {
    expect(read('2010.1.12')).toEqual([['2010-01-12', 'doubtful']]);
  });

  it('is not certain where one digit does not stand in the middle between its marks', () => {
    const glyphs = rowGlyphs('2016年 1月8日').map((glyph) => glyph);
    const shifted = glyphs.map((glyph) =>
      glyph.char === '1' && glyph.x > 50 ? { ...glyph, x: glyph.x + 8 } : glyph,
    );
    expect(daysIn(shifted)[0]).toMatchObject({ value: '2016-01-08', state: 'doubtful' });
  });

  it('is not certain where a character is not', () => {
    expect(read('2016年03月08日', '8')).toEqual([['2016-03-08', 'doubtful']]);
  });

  it.each(['2021年2月30日', '05/06/2021', '民国110年6月18日', '1月1日至6月30日', ''])(
    '%s is no day',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );

  it('hands over a glyph for every place but the hyphens', () => {
    const [day] = daysIn(rowGlyphs('2016年03月08日'));
    expect(day!.glyphs.map((glyph) => glyph?.char ?? '-').join('')).toBe('2016-03-08');
  });
});
