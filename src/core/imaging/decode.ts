/** From file to pixels, guarded: format by magic bytes, pixel limit, whole files only, upright, sRGB, 8 bits, no alpha. */

import { type Finding, finding } from '#domain/finding/finding';
import { firstPage, type PageChoice } from '#domain/picture/page-choice';
import type { FileFacts, ImageType } from '#domain/picture/picture';
import type { LayerLine } from '#domain/reading/text-layer';
import { BmpError, decodeBmp, readBmpInfo } from './bmp-decode.ts';
import { decodeHeif, readHeifFacts } from './heif-decode.ts';
import { HeifError } from './heif-error.ts';
import { decodePdf, PdfError, readPdfFacts, readPdfLayer } from './pdf-decode.ts';
import type { Decoded, Raster } from './raster.ts';
import { decodeSharp, readSharpFacts } from './sharp-decode.ts';
import { extensionsOf, isSequence, sniff, unreadKindOf } from './sniff.ts';
import { refuseTooMany, Unreadable, unreadable } from './unreadable.ts';

export const maxFileBytes = 64 * 1024 * 1024;

type File = {
  readonly type: ImageType;
  /** From where the picture begins. */
  readonly bytes: Uint8Array;
  readonly choice: PageChoice;
};

const at = { picture: 'scan' } as const;

/** Facts of a file and its chosen page from the headers; pixels are not made. Throws Unreadable. */
export const readFacts = async (
  bytes: Uint8Array,
  name: string,
  choice: PageChoice = firstPage,
): Promise<{ facts: FileFacts; findings: Finding[] }> => {
  const file = accept(bytes, choice);
  const extension = /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const own = await refusing(file, () => factsOf(file));
  const facts: FileFacts = { extension, bytes: bytes.length, ...own };
  if (choice.page > facts.pages) throw noSuchPage(choice.page);
  refuseTooMany(facts.width, facts.height);
  return { facts, findings: noteworthy(facts) };
};

/** The chosen page. Throws Unreadable. */
export const decodeUpright = async (bytes: Uint8Array, choice: PageChoice = firstPage): Promise<Decoded> => {
  const file = accept(bytes, choice);
  const isIrregular = file.bytes.length < bytes.length;
  return refusing(file, async () => {
    const { findings, ...raster } = await pixelsOf(file);
    const said = findings.some(({ code }) => code === 'picture-irregular');
    return {
      ...raster,
      findings: isIrregular && !said ? [...findings, finding('picture-irregular', at)] : findings,
    };
  });
};

/**
 * The text that a page of a PDF shows, by its own word; none of any other file. `drawn` is what `decodeUpright` made of it. Throws
 * Unreadable.
 */
export const readTextLayer = async (
  bytes: Uint8Array,
  choice: PageChoice,
  drawn: Raster,
): Promise<LayerLine[]> => {
  const file = accept(bytes, choice);
  return file.type === 'pdf' ? refusing(file, () => readPdfLayer(file.bytes, choice, drawn)) : [];
};

const accept = (bytes: Uint8Array, choice: PageChoice): File => {
  if (bytes.length === 0) throw unreadable('picture-empty-file');
  if (bytes.length > maxFileBytes)
    throw unreadable('picture-file-too-large', { bytes: bytes.length, limit: maxFileBytes });
  const { type, at: start } = sniff(bytes);
  if (type === 'unknown' || type === 'svg') {
    const kind = unreadKindOf(bytes);
    throw kind ? unreadable('picture-kind-not-read', { kind }) : unreadable('picture-not-a-picture');
  }
  return { type, bytes: bytes.subarray(start), choice };
};

/** What all formats but those of the image library are said to have. */
const plain = { colourSpace: 'srgb', bitDepth: 8, alpha: false } as const;

const factsOf = async (file: File): Promise<Omit<FileFacts, 'extension' | 'bytes'>> => {
  const { type, bytes, choice } = file;
  if (type === 'pdf') return { ...plain, type, page: choice.page, ...(await readPdfFacts(bytes, choice)) };
  if (type === 'bmp') {
    const { width, height, alpha, dpi } = readBmpInfo(bytes);
    return { ...plain, type, width, height, alpha, dpi, pages: 1, page: 1 };
  }
  if (type === 'heic') {
    const { pages, width, height, alpha, bits, icc } = await readHeifFacts(bytes, choice.page);
    return {
      type,
      width,
      height,
      alpha,
      pages,
      page: choice.page,
      dpi: null,
      colourSpace: icc ? 'profile' : 'srgb',
      bitDepth: bits > 8 ? 16 : 8,
    };
  }
  return readSharpFacts(file);
};

const pixelsOf = async (file: File): Promise<Decoded> => {
  const { type, bytes, choice } = file;
  if (type === 'pdf') return decodePdf(bytes, choice);
  if (type === 'heic') return { ...(await decodeHeif(bytes, choice.page)), findings: [] };
  if (type === 'bmp') {
    const { width, height } = readBmpInfo(bytes);
    refuseTooMany(width, height);
    return { ...decodeBmp(bytes), findings: [] };
  }
  const { raster, isIrregular, halvedFrom } = await decodeSharp(file);
  const findings: Finding[] = [];
  if (isIrregular) findings.push(finding('picture-irregular', at));
  if (halvedFrom) findings.push(finding('picture-halved', at, { data: halvedFrom }));
  return { ...raster, findings };
};

const noSuchPage = (page: number): Unreadable => unreadable('picture-no-such-page', { page });

/** Whatever a reader throws becomes the one finding that says it. */
const refusing = async <T>(file: File, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw refusal(error, file);
  }
};

const refusal = (error: unknown, { type, bytes, choice: { page } }: File): unknown => {
  if (!(error instanceof Error) || error instanceof Unreadable) return error;
  const damaged = unreadable('picture-damaged', { type }, error);
  if (type === 'bmp') return error instanceof BmpError ? damaged : error;
  if (error instanceof PdfError || error instanceof HeifError)
    switch (error.why) {
      case 'password-missing':
        return unreadable('picture-locked');
      case 'password-wrong':
        return unreadable('picture-password-wrong');
      case 'no-such-page':
        return noSuchPage(page);
      case 'unsupported':
        return unreadable('picture-kind-not-read', { kind: 'HEIF' }, error);
      case 'empty':
        return isSequence(bytes)
          ? unreadable('picture-kind-not-read', { kind: 'HEIF, moving picture' }, error)
          : damaged;
      default:
        return damaged;
    }
  // The library's words for it, in TIFF, GIF and HEIF.
  return page > 1 && /bad page number|does not contain page|no directory/i.test(error.message)
    ? noSuchPage(page)
    : damaged;
};

const noteworthy = (facts: FileFacts): Finding[] => {
  const findings: Finding[] = [];
  const { type, extension } = facts;
  if (extension !== '' && !extensionsOf[type].includes(extension))
    findings.push(finding('picture-extension-false', at, { data: { extension, type } }));
  if (facts.pages > 1)
    findings.push(finding('picture-several-pages', at, { data: { pages: facts.pages, page: facts.page } }));
  if (!['srgb', 'b-w', 'grey16', 'rgb16', 'profile'].includes(facts.colourSpace))
    findings.push(
      finding('picture-colour-converted', at, { data: { space: facts.colourSpace.toUpperCase() } }),
    );
  if (facts.bitDepth > 8) findings.push(finding('picture-depth-reduced', at));
  if (facts.alpha) findings.push(finding('picture-alpha-flattened', at));
  return findings;
};
