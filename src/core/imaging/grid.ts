/** A grid of marked places: connected components and the box around them. */
import type { Region } from '#domain/finding/finding';

/** Connected groups of the marked places of a grid, side by side or at a corner; each as indices. */
export const groupsOf = (marked: Uint8Array, columns: number): Int32Array[] => {
  const left = marked.slice();
  const rows = marked.length / columns;
  const queue = new Int32Array(marked.length);
  const groups: Int32Array[] = [];
  let end = 0;
  for (let start = 0; start < marked.length; start++) {
    if (!left[start]) continue;
    const first = end;
    queue[end++] = start;
    left[start] = 0;
    for (let next = first; next < end; next++) {
      const at = queue[next]!;
      const x = at % columns;
      const y = (at - x) / columns;
      for (let v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++) {
          const near = v * columns + u;
          if (!left[near]) continue;
          left[near] = 0;
          queue[end++] = near;
        }
    }
    groups.push(queue.subarray(first, end));
  }
  return groups;
};

/** The box around places of a grid, in fractions of it. */
export const regionOf = (group: Iterable<number>, columns: number, rows: number): Region => {
  let [left, right, top, bottom] = [columns, 0, rows, 0];
  for (const at of group) {
    const x = at % columns;
    const y = (at - x) / columns;
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  return {
    x: left / columns,
    y: top / rows,
    width: (right - left) / columns,
    height: (bottom - top) / rows,
  };
};
