/** Print as the reader lays it out on a page, for tests: every character in its place, as sure as it is said to be. */
import type { PageLine, RowGlyph } from '#domain/reading/layout';

const size = 20;

/** How far a character reaches along its line. */
const advanceOf = (char: string): number => (/[ -~]/.test(char) ? 0.55 : 1) * size;

export type Printed = readonly [x: number, y: number, text: string, unsure?: string];

/** Lines at their left top corners, twenty pixels high; characters that stand in `unsure` have a probability of one half. */
export const pageLines = (printed: readonly Printed[]): PageLine[] =>
  printed.map(([left, top, text, unsure = ''], id) => {
    let at = left;
    const glyphs = [...text].map((char) => {
      const x = at + advanceOf(char) / 2;
      at += advanceOf(char);
      return { char, p: unsure.includes(char) ? 0.5 : 0.99, x };
    });
    return {
      id,
      left,
      right: at,
      top,
      bottom: top + size,
      // The reader gives a character for a space between words and none for a wide gap.
      glyphs: glyphs.filter(({ char }) => char !== '　'),
    };
  });

/** One line as glyphs of a row. */
export const rowGlyphs = (text: string, unsure = ''): RowGlyph[] =>
  pageLines([[0, 0, text, unsure]]).flatMap((line) => line.glyphs.map((glyph) => ({ ...glyph, line })));
