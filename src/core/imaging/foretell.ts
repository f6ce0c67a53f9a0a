/** Foretells how many bytes a picture takes at any quality, from encodes of parts of it. */
import { encodePlain, fullColour } from './encode-jpeg.ts';
import type { Raster } from './raster.ts';

/** A part of a picture: how many pixels, in patches of which side. Sides are whole blocks of a JPEG with halved colour. */
type Sampling = { readonly pixels: number; readonly side: number };
/** Some milliseconds to encode, and sizes foretold to a few per cent. */
const part: Sampling = { pixels: 500_000, side: 64 };
/** A millisecond, for the way to about the right quality: how sizes grow shows even where the sizes themselves are far off. */
const sketch: Sampling = { pixels: 65_536, side: 32 };
/** Fewer patches say nothing about a picture. */
const leastPatches = 24;
/** What every JPEG takes before its first pixel, in bytes. */
const headerBytes = 600;

export type Foretelling = {
  /** Bytes of the whole at this quality, about. */
  bytesAt(quality: number): Promise<number>;
  /** The largest quality from `floor` to `ceiling` at which the whole, times `factor`, takes about `maxBytes`; or one below `floor`. */
  qualityFor(maxBytes: number, floor: number, ceiling: number, factor: number): Promise<number>;
  /** Encodes of parts so far. */
  trials(): number;
};

/** `whole` encodes the whole picture and answers its bytes: asked where the picture is so small that this costs no more than a part. */
export const foretell = (raster: Raster, whole: (quality: number) => Promise<number>): Foretelling => {
  const pixels = raster.width * raster.height;
  const large = pixels >= 2 * part.pixels ? sampled(raster, part) : null;
  const small = sampled(raster, sketch);
  const exact = large ?? { bytesAt: whole, trials: () => 0 };
  if (!small) return { ...foretellFrom(exact.bytesAt, pixels), trials: exact.trials };
  const refined = refine(foretellFrom(small.bytesAt, pixels), exact.bytesAt);
  return { ...refined, trials: () => small.trials() + exact.trials() };
};

type Sampled = Pick<Foretelling, 'bytesAt' | 'trials'>;

/** Sizes of the whole as a part of it shows them; null where that part has too few patches. */
const sampled = (raster: Raster, sampling: Sampling): Sampled | null => {
  const patches = patchesOf(raster, sampling);
  if (!patches) return null;
  const share = (patches.width * patches.height) / (raster.width * raster.height);
  let trials = 0;
  return {
    bytesAt: async (quality) => {
      trials++;
      return headerBytes + ((await encodePlain(patches, quality)).length - headerBytes) / share;
    },
    trials: () => trials,
  };
};

/** From this many steps of quality away, a size that was measured says how far off the rough ones are. */
const nearTo = 3;

/**
 * Looks for the quality with `rough` alone, asks `exact` there, and looks again with what the two differ by: most often `exact` is
 * asked once.
 */
export const refine = (
  rough: Foretelling,
  exact: (quality: number) => Promise<number>,
): Omit<Foretelling, 'trials'> => {
  /** What `rough` is off by, at the qualities at which `exact` was asked. */
  const off = new Map<number, number>();
  const offNear = (quality: number, reach: number): number | undefined => {
    const [nearest] = [...off.keys()]
      .filter((known) => Math.abs(known - quality) <= reach && isFull(known) === isFull(quality))
      .sort((a, b) => Math.abs(a - quality) - Math.abs(b - quality));
    return nearest === undefined ? undefined : off.get(nearest);
  };
  const ask = async (quality: number): Promise<number> => {
    const ratio = (await exact(quality)) / (await rough.bytesAt(quality));
    off.set(quality, ratio);
    return ratio;
  };
  return {
    bytesAt: async (quality) =>
      (await rough.bytesAt(quality)) * (offNear(quality, nearTo) ?? (await ask(quality))),
    qualityFor: async (maxBytes, floor, ceiling, factor) => {
      let ratio = [...off.values()].at(-1) ?? 1;
      let found = floor;
      for (let step = 0; step < 4; step++) {
        found = await rough.qualityFor(maxBytes, floor, ceiling, factor * ratio);
        const at = Math.max(floor, found);
        const before = ratio;
        ratio = offNear(at, nearTo) ?? (await ask(at));
        if (ratio === before) break;
      }
      // Sizes do not grow evenly from step to step: the steps around the answer are looked at one by one.
      const fits = async (quality: number): Promise<boolean> =>
        (await rough.bytesAt(quality)) * ratio * factor <= maxBytes;
      if (found < floor) return found;
      let last = found;
      if (await fits(last))
        while (last < ceiling && isFull(last + 1) === isFull(last) && (await fits(last + 1))) last++;
      else while (last > floor && isFull(last - 1) === isFull(last) && !(await fits(last))) last--;
      return last;
    },
  };
};

