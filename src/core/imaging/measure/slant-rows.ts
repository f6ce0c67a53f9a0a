/** Rows of marks that run aslant: along their feet and heads ink begins and ends all at once, as it does in no other direction. */
import type { Plane } from './strokes.ts';

/** Pixels that say enough about a plane; of more, every so many are looked at. */
const mostInk = 20_000;
/** Pixels between two lines whose ink is compared: an edge of pale characters is no sharper. */
const apart = 4;
/** Steps, in degrees, in which the direction is looked for around the one that edges name, first far, then near. */
const far = [-3, -2.25, -1.5, -0.75, 0, 0.75, 1.5, 2.25, 3];
const near = [-0.5, -0.25, 0.25, 0.5];
/** Directions, so far beside it, that none of the same rows has. */
const beside = [-14, -10, 10, 14];

/** Places that are not white and how dark each is. */
type Ink = { readonly x: Float32Array; readonly y: Float32Array; readonly dark: Float32Array };

/**
 * How many times more the ink changes from line to line along `angle`, in degrees, or along the direction square to it, than along
 * directions near by; 1 and less where nothing runs in rows.
 */
export const rowsAlong = (plane: Plane, angle: number): number => {
  const ink = inkOf(plane);
  // No place of the plane lies further than this from the line through its corner, whatever the direction.
  const reach = plane.width + plane.height;
  const lines = new Float32Array(2 * reach + 2);
  const changeAt = (degrees: number): number => changeAlong(ink, reach, degrees, lines);
  return Math.max(...[angle, angle - 90].map((along) => standsOut(changeAt, along)));
};

const standsOut = (changeAt: (degrees: number) => number, along: number): number => {
  const others = beside.map((off) => changeAt(along + off)).sort((a, b) => a - b);
  const usual = (others[1]! + others[2]!) / 2;
  if (usual <= 0) return 1;
  let best = along;
  let most = 0;
  for (const steps of [far, near]) {
    const from = best;
    for (const step of steps) {
      const change = changeAt(from + step);
      if (change > most) [most, best] = [change, from + step];
    }
  }
  return most / usual;
};

const inkOf = ({ width, light }: Plane): Ink => {
  let count = 0;
  for (let at = 0; at < light.length; at++) if (light[at]! < 255) count++;
  const every = Math.max(1, Math.ceil(count / mostInk));
  const size = Math.floor(count / every);
  const ink = { x: new Float32Array(size), y: new Float32Array(size), dark: new Float32Array(size) };
  for (let at = 0, seen = 0, to = 0; to < size; at++) {
    if (light[at]! >= 255 || seen++ % every !== 0) continue;
    ink.x[to] = at % width;
    ink.y[to] = Math.floor(at / width);
    ink.dark[to++] = 255 - light[at]!;
  }
  return ink;
};

/** Squared changes of the ink of lines that run at `degrees`, added up; `lines` is written over. */
const changeAlong = ({ x, y, dark }: Ink, reach: number, degrees: number, lines: Float32Array): number => {
  const turn = (degrees * Math.PI) / 180;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  lines.fill(0);
  for (let at = 0; at < dark.length; at++) {
    const place = y[at]! * cos - x[at]! * sin + reach;
    const line = Math.floor(place);
    // Shared out between two lines: whole pixels would make steps of their own.
    lines[line]! += dark[at]! * (1 - place + line);
    lines[line + 1]! += dark[at]! * (place - line);
  }
  let sum = 0;
  for (let line = apart; line < lines.length; line++) {
    const change = lines[line]! - lines[line - apart]!;
    sum += change * change;
  }
  return sum;
};
