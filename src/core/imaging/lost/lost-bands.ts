/** Lost parts as bands of lines, from side to side and of one colour: what bytes leave that were wiped out in a file without compression. */
import type { Region } from '#domain/finding/finding';
import type { Raster } from '../raster.ts';

/** Smaller ones hide nothing, of all blocks or lines. */
export const leastShare = 0.01;
/** White is paper that was whitened, and the margin of a scan. */
const white = 250;

export const isWhite = (colour: number): boolean =>
  [16, 8, 0].every((shift) => ((colour >> shift) & 255) >= white);

/** Fewer lines of pixels are no band. */
const leastLines = 3;

type Band = { region: Region; share: number };

/** Bands of lines that have one colour each, from side to side. */
function* bandsOf({ width, height, data }: Raster): Generator<{ from: number; to: number; colour: number }> {
  const least = Math.max(leastLines, height * leastShare);
  for (let from = 0, to = 0; from < height; from = to) {
    const colour = lineColour(data, from * width * 3, width);
    do to++;
    while (to < height && colour >= 0 && lineColour(data, to * width * 3, width) === colour);
    if (colour >= 0 && to - from >= least) yield { from, to, colour };
  }
}

const bandAt = (from: number, to: number, height: number): Band => ({
  region: { x: 0, y: from / height, width: 1, height: (to - from) / height },
  share: (to - from) / height,
});

/** Strips that are thinner than blocks. On both ends of the picture they are bars. */
export const bandIn = (raster: Raster): Band | null => {
  const { width, height, data } = raster;
  for (const { from, to, colour } of bandsOf(raster)) {
    if (isWhite(colour)) continue;
    const isBarToo =
      (from === 0 && lineColour(data, (height - 1) * width * 3, width) === colour) ||
      (to === height && lineColour(data, 0, width) === colour);
    if (!isBarToo) return bandAt(from, to, height);
  }
  return null;
};

/** So many pixels of a line belong to a run that begins or ends in it. */
const leastOfRun = 8;
/** Bare paper beside a run of white has single white pixels too. */
const mostWhiteBeside = 0.1;

/**
 * Bytes that were set to ones in a file that is not compressed: a band of white that goes on for a part of the line above or below and
 * ends there at a pixel, as no margin and no gap between two pictures does.
 */
export const whiteRunIn = (raster: Raster): Band | null => {
  const { height } = raster;
  for (const { from, to, colour } of bandsOf(raster)) {
    if (!isWhite(colour) || (from === 0 && to === height)) continue;
    const ends = [from - 1, to].filter((y) => y >= 0 && y < height).map((y) => endOfRun(raster, y, colour));
    if (ends.includes('run') && !ends.includes('soft')) return bandAt(from, to, height);
  }
  return null;
};

/** `run`: a part of the line up to one of its sides has the colour; `none`: hardly any of it; `soft`: more, but here and there. */
const endOfRun = ({ width, data }: Raster, y: number, colour: number): 'run' | 'none' | 'soft' => {
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255];
  const has = (x: number): boolean => {
    const at = (y * width + x) * 3;
    return data[at] === red && data[at + 1] === green && data[at + 2] === blue;
  };
  let [left, right, all] = [0, 0, 0];
  while (left < width && has(left)) left++;
  while (right < width && has(width - 1 - right)) right++;
  for (let x = 0; x < width; x++) if (has(x)) all++;
  const run = Math.max(left, right);
  const beside = all - run;
  if (beside > Math.max(leastOfRun, (width - run) * mostWhiteBeside)) return 'soft';
  return run >= leastOfRun ? 'run' : 'none';
};

const lineColour = (data: Uint8Array, start: number, width: number): number => {
  const [red, green, blue] = [data[start]!, data[start + 1]!, data[start + 2]!];
  for (let at = start + (width - 1) * 3; at > start; at -= 3)
    if (data[at] !== red || data[at + 1] !== green || data[at + 2] !== blue) return -1;
  return (red << 16) | (green << 8) | blue;
};
