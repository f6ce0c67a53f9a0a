/** A paper that runs out of the photo, seen by its ground: one light field with print on it, straight edges, that reaches the frame. */
import { type PaperSide, paperSides } from '#domain/picture/measures';
import { reduceTo } from '../reduce.ts';
import type { Shrunk } from '../shrink.ts';
import { groupsOf } from './cells.ts';
import { lightOf } from './view.ts';

/** Longest side of the copy that is looked at, in pixels. */
const long = 220;
/** Mean brightness of the light field over that of the rest, 0–255. */
const leastApart = 30;
/** The light field as a share of the photo. */
const leastField = 0.08;
const mostField = 0.97;
/** A side of the frame is reached where so much of it is field, and not where hardly any is. */
const reached = 0.12;
const untouched = 0.02;
/** Field over its convex hull: papers have no bays. */
const leastConvex = 0.93;
/** Share of the field's edge inside the photo where brightness falls at once. */
const leastSharp = 0.74;
const fall = 18;
/** What a cut portrait leaves dark on a side of the frame is at most this share of it. */
const widestGap = 0.35;
/** Print, as a share of the field and as separate dark places. */
const leastPrint = 0.004;
const leastMarks = 4;

/** Sides of the photo out of which a paper runs; none where no such paper is clear. */
export const seeCutPaper = (copy: Shrunk): PaperSide[] => {
  const small = reduceTo(copy, long);
  const { width, height } = small;
  const light = lightOf(small);
  const limit = threshold(light);
  if (limit === null) return [];
  const bright = new Uint8Array(light.length);
  for (let at = 0; at < bright.length; at++) bright[at] = light[at]! >= limit ? 1 : 0;
  const [largest] = groupsOf(bright, width).sort((a, b) => b.length - a.length);
  if (!largest) return [];
  const field = new Uint8Array(light.length);
  for (const at of largest) field[at] = 1;
  closeAtFrame(field, width, height);
  const { marks, area } = fillHoles(field, width, height);
  const [share, print] = [area / field.length, (area - largest.length) / area];
  if (share < leastField || share > mostField || print < leastPrint || marks < leastMarks) return [];
  const reach = sidesReached(field, width, height);
  const cut = paperSides.filter((_, index) => reach[index]! >= reached);
  const unclear = reach.some((value) => value > untouched && value < reached);
  if (cut.length === 0 || cut.length > 3 || unclear) return [];
  if (area / hullArea(field, width, height) < leastConvex) return [];
  return sharpShare(field, light, width, height) >= leastSharp ? cut : [];
};

/** Parts light from dark where both differ most (Otsu); null where they hardly differ. */
const threshold = (light: Float32Array): number | null => {
  const counts = new Float64Array(256);
  let total = 0;
  for (const value of light) {
    counts[value | 0]!++;
    total += value | 0;
  }
  let [best, limit, apart] = [0, 0, 0];
  let [below, belowSum] = [0, 0];
  for (let value = 0; value < 255; value++) {
    below += counts[value]!;
    belowSum += counts[value]! * value;
    const above = light.length - below;
    if (below === 0 || above === 0) continue;
    const gap = (total - belowSum) / above - belowSum / below;
    if (below * above * gap * gap <= best) continue;
    [best, limit, apart] = [below * above * gap * gap, value + 1, gap];
  }
  return apart >= leastApart ? limit : null;
};

/** A portrait or a line that the frame cuts lies in the field like any other print: what is dark between two light stretches of a side is closed. */
const closeAtFrame = (field: Uint8Array, width: number, height: number): void => {
  const sidesOf = [
    [0, 1, width],
    [width * (height - 1), 1, width],
    [0, width, height],
    [width - 1, width, height],
  ] as const;
  for (const [start, step, length] of sidesOf) {
    const along = Array.from({ length }, (_, place) => field[start + place * step]!);
    const [first, last] = [along.indexOf(1), along.lastIndexOf(1)];
    const gap = along.slice(first, last).filter((value) => value === 0).length;
    if (first < 0 || gap > length * widestGap) continue;
    for (let place = first; place <= last; place++) field[start + place * step] = 1;
  }
};

/** Dark places that the field encloses are print on it. */
const fillHoles = (field: Uint8Array, width: number, height: number): { marks: number; area: number } => {
  let marks = 0;
  const rest = field.slice();
  for (let at = 0; at < rest.length; at++) rest[at]! ^= 1;
  for (const group of groupsOf(rest, width)) {
    const open = group.some(
      (at) => at < width || at >= width * (height - 1) || at % width === 0 || at % width === width - 1,
    );
    if (open) continue;
    marks++;
    for (const at of group) field[at] = 1;
  }
  let area = 0;
  for (let at = 0; at < field.length; at++) area += field[at]!;
  return { marks, area };
};

/** Shares of the top, right, bottom and left of the frame that are field. */
const sidesReached = (field: Uint8Array, width: number, height: number): number[] => {
  const counts = [0, 0, 0, 0];
  for (let x = 0; x < width; x++) {
    counts[0]! += field[x]! / width;
    counts[2]! += field[width * (height - 1) + x]! / width;
  }
  for (let y = 0; y < height; y++) {
    counts[1]! += field[y * width + width - 1]! / height;
    counts[3]! += field[y * width]! / height;
  }
  return counts;
};

/** Area of the convex hull, in pixels (Andrew's monotone chain over the ends of rows). */
const hullArea = (field: Uint8Array, width: number, height: number): number => {
  const points: [number, number][] = [];
  for (let y = 0; y < height; y++) {
    const row = field.subarray(y * width, (y + 1) * width);
    const first = row.indexOf(1);
    if (first < 0) continue;
    const last = row.lastIndexOf(1) + 1;
    points.push([first, y], [first, y + 1], [last, y], [last, y + 1]);
  }
  points.sort(([ax, ay], [bx, by]) => ax - bx || ay - by);
  const chain = (of: readonly [number, number][]): [number, number][] => {
    const kept: [number, number][] = [];
    for (const point of of) {
      while (kept.length >= 2 && turn(kept.at(-2)!, kept.at(-1)!, point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  const hull = [...chain(points), ...chain([...points].reverse())];
  return hull.reduce((sum, [x, y], index) => {
    const [u, v] = hull[(index + 1) % hull.length]!;
    return sum + (x * v - u * y) / 2;
  }, 0);
};

type Place = readonly [number, number];
const turn = ([ax, ay]: Place, [bx, by]: Place, [cx, cy]: Place): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

/** Share of the field's edge, away from the frame, where two pixels further out it is darker by `fall` than two further in. */
const sharpShare = (field: Uint8Array, light: Float32Array, width: number, height: number): number => {
  let [edge, sharp] = [0, 0];
  for (let y = 3; y < height - 3; y++)
    for (let x = 3; x < width - 3; x++) {
      const at = y * width + x;
      if (!field[at]) continue;
      for (const step of [1, -1, width, -width]) {
        if (field[at + step]) continue;
        edge++;
        if (light[at - step]! - light[at + 2 * step]! >= fall) sharp++;
      }
    }
  return edge === 0 ? 0 : sharp / edge;
};
