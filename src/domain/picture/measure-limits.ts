/** Where a measure becomes a finding. Each limit lies between what good and what faulty drawn photos show; `bench/measures.ts` prints how well it parts them. */

export const measureLimits = {
  /** Edges of print wider than so many thousandths of the paper's longer side are not in focus. */
  edgeWidth: 5.2,
  /** A blur so much wider in one direction than in the other is a movement. */
  edgeUnevenness: 1.6,
  /** Bare paper darker than this (0–255) is underexposed. */
  tooDark: 95,
  /** Bare paper at its end and print paler than this (0–1) is overexposed. */
  washedOutLight: 250,
  washedOutContrast: 0.3,
  /** Reflections smaller than this share of the paper hide nothing. */
  glareShare: 0.004,
  /** The same over print: less hides a character or two. */
  glareShareOverPrint: 0.002,
  /** Less colour than this share of the paper: a black-and-white copy. */
  colourShare: 0.0015,
  /** Paper bluer or greener than red by this share (0–1) has a colour that no lamp gives to a white copy. */
  coldTint: 0.025,
  /** A pattern stronger than this (0–1) is made by a screen's pixels. */
  screenPattern: 0.13,
  /** How much better a mirrored layout must fit than any other before the desk says so. */
  handMargin: 0.06,
  /** The same for the way up, which the plan of a new scan takes over by itself. */
  turnMargin: 0.15,
  /** Standard errors by which the characters of print must look more like characters one way round than any other: hand, way up. */
  textHand: 3.2,
  textTurn: 3.2,
  /** With so many, characters make a layout that says otherwise unsure. */
  textDoubt: 1.2,
  /** Standard errors by which pale marks aslant must look like characters one way round, and logarithm of how they stand in rows, before they are a watermark. */
  overlay: 2.6,
  /** Two photos whose faces are so alike (-1 to 1) show the same side; the two sides of a card are alike by 0.4 at most. */
  sameFace: 0.65,
} as const;
