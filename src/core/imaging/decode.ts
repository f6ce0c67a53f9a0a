/** From file to pixels, guarded: format by magic bytes, pixel limit, whole files only, upright, sRGB, 8 bits, no alpha. */

import sharp from 'sharp';
import { type Finding, finding } from '#domain/finding/finding';
import { firstPage, type PageChoice } from '#domain/picture/page-choice';
import type { FileFacts, ImageType } from '#domain/picture/picture';
import { BmpError, decodeBmp, readBmpInfo } from './bmp-decode.ts';
import { decodeHeif, HeifError } from './heif-decode.ts';
import { decodePdf, PdfError, readPdfFacts } from './pdf-decode.ts';
import type { Raster } from './raster.ts';
import { extensionsOf, sniff } from './sniff.ts';

/** More than any phone or office scanner makes; 300 MB of pixels. */
export const maxPixels = 100_000_000;
export const maxFileBytes = 64 * 1024 * 1024;

// Only what the desk reads may be loaded: libvips would also open SVG, PDF and formats whose loaders are less hardened.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadTiff',
    'VipsForeignLoadHeif',
    'VipsForeignLoadNsgif',
  ],
});
sharp.cache(false);
sharp.concurrency(1);

const options = { failOn: 'warning', limitInputPixels: maxPixels } as const;

/** The one stopping finding that says why a file is refused. */
export class Unreadable extends Error {
  readonly finding: Finding;
  constructor(refusal: Finding) {
    super(refusal.code);
    this.finding = refusal;
  }
}

const at = { picture: 'scan' } as const;

/** Facts of a file and its chosen page from the headers; pixels are not made. Throws Unreadable. */
export const readFacts = async (
  bytes: Uint8Array,
  name: string,
  choice: PageChoice = firstPage,
): Promise<{ facts: FileFacts; findings: Finding[] }> => {
  const type = acceptType(bytes);
  const extension = /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const facts =
    type === 'bmp'
      ? bmpFacts(bytes, extension)
      : type === 'pdf'
        ? await pdfFacts(bytes, extension, choice)
        : await sharpFacts(bytes, type, extension, choice);
  if (choice.page > facts.pages) throw noSuchPage(choice.page);
  if (facts.width * facts.height > maxPixels)
    throw new Unreadable(
      finding('picture-too-many-pixels', at, {
        data: { width: facts.width, height: facts.height, limit: maxPixels },
      }),
    );
  return { facts, findings: noteworthy(facts) };
};

/** The chosen page as pixels, upright. Throws Unreadable. */
export const decodeUpright = async (bytes: Uint8Array, choice: PageChoice = firstPage): Promise<Raster> => {
  const type = acceptType(bytes);
  if (type === 'bmp') {
    const { width, height } = bmpFacts(bytes, '');
    if (width * height > maxPixels)
      throw new Unreadable(
        finding('picture-too-many-pixels', at, { data: { width, height, limit: maxPixels } }),
      );
    return guardBmp(() => decodeBmp(bytes));
  }
  try {
    if (type === 'pdf') return await decodePdf(bytes, choice);
    if (type === 'heic') return await heicUpright(bytes, choice.page);
    const { data, info } = await sharp(bytes, { ...options, ...onPage(choice, type) })
      .autoOrient()
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return {
      width: info.width,
      height: info.height,
      // A plain array: parts of a Buffer cost several times as much to point at.
      data:
        info.channels === 3
          ? new Uint8Array(data.buffer, data.byteOffset, data.length)
          : toThree(data, info.channels),
    };
  } catch (error) {
    throw refusal(error, type, choice.page);
  }
};

const heicUpright = async (bytes: Uint8Array, page: number): Promise<Raster> =>
  decodeHeif(bytes, { maxPixels, page, icc: (await sharp(bytes, options).metadata()).icc });

/** The library counts pages from 0, and refuses a page of formats that have one only. HEIC has its own decoder. */
const onPage = ({ page }: PageChoice, type: ImageType): { page?: number } =>
  page > 1 && ['tiff', 'gif', 'webp', 'avif'].includes(type) ? { page: page - 1 } : {};

