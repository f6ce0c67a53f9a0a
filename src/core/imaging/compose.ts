/** Renders the layout of a plan at any scale, each time from the originals in one resampling step. */
import { type LaidSide, layOut, scaled } from '#domain/plan/layout';
import { naturalSize, type PixelSize, turned } from '#domain/plan/output-size';
import type { Plan } from '#domain/plan/plan';
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

export const compose = (plan: Plan, scans: Readonly<Record<string, OpenScan>>): Composition => {
  const rasterOf = (scanId: string): Raster => scans[scanId]!.raster;
  const { size, gap, sides } = layOut(plan, rasterOf);
  const stacked = plan.layout === 'stacked';
  const across = stacked ? 'width' : 'height';
  const along = stacked ? 'height' : 'width';
  const renderSide = ({ side, corners }: LaidSide, wanted: PixelSize): Raster =>
    rectify(rasterOf(side.scanId), corners, side, wanted);
  return {
    size,
    paper: withoutRim(sides[0]!, rasterOf(sides[0]!.side.scanId), plan),
    render: (scale) => {
      const whole = scaled(size, scale);
      if (sides.length === 1) return renderSide(sides[0]!, whole);
      const canvas = takeRaster(whole.width, whole.height);
      canvas.data.fill(255);
      let offset = 0;
      for (const side of sides) {
        // Rounding must not leave a side one pixel narrower than the canvas.
        const part = renderSide(side, { ...scaled(side, scale), [across]: canvas[across] });
        paste(canvas, part, stacked ? 0 : offset, stacked ? offset : 0);
        giveBackRaster(part);
        offset += part[along] + Math.round(gap * scale);
      }
      return canvas;
    },
  };
};

const withoutRim = (laid: LaidSide, scan: PixelSize, { paper }: Plan): PixelSize =>
  laid.side.corners === null ? laid : turned(naturalSize(laid.side.corners, scan, paper), laid.side);

const paste = (canvas: Raster, part: Raster, left: number, top: number): void => {
  const width = Math.min(part.width, canvas.width - left);
  for (let y = 0; y < Math.min(part.height, canvas.height - top); y++)
    canvas.data.set(
      part.data.subarray(y * part.width * 3, (y * part.width + width) * 3),
      ((top + y) * canvas.width + left) * 3,
    );
};
