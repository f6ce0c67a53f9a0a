/**
 * Which quad is the paper, and how sure that is. The weights were fitted on drawn photos (`scripts/fit-locate.ts`) and tested on others;
 * what is weighed is what a person would name: whole straight sides, another colour outside, the shape of a known paper.
 */
import type { Point } from '#domain/plan/plan';
import { sidesOf } from './known-shapes.ts';
import type { SideSeen } from './look-along.ts';
import type { Quad } from './quads.ts';
import type { Refined } from './refine.ts';
import fitted from './weights.json' with { type: 'json' };

export type Candidate = {
  readonly quad: Quad;
  readonly refined: Refined;
  /** How far it is from being a known paper, 0–1: see `strangeness`. */
  readonly strange: number;
  /** How clearly each side of a paper that was found around its print stands out of noise, 0–1; 0 where it is only supposed. */
  readonly shown?: readonly [number, number, number, number];
};

export type Ranked = Candidate & { readonly features: readonly number[]; readonly score: number };

/** What is weighed, in the order of `weights.json`. */
export const featureNames = [
  'support',
  'weakest-support',
  'area',
  'edge-beyond',
  'goes-on',
  'straight',
  'least-straight',
  'step',
  'least-step',
  'inside-differs',
  'brighter',
  'least-brighter',
  'no-known-shape',
  'converging',
  'outside-spread',
  'rim',
  'most-rim',
  'paper-outside',
  'most-paper-outside',
  'enclosed',
  'encloses',
  'around-frame',
  'around-shown',
  'around-least-shown',
] as const;

/** What is weighed of each candidate, in the order of `featureNames`. */
export const describe = (candidates: readonly Candidate[]): number[][] => {
  const shown = candidates.map(({ quad, refined }) => {
    const step = Math.min(...refined.sides.map((side) => side.step));
    return Math.min(...quad.support) * Math.min(1, Math.max(0, step) / 8);
  });
  const clear = candidates.filter((_, index) => shown[index]! >= clearlyShown);
  const inside = candidates.map((outer) => enclosed(outer, candidates, inPaper));
  const unions = candidates.map((outer) => papersIn(outer, enclosed(outer, clear, inUnion)));
  return candidates.map((candidate, index) => [
    ...describeOne(candidate),
    strongest(
      shown,
      (other) =>
        unions[other]!.length === 0 &&
        inside[other]!.includes(candidate) &&
        // What reaches from one paper to the edge of the next is made of both.
        !isOfUnion(candidates[other]!, candidate, candidates, unions),
    ),
    unions[index]!.length > 0 ? 0 : strongest(shown, (other) => inside[index]!.includes(candidates[other]!)),
    ...describeAround(candidate),
  ]);
};

/** Whether some candidate goes round two papers, of which `paper` is one, and round `other` too. */
const isOfUnion = (
  other: Candidate,
  paper: Candidate,
  candidates: readonly Candidate[],
  unions: readonly (readonly Candidate[])[],
): boolean => {
  for (const [union, papers] of unions.entries())
    if (papers.includes(paper) && encloses(candidates[union]!, other, inUnion)) return true;
  return false;
};

const describeAround = ({ shown }: Candidate): number[] =>
  shown ? [1, shown.reduce((sum, value) => sum + value / 4, 0), Math.min(...shown)] : [0, 0, 0];

/** The papers that a quad goes round, where it goes round two: they lie apart, and each fills much of it. Then it is no paper itself. */
const papersIn = (outer: Candidate, inside: readonly Candidate[]): Candidate[] => {
  const large = inside
    .filter((inner) => inner.quad.area > outer.quad.area * 0.25)
    .map((paper) => ({ paper, box: boxAround(paper) }));
  return large.filter(({ box }) => liesApart(box, large)).map(({ paper }) => paper);
};

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

