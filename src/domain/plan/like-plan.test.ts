import { describe, expect, it } from 'vitest';
import { scanReading } from '../../../tests/readings.ts';
import type { LocatedPaper, Scan, ScanSide } from '../picture/picture.ts';
import { planLike } from './like-plan.ts';
import type { Corners, Plan } from './plan.ts';

const square = (at: number): Corners => [
  [at, at],
  [at + 0.4, at],
  [at + 0.4, at + 0.4],
  [at, at + 0.4],
];
const paper = (at: number, confidence = 0.95): LocatedPaper => ({ corners: square(at), confidence });
const hand = square(0.33);

const scan = (
  id: string,
  more: Partial<Scan['facts']> = {},
  side: ScanSide = 'front',
  reading: Scan['reading'] = null,
) => ({
  id,
  side,
  facts: { width: 3000, height: 2000, papers: [], ...more } as unknown as Scan['facts'],
  reading,
});
const plan: Plan = {
  version: 1,
  sides: [{ scanId: 'm', corners: hand, flip: true, turns: 1 }],
  layout: 'side-by-side',
  rim: 0.1,
  paper: 'SFZ',
  format: 'bmp',
};
const like = (own: ReturnType<typeof scan>[], model = { plan, scans: [scan('m')] }) =>
  planLike(model, { scans: own, paper: 'HZ' });

describe('planLike', () => {
  it('carries layout, rim, format, mirroring and turns over, with the own paper', () => {
    expect(like([scan('a')])).toEqual({
      ...plan,
      paper: 'HZ',
      sides: [{ scanId: 'a', corners: hand, flip: true, turns: 1 }],
    });
  });

  it.each([
    ['of the same size without sure corners: those of the model', {}, hand],
    ['of the same size with sure corners: its own', { papers: [paper(0.1)] }, square(0.1)],
    ['of the same size with a guess: those of the model', { papers: [paper(0.1, 0.6)] }, hand],
    ['of another size with sure corners: its own', { width: 2999, papers: [paper(0.1)] }, square(0.1)],
    ['of another size without: the whole scan', { width: 2999 }, null],
  ])('a scan %s', (_, facts, corners) => {
    expect(like([scan('a', facts)]).sides[0]?.corners).toEqual(corners);
  });

  it('shows a scan whole where the model is shown whole and has its size', () => {
    const whole = { ...plan, sides: [{ ...plan.sides[0]!, corners: null }] };
    const sure = { papers: [paper(0.1)] };
    expect(like([scan('a', sure)], { plan: whole, scans: [scan('m')] }).sides[0]?.corners).toBeNull();
    const larger = { ...sure, width: 4000 };
    expect(like([scan('a', larger)], { plan: whole, scans: [scan('m')] }).sides[0]?.corners).toEqual(
      square(0.1),
    );
  });

  it('counts a turn from what is suggested', () => {
    const onItsHead = (id: string) => scan(id, {}, 'front', scanReading({ way: { flip: false, turns: 2 } }));
    expect(like([onItsHead('a')]).sides[0]?.turns).toBe(3);
    expect(like([scan('a')], { plan, scans: [onItsHead('m')] }).sides[0]?.turns).toBe(3);
    expect(like([onItsHead('a')], { plan, scans: [onItsHead('m')] }).sides[0]?.turns).toBe(1);
  });

  it('matches fronts with fronts and backs with backs, in the order of the model', () => {
    const both: Plan = {
      ...plan,
      sides: [
        { scanId: 'b', corners: null, flip: false, turns: 2 },
        { scanId: 'm', corners: null, flip: true, turns: 1 },
      ],
    };
    const model = { plan: both, scans: [scan('m'), scan('b', {}, 'back')] };
    const made = like([scan('x'), scan('y', {}, 'back'), scan('z', {}, 'proof')], model).sides;
    expect(made.map(({ scanId, turns, flip }) => [scanId, turns, flip])).toEqual([
      ['y', 2, false],
      ['x', 1, true],
      ['z', 0, false],
    ]);
  });

  it('shows two papers of one scan where the model does and both are there', () => {
    const papers = [paper(0.05), paper(0.5)];
    const two: Plan = {
      ...plan,
      sides: [
        { scanId: 'm', corners: square(0.5), flip: false, turns: 0 },
        { scanId: 'm', corners: square(0.05), flip: false, turns: 0 },
      ],
    };
    const model = { plan: two, scans: [scan('m', { papers })] };
    const other = [paper(0.11), paper(0.56)];
    expect(
      like([scan('a', { papers: other, width: 2999 })], model).sides.map((side) => side.corners),
    ).toEqual([square(0.56), square(0.11)]);
    expect(like([scan('a', { width: 2999 })], model).sides).toEqual([
      { scanId: 'a', corners: null, flip: false, turns: 0 },
    ]);
  });

  it('never makes more sides than a picture takes', () => {
    expect(like(Array.from({ length: 12 }, (_, at) => scan(`s${at}`))).sides).toHaveLength(8);
  });
});
