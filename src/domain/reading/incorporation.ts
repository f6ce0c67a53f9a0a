/** Certificates of incorporation of companies registered abroad: sentences, not labels. */
import { heightOf, type Row, type RowGlyph } from './layout.ts';
import { daysIn } from './read-days.ts';
import { type ReadField, sure } from './reading.ts';
import type { Value } from './value.ts';

const certify = /HEREBYCERTIF(?:Y|IES)|本人謹此證明|本人谨此证明|THISISTOCERTIFY/u;
const goesOn =
  /ISTHISDAYINCORPORATED|WASTHISDAY|HASTHISDAY|ISINCORPORATED|WASINCORPORATED|ISDULY|INCORPORATEDIN|於本日|于本日/u;
const issue = /ISSUEDON|DATED|發出|签发|GIVENUNDER|THIS\d/u;
const numberForm = /(?:NO\.?|NUMBER|編號|编号):?([A-Z]{0,3}\d{5,10})(?![0-9A-Z])/u;

const plain = (row: Row): string => row.text.replace(/\s/gu, '').toUpperCase();

export const readIncorporation = (rows: readonly Row[]): Partial<Record<ReadField, Value>> => {
  const values: Partial<Record<ReadField, Value>> = {};
  const start = rows.findLastIndex((row) => certify.test(plain(row)));
  const end = rows.findIndex((row, index) => index > start && goesOn.test(plain(row)));
  if (start >= 0 && end > start)
    for (const row of rows.slice(start + 1, end)) {
      const isChinese = /\p{Script=Han}/u.test(row.text);
      // The sentence before stands in two languages, and may be misread.
      if (isChinese && !/[司行會会社所局]\s*$/u.test(row.text)) continue;
      const field = isChinese ? 'name' : 'nameLatin';
      if (!values[field] && row.text.trim().length >= 3) values[field] = whole(row, isChinese);
    }
  for (const row of rows) {
    const glyphs = row.glyphs.filter(({ char }) => /\S/u.test(char) && char.length === 1);
    const text = glyphs.map(({ char }) => char.toUpperCase()).join('');
    const found = numberForm.exec(text);
    if (found && !values.number) {
      const at = found.index + found[0].length - found[1]!.length;
      values.number = valueFrom(found[1]!, glyphs.slice(at, at + found[1]!.length), 0.97);
    }
    if (issue.test(text) && !values.issued) {
      const day = daysIn(row.glyphs)[0];
      if (day) values.issued = day;
    }
  }
  return values;
};

const valueFrom = (value: string, glyphs: readonly (RowGlyph | null)[], least: number): Value => ({
  value,
  state: glyphs.every((glyph) => !glyph || glyph.p >= least) ? 'certain' : 'doubtful',
  glyphs,
});

/** A line as a name; Latin words apart where the print is. */
const whole = (row: Row, isChinese: boolean): Value => {
  const glyphs: (RowGlyph | null)[] = [];
  let text = '';
  let before: RowGlyph | null = null;
  for (const glyph of row.glyphs) {
    if (/\s/u.test(glyph.char)) {
      before = null;
      continue;
    }
    const isApart = text !== '' && (before === null || glyph.x - before.x > 1.25 * heightOf(glyph.line));
    if (!isChinese && isApart) {
      text += ' ';
      glyphs.push(null);
    }
    text += glyph.char;
    glyphs.push(glyph);
    before = glyph;
  }
  // A name may go on below, where only one line was taken.
  const isEnded = isChinese
    ? /[司行會会社所局]$/u.test(text)
    : /(?:LIMITED|LTD\.?|INC\.?|LLC|CORPORATION|CORP\.?|COMPANY|GMBH|S\.?A\.?|B\.?V\.?|PLC|LLP)$/iu.test(
        text,
      );
  const value = valueFrom(text, glyphs, sure);
  return isEnded ? value : { ...value, state: 'doubtful' };
};