const boxAround = ({ refined: { corners } }: Candidate): Box => {
  const [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = corners;
  return {
    left: Math.min(ax, bx, cx, dx),
    right: Math.max(ax, bx, cx, dx),
    top: Math.min(ay, by, cy, dy),
    bottom: Math.max(ay, by, cy, dy),
  };
};

const liesApart = (box: Box, others: readonly { readonly box: Box }[]): boolean => {
  for (const other of others) if (!overlap(box, other.box)) return true;
  return false;
};

/** Whether two candidates share ground, by the boxes around them, shrunk a little so that neighbours may touch. */
const overlap = (a: Box, b: Box): boolean => {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return (
    across > 0.1 * Math.min(a.right - a.left, b.right - b.left) &&
    down > 0.1 * Math.min(a.bottom - a.top, b.bottom - b.top)
  );
};

const strongest = (shown: readonly number[], counts: (index: number) => boolean): number => {
  let most = 0;
  for (let index = 0; index < shown.length; index++)
    if (shown[index]! > most && counts(index)) most = shown[index]!;
  return most;
};

/** So far, in diagonals, the inner one may stick out: of a paper, and of what two papers that lie a little askew seem to make. */
const inPaper = 0.012;
const inUnion = 0.05;
/** Both papers of a union show on all sides. */
const clearlyShown = 0.4;

const enclosed = (outer: Candidate, candidates: readonly Candidate[], slackShare: number): Candidate[] => {
  const inside: Candidate[] = [];
  for (const inner of candidates) if (encloses(outer, inner, slackShare)) inside.push(inner);
  return inside;
};

/** A print on a paper lies inside the paper; so does a paper on a tile. */
const encloses = (outer: Candidate, inner: Candidate, slackShare: number): boolean => {
  if (outer.quad.area < inner.quad.area * 1.08) return false;
  const { corners } = outer.refined;
  const slack = slackShare * distance(corners[0], corners[2]);
  for (let index = 0; index < 4; index++) {
    const from = corners[index]!;
    const to = corners[(index + 1) % 4]!;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(dx, dy);
    for (const [x, y] of inner.refined.corners)
      if (!((dx * (y - from[1]) - dy * (x - from[0])) / length > -slack)) return false;
  }
  return true;
};

const meanOf = ([a, b, c, d]: Refined['sides'], of: (side: SideSeen) => number): number =>
  (of(a) + of(b) + of(c) + of(d)) / 4;

const describeOne = ({ quad, strange, refined: { corners, sides } }: Candidate): number[] => {
  const mean = (of: (side: SideSeen) => number): number => meanOf(sides, of);
  const least = (of: (side: SideSeen) => number): number => Math.min(...sides.map(of));
  const step = (side: SideSeen): number => Math.log1p(Math.min(20, side.step) / 1.5);
  const [top, right, bottom, left] = sidesOf(corners);
  const differs = Math.sqrt(
    [0, 1, 2].reduce((sum, channel) => {
      const middle = mean((side) => side.inside[channel]!);
      return sum + mean((side) => (side.inside[channel]! - middle) ** 2) / 3;
    }, 0),
  );
  const rim = (side: SideSeen): number => Math.min(1, side.rim / 20);
  const beyond = sides.map((side, index) => paperOutside(side, sides, index));
  return [
    quad.support.reduce((sum, value) => sum + value, 0) / 4,
    Math.min(...quad.support),
    Math.sqrt(quad.area),
    quad.beyond,
    quad.goesOn,
    mean((side) => side.inliers),
    least((side) => side.inliers),
    mean(step),
    least(step),
    Math.min(1, differs / 40),
    mean((side) => side.brighter),
    least((side) => side.brighter),
    10 * Math.min(0.15, strange),
    Math.min(0.5, Math.abs(Math.log(top / bottom)) + Math.abs(Math.log(right / left))),
    mean((side) => Math.min(1, side.outsideSpread / 30)),
    mean(rim),
    Math.max(...sides.map(rim)),
    beyond.reduce((sum, value) => sum + value / 4, 0),
    Math.max(...beyond),
  ];
};

/**
 * Near 1 where outside a side lies the colour that the other three sides have inside, and inside it another one, as at a frame or a
 * shadow: the paper goes on, or ends before. 0 where both sides differ as much from the rest.
 */
const paperOutside = ({ inside, outside }: SideSeen, sides: readonly SideSeen[], index: number): number => {
  let [fromRest, fromInside] = [0, 0];
  for (let channel = 0; channel < 3; channel++) {
    let rest = 0;
    for (let other = 0; other < 4; other++) if (other !== index) rest += sides[other]!.inside[channel]! / 3;
    fromRest += (outside[channel]! - rest) ** 2;
    fromInside += (outside[channel]! - inside[channel]!) ** 2;
  }
  const [a, b] = [Math.sqrt(fromInside), Math.sqrt(fromRest)];
  return Math.max(0, (a - b) / (a + b + 10));
};

/** The likeliest first, by the fitted weights unless others are tried. */
export const rank = (
  candidates: readonly Candidate[],
  weights: readonly number[] = fitted.ranking,
): Ranked[] => {
  const features = describe(candidates);
  return candidates
    .map((candidate, index) => ({
      ...candidate,
      features: features[index]!,
      score: weigh(features[index]!, weights) - (candidate.quad.area < smallArea ? forSmall : 0),
    }))
    .sort((a, b) => b.score - a.score);
};

/** What fills less of the photo is likelier a note that lies beside the paper: so much is taken off its score. */
const smallArea = 0.03;
const forSmall = 2;

const featureOf = ({ features }: Ranked, name: (typeof featureNames)[number]): number =>
  features[featureNames.indexOf(name)]!;

/** What certainty is made of: the lead over the best other shape, and how well the paper itself shows. */
export const describeCertainty = (best: Ranked, others: readonly Ranked[]): number[] => {
  const rival = others.find((other) => !isNear(other, best) && !isBeside(other, best));
  return [
    1,
    Math.min(6, best.score - (rival?.score ?? best.score - 6)),
    featureOf(best, 'weakest-support'),
    featureOf(best, 'least-straight'),
    featureOf(best, 'least-step'),
    Math.max(0, featureOf(best, 'no-known-shape') - shapeSlack),
    featureOf(best, 'edge-beyond'),
    featureOf(best, 'enclosed'),
    // How far the least clear side of a paper around a frame is only supposed.
    featureOf(best, 'around-frame') - featureOf(best, 'around-least-shown'),
    featureOf(best, 'goes-on'),
    featureOf(best, 'most-paper-outside'),
  ];
};

/**
 * A photo that was cropped before, a lens that bends, or a paper that does not lie flat puts the shape off by so much, times ten: it
 * says nothing against the corners.
 */
const shapeSlack = 0.3;

/** Taken off the fitted certainty: a wrong crop costs more than a corner set by hand. Chosen on photos of neither fit nor bench. */
const caution = 1.5;
/** A person looks in any case: nothing is called certain. */
const mostSure = 0.99;

/** 0–1: of drawn photos with at least 0.8, the share that lies right is printed by the bench. */
export const confidenceOf = (best: Ranked, others: readonly Ranked[]): number =>
  Math.min(mostSure, 1 / (1 + Math.exp(caution - weigh(describeCertainty(best, others), fitted.certainty)))) *
  (hasPaleSurroundings(best) ? onPale : 1) *
  (featureOf(best, 'least-straight') < leastOnLine ? bent : 1);

/** A side of which not half lies on one line is hardly a paper's: such a quad is never called sure. */
const leastOnLine = 0.5;
const bent = 0.8;

/** On a white desk a whole printed frame can look like a whole paper: such a one must be nearly certain to be called sure. */
const onPale = 0.86;

/** Plain and as bright as paper: what surrounds a printed frame, and a paper on a scanner's lid. */
export const hasPaleSurroundings = ({ refined: { sides } }: Candidate): boolean => {
  const mean = (of: (side: SideSeen) => number): number => meanOf(sides, of);
  return (
    mean((side) => side.outsideSpread) < 14 &&
    (mean((side) => side.brighter) < 0.85 || mean((side) => side.step) < 12)
  );
};

/** The sum of all features, each times its weight. */
export const weigh = (features: readonly number[], by: readonly number[]): number =>
  features.reduce((sum, value, index) => sum + value * by[index]!, 0);

/** Nearly the same paper: its corners are off by no more than a fiftieth of its longest side, on average. */
const isNear = (a: Candidate, b: Candidate): boolean => {
  const away = b.refined.corners.reduce(
    (sum, corner) => sum + Math.min(...a.refined.corners.map((other) => distance(corner, other))),
    0,
  );
  return away < Math.max(...sidesOf(b.refined.corners)) * 4 * 0.02;
};

/** Another paper of about the same size, as the second side of a card in one photo: no rival. */
const isBeside = (other: Candidate, best: Candidate): boolean => {
  const ratio = other.quad.area / best.quad.area;
  return (
    ratio > leastAlike &&
    ratio < 1 / leastAlike &&
    Math.max(other.strange, best.strange) < oddShape &&
    !overlap(boxAround(other), boxAround(best))
  );
};

const leastAlike = 0.6;
/** A shape that is off by more is none of a known paper. */
const oddShape = 0.05;

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
