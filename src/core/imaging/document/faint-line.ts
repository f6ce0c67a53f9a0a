/**
 * The outline of a paper on a ground of its own colour, as a scanner's lid is: outside of what is printed around the text a faint line runs
 * along, too weak to be an edge anywhere, but the same over its whole length. Summed along a side it stands out from the noise.
 */
import type { Shrunk } from '../shrink.ts';
import type { Pixel } from './between-lines.ts';
import { rowsAt } from './load-kernel.ts';
import { takeColoursAlong } from './take-colours-along.ts';

/** Places along a side. */
const places = 160;
/** How far beyond a side it is looked for, in pixels, and how close to it at least. */
const farthest = 44;
const nearest = 4;
/** Colours are taken this much further on both ends: they are compared over a few pixels. */
const margin = 8;
const count = farthest + 2 * margin;
/** Two beside each other, that are averaged, at each distance. */
const depths = Array.from({ length: count }, (_, at) => [margin - at - 0.25, margin - at + 0.25]).flat();
/** Of a sum of changes: as many of its own standard errors as chance hardly makes of so many places. */
const leastClear = 6;
/** One place says no more than so many levels: print beside the line must not count for all of it. */
const mostChange = 10;

export type FaintLine = {
  /** Pixels outside of the side. */
  readonly off: number;
  /** By how much more of its places agree than by chance, 0–1. */
  readonly agreed: number;
};

/** Where the last such line beyond a side runs, parallel to it; null where there is none. Corners go round clockwise. */
export const faintLineBeyond = (picture: Shrunk, from: Pixel, to: Pixel): FaintLine | null => {
  const colours = takeColoursAlong(picture, from, to, {
    depths,
    places,
    leave: 0.06,
    depthsAt: rowsAt,
    coloursAt: rowsAt + depths.length * 8,
  });
  const changes = changesOf(colours);
  for (let at = margin + farthest; at >= margin + nearest; at--) {
    const { clear, size, agreed } = changes[at]!;
    if (clear < leastClear) continue;
    const isTop = [-3, -2, -1, 1, 2, 3].every((off) => (changes[at + off]?.size ?? 0) <= size);
    if (isTop) return { off: at - margin, agreed };
  }
  return null;
};

/** How clearly colour changes at one distance, 0 where light only fades; by how much; how many more places agree than by chance. */
type Change = { readonly clear: number; readonly size: number; readonly agreed: number };
const none: Change = { clear: 0, size: 0, agreed: 0 };

/** The end of a shadow changes over many pixels; an edge is as large over three as over eight. */
const leastSharp = 0.6;

const changesOf = (colours: Float32Array): Change[] =>
  Array.from({ length: count }, (_, at) => {
    if (at < margin || at >= count - margin) return none;
    let best = none;
    for (let channel = 0; channel < 3; channel++) {
      let [sum, squares, up, wide] = [0, 0, 0, 0];
      for (let place = 0, base = at * 4 + channel; place < places; place++, base += count * 4) {
        const own = (colours[base + 4]! + colours[base + 8]! - colours[base - 4]! - colours[base - 8]!) / 2;
        const change = own > mostChange ? mostChange : own < -mostChange ? -mostChange : own;
        sum += change;
        squares += change * change;
        if (change > 0) up++;
        const further =
          (colours[base + 16]! + colours[base + 20]! - colours[base - 16]! - colours[base - 20]!) / 2;
        wide += further > mostChange ? mostChange : further < -mostChange ? -mostChange : further;
      }
      const size = Math.abs(sum / places);
      const error = Math.sqrt(Math.max(0.02, squares / places - size * size) / places);
      const isSharp = size >= leastSharp * Math.abs(wide / places);
      const clear = isSharp ? size / error : 0;
      if (size / error > best.clear && size > best.size)
        best = { clear, size, agreed: Math.abs((2 * up) / places - 1) };
    }
    return best;
  });
