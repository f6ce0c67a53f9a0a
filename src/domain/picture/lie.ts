/** Which way round a paper lies: what its characters say, else what its layout says. Pure; limits are data. */
import { measureLimits as limits } from './measure-limits.ts';
import type { Measures } from './measures.ts';

export type Lie = {
  /** Quarter turns clockwise that bring the picture upright. */
  readonly turns: 0 | 1 | 2 | 3;
  readonly mirrored: boolean;
  /** Whether left and right, and the way up, are known surely enough to say so to a person. */
  readonly handSure: boolean;
  readonly turnSure: boolean;
};

/** Null where neither tells anything. Characters outweigh a layout: they do not depend on knowing the paper. */
export const lieOf = ({ text, layout }: Pick<Measures, 'text' | 'layout'>): Lie | null => {
  if (text && text.handMargin >= limits.textHand && text.turnMargin >= limits.textTurn)
    return { turns: text.turns, mirrored: text.mirrored, handSure: true, turnSure: true };
  if (!layout) return null;
  const { turns, mirrored, handMargin, turnMargin } = layout;
  // Characters that speak against a layout, though not surely, make it unsure.
  const doubted =
    text && Math.min(text.handMargin, text.turnMargin) >= limits.textDoubt && text.mirrored !== mirrored;
  return {
    turns,
    mirrored,
    handSure: !doubted && handMargin >= limits.handMargin,
    turnSure: !doubted && turnMargin >= limits.turnMargin,
  };
};
