/** Finds the best-looking JPEG inside the target's window with few encodes: one trial, a prediction, a correction. */

import sharp from 'sharp';
import type { ByteWindow, PictureWindow } from '#domain/target/target';
import type { Raster } from './raster.ts';

export type Encoded = {
  readonly bytes: Uint8Array;
  readonly raster: Raster;
  readonly quality: number | null;
  readonly scale: number;
};

export type FitResult =
  | ({ readonly ok: true; readonly encodes: number } & Encoded)
  | {
      readonly ok: false;
      readonly why: 'minimum' | 'maximum';
      readonly bytes: number;
      readonly encodes: number;
    };

export type Scalable = {
  render(scale: number): Raster;
  /** Smallest scale at which the paper can still be read. */
  readonly minScale: number;
  /** Largest scale that shows no invented detail beyond plain enlargement. */
  readonly maxScale: number;
};

/** Quality range at full scale: above nothing is gained, below blocks show on small print. */
const bestQuality = 95;
const goodQuality = 72;
const lowestQuality = 55;

/**
 * The aim first; then the window; then smaller scales down to legibility. Too small: better quality, full chroma, then larger
 * scales. Refuses when no honest encoding lies inside.
 */
export const fitJpeg = async (source: Scalable, window: PictureWindow): Promise<FitResult> => {
  const encoder = createEncoder(source, window.dpi);
  const aim = window.aim ?? window;
  const first = await encoder.encode(1, 88);
  if (first.bytes.length < aim.minBytes) return raise(encoder, source, window, first);
  const inAim = await searchQuality(encoder, 1, aim, [first], goodQuality);
  if (inAim) return done(encoder, inAim);
  const smaller = await searchScale(encoder, source, aim);
  if (smaller) return done(encoder, smaller);
  const inWindow = await searchQuality(encoder, 1, window, encoder.tried(), lowestQuality);
  if (inWindow) return done(encoder, inWindow);
  const smallest = await searchScale(encoder, source, window, lowestQuality);
  if (smallest) return done(encoder, smallest);
  const bytes = Math.min(...encoder.tried().map((entry) => entry.bytes.length));
  return { ok: false, why: 'maximum', bytes, encodes: encoder.tried().length };
};

type Encoder = { encode(scale: number, quality: number): Promise<Encoded>; tried(): readonly Encoded[] };

const createEncoder = (source: Scalable, dpi: number): Encoder => {
  const tried: Encoded[] = [];
  let last: { scale: number; raster: Raster } | null = null;
  return {
    tried: () => tried,
    encode: async (scale, quality) => {
      const before = tried.find((entry) => entry.scale === scale && entry.quality === quality);
      if (before) return before;
      const raster = last?.scale === scale ? last.raster : source.render(scale);
      last = { scale, raster };
      const encoded = { bytes: await encodeJpeg(raster, quality, dpi), raster, quality, scale };
      tried.push(encoded);
      return encoded;
    },
  };
};

/** Baseline JPEG with its density; full chroma where quality is high, so that red seals and fine lines stay crisp. */
export const encodeJpeg = async (
  { width, height, data }: Raster,
  quality: number,
  dpi: number,
): Promise<Uint8Array> => {
  const file = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality, chromaSubsampling: quality >= 90 ? '4:4:4' : '4:2:0', progressive: false })
    .toBuffer();
  return withDensity(file, dpi);
};

/** Puts a JFIF segment with the density after the start marker: the library would add EXIF and a colour profile along with it. */
const withDensity = (file: Buffer, dpi: number): Buffer => {
  if (file.readUInt16BE(2) === 0xffe0) throw new Error('the encoder wrote a header of its own');
  const segment = Buffer.from('ffe000104a46494600010101000000000000', 'hex');
  segment.writeUInt16BE(dpi, 12);
  segment.writeUInt16BE(dpi, 14);
  return Buffer.concat([file.subarray(0, 2), segment, file.subarray(2)]);
};

const inside = (encoded: Encoded, { minBytes, maxBytes }: ByteWindow): boolean =>
  encoded.bytes.length >= minBytes && encoded.bytes.length <= maxBytes;

