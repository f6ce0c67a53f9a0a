/** Finds the best-looking JPEG inside the target's window with few encodes: foretold from a part, encoded once, corrected at most. */
import type { ByteWindow, PictureWindow } from '#domain/target/target';
import { encodeJpeg } from './encode-jpeg.ts';
import { type Foretelling, foretell } from './foretell.ts';
import type { Raster } from './raster.ts';

export type Encoded = {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly quality: number | null;
  readonly scale: number;
};

/** `encodes` counts those of a whole picture, `trials` those of a part. */
type Effort = { readonly encodes: number; readonly trials: number };

export type FitResult =
  | ({ readonly ok: true } & Encoded & Effort)
  | ({ readonly ok: false; readonly why: 'minimum' | 'maximum'; readonly bytes: number } & Effort);

export type Scalable = {
  render(scale: number): Raster;
  /** Called with what was rendered when it is not read any more. */
  giveBack?(raster: Raster): void;
  /** Smallest scale at which the paper can still be read. */
  readonly minScale: number;
  /** Largest scale that shows no invented detail beyond plain enlargement. */
  readonly maxScale: number;
};

const bestQuality = 100;
/** For the aim quality may fall so far: print stays clean. */
const goodQuality = 50;
/** For the window itself so far; below, blocks show on small print and a smaller picture looks better. */
const lowestQuality = 40;
/** Quality at which the scale of a smaller picture is chosen. */
const smallerQuality = 70;
/** How the size grows with the scale: print gains less than pixels do. */
const scaleGrowth = 1.7;
const enlargedGrowth = 1.3;

/**
 * As many bytes as the aim allows; where that costs too much quality, as the window allows; then smaller scales down to legibility.
 * Too small at the best quality: larger scales. Refuses when no honest encoding lies inside.
 */
export const fitJpeg = async (source: Scalable, window: PictureWindow): Promise<FitResult> => {
  const encoder = createEncoder(source, window.dpi);
  try {
    return await search(encoder, source, window);
  } finally {
    encoder.letGo();
  }
};

const search = async (encoder: Encoder, source: Scalable, window: PictureWindow): Promise<FitResult> => {
  const aim = window.aim ?? window;
  const best = await encoder.largest(1, aim.maxBytes, goodQuality);
  if (best) return best.bytes.length >= aim.minBytes ? done(encoder, best) : raise(encoder, source, window);
  const inWindow = window.aim ? await encoder.largest(1, window.maxBytes, lowestQuality) : null;
  if (inWindow) return done(encoder, inWindow);
  const smaller = (await shrink(encoder, source, aim)) ?? (await shrink(encoder, source, window));
  if (smaller) return done(encoder, smaller);
  const bytes = Math.min(...encoder.tried().map((entry) => entry.bytes.length));
  return { ok: false, why: 'maximum', bytes, ...encoder.effort() };
};

type Encoder = {
  encode(scale: number, quality: number): Promise<Encoded>;
  /** The best quality from `floor` up whose file has at most `maxBytes`; null when even the floor has more. */
  largest(scale: number, maxBytes: number, floor: number): Promise<Encoded | null>;
  foretold(scale: number, quality: number): Promise<number>;
  tried(): readonly Encoded[];
  effort(): Effort;
  /** To be called at the end. */
  letGo(): void;
};

