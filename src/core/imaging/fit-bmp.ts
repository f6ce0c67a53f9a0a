/** A BMP's size follows from its pixels alone, so the scale is computed, not searched. */
import type { PixelSize } from '#domain/plan/output-size';
import type { PictureWindow } from '#domain/target/target';
import { bmpBytes, encodeBmp } from './bmp-encode.ts';
import type { FitResult, Scalable } from './fit-jpeg.ts';

/** The largest scale whose file fits; refuses when the paper could not be read at it, or when even the largest is too small. */
export const fitBmp = (source: Scalable, size: PixelSize, window: PictureWindow): FitResult => {
  const bytesAt = (scale: number): number =>
    bmpBytes(Math.max(1, Math.round(size.width * scale)), Math.max(1, Math.round(size.height * scale)));
  let scale = Math.min(1, Math.sqrt(window.maxBytes / bytesAt(1)));
  while (bytesAt(scale) > window.maxBytes) scale *= 0.998;
  if (scale < source.minScale)
    return { ok: false, why: 'maximum', bytes: bytesAt(source.minScale), ...noEffort };
  if (bytesAt(scale) < window.minBytes) {
    scale = Math.sqrt((window.minBytes * 1.05) / bytesAt(1));
    if (scale > source.maxScale)
      return { ok: false, why: 'minimum', bytes: bytesAt(source.maxScale), ...noEffort };
  }
  const raster = source.render(scale);
  const { width, height } = raster;
  const bytes = encodeBmp(raster, window.dpi);
  source.giveBack?.(raster);
  return { ok: true, bytes, width, height, quality: null, scale, encodes: 1, trials: 0 };
};

const noEffort = { encodes: 0, trials: 0 } as const;
