/** What is measured inside a paper, before any judgement. Shares are 0–1; regions are fractions of the paper's upright picture. */
import type { Region } from '../finding/finding.ts';

/** Which side of which kind of paper a layout is. */
export type LayoutName = 'id-front' | 'id-back' | 'permit-front' | 'passport-page' | 'licence' | 'page';

export type SeenLayout = {
  readonly name: LayoutName;
  /** Quarter turns clockwise that bring the picture upright. */
  readonly turns: 0 | 1 | 2 | 3;
  /** Left and right are exchanged. */
  readonly mirrored: boolean;
  /** How much better this layout fits than the best one of the other hand, and than the best one turned another way. */
  readonly handMargin: number;
  readonly turnMargin: number;
};

/** Which way round the print's own characters stand; known without any layout. */
export type SeenText = {
  readonly turns: 0 | 1 | 2 | 3;
  readonly mirrored: boolean;
  /** In standard errors: how surely its characters stand so, and not the other hand or turned another way. */
  readonly handMargin: number;
  readonly turnMargin: number;
  /** Characters that were looked at. */
  readonly characters: number;
};

export type Measures = {
  /** Width of the edges of print (contrast divided by steepest slope), in thousandths of the paper's longer side; null where no print is seen. */
  readonly edgeWidth: number | null;
  /** Edge width across the direction in which it is worst, divided by the one in which it is best. */
  readonly edgeUnevenness: number;
  /** The part of the paper whose print is least sharp. */
  readonly softest: Region | null;
  /** Smallest details that the paper's longer side shows: its length divided by the edge width. */
  readonly details: number | null;
  /** Brightness of the bare paper, 0–255, median over the paper. */
  readonly paperLight: number;
  /** How much darker print is than the paper around it, 0–1, median over printed places. */
  readonly printContrast: number;
  /** Share of the paper that a reflection has washed out, and the largest such place. */
  readonly glareShare: number;
  readonly glare: Region | null;
  /** Whether print runs into that place. */
  readonly glareOverPrint: boolean;
  /** Share of the paper that has a colour of its own once the light's colour is taken away. */
  readonly colourShare: number;
  /** How much bluer or greener the bare paper is than red, 0–1: a copy on white paper is not, whatever lamp shines on it. */
  readonly coldTint: number;
  /** The largest open red shape (a seal) and the largest filled one (an emblem). */
  readonly seal: Region | null;
  readonly emblem: Region | null;
  /** The field of a portrait. */
  readonly portrait: Region | null;
  /** How far a regular fine pattern, as a screen's pixels make it, stands above the noise of bare paper. */
  readonly screenPattern: number;
  /** Sides of the paper on which nothing but paper is seen up to the frame of the scan: top, right, bottom, left. */
  readonly cutSides: readonly PaperSide[];
  readonly layout: SeenLayout | null;
  /** Null where too few characters are seen. */
  readonly text: SeenText | null;
  /**
   * Pale characters aslant over the paper: at which angle in degrees over a quarter turn, and how surely they are some: standard errors,
   * and the logarithm of how clearly they stand in rows.
   */
  readonly overlay: { readonly angle: number; readonly certainty: number } | null;
};

export const paperSides = ['top', 'right', 'bottom', 'left'] as const;
export type PaperSide = (typeof paperSides)[number];
