/** Lines that were read, as a page: tilt taken out, each character in its place; and the way back to the scan. */

import { mapCorners } from '#domain/plan/corners';
import type { Corners, Point } from '#domain/plan/plan';
import type { PageLine } from '#domain/reading/layout';
import type { ReadLine } from '#domain/reading/reading';
import type { Line, ReadLines } from './read-lines.ts';
import { boxCorners, placeBefore } from './turn-picture.ts';

export type Page = {
  readonly lines: readonly PageLine[];
  /** Corners in fractions of the scan, of a rectangle of the page, clockwise from where its text begins. */
  placeOf(left: number, top: number, right: number, bottom: number): Corners;
};

/** Where a character stands along its line, 0–1. */
export const middleAt = (line: Line, from: number, to: number): number =>
  (from + to) / 2 / line.posterior.steps;

export const layPage = (read: ReadLines): Page => {
  const tilt = tiltOf(read.lines);
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  const toPage = (x: number, y: number): Point => [x * cos + y * sin, y * cos - x * sin];
  const lines = read.lines.flatMap((line, id) => {
    // Print that runs down the page belongs to no row.
    if (Math.abs(Math.sin(line.box.angle - tilt)) > 0.5 || line.chars.length === 0) return [];
    const { box } = line;
    const [x, y] = toPage(box.x, box.y);
    const along = Math.cos(box.angle - tilt);
    const half = (box.length / 2) * along;
    // The box was grown around the print; its print fills about three quarters of the height.
    const height = box.breadth * 0.8;
    return [
      {
        id,
        left: x - half,
        right: x + half,
        top: y - height / 2,
        bottom: y + height / 2,
        glyphs: line.chars.map(({ char, p, from, to }) => ({
          char,
          p,
          x: x - half + middleAt(line, from, to) * 2 * half,
        })),
      } satisfies PageLine,
    ];
  });
  const { width, height } = read.picture;
  const toScan = (px: number, py: number): Point =>
    placeBefore([(px * cos - py * sin) / width, (px * sin + py * cos) / height], read.way);
  return {
    lines,
    placeOf: (left, top, right, bottom) => [
      toScan(left, top),
      toScan(right, top),
      toScan(right, bottom),
      toScan(left, bottom),
    ],
  };
};

/** As the window and the command line are told. */
export const readLineOf = (line: Line, { picture, way }: Pick<ReadLines, 'picture' | 'way'>): ReadLine => {
  return {
    text: line.text,
    chars: line.chars.map(({ char, p, from, to }) => ({
      char,
      p,
      from: from / line.posterior.steps,
      to: to / line.posterior.steps,
    })),
    place: mapCorners(boxCorners(line.box), ([x, y]) =>
      placeBefore([x / picture.width, y / picture.height], way),
    ),
  };
};

/** The angle that the middle of all print runs at, by length; radians. */
const tiltOf = (lines: readonly Line[]): number => {
  const level = lines
    .map(({ box }) => ({
      angle: Math.atan2(Math.sin(box.angle), Math.cos(box.angle)),
      length: box.length,
      ratio: box.length / box.breadth,
    }))
    .filter(({ angle, ratio }) => Math.abs(angle) < Math.PI / 4 && ratio > 3)
    .sort((a, b) => a.angle - b.angle);
  const half = level.reduce((sum, { length }) => sum + length, 0) / 2;
  let passed = 0;
  for (const { angle, length } of level) {
    passed += length;
    if (passed >= half) return angle;
  }
  return 0;
};
