/** Lines of text from the map of the detection network. */

/** A rectangle that may lie askew: its middle, the direction that its text runs in (radians, clockwise from the right), length along it. */
export type TextBox = {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly length: number;
  readonly breadth: number;
};

/** Longest side in which text is only looked for, in pixels: lines, not characters, have to be seen. */
export const textLong = 960;

const threshold = 0.3;
/** A component is a line when so many pixels belong to it, and are so sure in the mean. */
const leastPixels = 12;
const leastMean = 0.5;
const leastSide = 3;
/** The network was taught on shrunken lines: how far they grow again, as a part of area / perimeter (Liao et al. 2020, there 1.5). */
const growth = 1.6;
/** A line is taken as vertical when it is so many times as long as broad. */
const verticalRatio = 1.4;

type XY = readonly [number, number];

/** Boxes in pixels of the map, in no order. */
export const findTextBoxes = (map: Float32Array, width: number, height: number): TextBox[] => {
  const seen = new Uint8Array(width * height);
  const stack = new Int32Array(width * height);
  // The leftmost and rightmost pixel of each row are all that a hull needs.
  const lefts = new Int32Array(height);
  const rights = new Int32Array(height);
  const boxes: TextBox[] = [];
  for (let start = 0; start < map.length; start++) {
    if (map[start]! <= threshold || seen[start]) continue;
    let filled = 0;
    let sum = 0;
    let count = 0;
    const top = (start / width) | 0;
    let bottom = top;
    lefts[top] = width;
    rights[top] = -1;
    seen[start] = 1;
    stack[filled++] = start;
    while (filled > 0) {
      const at = stack[--filled]!;
      const y = (at / width) | 0;
      const x = at - y * width;
      sum += map[at]!;
      count++;
      while (bottom < y) {
        bottom++;
        lefts[bottom] = width;
        rights[bottom] = -1;
      }
      if (x < lefts[y]!) lefts[y] = x;
      if (x > rights[y]!) rights[y] = x;
      if (x > 0 && !seen[at - 1] && map[at - 1]! > threshold) {
        seen[at - 1] = 1;
        stack[filled++] = at - 1;
      }
      if (x + 1 < width && !seen[at + 1] && map[at + 1]! > threshold) {
        seen[at + 1] = 1;
        stack[filled++] = at + 1;
      }
      if (y > 0 && !seen[at - width] && map[at - width]! > threshold) {
        seen[at - width] = 1;
        stack[filled++] = at - width;
      }
      if (y + 1 < height && !seen[at + width] && map[at + width]! > threshold) {
        seen[at + width] = 1;
        stack[filled++] = at + width;
      }
    }
    if (count < leastPixels || sum / count < leastMean) continue;
    const corners: XY[] = [];
    for (let y = top; y <= bottom; y++)
      corners.push([lefts[y]!, y], [rights[y]! + 1, y], [lefts[y]!, y + 1], [rights[y]! + 1, y + 1]);
    const box = leastRectangle(convexHull(corners));
    if (Math.min(box.length, box.breadth) >= leastSide) boxes.push(grown(box));
  }
  return boxes;
};

const grown = (box: TextBox): TextBox => {
  const by = (2 * growth * box.length * box.breadth) / (2 * (box.length + box.breadth));
  return { ...box, length: box.length + by, breadth: box.breadth + by };
};

const cross = (o: XY, a: XY, b: XY): number => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

/** Andrew's monotone chain. */
const convexHull = (points: XY[]): XY[] => {
  const sorted = points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: readonly XY[]): XY[] => {
    const chain: XY[] = [];
    for (const point of list) {
      while (chain.length > 1 && cross(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
};

/** The rectangle of least area around a hull: one of its sides lies along one of the hull's. */
const leastRectangle = (hull: readonly XY[]): TextBox => {
  let best: { area: number; angle: number; u: XY; v: XY } | null = null;
  for (const [index, from] of hull.entries()) {
    const to = hull[(index + 1) % hull.length]!;
    const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const [x, y] of hull) {
      const u = x * cos + y * sin;
      const v = y * cos - x * sin;
      if (u < left) left = u;
      if (u > right) right = u;
      if (v < top) top = v;
      if (v > bottom) bottom = v;
    }
    const area = (right - left) * (bottom - top);
    if (!best || area < best.area) best = { area, angle, u: [left, right], v: [top, bottom] };
  }
  const { angle, u, v } = best!;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [mu, mv] = [(u[0] + u[1]) / 2, (v[0] + v[1]) / 2];
  return directed({
    x: mu * cos - mv * sin,
    y: mu * sin + mv * cos,
    angle,
    length: u[1] - u[0],
    breadth: v[1] - v[0],
  });
};

/** Text runs along the longer side, from the left, or from above where the line is clearly vertical. */
const directed = (box: TextBox): TextBox => {
  const long = box.length >= box.breadth ? box : turned(box);
  const steep = Math.abs(Math.sin(long.angle)) > Math.SQRT1_2;
  const isVertical = steep && long.length > verticalRatio * long.breadth;
  const along = steep && !isVertical ? turned(long) : long;
  const backwards = isVertical ? Math.sin(along.angle) < 0 : Math.cos(along.angle) < 0;
  return backwards ? { ...along, angle: along.angle + Math.PI } : along;
};

const turned = (box: TextBox): TextBox => ({
  ...box,
  angle: box.angle + Math.PI / 2,
  length: box.breadth,
  breadth: box.length,
});

/** Whether its text runs down the picture. */
export const isVertical = ({ angle }: TextBox): boolean => Math.abs(Math.sin(angle)) > Math.SQRT1_2;

/** Whether the middle of one box lies in another. */
export const holds = (box: TextBox, other: Pick<TextBox, 'x' | 'y'>): boolean => {
  const [dx, dy] = [other.x - box.x, other.y - box.y];
  const along = dx * Math.cos(box.angle) + dy * Math.sin(box.angle);
  const across = dy * Math.cos(box.angle) - dx * Math.sin(box.angle);
  return Math.abs(along) < box.length / 2 && Math.abs(across) < box.breadth / 2;
};

/** The same box where the picture is `sx` times as wide and `sy` times as high, and begins at another place; all in pixels. */
export const scaledBox = (box: TextBox, sx: number, sy: number, left = 0, top = 0): TextBox => {
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  return {
    x: left + box.x * sx,
    y: top + box.y * sy,
    angle: Math.atan2(sin * sy, cos * sx),
    length: box.length * Math.hypot(cos * sx, sin * sy),
    breadth: box.breadth * Math.hypot(sin * sx, cos * sy),
  };
};
