/// <reference path="./libheif.d.ts" />
/** Reads HEIC and HEIF, which the image library knows by their headers only: pixels by libheif, colours by its own profile. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Raster } from './raster.ts';

/** Why a file is refused. */
export class HeifError extends Error {}

/** The part of libheif's wrapper that is used here. */
type HeifImage = {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  /** Fills `data` with red, green, blue, alpha, upright; answers null when that fails. */
  display(
    target: { data: Uint8ClampedArray; width: number; height: number },
    done: (shown: { data: Uint8ClampedArray } | null) => void,
  ): void;
  free(): void;
};
type Libheif = {
  readonly ready: Promise<unknown>;
  readonly HeifDecoder: new () => {
    decode(bytes: Uint8Array): HeifImage[];
    decoder: { delete(): void } | null;
  };
};

/** One picture with alpha laid on white; the main one is page 1. `icc` is its colour profile, where it has one. Throws HeifError. */
export const decodeHeif = async (
  bytes: Uint8Array,
  {
    maxPixels,
    page,
    icc,
  }: { readonly maxPixels: number; readonly page: number; readonly icc: Buffer | undefined },
): Promise<Raster> => {
  // Loaded on first use: most offices see a HEIC now and then, and it holds 20 MB.
  const { default: libheif } = (await import('libheif-js/wasm-bundle.js')) as { default: Libheif };
  await libheif.ready;
  const raster = await quietly(() => showOne(new libheif.HeifDecoder(), bytes, page, maxPixels));
  return icc ? fromProfile(raster, icc) : raster;
};

const showOne = async (
  decoder: InstanceType<Libheif['HeifDecoder']>,
  bytes: Uint8Array,
  page: number,
  maxPixels: number,
): Promise<Raster> => {
  const images = decoder.decode(bytes);
  try {
    if (images.length === 0) throw new HeifError('no picture inside');
    const image = [...images].sort((a, b) => Number(b.is_primary()) - Number(a.is_primary()))[page - 1];
    if (!image) throw new HeifError('no-such-page');
    const [width, height] = [image.get_width(), image.get_height()];
    if (width < 1 || height < 1 || width * height > maxPixels) throw new HeifError('size');
    const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
    const shown = await new Promise<{ data: Uint8ClampedArray } | null>((done) =>
      image.display(target, done),
    );
    if (!shown) throw new HeifError('damaged');
    return { width, height, data: onWhite(shown.data) };
  } finally {
    for (const image of images) image.free();
    decoder.decoder?.delete();
  }
};

const onWhite = (rgba: Uint8ClampedArray): Uint8Array => {
  const data = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    const alpha = rgba[from + 3]!;
    for (let channel = 0; channel < 3; channel++)
      data[to + channel] =
        alpha === 255
          ? rgba[from + channel]!
          : (rgba[from + channel]! * alpha + 255 * (255 - alpha)) / 255 + 0.5;
  }
  return data;
};

/** To sRGB by the image library: as a PNG that carries the profile, since raw pixels cannot. */
const fromProfile = async ({ width, height, data }: Raster, icc: Buffer): Promise<Raster> => {
  const png = await sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const body = Buffer.concat([Buffer.from('iCCPicc\0\0', 'latin1'), deflateSync(icc)]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  // Signature and header take the first 33 bytes.
  const converted = await sharp(Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]), {
    limitInputPixels: false,
  })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (converted.info.channels !== 3) throw new HeifError('colours');
  return { width, height, data: converted.data };
};

/** libheif's wrapper talks to the console about files that it cannot read; the finding says it instead. */
const quietly = async <T>(work: () => Promise<T>): Promise<T> => {
  const { log, error, warn } = console;
  const silent = (): void => undefined;
  Object.assign(console, { log: silent, error: silent, warn: silent });
  try {
    return await work();
  } finally {
    Object.assign(console, { log, error, warn });
  }
};
