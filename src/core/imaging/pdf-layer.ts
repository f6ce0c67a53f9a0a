/** The text layer of a PDF page, as far as it is really to be seen: characters in lines, whose ink is gone when the page is drawn without text. */
import type { PageViewport, PDFPageProxy } from 'pdfjs-dist';
import type { Corners, Point } from '#domain/plan/plan';
import { type LayerChar, type LayerLine, mostLayerChars, mostLayerLines } from '#domain/reading/text-layer';
import { type Glyph, glyphsOf } from './pdf-glyphs.ts';
import type { Raster } from './raster.ts';

/** Ink differs from what lies under it by so much, of 255. */
const leastInk = 24;
/** A full stop covers two hundredths of its cell. */
const leastShare = 0.004;
/** Of a cell's ends nothing is looked at: neighbours may reach over them. */
const rim = 0.1;

/** The lines of the page that `drawn` shows; none where its text is not whole, or is more than a certificate holds. */
export const readLayer = async (
  page: PDFPageProxy,
  viewport: PageViewport,
  drawn: Raster,
): Promise<LayerLine[]> => {
  const glyphs = await glyphsOf(page, viewport, mostLayerChars);
  if (!glyphs?.some(isPrint)) return [];
  const broken = brokenFonts(glyphs);
  const own = glyphs.filter((glyph) => !broken.has(glyph.font) && isPlaced(glyph));
  if (own.length === 0) return [];
  const seen = await seenOf(own, page, viewport, drawn);
  const lines = linesOf(seen).map((line) => layerLine(line, drawn));
  return lines.length > mostLayerLines ? [] : lines;
};

const isPrint = ({ text }: Glyph): boolean => /\S/u.test(text);

/**
 * Codes that stand for no character, and radicals, which some programs write in the place of the characters that look like them: a font
 * that has one of them was mapped by accident, and its other characters prove nothing.
 */
const unmapped = /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\uFFFD\u2E80-\u2EFF]/u;
/** Line ends and tabs stand for gaps. */
const gap = /[\t\n\r]/gu;

const brokenFonts = (glyphs: readonly Glyph[]): ReadonlySet<string> =>
  new Set(
    glyphs.filter(({ text }) => text === '' || unmapped.test(text.replace(gap, ''))).map(({ font }) => font),
  );

const isPlaced = ({ at, along, across }: Glyph): boolean =>
  [...at, ...along, ...across].every(Number.isFinite) &&
  Math.hypot(...across) >= 1 &&
  // What is written from behind is no text that a reader of pixels could agree with.
  cross(along, across) <= 0;

const cross = ([ax, ay]: Point, [bx, by]: Point): number => ax * by - ay * bx;

/** Those whose own ink is on the page: that which is not there when the page is drawn without text. Spaces stay. */
const seenOf = async (
  glyphs: readonly Glyph[],
  page: PDFPageProxy,
  viewport: PageViewport,
  drawn: Raster,
): Promise<Glyph[]> => {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { createDrawing } = await import('./pdf-canvas.ts');
  const { width, height } = drawn;
  const { canvas, context } = createDrawing(width, height);
  await page.render({
    // The two kinds of canvas differ in types only.
    canvas: null,
    canvasContext: context as never,
    viewport,
    background: 'white',
    operationsFilter: (index, { fnArray }) => fnArray[index] !== OPS.showText,
  }).promise;
  const seen = glyphs.filter((glyph) => {
    if (!isPrint(glyph)) return true;
    const { left, top, right, bottom } = cellOf(glyph);
    if (left < 0 || top < 0 || right > width || bottom > height || right <= left || bottom <= top)
      return false;
    const without = context.getImageData(left, top, right - left, bottom - top).data;
    let ink = 0;
    for (let y = top, from = 0; y < bottom; y++)
      for (let at = (y * width + left) * 3, end = at + (right - left) * 3; at < end; at += 3, from += 4)
        if (
          Math.abs(drawn.data[at]! - without[from]!) >= leastInk ||
          Math.abs(drawn.data[at + 1]! - without[from + 1]!) >= leastInk ||
          Math.abs(drawn.data[at + 2]! - without[from + 2]!) >= leastInk
        )
          ink++;
    return ink >= Math.max(2, leastShare * (right - left) * (bottom - top));
  });
  canvas.width = 0;
  return seen;
};

