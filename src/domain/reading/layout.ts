/** Lines of print as a page: which stand beside one another, and what a row says from left to right. */

export type Glyph = { readonly char: string; readonly p: number; readonly x: number };

/** A line in the frame of the page: upright, its tilt taken out; pixels. */
export type PageLine = {
  readonly id: number;
  readonly glyphs: readonly Glyph[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** One glyph of a row, and the line that it is from. */
export type RowGlyph = Glyph & { readonly line: PageLine };

/** Lines that stand beside one another, read on from left to right. */
export type Row = {
  readonly lines: readonly PageLine[];
  readonly glyphs: readonly RowGlyph[];
  readonly text: string;
};

export const heightOf = ({ top, bottom }: PageLine): number => bottom - top;
export const middleOf = ({ top, bottom }: PageLine): number => (top + bottom) / 2;

/** How much of the lower of two lines stands beside the other, 0–1. */
const beside = (a: PageLine, b: PageLine): number =>
  (Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)) / Math.min(heightOf(a), heightOf(b));

/** Each line goes on in the nearest one on its right that stands beside it and in which nothing nearer goes on. From top to bottom. */
export const rowsOf = (lines: readonly PageLine[]): Row[] => {
  const followers = new Map<PageLine, PageLine>();
  const taken = new Map<PageLine, PageLine>();
  const pairs = lines.flatMap((line) =>
    lines
      .filter(
        (other) =>
          other !== line &&
          other.left > (line.left + line.right) / 2 &&
          other.right > line.right &&
          beside(line, other) > 0.5,
      )
      .map((other) => ({ line, other, gap: other.left - line.right })),
  );
  for (const { line, other } of pairs.sort((a, b) => a.gap - b.gap)) {
    if (followers.has(line) || taken.has(other)) continue;
    followers.set(line, other);
    taken.set(other, line);
  }
  return lines
    .filter((line) => !taken.has(line))
    .map((first) => {
      const chain: PageLine[] = [];
      for (let line: PageLine | undefined = first; line; line = followers.get(line)) chain.push(line);
      return rowOf(chain);
    })
    .sort((a, b) => middleOf(a.lines[0]!) - middleOf(b.lines[0]!));
};

const rowOf = (lines: readonly PageLine[]): Row => {
  const glyphs = lines.flatMap((line) => line.glyphs.map((glyph) => ({ ...glyph, line })));
  return { lines, glyphs, text: glyphs.map(({ char }) => char).join('') };
};

/** The rows, as far as they stand in the column that begins at `left`, that go on below `first` as one paragraph; `first` is not among them. */
export const linesBelow = (
  first: PageLine,
  rows: readonly Row[],
  left: number,
  isEnd: (row: Row, first: RowGlyph) => boolean,
): Row[] => {
  const below: Row[] = [];
  let last = first;
  for (;;) {
    const height = heightOf(last);
    const [next] = rows
      .flatMap((row) => {
        const column = columnOf(row, left, height);
        return column ? [{ row, column }] : [];
      })
      .filter(({ column: { lines } }) => {
        const gap = middleOf(lines[0]!) - middleOf(last);
        const size = heightOf(lines[0]!) / height;
        return gap > 0.5 * height && gap < 2.3 * height && size < 1.6 && size > 0.6;
      })
      .sort((a, b) => middleOf(a.column.lines[0]!) - middleOf(b.column.lines[0]!));
    if (!next || isEnd(next.row, next.column.glyphs[0]!)) return below;
    below.push(next.column);
    last = next.column.lines[0]!;
  }
};

/** What of a row stands in a column: it begins about there, or at most a few characters further right. */
const columnOf = (row: Row, left: number, height: number): Row | null => {
  const lines = row.lines.filter((line) => line.left >= left - 1.5 * height && line.glyphs.length > 0);
  return lines[0] && lines[0].left < left + 4 * height ? rowOf(lines) : null;
};
