/** Where on a page the labels stand, and what stands beside each. */
import type { Label } from './labels.ts';
import { heightOf, linesBelow, middleOf, type Row, type RowGlyph } from './layout.ts';
import type { ReadField } from './reading.ts';

export type Labelled = {
  readonly field: ReadField;
  readonly word: string;
  readonly glyphs: readonly RowGlyph[];
  /** Whether it begins on the label's own row. */
  readonly isBeside: boolean;
};

type Found = { readonly label: Label; readonly word: string; readonly from: number; readonly to: number };

/** What stands beside each label, right of it and on the lines that go on below; in the order of the page. Empty ones too. */
export const findLabelled = (rows: readonly Row[], labels: readonly Label[]): Labelled[] => {
  const byRow = new Map(rows.map((row) => [row, findIn(row, labels)] as const));
  addLoneEnds(byRow);
  /** A row ends the paragraph above it where a label stands at this glyph or right before it. */
  const isEnd = (row: Row, first: RowGlyph): boolean => {
    const at = row.glyphs.findIndex(({ line, x }) => line === first.line && x === first.x);
    return byRow.get(row)!.some(({ from, to }) => from <= at && (at < to || printBetween(row, to, at) === 0));
  };
  return rows.flatMap((row) => {
    const found = byRow.get(row)!;
    return found.flatMap(({ label, word, from, to }, index) => {
      if (!label.field) return [];
      const next = found[index + 1];
      const beside = stretchOf(trimmed(row.glyphs.slice(to, next?.from)));
      const labelLine = row.glyphs[to - 1]!.line;
      const first = beside[0];
      const limit = next ? row.glyphs[next.from]!.x : Infinity;
      const end = first ? entryBelow(rows, row.glyphs[from]!, first) : Infinity;
      const below = linesBelow(
        first?.line ?? labelLine,
        rows,
        // Where the end of a label was printed with the value, the value's column begins with it.
        !first ? labelLine.left : first.line === row.glyphs[from]!.line ? first.x : first.line.left,
        (other, glyph) => isEnd(other, glyph) || middleOf(glyph.line) > end - heightOf(labelLine) / 2,
      )
        .map(({ glyphs }) => glyphs.filter(({ x }) => x < limit))
        .flatMap(stretchOf);
      const above = first
        ? lineAbove(rows, row.glyphs[from]!, first, (other) => byRow.get(other)![0]?.from ?? Infinity)
        : [];
      return [
        { field: label.field, word, glyphs: [...above, ...beside, ...below], isBeside: first !== undefined },
      ];
    });
  });
};

/** A value of two lines whose label is set in the middle between them begins on the line above, as far as that has no label of its own. */
const lineAbove = (
  rows: readonly Row[],
  label: RowGlyph,
  value: RowGlyph,
  labelAt: (row: Row) => number,
): RowGlyph[] => {
  const { line } = value;
  const height = heightOf(line);
  if (label.line === line || middleOf(line) - middleOf(label.line) < 0.15 * height) return [];
  const left = line.glyphs[0]?.x === value.x ? line.left : value.x - height / 2;
  const row = rows.find(
    (other) =>
      labelAt(other) > 0 &&
      Math.abs(other.lines[0]!.left - left) < height &&
      middleOf(line) - middleOf(other.lines[0]!) > 0.5 * height &&
      middleOf(line) - middleOf(other.lines[0]!) < 1.6 * height &&
      middleOf(other.lines[0]!) < middleOf(label.line),
  );
  return row ? row.glyphs.slice(0, labelAt(row)) : [];
};

/**
 * How deep the next entry of a form begins, whether its label is known or not: a line that begins where the label does, left of its
 * value. Infinity when there is none.
 */
const entryBelow = (rows: readonly Row[], label: RowGlyph, value: RowGlyph): number => {
  const { line } = label;
  const height = heightOf(line);
  const left = line.glyphs[0]?.x === label.x ? line.left : label.x - height / 2;
  if (value.x - left < 2 * height) return Infinity;
  const depths = rows
    .flatMap(({ lines }) => lines)
    .filter(
      (other) =>
        Math.abs(other.left - left) < 1.2 * height && middleOf(other) > middleOf(line) + 0.6 * height,
    )
    .map(middleOf);
  return Math.min(Infinity, ...depths);
};

