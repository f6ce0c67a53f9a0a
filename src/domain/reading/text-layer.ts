/** The text that a file itself says a page shows, beside its pixels: a witness, which is believed only where the pixels agree. */
import type { Corners } from '../plan/plan.ts';

export type LayerChar = {
  readonly char: string;
  /** Where along its line it stands, 0 at the line's beginning, 1 at its end. */
  readonly from: number;
  readonly to: number;
};

export type LayerLine = {
  readonly chars: readonly LayerChar[];
  /** Fractions of the upright page, clockwise from where its text begins. */
  readonly place: Corners;
};

/** A page with more has no text layer: no certificate holds a tenth of it. */
export const mostLayerLines = 1_000;
export const mostLayerChars = 8_000;
