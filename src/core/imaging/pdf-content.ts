/** What a page of a PDF draws, by its own operators: which images at which place, how much text, how many drawings. */
import type { PDFPageProxy } from 'pdfjs-dist';
import { type Matrix, times } from './pdf-matrix.ts';

export type PlacedImage = {
  /** Under which pdf.js keeps its pixels; null for one that lies in the operators themselves. */
  readonly id: string | null;
  readonly isMask: boolean;
  /** Pixels, and the inches over which they are laid. */
  readonly width: number;
  readonly height: number;
  readonly inchesWide: number;
  readonly inchesHigh: number;
  /** What the operators hold of an image without id. */
  readonly inline: ImagePixels | null;
};

/** Pixels as pdf.js makes them: kind 1 has a bit for each, 2 three bytes, 3 four; masks have a bit and no kind. */
export type ImagePixels = {
  readonly width: number;
  readonly height: number;
  readonly kind?: number;
  readonly data?: Uint8Array | null;
  /** Number and generation of its object, as `12R` or `12R1`. */
  readonly ref?: string;
};

export type PageContent = {
  readonly images: readonly PlacedImage[];
  /** Characters that are to be seen, and those that are only to be found by a search. */
  readonly glyphs: number;
  readonly hiddenGlyphs: number;
  /** Filled or stroked shapes and shadings. */
  readonly drawings: number;
};

type State = { matrix: Matrix; textMode: number };

/** Text modes of ISO 32000-1, table 106, that paint nothing. */
const hidden: ReadonlySet<number> = new Set([3, 7]);

export const readContent = async (page: PDFPageProxy): Promise<PageContent> => {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { fnArray, argsArray } = await page.getOperatorList();
  const images: PlacedImage[] = [];
  const [glyphs, unit] = [{ shown: 0, hidden: 0 }, page.userUnit / 72];
  let drawings = 0;
  let state: State = { matrix: [unit, 0, 0, unit, 0, 0], textMode: 0 };
  const saved: State[] = [];
  const restore = (): void => {
    state = saved.pop() ?? state;
  };
  const place = (found: Pick<PlacedImage, 'id' | 'width' | 'height'> & Partial<PlacedImage>): void => {
    const [a, b, c, d] = state.matrix;
    const inches = { inchesWide: Math.hypot(a, b), inchesHigh: Math.hypot(c, d) };
    images.push({ isMask: false, inline: null, ...inches, ...found });
  };
  const pixelsOf = (value: unknown): ImagePixels | null =>
    typeof value === 'object' && value !== null && 'width' in value ? (value as ImagePixels) : null;

  for (const [index, operator] of fnArray.entries()) {
    const values = (argsArray[index] ?? []) as unknown[];
    switch (operator) {
      case OPS.save:
        saved.push({ ...state });
        break;
      case OPS.restore:
        restore();
        break;
      case OPS.transform:
        state.matrix = times(state.matrix, values as unknown as Matrix);
        break;
      case OPS.paintFormXObjectBegin:
        saved.push({ ...state });
        if (Array.isArray(values[0])) state.matrix = times(state.matrix, values[0] as unknown as Matrix);
        break;
      case OPS.paintFormXObjectEnd:
        restore();
        break;
      case OPS.setTextRenderingMode:
        state.textMode = Number(values[0]);
        break;
      case OPS.showText:
        glyphs[hidden.has(state.textMode) ? 'hidden' : 'shown'] += countGlyphs(values[0]);
        break;
      case OPS.paintImageXObject: {
        const [id, width, height] = values;
        if (typeof id === 'string') place({ id, width: Number(width), height: Number(height) });
        break;
      }
      case OPS.paintInlineImageXObject: {
        const inline = pixelsOf(values[0]);
        if (inline) place({ id: null, inline, width: inline.width, height: inline.height });
        break;
      }
      case OPS.paintImageMaskXObject: {
        const mask = pixelsOf(values[0]);
        if (!mask) break;
        const data: unknown = mask.data;
        const id = typeof data === 'string' ? data : null;
        place({
          id,
          isMask: true,
          width: mask.width,
          height: mask.height,
          inline: id === null ? mask : null,
        });
        break;
      }
      case OPS.constructPath:
        if (values[0] !== OPS.endPath) drawings++;
        break;
      case OPS.shadingFill:
        drawings++;
        break;
    }
  }
  return { images, glyphs: glyphs.shown, hiddenGlyphs: glyphs.hidden, drawings };
};

const countGlyphs = (shown: unknown): number =>
  Array.isArray(shown)
    ? shown.filter(
        (glyph) => typeof glyph === 'object' && glyph !== null && !(glyph as { isSpace?: boolean }).isSpace,
      ).length
    : 0;
