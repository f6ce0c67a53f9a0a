/** Where a reflection pales a darker field, as a portrait: it has no strokes, but its parts, each of one darkness, grow lighter towards the reflection. */
import { litFrom } from './bare-light.ts';
import { type Cells, groupsOf, grown } from './cells.ts';

/** A cell belongs to a field where it is so much darker than bare paper would be there, and of one darkness itself. */
const darker = 0.93;
const evenContrast = 0.3;
/** It grows lighter from cell to cell by this share at least; the light on a whole paper changes by a hundredth. */
const leastSlope = 0.025;
/** Towards light that is so much more than the paper's, so many cells away at most. */
const lighter = 1.12;
const farthest = 12;
/** Cells that make a paled field; all but a few of them must grow lighter the same way: a round face is shaded on all its sides. */
const leastCells = 10;
const sameWay = 0.8;

/** Groups of cells that grow lighter so; `bare` is the light that bare paper has at each cell. */
export const paledFields = (cells: Cells, bare: Float32Array): Int32Array[] => {
  const { columns, rows, light, dark } = cells;
  const field = new Uint8Array(light.length);
  for (let at = 0; at < field.length; at++)
    if (light[at]! < bare[at]! * darker && dark[at]! > light[at]! * (1 - evenContrast)) field[at] = 1;
  const sloping = new Uint8Array(light.length);
  const across = new Float32Array(light.length);
  const down = new Float32Array(light.length);
  for (let y = 1; y < rows - 1; y++)
    for (let x = 1; x < columns - 1; x++) {
      const at = y * columns + x;
      if (!field[at]) continue;
      across[at] = slopeAt(light, field, at, 1);
      down[at] = slopeAt(light, field, at, columns);
      const slope = Math.hypot(across[at]!, down[at]!);
      if (slope >= leastSlope && leadsToLight(cells, bare, x, y, across[at]! / slope, down[at]! / slope))
        sloping[at] = 1;
    }
  return groupsOf(grown(sloping, columns, 1), columns)
    .map((group) => group.filter((at) => sloping[at]))
    .filter((group) => group.length >= leastCells && isOneWay(group, across, down));
};

/** Change of light from a cell to the next, as a share; 0 where it is no even rise or fall inside a field. */
const slopeAt = (light: Float32Array, field: Uint8Array, at: number, step: number): number => {
  if (!field[at - step] || !field[at + step]) return 0;
  const [before, here, after] = [light[at - step]!, light[at]!, light[at + step]!];
  return (here - before) * (after - here) > 0 ? (after - before) / 2 / here : 0;
};

const leadsToLight = (
  { columns, rows, light }: Cells,
  bare: Float32Array,
  x: number,
  y: number,
  dx: number,
  dy: number,
): boolean => {
  for (let far = 1; far <= farthest; far++) {
    const [u, v] = [Math.round(x + dx * far), Math.round(y + dy * far)];
    if (u < 0 || v < 0 || u >= columns || v >= rows) return false;
    const at = v * columns + u;
    if (light[at]! >= litFrom(bare[at]!, lighter)) return true;
  }
  return false;
};

const isOneWay = (group: Int32Array, across: Float32Array, down: Float32Array): boolean => {
  let [x, y, all] = [0, 0, 0];
  for (const at of group) {
    x += across[at]!;
    y += down[at]!;
    all += Math.hypot(across[at]!, down[at]!);
  }
  return Math.hypot(x, y) >= all * sameWay;
};
