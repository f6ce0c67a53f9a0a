/** Where the sides of a plan lie on the upload picture. Pure geometry; the core renders by it, and the window draws by it. */
import type { Region } from '../finding/finding.ts';
import { cornersOf, wholePicture, widen } from './corners.ts';
import { mapPoint, solveHomography, unitSquare } from './homography.ts';
import { naturalSize, type PixelSize, turned } from './output-size.ts';
import type { Corners, Plan, Point, SidePlan } from './plan.ts';

/** White between two sides, as a share of what they have in common: their width when stacked, else their height. */
export const gapShare = 0.02;

/** One side with its rim, straightened: the corners at which the scan is cut, and its size in pixels before any turn. */
export type Sheet = PixelSize & { readonly corners: Corners };

/** `scan` is the size of the upright scan in pixels. */
export const sheetOf = (
  side: SidePlan,
  scan: PixelSize,
  { paper, rim }: Pick<Plan, 'paper' | 'rim'>,
): Sheet => {
  if (side.corners === null) return { ...naturalSize(wholePicture, scan, ''), corners: wholePicture };
  const straight = naturalSize(side.corners, scan, paper);
  const corners = widen(side.corners, rim, straight.width / straight.height);
  // The rim makes the picture larger at the same resolution.
  const before = naturalSize(side.corners, scan, '');
  const after = naturalSize(corners, scan, '');
  return {
    width: Math.round((straight.width * after.width) / before.width),
    height: Math.round((straight.height * after.height) / before.height),
    corners,
  };
};

export type LaidSide = PixelSize & {
  readonly side: SidePlan;
  /** At which the scan is cut. */
  readonly corners: Corners;
  readonly left: number;
  readonly top: number;
};

export type Layout = { readonly size: PixelSize; readonly gap: number; readonly sides: readonly LaidSide[] };

/** Everything at scale 1, which is what the scans really show; two sides of one card appear equally large: the larger photo gives way. */
export const layOut = (plan: Plan, sizeOf: (scanId: string) => PixelSize): Layout => {
  const stacked = plan.layout === 'stacked';
  const across = stacked ? 'width' : 'height';
  const along = stacked ? 'height' : 'width';
  const sheets = plan.sides.map((side) => {
    const sheet = sheetOf(side, sizeOf(side.scanId), plan);
    return { side, corners: sheet.corners, ...turned(sheet, side) };
  });
  const breadth = Math.min(...sheets.map((sheet) => sheet[across]));
  const gap = sheets.length > 1 ? Math.round(breadth * gapShare) : 0;
  let place = 0;
  const sides = sheets.map((sheet): LaidSide => {
    const size = scaled(sheet, breadth / sheet[across]);
    const laid = { ...sheet, ...size, left: stacked ? 0 : place, top: stacked ? place : 0 };
    place += size[along] + gap;
    return laid;
  });
  const length = place - gap;
  return {
    size: stacked ? { width: breadth, height: length } : { width: length, height: breadth },
    gap,
    sides,
  };
};

/** At least one pixel each way. */
export const scaled = ({ width, height }: PixelSize, scale: number): PixelSize => ({
  width: Math.max(1, Math.round(width * scale)),
  height: Math.max(1, Math.round(height * scale)),
});

/** The part of the upload picture that shows `region` of a scan; null where the picture does not show it. */
export const onPicture = (
  plan: Plan,
  sizeOf: (scanId: string) => PixelSize,
  scanId: string,
  region: Region,
): Region | null => {
  const { size, sides } = layOut(plan, sizeOf);
  const laid = sides.find(({ side }) => side.scanId === scanId);
  const map = laid && solveHomography(laid.corners, unitSquare);
  if (!laid || !map) return null;
  const points = cornersOf(region)
    .map((point) => turnPoint(mapPoint(map, point), laid.side))
    .map(
      ([u, v]): Point => [
        (laid.left + clamped(u) * laid.width) / size.width,
        (laid.top + clamped(v) * laid.height) / size.height,
      ],
    );
  const [left, right] = span(points.map(([u]) => u));
  const [top, bottom] = span(points.map(([, v]) => v));
  if (right - left <= 0 || bottom - top <= 0) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
};

/** A point of the straightened side, in fractions, after flip and quarter turns clockwise. */
const turnPoint = ([x, y]: Point, { flip, turns }: Pick<SidePlan, 'flip' | 'turns'>): Point => {
  let point: Point = flip ? [1 - x, y] : [x, y];
  for (let turn = 0; turn < turns; turn++) point = [1 - point[1], point[0]];
  return point;
};

const clamped = (value: number): number => Math.min(1, Math.max(0, value));
const span = (values: readonly number[]): readonly [from: number, to: number] => [
  Math.min(...values),
  Math.max(...values),
];
