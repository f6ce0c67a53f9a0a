/** Reads one page of a PDF: what a scanner put into it at the scan's own resolution, text and drawings at print resolution. */
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { PageChoice } from '#domain/picture/page-choice';
import type { LayerLine } from '#domain/reading/text-layer';
import { hearConsole } from './hear-console.ts';
import { type PageContent, type PlacedImage, readContent } from './pdf-content.ts';
import { judgePage } from './pdf-judge.ts';
import { readLayer } from './pdf-layer.ts';
import { worthHearing } from './pdf-words.ts';
import type { Decoded, Raster } from './raster.ts';
import { maxPixels, Unreadable } from './unreadable.ts';

/** Why a file is refused: its password is missing or wrong, the page is not there, or it is damaged. */
export class PdfError extends Error {
  readonly why: 'password-missing' | 'password-wrong' | 'no-such-page' | 'damaged';
  constructor(why: PdfError['why'], cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

export type PdfFacts = {
  readonly pages: number;
  /** Pixels of the chosen page as `decodePdf` draws it, turned as the page says. */
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
};

/** Dots per inch for text and drawings, and the bounds for pages that hold a picture beside them. */
const printDpi = 300;
const leastDpi = 150;
const mostDpi = 600;
/** A large sheet is drawn with fewer dots, so that no page costs more memory than a photo of a good phone. */
const mostPixels = 40_000_000;

/** Facts of the chosen page. Throws PdfError. */
export const readPdfFacts = (bytes: Uint8Array, choice: PageChoice): Promise<PdfFacts> =>
  withPage(bytes, choice, async ({ page, document }) => {
    const { dpi, width, height } = sizeOf(page, await readContent(page));
    return { pages: document.numPages, width, height, dpi: Math.max(1, Math.round(dpi)) };
  });

/** The chosen page on white. Throws PdfError, and Unreadable for a page of which something is lost. */
export const decodePdf = (bytes: Uint8Array, choice: PageChoice): Promise<Decoded> =>
  withPage(bytes, choice, async ({ page, said }) => {
    const content = await readContent(page);
    const { dpi, width, height } = sizeOf(page, content);
    const viewport = page.getViewport({ scale: dpi / 72 });
    const judge = await judgePage({ bytes, page, content, said });
    const { createDrawing } = await import('./pdf-canvas.ts');
    const { canvas, context } = createDrawing(width, height);
    await page.render({
      // The two kinds of canvas differ in types only.
      canvas: null,
      canvasContext: context as never,
      viewport,
      background: 'white',
    }).promise;
    const raster = toRaster(width, height, (top, rows) => context.getImageData(0, top, width, rows).data);
    canvas.width = 0;
    return { ...raster, findings: await judge(viewport, raster) };
  });

/** The text of the chosen page that is really to be seen; `drawn` is what `decodePdf` made of it. Throws PdfError. */
export const readPdfLayer = (bytes: Uint8Array, choice: PageChoice, drawn: Raster): Promise<LayerLine[]> =>
  withPage(bytes, choice, async ({ page }) => {
    const content = await readContent(page);
    if (content.glyphs === 0) return [];
    return readLayer(page, page.getViewport({ scale: sizeOf(page, content).dpi / 72 }), drawn);
  });

/** Rows that are fetched at once: the canvas hands out a copy of them. */
const rowsAtOnce = 256;

const toRaster = (
  width: number,
  height: number,
  rgbaOf: (top: number, rows: number) => Uint8ClampedArray,
): Raster => {
  const data = new Uint8Array(width * height * 3);
  let to = 0;
  for (let top = 0; top < height; top += rowsAtOnce) {
    const rgba = rgbaOf(top, Math.min(rowsAtOnce, height - top));
    for (let from = 0; from < rgba.length; from += 4, to += 3) {
      data[to] = rgba[from]!;
      data[to + 1] = rgba[from + 1]!;
      data[to + 2] = rgba[from + 2]!;
    }
  }
  return { width, height, data };
};

type OpenPage = {
  readonly page: PDFPageProxy;
  readonly document: PDFDocumentProxy;
  /** What pdf.js tells the console, as it comes. */
  readonly said: ReadonlySet<string>;
};

const withPage = <T>(
  bytes: Uint8Array,
  { page, password }: PageChoice,
  work: (open: OpenPage) => Promise<T>,
): Promise<T> =>
  hearConsole(worthHearing, async (said) => {
    // Loaded on first use: most workers never see a PDF.
    const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const { CanvasFactory } = await import('./pdf-canvas.ts');
    const files = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
    const task = getDocument({
      // It takes the bytes for itself.
      data: new Uint8Array(bytes),
      password,
      cMapUrl: join(files, 'cmaps') + sep,
      cMapPacked: true,
      standardFontDataUrl: join(files, 'standard_fonts') + sep,
      wasmUrl: join(files, 'wasm') + sep,
      iccUrl: join(files, 'iccs') + sep,
      CanvasFactory,
      // With `true` it would keep silent about what it leaves out, and leave out what follows as well.
      stopAtErrors: false,
      maxImageSize: maxPixels,
      // Broken streams are told at this level only.
      verbosity: VerbosityLevel.INFOS,
    });
    try {
      const document = await task.promise;
      if (page > document.numPages) throw new PdfError('no-such-page');
      return await work({ page: await document.getPage(page), document, said });
    } catch (error) {
      if (error instanceof PdfError || error instanceof Unreadable || !(error instanceof Error)) throw error;
      if (error.name !== 'PasswordException') throw new PdfError('damaged', error);
      throw new PdfError(password === '' ? 'password-missing' : 'password-wrong');
    } finally {
      await task.destroy();
    }
  });

const sizeOf = (page: PDFPageProxy, content: PageContent): { dpi: number; width: number; height: number } => {
  const { width, height } = page.getViewport({ scale: 1 });
  if (!(width > 0 && height > 0)) throw new PdfError('damaged');
  const dpi = Math.min(
    dpiOf(content, (width * height) / 72 ** 2),
    72 * Math.sqrt(mostPixels / (width * height)),
  );
  return {
    dpi,
    width: Math.max(1, Math.round((width * dpi) / 72)),
    height: Math.max(1, Math.round((height * dpi) / 72)),
  };
};

/** Lines around a scan are no drawing; a drawing has more of them. */
const fewDrawings = 8;
/** Images on a smaller share of the page are signs, not what the page is about. */
const leastShare = 0.01;

/** Dots an inch of an image: the fewer where width and height differ by rounding, the more where its dots are not square. */
const densityOf = ({ width, height, inchesWide, inchesHigh }: PlacedImage): number => {
  const [least, most] = [width / inchesWide, height / inchesHigh].sort((a, b) => a - b) as [number, number];
  return most < least * 1.05 ? least : most;
};

/** A page that is a picture gives the picture's own pixels; one with text or drawings at least what print needs. */
const dpiOf = ({ images, glyphs, drawings }: PageContent, squareInches: number): number => {
  const dense = images
    .filter(({ inchesWide, inchesHigh }) => inchesWide * inchesHigh >= leastShare * squareInches)
    .map(densityOf);
  const dpi = Math.max(0, ...dense);
  if (dpi > 0 && glyphs === 0 && drawings <= fewDrawings) return dpi;
  return dpi < leastDpi ? printDpi : Math.min(mostDpi, dpi);
};
