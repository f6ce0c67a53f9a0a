/**
 * Which way round a scan lies, by the direction in which its print can be read; nothing else turns a photo. Pure.
 * A way is a flip (left to right, first) and then quarter turns clockwise: together they are the eight symmetries of a square.
 */
import { area } from '../plan/corners.ts';
import type { Corners, QuarterTurns, SidePlan } from '../plan/plan.ts';

export type Way = { readonly flip: boolean; readonly turns: QuarterTurns };

/** One way after another, as one. */
export const thenWay = (first: Way, second: Way): Way => ({
  flip: first.flip !== second.flip,
  turns: mod4(second.flip ? second.turns - first.turns : second.turns + first.turns),
});

/** What a plan does to a scan: its corners begin at the paper's own top left, so they may turn it or mirror it by themselves. */
export const wayOfSide = ({ corners, flip, turns }: Pick<SidePlan, 'corners' | 'flip' | 'turns'>): Way =>
  thenWay(corners ? wayOfCorners(corners) : { flip: false, turns: 0 }, { flip, turns });

/** What straightening by these corners does: their first side comes to lie on top, from left to right. */
const wayOfCorners = (corners: Corners): Way => {
  const [[ax, ay], [bx, by]] = corners;
  const direction = Math.round(Math.atan2(by - ay, bx - ax) / (Math.PI / 2));
  // Anticlockwise corners show the paper from behind: after a flip the first side runs the other way along the width.
  return area(corners) >= 0
    ? { flip: false, turns: mod4(-direction) }
    : { flip: true, turns: mod4(direction - 2) };
};

/** Quarter turns clockwise that a plan still needs so that print stands upright, and whether print would be mirrored in it. */
export const missingWay = (read: Way, side: Pick<SidePlan, 'corners' | 'flip' | 'turns'>): Way => {
  const done = wayOfSide(side);
  const undone: Way = done.flip ? done : { flip: false, turns: mod4(-done.turns) };
  return thenWay(undone, read);
};

const mod4 = (turns: number): QuarterTurns => (((turns % 4) + 4) % 4) as QuarterTurns;