/** Upright pixels around a cell, its ends left out. */
const cellOf = (glyph: Glyph): { left: number; top: number; right: number; bottom: number } => {
  const corners = [rim, 1 - rim].flatMap((end) => [pointOf(glyph, end, 0), pointOf(glyph, end, 1)]);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return {
    left: Math.floor(Math.min(...xs)),
    top: Math.floor(Math.min(...ys)),
    right: Math.ceil(Math.max(...xs)),
    bottom: Math.ceil(Math.max(...ys)),
  };
};

/** A place in a glyph's cell: `end` along its line, `high` from the foot to the head of the cell; 0–1. */
const pointOf = ({ at, along, across, below }: Glyph, end: number, high: number): Point => [
  at[0] + along[0] * end + across[0] * (high - below),
  at[1] + along[1] * end + across[1] * (high - below),
];

/** Glyphs that follow each other along one line, in the order in which they are painted. */
const linesOf = (glyphs: readonly Glyph[]): Glyph[][] => {
  const lines: Glyph[][] = [];
  for (const glyph of glyphs) {
    const line = lines.at(-1);
    if (line && follows(glyph, line.at(-1)!)) line.push(glyph);
    else if (isPrint(glyph)) lines.push([glyph]);
  }
  // What stands behind the last print is no part of a line.
  return lines.map((line) => line.slice(0, line.findLastIndex(isPrint) + 1));
};

/** How far apart two glyphs of a line are at most, in parts of their height: to the side, on from the end of the first, and back. */
const [aside, onwards, backwards] = [0.2, 1.5, 0.5];

const follows = (next: Glyph, last: Glyph): boolean => {
  const size = sizeOf(last);
  const direction: Point = [-last.across[1] / size, last.across[0] / size];
  const [dx, dy] = [next.at[0] - last.at[0] - last.along[0], next.at[1] - last.at[1] - last.along[1]];
  const on = dx * direction[0] + dy * direction[1];
  const off = Math.abs(cross(direction, [dx, dy]));
  const turn = Math.abs(cross(next.across, last.across)) / (size * sizeOf(next));
  return (
    next.below === last.below &&
    turn < 0.02 &&
    off <= aside * size &&
    on <= onwards * size &&
    on >= -backwards * size
  );
};

/** Steps of a line that are told. */
const steps = 10_000;
const rounded = (share: number): number => Math.round(share * steps) / steps;

const layerLine = (glyphs: readonly Glyph[], { width, height }: Raster): LayerLine => {
  const [first, last] = [glyphs[0]!, glyphs.at(-1)!];
  const start = pointOf(first, 0, 0);
  const end = pointOf(last, 1, 0);
  const tall = glyphs.reduce((most, glyph) => (sizeOf(glyph) > sizeOf(most) ? glyph : most));
  const length = Math.hypot(end[0] - start[0], end[1] - start[1]) || 1;
  const [ux, uy] = [(end[0] - start[0]) / length, (end[1] - start[1]) / length];
  const shareOf = ([x, y]: Point): number => rounded(((x - start[0]) * ux + (y - start[1]) * uy) / length);
  const chars = glyphs.flatMap((glyph): LayerChar[] => {
    const [from, to] = [shareOf(pointOf(glyph, 0, 0)), shareOf(pointOf(glyph, 1, 0))];
    // One glyph may stand for several characters (ligatures).
    const parts = [...glyph.text];
    return parts.map((char, index) => ({
      char,
      from: rounded(from + ((to - from) * index) / parts.length),
      to: rounded(from + ((to - from) * (index + 1)) / parts.length),
    }));
  });
  const inPage = ([x, y]: Point): Point => [rounded(x / width), rounded(y / height)];
  const headOf = ([x, y]: Point): Point => inPage([x + tall.across[0], y + tall.across[1]]);
  const place: Corners = [headOf(start), headOf(end), inPage(end), inPage(start)];
  return { chars, place };
};

const sizeOf = ({ across }: Glyph): number => Math.hypot(...across);
