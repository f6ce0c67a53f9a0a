/** The formats that the image library reads: JPEG, PNG, WebP, TIFF, GIF, AVIF. Strictly: whatever its decoders remark on is damage. */

import sharp, { type Metadata, type Sharp } from 'sharp';
import type { PageChoice } from '#domain/picture/page-choice';
import type { FileFacts, ImageType } from '#domain/picture/picture';
import { hasImpossibleCoefficients } from './jpeg-coefficients.ts';
import { isWiped, mendJpeg, readJpegHead } from './jpeg-segments.ts';
import type { Raster } from './raster.ts';
import { isSequence } from './sniff.ts';
import { jpegsInTiff, mendTiff, unreadTiffKind } from './tiff-tags.ts';
import { maxPixels, refuseTooMany, unreadable } from './unreadable.ts';
import { cutWebps } from './webp-chunks.ts';

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

/** A photo of a phone may have 108 or 200 megapixels. A JPEG is read at half its width and height for the price of a quarter. */
const mostHalvedPixels = maxPixels * 4;

type Source = { readonly bytes: Uint8Array; readonly type: ImageType; readonly choice: PageChoice };

/** Facts from the headers. Throws Unreadable, or what the library throws. */
export const readSharpFacts = async (source: Source): Promise<Omit<FileFacts, 'extension' | 'bytes'>> => {
  const metadata = await readMetadata(source);
  const size = isHalved(source.type, metadata) ? halved(metadata) : metadata.autoOrient;
  const hasDensity = source.type !== 'jpeg' || readJpegHead(source.bytes)?.hasDensity === true;
  return {
    type: source.type,
    width: size.width,
    height: size.height,
    dpi: !hasDensity || !metadata.density || metadata.density <= 1 ? null : Math.round(metadata.density),
    pages: metadata.pages ?? 1,
    page: source.choice.page,
    colourSpace: metadata.icc && metadata.space === 'srgb' ? 'profile' : metadata.space,
    bitDepth: metadata.depth === 'ushort' || metadata.space.endsWith('16') ? 16 : 8,
    alpha: metadata.hasAlpha,
  };
};

export type SharpDecoded = {
  readonly raster: Raster;
  /** The file has a fault of form, which cost no pixel. */
  readonly isIrregular: boolean;
  /** Size before it was halved, upright. */
  readonly halvedFrom: { readonly width: number; readonly height: number } | null;
};

/** The chosen page upright, in sRGB, on white. Throws Unreadable, or what the library throws. */
export const decodeSharp = async (source: Source): Promise<SharpDecoded> => {
  const metadata = await readMetadata(source);
  const isLarge = isHalved(source.type, metadata);
  if (!isLarge) refuseTooMany(metadata.width, metadata.height);
  const { value: raster, mended } = await strictly(source, async (options, bytes) => {
    const image = sharp(
      bytes,
      isLarge ? { ...options, limitInputPixels: mostHalvedPixels } : options,
    ).autoOrient();
    if (isLarge) image.resize({ ...halved(metadata), fit: 'fill' });
    return toRaster(image);
  });
  const isIrregular = mended !== null;
  const bytes = mended ?? source.bytes;
  const isSuspect = isIrregular || hasBurntParts(raster);
  const isDamaged =
    (source.type === 'webp' && (await isReadOutOfStep(bytes))) ||
    (source.type === 'jpeg' && isSuspect && hasImpossibleCoefficients(bytes)) ||
    (source.type === 'tiff' && hasDamagedJpeg(bytes, source.choice.page, isSuspect));
  if (isDamaged) throw unreadable('picture-damaged', { type: source.type });
  return { raster, isIrregular, halvedFrom: isLarge ? metadata.autoOrient : null };
};

const hasDamagedJpeg = (bytes: Uint8Array, page: number, isSuspect: boolean): boolean => {
  for (const { jpeg, isLuma } of jpegsInTiff(bytes, page))
    if (isWiped(jpeg) || (isSuspect && hasImpossibleCoefficients(jpeg, isLuma))) return true;
  return false;
};

/** Whether some code in a WebP ends well before its bytes do. */
const isReadOutOfStep = async (bytes: Uint8Array): Promise<boolean> => {
  for (const file of cutWebps(bytes)) {
    // Small, so that no time goes into pixels: every byte is still read.
    const decode = sharp(file, { failOn: 'none' }).resize({ width: 16, height: 16, fit: 'fill' }).raw();
    const isRead = await decode.toBuffer().then(
      () => true,
      () => false,
    );
    if (isRead) return true;
  }
  return false;
};

/** Pixels between those that are looked at, and how many of these may be burnt out before the file itself is looked into. */
const between = 8;
const mostBurnt = 0.003;

