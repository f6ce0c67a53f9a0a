/** Seeded scenes: which paper, where, on which desk, under which light. The same number is always the same photo. */
import { seeded } from '../../tests/photos.ts';
import { type DeskKind, deskKinds } from './desks.ts';
import { between, pick } from './paint.ts';
import { drawPaper, type PaperKindDrawn, paperKinds } from './papers.ts';
import { type Manner, type Photo, photograph, poseCorners } from './photograph.ts';

export type Scene = Photo & {
  readonly seed: number;
  readonly paper: PaperKindDrawn;
  readonly desk: DeskKind;
  readonly manner: Manner;
};

/** The desk of a photo: each paper lies on each desk once in 64 numbers. */
export const deskOf = (seed: number): DeskKind =>
  deskKinds[Math.floor(seed / paperKinds.length) % deskKinds.length]!;

/** A photo with one whole paper inside the frame. */
export const drawScene = (seed: number, long = 1600): Scene => {
  const random = seeded(seed * 7919 + 13);
  const paper = drawPaper(paperKinds[seed % paperKinds.length]!, random);
  const desk = deskOf(seed);
  const upright = random() < 0.3;
  const [width, height] = upright ? [Math.round(long * 0.75), long] : [long, Math.round(long * 0.75)];
  // A scanner neither leans nor throws shadows; its lid is white.
  const scanner = desk === 'lid';
  const manner: Manner = {
    shadow: scanner ? between(random, 0.03, 0.1) : random() < 0.7 ? between(random, 0.1, 0.45) : 0,
    gradient: scanner ? 0.02 : between(random, 0, 0.5),
    glare: !scanner && random() < 0.2,
    finger: !scanner && random() < 0.12,
    blur: random() < 0.3 ? 1 : 0,
    noise: between(random, 2, 16),
    exposure: scanner ? between(random, 0.96, 1.02) : between(random, 0.65, 1.08),
  };
  for (let smaller = 1; ; smaller *= 0.94) {
    const pose = {
      centre: [between(random, 0.42, 0.58), between(random, 0.42, 0.58)] as const,
      size: between(random, 0.55, 1.15) * smaller,
      turn:
        random() < 0.7
          ? between(random, -0.3, 0.3) + (random() < 0.15 ? Math.PI / 2 : 0)
          : random() * Math.PI * 2,
      lean: scanner ? 0 : between(random, 0, 0.5),
      leanTo: random() * Math.PI * 2,
    };
    const corners = poseCorners(paper, pose, width, height);
    if (corners.some(([x, y]) => Math.min(x, y) < 0.02 || Math.max(x, y) > 0.98)) continue;
    return {
      ...photograph([[paper, pose]], desk, manner, [width, height], random),
      seed,
      paper: paper.kind,
      desk,
      manner,
    };
  }
};

/** Two cards side by side, both whole. */
export const drawPair = (seed: number, long = 1600): Scene => {
  const random = seeded(seed * 104_729 + 7);
  const desk = pick(random, deskKinds);
  const size: readonly [number, number] = [long, Math.round(long * 0.75)];
  const manner: Manner = {
    shadow: 0.2,
    gradient: 0.2,
    glare: false,
    finger: false,
    blur: 0,
    noise: 6,
    exposure: 0.95,
  };
  const papers = (['id-front', 'id-back'] as const).map((kind, index) => {
    const turn = between(random, -0.12, 0.12);
    return [
      drawPaper(kind, random),
      {
        centre: [0.5, index === 0 ? 0.26 : 0.74] as const,
        size: 0.66,
        turn,
        lean: 0.15,
        leanTo: random() * 6,
      },
    ] as const;
  });
  return { ...photograph(papers, desk, manner, size, random), seed, paper: 'id-front', desk, manner };
};
