/** Foretells how many bytes a picture takes at any quality, from encodes of a part of it. */
import { encodePlain, fullColour } from './encode-jpeg.ts';
import { blankRaster, type Raster } from './raster.ts';

/** Side of one patch of the part, in pixels: whole blocks of a JPEG with halved colour. */
const patchSide = 64;
/** Pixels of the part: a few milliseconds to encode, and sizes foretold to a few per cent. */
const partPixels = 500_000;
/** What every JPEG takes before its first pixel, in bytes. */
const headerBytes = 600;

export type Foretelling = {
  /** Bytes of the whole at this quality, about. */
  bytesAt(quality: number): Promise<number>;
  /** The largest quality from `floor` to `ceiling` at which the whole, times `factor`, takes about `maxBytes`; or one below `floor`. */
  qualityFor(maxBytes: number, floor: number, ceiling: number, factor: number): Promise<number>;
  /** Encodes of the part so far. */
  trials(): number;
};

/** Null for a picture so small that encoding the whole costs no more than a part. */
export const foretell = (raster: Raster): Foretelling | null => {
  const every = Math.floor((raster.width * raster.height) / partPixels);
  if (every < 2) return null;
  const part = patchesOf(raster, every);
  if (part.height < patchSide * 24) return null;
  const share = (part.width * part.height) / (raster.width * raster.height);
  return foretellFrom(
    async (quality) => headerBytes + ((await encodePlain(part, quality)).length - headerBytes) / share,
    raster.width * raster.height,
  );
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
  const beside = (quality: number): number => Math.max(from - quality, quality - to, 0);
  return [...known.keys()].sort((a, b) => beside(a) - beside(b))[0];
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

/** About one in `every` patches, one below the other; spread over rows and columns like the moves of a knight. */
const patchesOf = ({ width, height, data }: Raster, every: number): Raster => {
  const stride = Math.max(1, Math.round(every * 0.38));
  const places: number[] = [];
  for (let row = 0; row < Math.floor(height / patchSide); row++)
    for (let column = 0; column < Math.floor(width / patchSide); column++)
      if ((column + row * stride) % every === 0) places.push((row * width + column) * patchSide * 3);
  const part = blankRaster(patchSide, patchSide * places.length);
  for (const [index, place] of places.entries())
    for (let y = 0; y < patchSide; y++) {
      const from = place + y * width * 3;
      part.data.set(data.subarray(from, from + patchSide * 3), (index * patchSide + y) * patchSide * 3);
    }
  return part;
};
