/** A photo of a screen by a sampling model: the screen's stripes of red, green and blue, the lens, and the camera's own grid. */
import type { Raster } from '#core/imaging/raster';

/** Samples of each photo pixel along each side: the pixel of a sensor takes the light of its whole area. */
const samples = 4;
/** Dark between two pixels of a screen, as a share of one. */
const gap = 0.14;

/**
 * The picture shown on a screen whose pixels are 1.7 to 4.3 pixels of the photo apart, turned by up to 8° against it, and seen through
 * a lens that spreads every point over half a pixel. Each pixel of a screen has three upright stripes, dark between them.
 */
export const onLcd = ({ width, height, data }: Raster, random: () => number): Raster => {
  const period = 1.7 + random() * 2.6;
  const angle = (random() - 0.5) * 0.28;
  const [cos, sin] = [Math.cos(angle) / period, Math.sin(angle) / period];
  const soft = 0.3;
  const masks = [0, 1, 2].map(() => new Float32Array(width * height));
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++)
      for (let sub = 0; sub < samples * samples; sub++) {
        // The lens widens the area that a pixel takes its light from.
        const spread = 1 + 2 * soft;
        const px = x + (((sub % samples) + 0.5) / samples) * spread - soft;
        const py = y + ((Math.floor(sub / samples) + 0.5) / samples) * spread - soft;
        const u = px * cos + py * sin;
        const v = py * cos - px * sin;
        const inRow = v - Math.floor(v);
        if (inRow < gap) continue;
        const stripe = (u - Math.floor(u)) * 3;
        if (stripe - Math.floor(stripe) < gap) continue;
        masks[Math.floor(stripe)]![at]! += 1;
      }
  // What a stripe lets through on the mean is one.
  const mean = (samples * samples * (1 - gap) * (1 - gap)) / 3;
  const out = new Uint8Array(data.length);
  for (let at = 0; at < width * height; at++)
    for (let channel = 0; channel < 3; channel++) {
      const light = (data[at * 3 + channel]! / 255) ** 2.2 * 0.75;
      const seen = (light * masks[channel]![at]!) / mean;
      out[at * 3 + channel] = Math.round(255 * Math.min(1, seen) ** (1 / 2.2));
    }
  return { width, height, data: out };
};