const createEncoder = (source: Scalable, dpi: number): Encoder => {
  const tried: Encoded[] = [];
  let trials = 0;
  let last: { scale: number; raster: Raster; foretelling: Foretelling } | null = null;
  const letGo = (): void => {
    trials += last?.foretelling.trials() ?? 0;
    if (last) source.giveBack?.(last.raster);
    last = null;
  };
  const at = (scale: number) => {
    if (last?.scale === scale) return last;
    letGo();
    const raster = source.render(scale);
    const whole = async (quality: number): Promise<number> => (await encode(scale, quality)).bytes.length;
    last = { scale, raster, foretelling: foretell(raster, whole) };
    return last;
  };
  const encode = async (scale: number, quality: number): Promise<Encoded> => {
    const before = tried.find((entry) => entry.scale === scale && entry.quality === quality);
    if (before) return before;
    const { raster } = at(scale);
    const { width, height } = raster;
    const encoded = { bytes: await encodeJpeg(raster, quality, dpi), width, height, quality, scale };
    tried.push(encoded);
    return encoded;
  };
  return {
    encode,
    letGo,
    tried: () => tried,
    effort: () => ({
      encodes: tried.length,
      trials: trials + (last?.foretelling.trials() ?? 0),
    }),
    foretold: (scale, quality) => at(scale).foretelling.bytesAt(quality),
    largest: async (scale, maxBytes, floor) => {
      const { foretelling } = at(scale);
      let factor = 1;
      let best: Encoded | null = null;
      let [from, to] = [floor, bestQuality];
      while (from <= to) {
        const quality = await foretelling.qualityFor(maxBytes, from, to, factor);
        if (quality < from) {
          if (best || (await foretelling.bytesAt(from)) * factor > maxBytes * doubtless) return best;
        }
        const encoded = await encode(scale, Math.max(from, quality));
        factor = encoded.bytes.length / (await foretelling.bytesAt(encoded.quality!));
        if (encoded.bytes.length > maxBytes) to = encoded.quality! - 1;
        else {
          best = encoded;
          from = encoded.quality! + 1;
        }
      }
      return best;
    },
  };
};

/** A part never misjudges the whole by more. */
const doubtless = 1.25;

const inside = (encoded: Encoded, { minBytes, maxBytes }: ByteWindow): boolean =>
  encoded.bytes.length >= minBytes && encoded.bytes.length <= maxBytes;

/** Smaller, at a quality that keeps print clean; null where the paper could no longer be read. */
const shrink = async (encoder: Encoder, source: Scalable, window: ByteWindow): Promise<Encoded | null> => {
  let scale = 1;
  for (let step = 0; step < 4 && scale > source.minScale; step++) {
    const bytes = await encoder.foretold(scale, smallerQuality);
    scale *= Math.min(0.95, ((window.maxBytes * 0.97) / bytes) ** (1 / scaleGrowth));
    scale = Math.max(source.minScale, scale);
    const encoded = await encoder.largest(scale, window.maxBytes, goodQuality);
    if (encoded) return inside(encoded, window) ? encoded : null;
  }
  return null;
};

/** Too small at the best quality: larger. The window's own minimum is the last word. */
const raise = async (encoder: Encoder, source: Scalable, window: PictureWindow): Promise<FitResult> => {
  const aim = window.aim ?? window;
  let best = await encoder.encode(1, bestQuality);
  let growth = enlargedGrowth;
  for (let step = 0; step < 3 && best.bytes.length < aim.minBytes && best.scale < source.maxScale; step++) {
    const scale = Math.min(
      source.maxScale,
      best.scale * Math.max(1.02, ((aim.minBytes * 1.06) / best.bytes.length) ** (1 / growth)),
    );
    const larger = await encoder.encode(scale, bestQuality);
    growth = Math.max(
      0.4,
      Math.log(larger.bytes.length / best.bytes.length) / Math.log(larger.scale / best.scale),
    );
    best = larger;
  }
  if (best.bytes.length > window.maxBytes)
    best = (await encoder.largest(best.scale, window.maxBytes, goodQuality)) ?? best;
  const fitting = encoder
    .tried()
    .filter((entry) => inside(entry, window))
    .sort((a, b) => b.bytes.length - a.bytes.length)[0];
  if (fitting) return done(encoder, inside(best, window) ? best : fitting);
  return { ok: false, why: 'minimum', bytes: best.bytes.length, ...encoder.effort() };
};

const done = (encoder: Encoder, encoded: Encoded): FitResult => ({
  ok: true,
  ...encoder.effort(),
  ...encoded,
});
