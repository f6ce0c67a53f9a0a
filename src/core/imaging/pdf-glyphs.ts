/** Every character that a page of a PDF paints, in its place: the text operators followed as ISO 32000-1, clause 9.4 says. */
import type { PageViewport, PDFPageProxy } from 'pdfjs-dist';
import { type Matrix, times } from './pdf-matrix.ts';

export type Glyph = {
  /** What the file says that it is. */
  readonly text: string;
  readonly font: string;
  /** Pixels of the drawn page: where it begins on its baseline (vertical text: on its middle line), and how far to the next one. */
  readonly at: readonly [number, number];
  readonly along: readonly [number, number];
  /** From the foot of its cell to the head; of vertical text, which is a line that was turned clockwise, from left to right. */
  readonly across: readonly [number, number];
  /** How far its cell reaches below `at`, in parts of `across`. */
  readonly below: number;
};

/** As pdf.js hands them out. */
type ShownGlyph = {
  readonly unicode?: string;
  readonly width?: number;
  readonly vmetric?: readonly number[] | null;
  readonly isSpace?: boolean;
};
type Font = {
  readonly vertical?: boolean;
  readonly fontMatrix?: readonly number[];
};

type State = {
  matrix: Matrix;
  font: string;
  size: number;
  mode: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  text: Matrix;
  /** Where the line begins, and where the next glyph does; in units of the text matrix. */
  line: readonly [number, number];
  pen: readonly [number, number];
};

/** How far a Chinese character reaches below its baseline, in parts of its size. */
const depth = 0.12;
const perThousand = 0.001;

/**
 * In the order in which they are painted, spaces among them; invisible text (mode 3) left out. null where there are more than `most`, or
 * where text is a stencil for something else (modes 4 to 7), so that nobody can say what is seen of it.
 */
export const glyphsOf = async (
  page: PDFPageProxy,
  viewport: PageViewport,
  most: number,
): Promise<Glyph[] | null> => {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { fnArray, argsArray } = await page.getOperatorList();
  const fonts = new Map<string, Font | null>();
  const fontOf = (name: string): Font | null => {
    if (!fonts.has(name))
      fonts.set(name, page.commonObjs.has(name) ? (page.commonObjs.get(name) as Font) : null);
    return fonts.get(name)!;
  };
  const first: State = { ...plain, matrix: viewport.transform as unknown as Matrix };
  let state = { ...first };
  const saved: State[] = [];
  const save = (): void => {
    saved.push({ ...state });
  };
  const restore = (): void => {
    state = saved.pop() ?? state;
  };
  const move = (x: number, y: number): void => {
    state.line = state.pen = [state.line[0] + x, state.line[1] + y];
  };
  const transform = (matrix: unknown): void => {
    if (isMatrix(matrix)) state.matrix = times(state.matrix, matrix);
  };
  const glyphs: Glyph[] = [];

  for (const [index, operator] of fnArray.entries()) {
    const values = (argsArray[index] ?? []) as unknown[];
    const [x = 0, y = 0] = values.map(Number);
    switch (operator) {
      case OPS.save:
      case OPS.beginGroup:
        save();
        break;
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        restore();
        break;
      case OPS.transform:
        transform(values);
        break;
      case OPS.paintFormXObjectBegin:
        save();
        transform(values[0]);
        break;
      case OPS.beginAnnotation:
        // Each is drawn on the page as it was before its own operators.
        saved.length = 0;
        state = { ...first };
        transform(values[2]);
        transform(values[3]);
        break;
      case OPS.beginText:
        state = { ...state, text: plain.text, line: [0, 0], pen: [0, 0] };
        break;
      case OPS.setFont:
        state = { ...state, font: String(values[0]), size: y };
        break;
      case OPS.setGState:
        for (const [key, value] of Array.isArray(values[0]) ? values[0] : [])
          if (key === 'Font' && Array.isArray(value))
            state = { ...state, font: String(value[0]), size: Number(value[1]) };
        break;
      case OPS.setTextRenderingMode:
        if (x > 3) return null;
        state.mode = x;
        break;
      case OPS.setCharSpacing:
        state.charSpacing = x;
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = x;
        break;
      case OPS.setHScale:
        state.scale = x / 100;
        break;
      case OPS.setLeading:
        state.leading = -x;
        break;
      case OPS.setTextRise:
        state.rise = x;
        break;
      case OPS.setTextMatrix:
        if (isMatrix(values[0])) state = { ...state, text: values[0], line: [0, 0], pen: [0, 0] };
        break;
      case OPS.moveText:
        move(x, y);
        break;
      case OPS.setLeadingMoveText:
        state.leading = y;
        move(x, y);
        break;
      case OPS.nextLine:
        move(0, state.leading);
        break;
      case OPS.showText:
        for (const glyph of show(state, fontOf(state.font), values[0])) {
          if (glyphs.length >= most) return null;
          if (state.mode !== 3) glyphs.push(glyph);
        }
        break;
    }
  }
  return glyphs;
};

const plain: State = {
  matrix: [1, 0, 0, 1, 0, 0],
  font: '',
  size: 0,
  mode: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  leading: 0,
  rise: 0,
  text: [1, 0, 0, 1, 0, 0],
  line: [0, 0],
  pen: [0, 0],
};

const isMatrix = (value: unknown): value is Matrix =>
  (Array.isArray(value) || ArrayBuffer.isView(value)) &&
  Array.from(value as ArrayLike<number>).filter(Number.isFinite).length === 6;

/** The glyphs of one operator; moves the pen behind them. Follows what pdf.js does where it draws them. */
function* show(state: State, font: Font | null, shown: unknown): Generator<Glyph> {
  if (!font || !Array.isArray(shown)) return;
  const { vertical = false } = font;
  // A negative size turns the writing by half a turn.
  const [size, turned] = [Math.abs(state.size), state.size < 0 ? -1 : 1];
  const unit = size * (font.fontMatrix?.[0] ?? perThousand);
  const origin = times(times(state.matrix, state.text), [
    state.scale * turned,
    0,
    0,
    turned,
    state.pen[0],
    state.pen[1] + state.rise,
  ]);
  const vector = (x: number, y: number): readonly [number, number] => [
    origin[0] * x + origin[2] * y,
    origin[1] * x + origin[3] * y,
  ];
  const point = (x: number, y: number): readonly [number, number] => {
    const [dx, dy] = vector(x, y);
    return [origin[4] + dx, origin[5] + dy];
  };
  let passed = 0;
  for (const item of shown as (ShownGlyph | number | null)[]) {
    if (typeof item === 'number') {
      passed += (vertical ? 1 : -1) * item * size * perThousand;
      continue;
    }
    if (!item) continue;
    const spacing = ((item.isSpace ? state.wordSpacing : 0) + state.charSpacing) * turned;
    const wide = (vertical ? -(item.vmetric?.[0] ?? -1000) : (item.width ?? 0)) * unit;
    const glyph = { text: item.unicode ?? '', font: state.font, below: vertical ? 0.5 : depth };
    if (vertical) yield { ...glyph, at: point(0, -passed), along: vector(0, -wide), across: vector(size, 0) };
    else yield { ...glyph, at: point(passed, 0), along: vector(wide, 0), across: vector(0, size) };
    passed += vertical ? wide - spacing : wide + spacing;
  }
  state.pen = vertical
    ? [state.pen[0], state.pen[1] - passed]
    : [state.pen[0] + passed * state.scale * turned, state.pen[1]];
}
