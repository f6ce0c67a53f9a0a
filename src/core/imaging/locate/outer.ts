/**
 * A frame printed on a paper shows better than the paper's own edge on a white desk. The paper's edge runs parallel to the frame, so
 * that its faint change of colour can be added up along whole sides, where no search for lines would see it.
 */
import { mapPoint, solveHomography, unitSquare } from '#domain/plan/homography';
import { median } from '../measure/cells.ts';
import { type Shrunk, sample } from '../shrink.ts';
import type { Pixel, PixelQuad } from './quads.ts';

/** How far outside a frame the paper may end, as a share of its own breadth. */
const reach = 0.34;
/** Closer than this it is the edge of the quad itself, in pixels. */
const nearest = 4;
/** How many pixels nearer to one end of a side than to the other the paper may end: a frame is found a line's breadth off. */
const mostTilt = 12;
/** Stretches of a side that are added up alone, so that print outside the frame cannot pass for an edge. */
const stretches = 8;
const placesPerStretch = 7;
/** So many stretches must show the change in the same direction. */
const mostAgree = 6;
/** Least change of the brightness, levels over three pixels, and how far it must stand out of noise. */
const leastChange = 0.45;
const overNoise = 1.6;

/** The paper around a printed frame, where all four of its sides show; null otherwise. Pixels of `picture`; `light` is its brightness. */
export const findOuter = (picture: Shrunk, light: Float32Array, frame: PixelQuad): PixelQuad | null => {
  const map = solveHomography(unitSquare, frame);
  if (!map) return null;
  const breadths = [
    between(frame[1], frame[2]) + between(frame[3], frame[0]),
    between(frame[0], frame[1]) + between(frame[2], frame[3]),
  ].map((sum) => sum / 2) as [number, number];
  const edges: [Pixel, Pixel][] = [];
  for (const side of [0, 1, 2, 3] as const) {
    const breadth = breadths[side % 2]!;
    const away = strongestAway(breadth, (along, off) =>
      inPicture(light, picture, mapPoint(map, outside(side, along, off))),
    );
    if (!away) return null;
    edges.push([outside(side, 0, away.from / breadth), outside(side, 1, away.to / breadth)]);
  }
  const corners = edges.map((edge, side) => meeting(edges[(side + 3) % 4]!, edge));
  return corners.map((corner) => mapPoint(map, corner)) as unknown as PixelQuad;
};

/** Where two lines through two points each meet; sides of a quad are never parallel. */
const meeting = ([a, b]: readonly [Pixel, Pixel], [c, d]: readonly [Pixel, Pixel]): Pixel => {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const share = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / (rx * sy - ry * sx);
  return [a[0] + share * rx, a[1] + share * ry];
};

/** A place `off` breadths outside a side of the unit square, 0 the top one, clockwise. */
const outside = (side: 0 | 1 | 2 | 3, along: number, off: number): readonly [number, number] =>
  side === 0 ? [along, -off] : side === 1 ? [1 + off, along] : side === 2 ? [along, 1 + off] : [-off, along];

/** Pixels outside a side's two ends. */
type Away = { readonly from: number; readonly to: number };

/** The line outside a side along which brightness changes most over the whole length; null where nothing stands out. */
const strongestAway = (
  breadth: number,
  brightness: (along: number, off: number) => number | null,
): Away | null => {
  const steps = Math.floor(breadth * reach);
  const profiles: Float32Array[] = [];
  for (let stretch = 0; stretch < stretches; stretch++) {
    const profile = new Float32Array(steps + 1);
    for (let step = 0; step <= steps; step++) {
      let sum = 0;
      for (let place = 0; place < placesPerStretch; place++) {
        const along = 0.04 + (0.92 * (stretch + (place + 0.5) / placesPerStretch)) / stretches;
        const value = brightness(along, step / breadth);
        // The picture ends here: what is behind cannot be known.
        if (value === null) return strongestOf(profiles, step);
        sum += value;
      }
      profile[step] = sum / placesPerStretch;
    }
    profiles.push(profile);
  }
  return strongestOf(profiles, steps + 1);
};

const strongestOf = (profiles: readonly Float32Array[], length: number): Away | null => {
  if (profiles.length < stretches || length < nearest + 8) return null;
  const changes = profiles.map((profile) => {
    const change = new Float32Array(length);
    for (let at = 2; at < length - 2; at++)
      change[at] = (profile[at + 1]! + profile[at + 2]! - profile[at - 1]! - profile[at - 2]!) / 2;
    return change;
  });
  const noise = 1.48 * median(changes.flatMap((change) => [...change.map(Math.abs)]));
  let [best, most] = [null as Away | null, Math.max(leastChange, noise * overNoise)];
  const values = new Float32Array(stretches);
  for (let tilt = -mostTilt; tilt <= mostTilt; tilt += 2)
    for (let at = nearest; at < length - 2; at++) {
      for (let stretch = 0; stretch < stretches; stretch++)
        values[stretch] = changes[stretch]![at + Math.round(tilt * ((stretch + 0.5) / stretches - 0.5))] ?? 0;
      values.sort();
      // Brighter outside, or darker: the last of those that must agree decides.
      const value = Math.max(values[stretches - mostAgree]!, -values[mostAgree - 1]!);
      if (value > most) [best, most] = [{ from: at - tilt / 2, to: at + tilt / 2 }, value];
    }
  return best;
};

/** Null outside the picture: what is there cannot be known. */
const inPicture = (plane: Float32Array, picture: Shrunk, [x, y]: Pixel): number | null =>
  x < 0 || y < 0 || x >= picture.width - 1 || y >= picture.height - 1 ? null : sample(plane, picture, x, y);

/** Mean of the colours. */
export const brightnessOf = ({ planes: [red, green, blue] }: Shrunk): Float32Array => {
  const light = new Float32Array(red.length);
  for (let at = 0; at < light.length; at++) light[at] = (red[at]! + green[at]! + blue[at]!) / 3;
  return light;
};

const between = (a: Pixel, b: Pixel): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
