import { describe, expect, it } from 'vitest';
import { scanReading } from '../../../tests/readings.ts';
import type { LocatedPaper, Scan } from '../picture/picture.ts';
import { blankFields } from '../template/fields.ts';
import { mayMakeAtOnce, mayMakeUnasked } from './made-unasked.ts';
import type { Corners, Plan } from './plan.ts';
import { suggestSide } from './suggest-side.ts';

const corners: Corners = [
  [0.1, 0.1],
  [0.5, 0.1],
  [0.5, 0.5],
  [0.1, 0.5],
];
const scan = (id: string, confidence: number) => {
  const papers: LocatedPaper[] = [{ corners, confidence }];
  return { id, facts: { papers } as unknown as Scan['facts'], reading: null as Scan['reading'] };
};
const pictureOf = (sides: Plan['sides']) => ({
  plan: { version: 1, sides, layout: 'stacked', rim: 0, paper: '', format: 'jpg' } as Plan,
});

const may = (
  scans: Parameters<typeof mayMakeUnasked>[0]['scans'],
  picture: Parameters<typeof mayMakeUnasked>[0]['picture'],
) => mayMakeUnasked({ scans, picture });

describe('mayMakeUnasked', () => {
  const [sure, other, guess] = [scan('a', 0.9), scan('b', 0.8), scan('c', 0.79)];

  it('asks for corners that are all sure', () => {
    expect(may([sure, other], null)).toBe(true);
    expect(may([sure, guess], null)).toBe(false);
    expect(may([{ ...sure, facts: { ...sure.facts, papers: [] } }], null)).toBe(false);
    expect(may([], null)).toBe(false);
  });

  it('takes in a further scan where nobody corrected the picture before', () => {
    expect(may([sure, other], pictureOf([suggestSide(sure)]))).toBe(true);
  });

  it('makes anew what it made before it had read which way is up', () => {
    const onItsHead = { ...sure, reading: scanReading({ way: { flip: false, turns: 2 } }) };
    expect(suggestSide(onItsHead).turns).toBe(2);
    expect(may([onItsHead], pictureOf([suggestSide(sure)]))).toBe(true);
  });

  it('keeps its hands off a picture that a person corrected', () => {
    const byHand = { ...suggestSide(sure), turns: 1 as const };
    expect(may([sure, other], pictureOf([byHand]))).toBe(false);
    expect(may([sure], pictureOf([suggestSide(other)]))).toBe(false);
  });

  it('waits for the kind of paper while a person has the template open', () => {
    const template = (type: '' | 'SFZ') => ({
      scans: [sure],
      picture: null,
      fields: { certificate: { ...blankFields.certificate, type } },
    });
    expect(mayMakeAtOnce(template('SFZ'))).toBe(true);
    expect(mayMakeAtOnce(template(''))).toBe(false);
    expect(mayMakeAtOnce({ ...template('SFZ'), scans: [guess] })).toBe(false);
  });
});