/** Whether parts are at the end of a channel and do not change: a lamp, bare paper, or brightness that ran away in a damaged file. */
const hasBurntParts = ({ width, height, data }: Raster): boolean => {
  let [seen, burnt] = [0, 0];
  for (let y = 0; y < height; y += between)
    for (let at = y * width * 3, end = at + (width - 4) * 3; at < end; at += between * 3) {
      seen++;
      const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
      if (red % 255 !== 0 && green % 255 !== 0 && blue % 255 !== 0) continue;
      if (data[at + 9] === red && data[at + 10] === green && data[at + 11] === blue) burnt++;
    }
  return burnt > seen * mostBurnt;
};

/** Whether every pixel of a JPEG inside another file is there. */
export const isWholeJpeg = async (bytes: Uint8Array): Promise<boolean> => {
  const source: Source = { bytes, type: 'jpeg', choice: { page: 1, password: '' } };
  try {
    // One colour at its full size: a smaller picture would do without the last rows.
    const { mended } = await strictly(source, (options, whole) =>
      sharp(whole, { ...options, limitInputPixels: mostHalvedPixels })
        .extractChannel(0)
        .raw()
        .toBuffer(),
    );
    return !hasImpossibleCoefficients(mended ?? bytes);
  } catch {
    return false;
  }
};

type Options = { failOn: 'warning'; limitInputPixels: number; page?: number };

/**
 * Reads strictly, and once more with faults of form mended where that fails. A second reading that forgives would take in damaged
 * pixels as well, so the file is mended and the reading stays as strict.
 */
const strictly = async <T>(
  { bytes, type, choice }: Source,
  read: (options: Options, bytes: Uint8Array) => Promise<T>,
): Promise<{ value: T; mended: Buffer | null }> => {
  const options: Options = { failOn: 'warning', limitInputPixels: maxPixels, ...onPage(choice, type) };
  if (type === 'jpeg' && isWiped(bytes)) throw unreadable('picture-damaged', { type });
  try {
    return { value: await read(options, bytes), mended: null };
  } catch (error) {
    const mended = type === 'jpeg' ? mendJpeg(bytes) : type === 'tiff' ? mendTiff(bytes) : null;
    const value = mended && (await read(options, mended).catch(() => null));
    if (value) return { value, mended };
    const kind = unreadKind({ bytes, type, choice });
    throw kind ? unreadable('picture-kind-not-read', { kind: kind.kind }, error) : error;
  }
};

/** Headers only, forgiving: what the pixels are worth is asked when they are read. */
const readMetadata = async (source: Source): Promise<Metadata> => {
  const { bytes, type, choice } = source;
  const kind = unreadKind(source);
  if (kind?.certain) throw unreadable('picture-kind-not-read', { kind: kind.kind });
  try {
    return await sharp(bytes, {
      failOn: 'none',
      limitInputPixels: false,
      ...onPage(choice, type),
    }).metadata();
  } catch (error) {
    throw kind ? unreadable('picture-kind-not-read', { kind: kind.kind }, error) : error;
  }
};

/** A kind that the library does not read, or would read wrong (`certain`). */
const unreadKind = ({ bytes, type, choice }: Source): { kind: string; certain: boolean } | null => {
  if (type === 'tiff') return unreadTiffKind(bytes, choice.page);
  if (type === 'avif' && isSequence(bytes)) return { kind: 'AVIF, moving picture', certain: false };
  const head = type === 'jpeg' ? readJpegHead(bytes) : null;
  if (!head) return null;
  if (head.precision !== 8) return { kind: `JPEG, ${head.precision} bits`, certain: true };
  if (head.process === 0xc3 || head.process === 0xcb) return { kind: 'JPEG, lossless', certain: true };
  return head.process > 0xc2 ? { kind: 'JPEG, rare coding', certain: false } : null;
};

/** The library counts pages from 0, and refuses a page of formats that have one only. */
const onPage = ({ page }: PageChoice, type: ImageType): { page?: number } =>
  page > 1 && ['tiff', 'gif', 'webp', 'avif'].includes(type) ? { page: page - 1 } : {};

const isHalved = (type: ImageType, { width, height }: Metadata): boolean =>
  type === 'jpeg' && width * height > maxPixels && width * height <= mostHalvedPixels;

const halved = ({ autoOrient: { width, height } }: Metadata): { width: number; height: number } => ({
  width: Math.ceil(width / 2),
  height: Math.ceil(height / 2),
});

const toRaster = async (image: Sharp): Promise<Raster> => {
  const { data, info } = await image
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
};

/** Grey pictures come with one channel. */
const toThree = (data: Uint8Array, channels: number): Uint8Array => {
  const pixels = data.length / channels;
  const three = new Uint8Array(pixels * 3);
  for (let index = 0; index < pixels; index++) three.fill(data[index * channels]!, index * 3, index * 3 + 3);
  return three;
};