/** A file this near to the limit gains nothing that is worth another encode. */
const nearLimit = 0.8;

/** The logarithm of the size grows nearly straight with quality: secant steps between what was tried. */
const searchQuality = async (
  encoder: Encoder,
  scale: number,
  window: ByteWindow,
  known: readonly Encoded[],
  floor: number,
): Promise<Encoded | null> => {
  const tries = known.filter((entry) => entry.scale === scale && entry.quality !== null);
  if (tries.length === 0) tries.push(await encoder.encode(scale, 88));
  const goal = Math.log(window.maxBytes * 0.93);
  for (let step = 0; step < 5; step++) {
    const good = tries.filter((entry) => inside(entry, window)).sort((a, b) => b.quality! - a.quality!)[0];
    if (good && (good.quality! >= 80 || good.bytes.length >= window.maxBytes * nearLimit || step >= 2))
      return good;
    const next = predictQuality(tries, goal, floor);
    if (tries.some((entry) => entry.quality === next)) return good ?? null;
    tries.push(await encoder.encode(scale, next));
  }
  return tries.find((entry) => inside(entry, window)) ?? null;
};

/** Typical growth of the logarithm of the size for each step of quality, before two sizes are known. */
const usualSlope = 0.042;

const predictQuality = (tries: readonly Encoded[], goal: number, floor: number): number => {
  const sorted = [...tries].sort(
    (a, b) => Math.abs(Math.log(a.bytes.length) - goal) - Math.abs(Math.log(b.bytes.length) - goal),
  );
  const [near, other] = sorted;
  const nearLog = Math.log(near!.bytes.length);
  const measured = other
    ? (nearLog - Math.log(other.bytes.length)) / (near!.quality! - other.quality!)
    : usualSlope;
  const slope = measured > 0.005 ? measured : usualSlope;
  const step = (goal - nearLog) / slope;
  return Math.round(
    Math.min(bestQuality, Math.max(floor, near!.quality! + (Math.abs(step) < 1 ? Math.sign(step) : step))),
  );
};

/** Smaller, at a quality that keeps print clean; null where the paper could no longer be read. */
const searchScale = async (
  encoder: Encoder,
  source: Scalable,
  window: ByteWindow,
  quality = 82,
): Promise<Encoded | null> => {
  let scale = Math.min(
    1,
    Math.sqrt((window.maxBytes * 0.9) / (await encoder.encode(1, quality)).bytes.length),
  );
  for (let step = 0; step < 4; step++) {
    if (scale < source.minScale) scale = source.minScale;
    const encoded = await encoder.encode(scale, quality);
    if (inside(encoded, window)) return encoded;
    if (scale === source.minScale || encoded.bytes.length < window.minBytes) return null;
    scale *= Math.sqrt((window.maxBytes * 0.9) / encoded.bytes.length);
  }
  return null;
};

/** Under the aim: quality up, then larger. The window's own minimum is the last word. */
const raise = async (
  encoder: Encoder,
  source: Scalable,
  window: PictureWindow,
  first: Encoded,
): Promise<FitResult> => {
  const goal = window.aim?.minBytes ?? window.minBytes;
  let best: Encoded = first;
  for (const quality of [94, 98, 100]) {
    best = await encoder.encode(1, quality);
    if (best.bytes.length >= goal) break;
  }
  const limit = source.maxScale;
  if (best.bytes.length < goal && limit > 1) {
    const scale = Math.min(limit, Math.sqrt((goal * 1.08) / best.bytes.length));
    best = await encoder.encode(scale, 98);
    if (best.bytes.length < goal && scale < limit) best = await encoder.encode(limit, 100);
  }
  const fitting = encoder
    .tried()
    .filter((entry) => inside(entry, window))
    .sort((a, b) => b.bytes.length - a.bytes.length)[0];
  if (fitting) return done(encoder, inside(best, window) ? best : fitting);
  return { ok: false, why: 'minimum', bytes: best.bytes.length, encodes: encoder.tried().length };
};

const done = (encoder: Encoder, encoded: Encoded): FitResult => ({
  ok: true,
  encodes: encoder.tried().length,
  ...encoded,
});
