/** Where a measure becomes a warning. Set on real photos by `bench/real-warnings.ts` (figures: `docs/measures.md`). */
export const warningLimits = {
  /** With so many of its characters read surely, a scan is legible, whatever its light. */
  readable: 0.8,
  /** Edges of print wider than so many thousandths of the print's longer side are not in focus. */
  edgeWidth: 8,
  /** The same where fewer characters than this are sure: of print that is moved one direction stays sharp. */
  illegible: 0.2,
  edgeWidthIfIllegible: 5,
  /** Ground between characters darker than this (0–255) is underexposed. */
  darkGround: 80,
  /** Ground at its end, and print paler than this share of it, is overexposed. */
  washedGround: 245,
  washedContrast: 0.3,
  /** An emblem closer to grey than this, 0–1, is that of a copy. */
  greyEmblem: 0.16,
} as const;
