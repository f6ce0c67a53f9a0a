/** How much a mark looks like a character that stands upright, by a small fitted network (`scripts/fit-text-direction.ts`). */
import { type Glyph, glyphSide } from './glyphs.ts';

/** Places along each side in which directions and ink are counted. */
const inkPlaces = 8;
const edgePlaces = 4;
const directions = 8;
export const featureCount = inkPlaces * inkPlaces + edgePlaces * edgePlaces * directions;

/** One hidden layer: `inner` rows of `featureCount` weights, their offsets, and what each counts. */
export type GlyphWeights = {
  readonly hidden: number;
  readonly inner: Float32Array;
  readonly offsets: Float32Array;
  readonly outer: Float32Array;
};

/** A character as the plan's flip, then its quarter turns clockwise, would show it. */
export const placed = (glyph: Glyph, mirrored: boolean, turns: number): Glyph => {
  const out = new Float32Array(glyph.length);
  for (let y = 0, to = 0; y < glyphSide; y++)
    for (let x = 0; x < glyphSide; x++, to++) out[to] = glyph[placeBefore(x, y, glyphSide, mirrored, turns)]!;
  return out;
};

/** Ink by place, and the strength of its edges by place and direction; of length 1 each. */
export const featuresOf = (glyph: Glyph): Float32Array => {
  const features = new Float32Array(featureCount);
  const edges = inkPlaces * inkPlaces;
  for (let y = 0, at = 0; y < glyphSide; y++)
    for (let x = 0; x < glyphSide; x++, at++) {
      features[(y >> 1) * inkPlaces + (x >> 1)]! += glyph[at]!;
      const dx = (x < glyphSide - 1 ? glyph[at + 1]! : 0) - (x > 0 ? glyph[at - 1]! : 0);
      const dy = (y < glyphSide - 1 ? glyph[at + glyphSide]! : 0) - (y > 0 ? glyph[at - glyphSide]! : 0);
      const strength = Math.hypot(dx, dy);
      if (strength < 0.08) continue;
      const turn = ((Math.atan2(dy, dx) / (2 * Math.PI)) * directions + directions) % directions;
      const low = Math.floor(turn) % directions;
      const place = edges + ((y >> 2) * edgePlaces + (x >> 2)) * directions;
      features[place + low]! += strength * (1 - turn + Math.floor(turn));
      features[place + ((low + 1) % directions)]! += strength * (turn - Math.floor(turn));
    }
  scaleToOne(features.subarray(0, edges));
  scaleToOne(features.subarray(edges));
  return features;
};

const scaleToOne = (part: Float32Array): void => {
  let sum = 0;
  for (const value of part) sum += value * value;
  const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
  for (let at = 0; at < part.length; at++) part[at]! *= scale;
};

export const scoreOf = (features: Float32Array, { hidden, inner, offsets, outer }: GlyphWeights): number => {
  let score = 0;
  let unit = 0;
  // Four at a time: one sum would wait for its own last addition most of the time.
  for (; unit + 4 <= hidden; unit += 4) {
    let a = offsets[unit]!;
    let b = offsets[unit + 1]!;
    let c = offsets[unit + 2]!;
    let d = offsets[unit + 3]!;
    const p = unit * featureCount;
    const q = p + featureCount;
    const r = q + featureCount;
    const s = r + featureCount;
    for (let at = 0; at < featureCount; at++) {
      const feature = features[at]!;
      a += inner[p + at]! * feature;
      b += inner[q + at]! * feature;
      c += inner[r + at]! * feature;
      d += inner[s + at]! * feature;
    }
    score += Math.tanh(a) * outer[unit]!;
    score += Math.tanh(b) * outer[unit + 1]!;
    score += Math.tanh(c) * outer[unit + 2]!;
    score += Math.tanh(d) * outer[unit + 3]!;
  }
  for (; unit < hidden; unit++) {
    let sum = offsets[unit]!;
    const from = unit * featureCount;
    for (let at = 0; at < featureCount; at++) sum += inner[from + at]! * features[at]!;
    score += Math.tanh(sum) * outer[unit]!;
  }
  return score;
};

/** The same network for characters in another position: features only change places, so the weights can change instead. */
export const weightsFor = (weights: GlyphWeights, mirrored: boolean, turns: number): GlyphWeights => {
  const { hidden, inner } = weights;
  const from = placesFrom(mirrored, turns);
  const moved = new Float32Array(inner.length);
  for (let unit = 0, start = 0; unit < hidden; unit++, start += featureCount)
    for (let at = 0; at < featureCount; at++) moved[start + from[at]!] = inner[start + at]!;
  return { ...weights, inner: moved };
};

/** For each feature of a placed character, which feature of the character as it was it is. */
const placesFrom = (mirrored: boolean, turns: number): Int32Array => {
  const from = new Int32Array(featureCount);
  for (let y = 0, at = 0; y < inkPlaces; y++)
    for (let x = 0; x < inkPlaces; x++, at++) from[at] = placeBefore(x, y, inkPlaces, mirrored, turns);
  const edges = inkPlaces * inkPlaces;
  for (let y = 0, at = edges; y < edgePlaces; y++)
    for (let x = 0; x < edgePlaces; x++)
      for (let direction = 0; direction < directions; direction++, at++) {
        const unturned = (direction - 2 * turns + directions) % directions;
        const before = mirrored ? (directions * 1.5 - unturned) % directions : unturned;
        from[at] = edges + placeBefore(x, y, edgePlaces, mirrored, turns) * directions + before;
      }
  return from;
};

const placeBefore = (x: number, y: number, side: number, mirrored: boolean, turns: number): number => {
  const last = side - 1;
  const [u, v] =
    turns === 0 ? [x, y] : turns === 1 ? [y, last - x] : turns === 2 ? [last - x, last - y] : [last - y, x];
  return v * side + (mirrored ? last - u : u);
};
