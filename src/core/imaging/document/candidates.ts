/** Quads that may be the document: from lines, from regions, the photo itself, and each of them with sides moved onto the frame. */
import { allCorners, area, mapCorners } from '#domain/plan/corners';
import type { Shrunk } from '../shrink.ts';
import type { Pixel, PixelQuad } from './between-lines.ts';
import { faintLineBeyond } from './faint-line.ts';
import { lookAlong, type SideSeen } from './look-along.ts';
import { type LaidSides, refineQuad } from './refine.ts';
import type { Quad } from './side-table.ts';

type Sides<T> = readonly [T, T, T, T];

export type Candidate = {
  /** Clockwise, in pixels of the copy in which sides are measured. */
  readonly corners: PixelQuad;
  /** What is seen along each side; null where it lies on the photo's frame, outside of which nothing is seen. */
  readonly sides: Sides<SideSeen | null>;
  /** How much edge goes on behind the corners of the quad it was made from, and behind both ends of one side, 0–1. */
  readonly beyond: number;
  readonly goesOn: number;
};

/** A side this near to the frame, in parts of the longer side, is taken as lying on it. */
const onFrame = 0.012;
/** A side no further from the frame than this, in parts of the photo, may be print where the paper goes on to the frame. */
const mayReachFrame = 0.15;
/** Candidates whose corners all lie this near, in parts of the longer side, are the same. */
const same = 0.008;

export const findCandidates = (
  fine: Shrunk,
  lineQuads: readonly (Pick<Quad, 'beyond' | 'goesOn'> & { readonly corners: PixelQuad })[],
  regionQuads: readonly PixelQuad[],
): Candidate[] => {
  const found = new Found(fine);
  const laid: LaidSides = new Map();
  found.add({ corners: frameOf(fine), beyond: 0, goesOn: 0 }, [null, null, null, null], new Map());
  const bases = [...regionQuads.map((corners) => ({ corners, beyond: 0, goesOn: 0 })), ...lineQuads];
  const mixes: (() => void)[] = [];
  for (const { corners: guess, beyond, goesOn } of bases) {
    const [start, fixed] = ontoFrame(guess, fine, nearestSides(guess, fine, onFrame * longOf(fine)));
    if (!start) continue;
    const refined = refineQuad(fine, start, laid, fixed);
    if (!refined) continue;
    const inliers = refined.inliers.map((share, index) => (fixed[index] ? null : share));
    const known: KnownSides = new Map();
    found.add({ corners: refined.corners, beyond, goesOn }, inliers, known);
    mixes.push(() => {
      const reach = reachable(refined.corners, fine);
      const free = reach.flatMap((side, index) => (side !== null && !fixed[index] ? [index] : []));
      for (let subset = 1; subset < 1 << free.length; subset++) {
        const moved = reach.map((side, index) =>
          free.includes(index) && (subset >> free.indexOf(index)) & 1 ? side : null,
        );
        const [corners] = ontoFrame(refined.corners, fine, moved);
        if (corners)
          found.add(
            { corners, beyond, goesOn },
            inliers.map((share, index) => (moved[index] === null ? share : null)),
            known,
          );
      }
    });
  }
  // What was found as it is comes before what is made of it.
  addOuter(found, fine);
  for (const mix of mixes) mix();
  return found.all;
};

/** Quads that show best: around each, faint lines are looked for. */
const mostAnchors = 4;
const leastAnchor = 0.08;

/** Quads like those that show best, with sides moved out to a faint line that runs along there. */
const addOuter = (found: Found, fine: Shrunk): void => {
  const shown = ({ sides }: Candidate): number => Math.min(...sides.map((side) => side?.inliers ?? 1));
  const anchors = found.all
    .slice(1)
    .filter(({ corners }) => area(corners) > leastAnchor * fine.width * fine.height)
    .sort((a, b) => shown(b) - shown(a))
    .slice(0, mostAnchors);
  for (const { corners, sides, beyond, goesOn } of anchors) {
    const lines = sides.map((side, index) =>
      side ? faintLineBeyond(fine, corners[index]!, corners[(index + 1) % 4]!) : null,
    );
    const free = lines.flatMap((line, index) => (line ? [index] : []));
    const known: KnownSides = new Map();
    for (let subset = 1; subset < 1 << free.length; subset++) {
      const bits = free.reduce((all, side, at) => all | (((subset >> at) & 1) << side), 0);
      const isMoved = (index: number): boolean => ((bits >> index) & 1) === 1;
      const moved = movedOut(
        corners,
        lines.map((line, index) => (isMoved(index) ? line!.off : 0)),
      );
      if (!moved || !isWithin(moved, fine)) continue;
      const inliers = sides.map((side, index) =>
        isMoved(index) ? lines[index]!.agreed : (side?.inliers ?? null),
      );
      found.add({ corners: moved, beyond, goesOn }, inliers, known, bits);
    }
  }
};

/** Each side moved outwards by so many pixels. */
const movedOut = (corners: PixelQuad, offs: readonly number[]): PixelQuad | null => {
  const lines = corners.map(([x, y], index): readonly [Pixel, Pixel] => {
    const [u, v] = corners[(index + 1) % 4]!;
    const length = Math.hypot(u - x, v - y);
    const [ox, oy] = [((v - y) / length) * offs[index]!, ((x - u) / length) * offs[index]!];
    return [
      [x + ox, y + oy],
      [u + ox, v + oy],
    ];
  });
  return allCorners(mapCorners(corners, (_, index) => meet(lines[(index + 3) % 4]!, lines[index]!)));
};

