/** Whether a picture shows a desk as pale as paper. */
import type { Shrunk } from '../shrink.ts';
import { valueAtRank } from '../value-at-rank.ts';

/** Whether most of a picture's rim is plain and nearly as bright as its brightest parts: a scanner's lid, a white desk. */
export const isPaleAtRim = ({ width, height, planes: [, green] }: Shrunk): boolean => {
  const all = new Float32Array(Math.ceil(width / 8) * Math.ceil(height / 8));
  for (let y = 0, to = 0; y < height; y += 8)
    for (let x = 0; x < width; x += 8) all[to++] = green[y * width + x]!;
  const band = Math.ceil(Math.min(width, height) * 0.05);
  const room = new Float32Array(Math.ceil(width / 4) * Math.ceil(height / 4));
  let count = 0;
  for (let y = 0; y < height; y += 4) {
    const isRim = y < band || y >= height - band;
    for (let x = 0; x < width; x += 4)
      if (isRim || x < band || x >= width - band) room[count++] = green[y * width + x]!;
  }
  const rim = room.subarray(0, count);
  const at = (values: Float32Array, share: number): number =>
    valueAtRank(values, Math.floor((values.length - 1) * share));
  return at(rim, 0.5) > 0.89 * at(all, 0.95) && at(rim, 0.85) - at(rim, 0.15) < plainSpread;
};

/** Levels by which the rim of a plain desk differs: its light falls off, and it has grain. */
const plainSpread = 32;