/** The same from any source of sizes of a picture of so many pixels: here, how size grows with quality. */
export const foretellFrom = (measure: (quality: number) => Promise<number>, pixels: number): Foretelling => {
  const known = new Map<number, number>();
  const bytesAt = async (quality: number): Promise<number> => {
    const bytes = known.get(quality) ?? (await measure(quality));
    known.set(quality, bytes);
    return bytes;
  };
  return {
    bytesAt,
    trials: () => known.size,
    qualityFor: async (maxBytes, floor, ceiling, factor) => {
      const most = maxBytes / factor;
      let [from, to] = [floor, ceiling];
      let quality = nearestKnown(known, from, to) ?? Math.max(from, Math.min(to, firstGuess(most / pixels)));
      for (let step = 0; step < 8; step++) {
        const exact = qualityAt(quality, await bytesAt(quality), most, growthOf(known, quality));
        let next = Math.max(from - 1, Math.min(to, Math.floor(exact)));
        if (isFull(next) !== isFull(quality) && next >= from) {
          // Sizes jump where colour gets its full resolution: first find out on which side of it the answer lies.
          if ((await bytesAt(fullColour)) <= most) from = Math.max(from, fullColour);
          else to = Math.min(to, fullColour - 1);
          if (from > to) return floor - 1;
          next = Math.max(from, Math.min(to, next));
          if (next === quality) return next;
        } else if (next === quality || Math.abs(exact - quality) < nearby) return next;
        else if (next < from) {
          if (quality === from || (await bytesAt(from)) > most) return from - 1;
          next = from;
        }
        quality = next;
      }
      return quality;
    },
  };
};

/** Where the search begins when nothing is known, by the bytes that one pixel may take. */
const firstGuess = (bytes: number): number => (bytes > 0.8 ? 100 : bytes > 0.4 ? 92 : 80);
/** Within so many steps of quality the growth of the size is known well enough. */
const nearby = 2.5;
/** Usual power with which the size falls when the steps of the quantization grow. */
const usualGrowth = 0.75;

const isFull = (quality: number): boolean => quality >= fullColour;

/** How coarse a quality is: the percentage by which libjpeg scales its tables, and a little, because the finest tables end at 1. */
const coarseness = (quality: number): number => (quality < 50 ? 5000 / quality : 200 - 2 * quality) + 6;
const qualityOf = (coarse: number): number => (coarse > 106 ? 5000 / (coarse - 6) : (206 - coarse) / 2);

const qualityAt = (quality: number, bytes: number, most: number, growth: number): number =>
  qualityOf(coarseness(quality) * (bytes / most) ** (1 / growth));

const nearestKnown = (known: ReadonlyMap<number, number>, from: number, to: number): number | undefined => {
  const outside = (quality: number): number => Math.max(from - quality, quality - to, 0);
  return [...known.keys()].sort((a, b) => outside(a) - outside(b))[0];
};

/** The power with which size falls, from this size and the nearest other one with the same colour. */
const growthOf = (known: ReadonlyMap<number, number>, quality: number): number => {
  const other = [...known.keys()]
    .filter((entry) => entry !== quality && isFull(entry) === isFull(quality))
    .sort((a, b) => Math.abs(a - quality) - Math.abs(b - quality))[0];
  if (other === undefined) return usualGrowth;
  const growth =
    Math.log(known.get(quality)! / known.get(other)!) / Math.log(coarseness(other) / coarseness(quality));
  return Number.isFinite(growth) ? Math.min(2, Math.max(0.3, growth)) : usualGrowth;
};

/** Patches beside each other: libvips passes on sixteen rows at a time, and two threads wait for one another at each; more cost precision. */
const beside = 3;

/** About one in so many patches that the part has its size, in rows of three; spread over the picture like the moves of a knight. */
const patchesOf = ({ width, height, data }: Raster, { pixels, side }: Sampling): Raster | null => {
  const every = Math.max(1, Math.floor((width * height) / pixels));
  const stride = Math.max(1, Math.round(every * 0.38));
  const places: number[] = [];
  for (let row = 0; row < Math.floor(height / side); row++)
    for (let column = 0; column < Math.floor(width / side); column++)
      if ((column + row * stride) % every === 0) places.push((row * width + column) * side * 3);
  if (places.length < leastPatches) return null;
  const bytes = side * 3;
  const rows = Math.floor(places.length / beside);
  const patches = {
    width: side * beside,
    height: side * rows,
    data: new Uint8Array(bytes * side * beside * rows),
  };
  for (const [index, place] of places.slice(0, rows * beside).entries()) {
    const to = (Math.floor(index / beside) * side * beside + (index % beside)) * bytes;
    for (let y = 0; y < side; y++) {
      const from = place + y * width * 3;
      patches.data.set(data.subarray(from, from + bytes), to + y * bytes * beside);
    }
  }
  return patches;
};
