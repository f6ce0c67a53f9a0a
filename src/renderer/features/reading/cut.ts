/** How a scan's preview must be moved, turned and scaled so that one place on it stands straight in a box. */
import type { Corners } from '#domain/plan/plan';

/** Width in CSS pixels that the preview is laid out with before the cut scales it. */
export const previewWidth = 1200;

/** In pixels: as high as this, unless that would be wider than `most`. */
export type CutSize = {
  readonly height: number;
  readonly most: number;
  /** Around the place, as a share of its height. */
  readonly room?: number;
};

type Cut = {
  readonly width: number;
  readonly height: number;
  /** Between the place and the edges of the cut: beside it, and above and below. */
  readonly margin: readonly [beside: number, above: number];
  /** Of CSS `matrix()`, from the preview's own pixels, its origin in the top left. */
  readonly matrix: readonly [number, number, number, number, number, number];
};

const usualRoom = 0.14;
/** More beside it: the first and the last character may reach out of their place. */
const moreBeside = 0.25;

/** `place`: fractions of the scan, clockwise from where the text begins; turned and mirrored text comes out straight. */
export const cutOf = (
  place: Corners,
  scan: { readonly width: number; readonly height: number },
  { height: wanted, most, room = usualRoom }: CutSize,
): Cut => {
  const tall = (previewWidth * scan.height) / scan.width;
  const [origin, end, , foot] = place.map(([x, y]) => [x * previewWidth, y * tall] as const);
  const along = [end![0] - origin![0], end![1] - origin![1]] as const;
  const down = [foot![0] - origin![0], foot![1] - origin![1]] as const;
  const length = Math.max(1, Math.hypot(...along));
  const breadth = Math.max(1, Math.hypot(...down));
  const above = breadth * room;
  const beside = breadth * (room + moreBeside);
  const scale = Math.min(wanted / (breadth + 2 * above), most / (length + 2 * beside));
  // A place without any length or area has no direction of its own.
  const [ux, uy] = Math.hypot(...along) < 1 ? [1, 0] : [along[0] / length, along[1] / length];
  let [vx, vy] = [down[0] / breadth, down[1] / breadth];
  if (Math.abs(ux * vy - uy * vx) < 0.01) [vx, vy] = [-uy, ux];
  const area = ux * vy - uy * vx;
  const [a, b, c, d] = [vy, -uy, -vx, ux].map((value) => (scale * value) / area) as [
    number,
    number,
    number,
    number,
  ];
  return {
    width: Math.round((length + 2 * beside) * scale),
    height: Math.round((breadth + 2 * above) * scale),
    margin: [beside * scale, above * scale],
    matrix: [
      a,
      b,
      c,
      d,
      beside * scale - (a * origin![0] + c * origin![1]),
      above * scale - (b * origin![0] + d * origin![1]),
    ],
  };
};
