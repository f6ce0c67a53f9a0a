/** A value as it was read. */
import type { RowGlyph } from './layout.ts';
import type { ValueState } from './reading.ts';

/** A value and the glyphs that it was made of, one for each UTF-16 unit; null for units that no glyph stands for. */
export type Value = {
  readonly value: string;
  readonly state: ValueState;
  readonly glyphs: readonly (RowGlyph | null)[];
};
