/** Lays out the sides of a plan and makes the picture at any scale, each time from the originals in one resampling step. */

import { wholePicture, widen } from '#domain/plan/corners';
import { naturalSize, type PixelSize, turned } from '#domain/plan/output-size';
import type { Corners, Plan, SidePlan } from '#domain/plan/plan';
import type { OpenScan } from './open-scan.ts';
import { giveBackRaster, type Raster, takeRaster } from './raster.ts';
import { rectify } from './rectify.ts';

export type Composition = {
  /** Size at scale 1, which is what the scans really show. */
  readonly size: PixelSize;
  /** The size of one paper on it at scale 1, without its rim. */
  readonly paper: PixelSize;
  /** The picture at `scale`; its memory is for the caller to give back. */
  render(scale: number): Raster;
};

type Side = {
  readonly plan: SidePlan;
  readonly source: Raster;
  readonly corners: Corners;
  readonly size: PixelSize;
};

/** White between two sides, as a share of the picture's width or height. */
const gapShare = 0.02;

export const compose = (plan: Plan, scans: Readonly<Record<string, OpenScan>>): Composition => {
  const sides = equalScale(
    plan.sides.map((side) => layOut(side, scans[side.scanId]!.raster, plan)),
    plan.layout,
  );
  const stacked = plan.layout === 'stacked';
  const across = stacked ? 'width' : 'height';
  const along = stacked ? 'height' : 'width';
  const breadth = sides[0]!.size[across];
  const gap = sides.length > 1 ? Math.round(breadth * gapShare) : 0;
  const length = sides.reduce((sum, side) => sum + side.size[along], 0) + gap * (sides.length - 1);
  const size = stacked ? { width: breadth, height: length } : { width: length, height: breadth };
  return {
    size,
    paper: withoutRim(sides[0]!, plan),
    render: (scale) => {
      if (sides.length === 1) return renderSide(sides[0]!, scaled(size, scale));
      const canvas = takeRaster(...asPair(scaled(size, scale)));
      canvas.data.fill(255);
      let offset = 0;
      for (const side of sides) {
        const part = renderSide(side, fitAcross(scaled(side.size, scale), canvas, across));
        paste(canvas, part, stacked ? 0 : offset, stacked ? offset : 0);
        giveBackRaster(part);
        offset += part[along] + Math.round(gap * scale);
      }
      return canvas;
    },
  };
};

const layOut = (plan: SidePlan, source: Raster, { rim, paper }: Plan): Side => {
  const straight =
    plan.corners === null ? naturalSize(wholePicture, source, '') : naturalSize(plan.corners, source, paper);
  const corners =
    plan.corners === null ? wholePicture : widen(plan.corners, rim, straight.width / straight.height);
  const grown = plan.corners === null ? straight : grow(straight, plan.corners, corners, source);
  return { plan, source, corners, size: turned(grown, plan) };
};

/** The rim makes the picture larger at the same resolution. */
const grow = (size: PixelSize, paper: Corners, wide: Corners, source: Raster): PixelSize => {
  const before = naturalSize(paper, source, '');
  const after = naturalSize(wide, source, '');
  return {
    width: Math.round((size.width * after.width) / before.width),
    height: Math.round((size.height * after.height) / before.height),
  };
};

const withoutRim = ({ plan, source, size }: Side, { paper }: Plan): PixelSize =>
  plan.corners === null ? size : turned(naturalSize(plan.corners, source, paper), plan);

/** Two sides of one card appear equally large: the larger photo gives way. */
const equalScale = (sides: Side[], layout: Plan['layout']): Side[] => {
  const across = layout === 'stacked' ? 'width' : 'height';
  const breadth = Math.min(...sides.map((side) => side.size[across]));
  return sides.map((side) => ({ ...side, size: scaled(side.size, breadth / side.size[across]) }));
};

const renderSide = ({ plan, source, corners }: Side, size: PixelSize): Raster =>
  rectify(source, corners, plan, size);

const scaled = ({ width, height }: PixelSize, scale: number): PixelSize => ({
  width: Math.max(1, Math.round(width * scale)),
  height: Math.max(1, Math.round(height * scale)),
});

/** Rounding must not leave a side one pixel narrower than the canvas. */
const fitAcross = (size: PixelSize, canvas: PixelSize, across: 'width' | 'height'): PixelSize => ({
  ...size,
  [across]: canvas[across],
});

const asPair = ({ width, height }: PixelSize): [number, number] => [width, height];

const paste = (canvas: Raster, part: Raster, left: number, top: number): void => {
  const width = Math.min(part.width, canvas.width - left);
  for (let y = 0; y < Math.min(part.height, canvas.height - top); y++)
    canvas.data.set(
      part.data.subarray(y * part.width * 3, (y * part.width + width) * 3),
      ((top + y) * canvas.width + left) * 3,
    );
};
