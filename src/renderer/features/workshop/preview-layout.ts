/** Where each side lies on the previewed picture, and the transform that straightens it there. Pure geometry, in CSS pixels. */
import { mapCorners, wholePicture } from '#domain/plan/corners';
import { solveHomography, toMatrix3d } from '#domain/plan/homography';
import { gapShare, type Sheet, sheetOf } from '#domain/plan/layout';
import { turned } from '#domain/plan/output-size';
import type { Corners, Plan, Point, SidePlan } from '#domain/plan/plan';

export type SideFacts = { readonly side: SidePlan; readonly width: number; readonly height: number };
type Size = { readonly width: number; readonly height: number };

export type PlacedSide = {
  readonly side: SidePlan;
  /** Box of the side after its turns. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Box before flip and turns; it lies centred on the one after. */
  readonly sheetWidth: number;
  readonly sheetHeight: number;
  readonly imageWidth: number;
  readonly imageHeight: number;
  readonly matrix: string;
};

/** Fits the whole picture into `room`. */
export const layoutPreview = (
  facts: readonly SideFacts[],
  plan: Plan,
  room: Size,
): Size & { readonly sides: readonly PlacedSide[] } => {
  const sheets = facts.map((fact) => ({ fact, sheet: sheetOf(fact.side, fact, plan) }));
  const stacked = plan.layout === 'stacked';
  // Sides share their width when stacked and their height when side by side, as on the real picture.
  const boxes = sheets.map(({ fact, sheet }) => {
    const { width, height } = turned(sheet, fact.side);
    const scale = 1 / (stacked ? width : height);
    return { fact, sheet, width: width * scale, height: height * scale };
  });
  const gaps = gapShare * Math.max(0, boxes.length - 1);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const whole = stacked
    ? { width: 1, height: sum(boxes.map((box) => box.height)) + gaps }
    : { width: sum(boxes.map((box) => box.width)) + gaps, height: 1 };
  const scale = Math.max(0, Math.min(room.width / whole.width, room.height / whole.height));
  let along = 0;
  const sides = boxes.map(({ fact, sheet, width, height }): PlacedSide => {
    const box = { width: width * scale, height: height * scale };
    const start = along;
    along += (stacked ? box.height : box.width) + gapShare * scale;
    const sheetWidth = turned(box, fact.side).width;
    const factor = sheetWidth / sheet.width;
    return {
      side: fact.side,
      left: stacked ? 0 : start,
      top: stacked ? start : 0,
      ...box,
      sheetWidth,
      sheetHeight: sheet.height * factor,
      ...warp(fact, { ...sheet, width: sheetWidth, height: sheet.height * factor }),
    };
  });
  return { width: whole.width * scale, height: whole.height * scale, sides };
};

/** Room for every pixel of the picture, in its own pixels: as wide (or as high) as the side that shows least. */
export const fullRoom = (facts: readonly SideFacts[], plan: Plan): Size => {
  const across = plan.layout === 'stacked' ? 'width' : 'height';
  const breadth = Math.min(...facts.map((fact) => turned(sheetOf(fact.side, fact, plan), fact.side)[across]));
  const endless = Number.POSITIVE_INFINITY;
  return across === 'width' ? { width: breadth, height: endless } : { width: endless, height: breadth };
};

/** The scan, laid out at the width of the sheet, and the transform that brings its corners to the sheet's. */
const warp = (
  { side, width, height }: SideFacts,
  sheet: Sheet,
): Pick<PlacedSide, 'imageWidth' | 'imageHeight' | 'matrix'> => {
  const imageWidth = sheet.width;
  const imageHeight = (sheet.width * height) / width;
  if (!side.corners) return { imageWidth, imageHeight, matrix: 'none' };
  const scaled = (corners: Corners, across: number, down: number) =>
    mapCorners(corners, ([x, y]): Point => [x * across, y * down]);
  const map = solveHomography(
    scaled(sheet.corners, imageWidth, imageHeight),
    scaled(wholePicture, sheet.width, sheet.height),
  );
  return { imageWidth, imageHeight, matrix: map ? toMatrix3d(map) : 'none' };
};