const printBetween = ({ glyphs }: Row, from: number, to: number): number =>
  glyphs.slice(from, to).filter(({ char }) => !punctuation.test(char)).length;

/**
 * Labels of two characters are set as wide as the others; their first characters, one under another, may be read as a line of their own.
 * The second one still stands where labels end.
 */
const addLoneEnds = (byRow: Map<Row, Found[]>): void => {
  const ends = [...byRow].flatMap(([row, found]) =>
    found.filter(({ word }) => word.length >= 4).map(({ to }) => row.glyphs[to - 1]!),
  );
  if (ends.length === 0) return;
  for (const [row, found] of byRow) {
    for (const [at, glyph] of row.glyphs.entries()) {
      const lone = loneEnds[glyph.char];
      if (!lone || !beginsThere(row, at) || found.some(({ from, to }) => at >= from && at < to)) continue;
      const isThere = ends.some(({ x, line }) => Math.abs(x - glyph.x) < 1.2 * heightOf(line));
      if (isThere) found.push({ label: lone, word: glyph.char, from: at, to: at + 1 });
    }
    found.sort((a, b) => a.from - b.from);
  }
};
const loneEnds: Readonly<Record<string, Label>> = {
  称: { field: 'name', words: ['称'] },
  型: { field: null, words: ['型'] },
  所: { field: 'address', words: ['所'] },
};

/** Labels in a row, from the left, none over another; a longer word goes before one that it holds. */
const findIn = (row: Row, labels: readonly Label[]): Found[] => {
  const { text, places } = compact(row);
  const found: Found[] = [];
  const words = labels
    .flatMap((label) => label.words.map((word) => ({ label, word })))
    .sort((a, b) => b.word.length - a.word.length);
  for (const { label, word } of words) {
    const plain = word.replace(/\s/gu, '').toLowerCase();
    for (let at = text.indexOf(plain); at >= 0; at = text.indexOf(plain, at + 1)) {
      const [from, to] = [places[at]!, places[at + plain.length - 1]! + 1];
      if (found.some((other) => from < other.to && to > other.from)) continue;
      if (label.inside || beginsThere(row, from)) found.push({ label, word, from, to });
    }
  }
  if (found.length === 0) found.push(...nearly(row, text, places, words));
  return found.sort((a, b) => a.from - b.from);
};

/** A label of four characters or more of which one was not read, or read as another, where a line begins. */
const nearly = (
  row: Row,
  text: string,
  places: readonly number[],
  words: readonly { readonly label: Label; readonly word: string }[],
): Found[] => {
  for (const { label, word } of words)
    for (const length of [word.length, word.length - 1, word.length + 1]) {
      if (word.length < 4 || text.length < length || !beginsThere(row, places[0]!)) continue;
      if (differences(text.slice(0, length), word) <= 1)
        return [{ label, word, from: places[0]!, to: places[length - 1]! + 1 }];
    }
  return [];
};

/** Least number of characters to put in, leave out or exchange (Levenshtein 1966). */
const differences = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
};

const compact = ({ glyphs }: Row): { text: string; places: number[] } => {
  const places = glyphs.flatMap(({ char }, index) => (/\s/u.test(char) ? [] : [index]));
  return { text: places.map((at) => glyphs[at]!.char.toLowerCase()).join(''), places };
};

/** Whether print begins at this glyph: at the left end of a line, or after a gap. */
const beginsThere = ({ glyphs }: Row, at: number): boolean => {
  const glyph = glyphs[at]!;
  const before = glyphs.slice(0, at).findLast(({ char }) => !/\s/u.test(char));
  return !before || before.line !== glyph.line || glyph.x - before.x > 1.7 * heightOf(glyph.line);
};

const punctuation = /^[\s:：;；.,，、。·|]$/u;

const trimmed = (glyphs: readonly RowGlyph[]): RowGlyph[] => {
  const first = glyphs.findIndex(({ char }) => !punctuation.test(char));
  return first < 0 ? [] : glyphs.slice(first);
};

/** Print up to a gap that is wider than a column's. */
const stretchOf = (glyphs: readonly RowGlyph[]): RowGlyph[] => {
  const end = glyphs.findIndex((glyph, index) => {
    const before = glyphs[index - 1];
    return before !== undefined && glyph.x - before.x > 6 * heightOf(before.line);
  });
  return glyphs.slice(0, end < 0 ? glyphs.length : end);
};
