/** How large a straightened paper is in pixels: what the photo really shows, never more. */

import type { CertificateType } from '../certificate/type.ts';
import { mapCorners } from './corners.ts';
import { paperSize } from './paper-size.ts';
import type { Corners, Point, SidePlan } from './plan.ts';

export type PixelSize = { readonly width: number; readonly height: number };

/** Longest side of a picture where the paper's size is unknown: A4 at 300 dpi. */
const maxLongSide = 3508;
/** More than this many dots per inch of a known paper show nothing new. */
const maxDpi = 600;

/**
 * Natural size of the rectified paper before turning, in pixels, from the longest of each pair of opposite edges; the true aspect
 * ratio where the paper's size is known.
 */
export const naturalSize = (corners: Corners, picture: PixelSize, paper: CertificateType | ''): PixelSize => {
  const [a, b, c, d] = mapCorners(corners, ([x, y]): Point => [x * picture.width, y * picture.height]);
  const width = Math.max(distance(a, b), distance(d, c));
  const height = Math.max(distance(b, c), distance(a, d));
  const known = paperSize(paper);
  if (!known) return capped({ width, height }, maxLongSide);
  const long = Math.max(width, height);
  const short = (long * known.short) / known.long;
  const size = width >= height ? { width: long, height: short } : { width: short, height: long };
  return capped(size, (maxDpi * known.long) / 25.4);
};

/** Size after the quarter turns of a side. */
export const turned = ({ width, height }: PixelSize, { turns }: Pick<SidePlan, 'turns'>): PixelSize =>
  turns % 2 === 0 ? { width, height } : { width: height, height: width };

const capped = ({ width, height }: PixelSize, long: number): PixelSize => {
  const factor = Math.min(1, long / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
};

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