const noSuchPage = (page: number): Unreadable =>
  new Unreadable(finding('picture-no-such-page', at, { data: { page } }));

const acceptType = (bytes: Uint8Array): ImageType => {
  if (bytes.length === 0) throw new Unreadable(finding('picture-empty-file', at));
  if (bytes.length > maxFileBytes)
    throw new Unreadable(
      finding('picture-file-too-large', at, { data: { bytes: bytes.length, limit: maxFileBytes } }),
    );
  const type = sniff(bytes);
  if (type === 'unknown' || type === 'svg') throw new Unreadable(finding('picture-not-a-picture', at));
  return type;
};

const pdfFacts = async (bytes: Uint8Array, extension: string, choice: PageChoice): Promise<FileFacts> => {
  try {
    const drawn = await readPdfFacts(bytes, choice);
    const plain = { page: choice.page, colourSpace: 'srgb', bitDepth: 8, alpha: false };
    return { type: 'pdf', extension, bytes: bytes.length, ...drawn, ...plain };
  } catch (error) {
    throw refusal(error, 'pdf', choice.page);
  }
};

const sharpFacts = async (
  bytes: Uint8Array,
  type: ImageType,
  extension: string,
  choice: PageChoice,
): Promise<FileFacts> => {
  try {
    // Headers only: the caller refuses by pixels, and can say how many there are.
    const metadata = await sharp(bytes, {
      ...options,
      ...onPage(choice, type),
      limitInputPixels: false,
    }).metadata();
    return {
      type,
      extension,
      bytes: bytes.length,
      width: metadata.autoOrient.width,
      height: metadata.autoOrient.height,
      dpi: metadata.density === undefined || metadata.density <= 1 ? null : Math.round(metadata.density),
      pages: metadata.pages ?? 1,
      page: choice.page,
      colourSpace: metadata.icc && metadata.space === 'srgb' ? 'profile' : metadata.space,
      bitDepth: metadata.depth === 'ushort' || metadata.space.endsWith('16') ? 16 : 8,
      alpha: metadata.hasAlpha,
    };
  } catch (error) {
    throw refusal(error, type, choice.page);
  }
};

const bmpFacts = (bytes: Uint8Array, extension: string): FileFacts => {
  const info = guardBmp(() => readBmpInfo(bytes));
  const { width, height, alpha, dpi } = info;
  return {
    type: 'bmp',
    extension,
    bytes: bytes.length,
    width,
    height,
    dpi,
    pages: 1,
    page: 1,
    colourSpace: 'srgb',
    bitDepth: 8,
    alpha,
  };
};

const guardBmp = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (error instanceof BmpError)
      throw new Unreadable(finding('picture-damaged', at, { data: { type: 'bmp' } }));
    throw error;
  }
};

const refusal = (error: unknown, type: ImageType, page: number): unknown => {
  if (!(error instanceof Error)) return error;
  if (error instanceof PdfError && error.why === 'password-missing')
    return new Unreadable(finding('picture-locked', at));
  if (error instanceof PdfError && error.why === 'password-wrong')
    return new Unreadable(finding('picture-password-wrong', at));
  const isMissing =
    (error instanceof PdfError || error instanceof HeifError) && error.message === 'no-such-page';
  // The library's words for it, in TIFF, GIF and HEIF.
  if (isMissing || (page > 1 && /bad page number|does not contain page|no directory/i.test(error.message)))
    return noSuchPage(page);
  return new Unreadable(finding('picture-damaged', at, { data: { type } }));
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

/** Grey pictures come with one channel. */
const toThree = (data: Uint8Array, channels: number): Uint8Array => {
  const pixels = data.length / channels;
  const three = new Uint8Array(pixels * 3);
  for (let index = 0; index < pixels; index++) three.fill(data[index * channels]!, index * 3, index * 3 + 3);
  return three;
};
