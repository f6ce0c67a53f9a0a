/** Reads one page of a PDF: what a scanner put into it at the scan's own resolution, text and drawings at print resolution. */
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { PageChoice } from '#domain/picture/page-choice';
import type { Raster } from './raster.ts';

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

/** Dots per inch for text and drawings, and the bounds for scans, whose own resolution is taken. */
const printDpi = 300;
const leastDpi = 150;
const mostDpi = 600;
/** A large sheet is drawn with fewer dots, so that no page costs more memory than a photo of a good phone. */
const mostPixels = 40_000_000;

/** Facts of the chosen page. Throws PdfError. */
export const readPdfFacts = (bytes: Uint8Array, choice: PageChoice): Promise<PdfFacts> =>
  withPage(bytes, choice, async (page, document) => {
    const { dpi, width, height } = await sizeOf(page);
    return { pages: document.numPages, width, height, dpi: Math.round(dpi) };
  });

/** The chosen page on white. Throws PdfError. */
export const decodePdf = (bytes: Uint8Array, choice: PageChoice): Promise<Raster> =>
  withPage(bytes, choice, async (page) => {
    const { dpi, width, height } = await sizeOf(page);
    const { createDrawing } = await import('./pdf-canvas.ts');
    const { context } = createDrawing(width, height);
    await page.render({
      // The two kinds of canvas differ in types only.
      canvas: null,
      canvasContext: context as never,
      viewport: page.getViewport({ scale: dpi / 72 }),
      background: 'white',
    }).promise;
    const rgba = context.getImageData(0, 0, width, height).data;
    const data = new Uint8Array(width * height * 3);
    for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
      data[to] = rgba[from]!;
      data[to + 1] = rgba[from + 1]!;
      data[to + 2] = rgba[from + 2]!;
    }
    return { width, height, data };
  });

const withPage = async <T>(
  bytes: Uint8Array,
  { page, password }: PageChoice,
  work: (page: PDFPageProxy, document: PDFDocumentProxy) => Promise<T>,
): Promise<T> => {
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
    // A page that lacks something is refused, never drawn without it.
    stopAtErrors: true,
    maxImageSize: mostPixels * 3,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    if (page > document.numPages) throw new PdfError('no-such-page');
    return await work(await document.getPage(page), document);
  } catch (error) {
    if (error instanceof PdfError || !(error instanceof Error)) throw error;
    if (error.name !== 'PasswordException') throw new PdfError('damaged', error);
    throw new PdfError(password === '' ? 'password-missing' : 'password-wrong');
  } finally {
    await task.destroy();
  }
};

const sizeOf = async (page: PDFPageProxy): Promise<{ dpi: number; width: number; height: number }> => {
  const { width, height } = page.getViewport({ scale: 1 });
  if (!(width > 0 && height > 0)) throw new PdfError('damaged');
  const wanted = (await scanDpi(page)) ?? printDpi;
  const dpi = Math.min(wanted, 72 * Math.sqrt(mostPixels / (width * height)));
  return {
    dpi,
    width: Math.max(1, Math.round((width * dpi) / 72)),
    height: Math.max(1, Math.round((height * dpi) / 72)),
  };
};

/** A page that is a scan holds little but one large picture: its pixels for each inch of the page. Null for anything else. */
const scanDpi = async (page: PDFPageProxy): Promise<number | null> => {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { fnArray, argsArray } = await page.getOperatorList();
  const [left = 0, top = 0, right = 0, bottom = 0] = page.view;
  const longInches = (Math.max(right - left, bottom - top) * page.userUnit) / 72;
  let longest = 0;
  for (const [index, operator] of fnArray.entries()) {
    if (operator !== OPS.paintImageXObject && operator !== OPS.paintImageMaskXObject) continue;
    const [, width, height] = argsArray[index] as unknown[];
    if (typeof width === 'number' && typeof height === 'number') longest = Math.max(longest, width, height);
  }
  const dpi = longest / longInches;
  return dpi < leastDpi ? null : Math.min(mostDpi, dpi);
};