/** Sides of one quad that were looked along: a side ends elsewhere only where its neighbours lie on the frame. */
type KnownSides = Map<number, SideSeen>;

const bitsBeside = (moved: number, index: number): number =>
  ((moved >> ((index + 3) % 4)) & 1) * 2 + ((moved >> ((index + 1) % 4)) & 1);

class Found {
  readonly all: Candidate[] = [];
  readonly #fine: Shrunk;

  constructor(fine: Shrunk) {
    this.#fine = fine;
  }

  /** `moved`: bits of the sides that lie elsewhere than in others of `known`. */
  add(
    from: Omit<Candidate, 'sides'>,
    inliers: readonly (number | null)[],
    known: KnownSides,
    moved = 0,
  ): void {
    const { corners } = from;
    const near = same * longOf(this.#fine);
    if (area(corners) < leastArea * this.#fine.width * this.#fine.height) return;
    if (this.all.some((other) => isSame(other.corners, corners, near))) return;
    const sides = inliers.map((share, index) => {
      if (share === null) return null;
      const [before, after] = [inliers[(index + 3) % 4], inliers[(index + 1) % 4]];
      const at = (moved >> index) & 1;
      const ends =
        ((index * 4 + (before === null ? 2 : 0) + (after === null ? 1 : 0)) * 2 + at) * 4 +
        bitsBeside(moved, index);
      const seen =
        known.get(ends) ?? lookAlong(this.#fine, corners[index]!, corners[(index + 1) % 4]!, share);
      known.set(ends, seen);
      return seen;
    }) as unknown as Candidate['sides'];
    this.all.push({ ...from, sides });
  }
}

/** The smallest paper that is worth finding, as a share of the photo. */
const leastArea = 0.018;

const longOf = ({ width, height }: Shrunk): number => Math.max(width, height);

export const frameOf = ({ width, height }: Shrunk): PixelQuad => [
  [-0.5, -0.5],
  [width - 0.5, -0.5],
  [width - 0.5, height - 0.5],
  [-0.5, height - 0.5],
];

const isSame = (a: PixelQuad, b: PixelQuad, near: number): boolean => {
  for (let shift = 0; shift < 4; shift++) {
    let all = true;
    for (let index = 0; index < 4 && all; index++) {
      const [x, y] = a[index]!;
      const [u, v] = b[(index + shift) % 4]!;
      all = Math.abs(x - u) < near && Math.abs(y - v) < near;
    }
    if (all) return true;
  }
  return false;
};

/** Of each side of a quad the side of the frame that it faces (0 top, 1 right, 2 bottom, 3 left), where both its ends are `near` to it. */
const nearestSides = (quad: PixelQuad, picture: Shrunk, near: number): (number | null)[] =>
  quad.map((from, index) => {
    const to = quad[(index + 1) % 4]!;
    const facing = facingOf(from, to);
    const away = Math.max(awayFrom(from, facing, picture), awayFrom(to, facing, picture));
    return away <= near ? facing : null;
  });

const reachable = (quad: PixelQuad, picture: Shrunk): (number | null)[] =>
  quad.map((from, index) => {
    const to = quad[(index + 1) % 4]!;
    const facing = facingOf(from, to);
    const span = facing % 2 === 0 ? picture.height : picture.width;
    const away = Math.max(awayFrom(from, facing, picture), awayFrom(to, facing, picture));
    return away <= mayReachFrame * span ? facing : null;
  });

const facingOf = ([x, y]: Pixel, [u, v]: Pixel): number => {
  // Clockwise: outside lies to the left of the way, along (dy, −dx).
  const [outX, outY] = [v - y, x - u];
  if (Math.abs(outY) > Math.abs(outX)) return outY < 0 ? 0 : 2;
  return outX > 0 ? 1 : 3;
};

const awayFrom = ([x, y]: Pixel, facing: number, { width, height }: Shrunk): number =>
  facing === 0 ? y + 0.5 : facing === 1 ? width - 0.5 - x : facing === 2 ? height - 0.5 - y : x + 0.5;

/** The quad with the named sides on the frame, and which they are; null where it has no shape then. */
const ontoFrame = (
  quad: PixelQuad,
  picture: Shrunk,
  moved: readonly (number | null)[],
): [PixelQuad | null, boolean[]] => {
  const fixed = moved.map((side) => side !== null);
  if (!fixed.includes(true)) return [quad, fixed];
  const frame = frameOf(picture);
  const line = (index: number): readonly [Pixel, Pixel] => {
    const side = moved[index];
    if (side === null || side === undefined) return [quad[index]!, quad[(index + 1) % 4]!];
    return [frame[side]!, frame[(side + 1) % 4]!];
  };
  const all = allCorners(mapCorners(quad, (_, index) => meet(line((index + 3) % 4), line(index))));
  return [all && area(all) > 0 && isWithin(all, picture) ? all : null, fixed];
};

/** A corner further outside than a tenth belongs to no paper that the photo shows. */
const isWithin = (quad: PixelQuad, { width, height }: Shrunk): boolean =>
  quad.every(([x, y]) => x > -0.1 * width && x < 1.1 * width && y > -0.1 * height && y < 1.1 * height);

const meet = ([a, b]: readonly [Pixel, Pixel], [c, d]: readonly [Pixel, Pixel]): Pixel | null => {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cross = ux * vy - uy * vx;
  if (Math.abs(cross) < 0.2 * Math.hypot(ux, uy) * Math.hypot(vx, vy)) return null;
  const along = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / cross;
  return [a[0] + ux * along, a[1] + uy * along];
};
