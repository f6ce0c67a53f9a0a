/** How a candidate lies to the regions of ground and to what is printed. */
import type { PixelQuad } from './between-lines.ts';
import type { Candidate } from './candidates.ts';
import { countIn, type Spans } from './counted-mask.ts';
import { away, close, meanOf, type Seen, shareAlong } from './seen.ts';

export const regionsSeen = (quad: PixelQuad, { sides }: Candidate, spans: Spans, seen: Seen): number[] => {
  const long = Math.max(seen.width, seen.height);
  const inside = seen.regions.map((region) => countIn(region, spans));
  const overlaps = seen.regions.map(
    ({ total }, index) => inside[index]! / Math.max(1, total + spans.size - inside[index]!),
  );
  const region = seen.regions[1]!;
  const [onFrame, outside, within]: [number[], number[], number[]] = [[], [], []];
  for (const [index, side] of sides.entries()) {
    const inner = 1 - shareAlong(region, quad, index, close * long);
    if (side === null) onFrame.push(1 - shareAlong(region, quad, index, 1));
    else {
      const [near, far] = [close, away].map((off) => shareAlong(region, quad, index, -off * long));
      outside.push(Math.min(near!, far!));
      within.push(inner);
    }
  }
  return [
    ...seen.regions.map(({ total }, index) => 1 - inside[index]! / Math.max(1, total)),
    ...inside.map((count) => 1 - count / Math.max(1, spans.size)),
    Math.max(...overlaps),
    ...overlaps,
    meanOf(onFrame),
    Math.max(0, ...onFrame),
    meanOf(outside),
    Math.max(0, ...outside),
    meanOf(within),
    Math.max(0, ...within),
  ];
};

/** Fewer pixels of ink or red than this are dirt. */
const leastPixels = 40;

export const printSeen = (quad: PixelQuad, { sides }: Candidate, spans: Spans, seen: Seen): number[] => {
  const { ink, groundInk, red } = seen;
  const long = Math.max(seen.width, seen.height);
  const inkIn = countIn(ink, spans);
  const redIn = countIn(red, spans);
  let crossed = 0;
  for (const [side, own] of sides.entries())
    if (own !== null)
      crossed = Math.max(
        crossed,
        Math.min(shareAlong(red, quad, side, close * long), shareAlong(red, quad, side, -close * long)),
      );
  return [
    ink.total < leastPixels ? 0 : 1 - inkIn / ink.total,
    groundInk.total < leastPixels ? 0 : 1 - countIn(groundInk, spans) / groundInk.total,
    red.total < leastPixels ? 0 : 1 - redIn / red.total,
    crossed,
  ];
};
