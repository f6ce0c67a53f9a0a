/** The tones of a picture in which a pale paper may differ from a pale desk, and whether there is such a desk. */
import type { Shrunk } from '../shrink.ts';

/** Brightness, and how much bluer than yellow: paper of another make than a lid often differs in tint alone. */
export type Tones = readonly [light: Float32Array, tint: Float32Array];

/** Written over by the next call. */
export const tonesOf = ({ planes: [red, green, blue] }: Shrunk): Tones => {
  const size = red.length;
  if (tones[0].length !== size) tones = [new Float32Array(size), new Float32Array(size)];
  const [light, tint] = tones;
  for (let at = 0; at < size; at++) {
    const warm = red[at]! + green[at]!;
    light[at] = (warm + blue[at]!) * (1 / 3);
    tint[at] = blue[at]! - warm * 0.5;
  }
  return tones;
};

let tones: Tones = [new Float32Array(0), new Float32Array(0)];

/** Whether most of a picture's rim is plain and nearly as bright as its brightest parts: a scanner's lid, a white desk. */
export const isPaleAtRim = ({ width, height, planes: [, green] }: Shrunk): boolean => {
  const values: number[] = [];
  for (let y = 0; y < height; y += 8) for (let x = 0; x < width; x += 8) values.push(green[y * width + x]!);
  const all = values.sort((a, b) => a - b);
  const rim: number[] = [];
  const band = Math.ceil(Math.min(width, height) * 0.05);
  for (let y = 0; y < height; y += 4)
    for (let x = 0; x < width; x += 4)
      if (x < band || y < band || x >= width - band || y >= height - band) rim.push(green[y * width + x]!);
  rim.sort((a, b) => a - b);
  const at = (sorted: readonly number[], share: number): number =>
    sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return at(rim, 0.5) > 0.89 * at(all, 0.95) && at(rim, 0.85) - at(rim, 0.15) < plainSpread;
};

/** Levels by which the rim of a plain desk differs: its light falls off, and it has grain. */
const plainSpread = 32;
