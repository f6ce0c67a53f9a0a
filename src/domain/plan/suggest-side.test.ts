import { describe, expect, it } from 'vitest';
import type { LocatedPaper, Scan } from '../picture/picture.ts';
import type { Corners, Plan } from './plan.ts';
import { mayMakeUnasked, suggestSide } from './suggest-side.ts';

const corners: Corners = [
  [0.1, 0.1],
  [0.5, 0.1],
  [0.5, 0.5],
  [0.1, 0.5],
];
const scan = (id: string, confidence: number) => {
  const papers: LocatedPaper[] = [{ corners, confidence }];
  return { id, facts: { papers, measures: null } as unknown as Scan['facts'] };
};
const pictureOf = (sides: Plan['sides']) => ({
  plan: { version: 1, sides, layout: 'stacked', rim: 0, paper: '', format: 'jpg' } as Plan,
});

describe('mayMakeUnasked', () => {
  const [sure, other, guess] = [scan('a', 0.9), scan('b', 0.8), scan('c', 0.79)];

  it('asks for corners that are all sure', () => {
    expect(mayMakeUnasked([sure, other], null)).toBe(true);
    expect(mayMakeUnasked([sure, guess], null)).toBe(false);
    expect(mayMakeUnasked([{ ...sure, facts: { ...sure.facts, papers: [] } }], null)).toBe(false);
    expect(mayMakeUnasked([], null)).toBe(false);
  });

  it('takes in a further scan where nobody corrected the picture before', () => {
    expect(mayMakeUnasked([sure, other], pictureOf([suggestSide(sure)]))).toBe(true);
  });

  it('keeps its hands off a picture that a person corrected', () => {
    const byHand = { ...suggestSide(sure), turns: 1 as const };
    expect(mayMakeUnasked([sure, other], pictureOf([byHand]))).toBe(false);
    expect(mayMakeUnasked([sure], pictureOf([suggestSide(other)]))).toBe(false);
  });
});
