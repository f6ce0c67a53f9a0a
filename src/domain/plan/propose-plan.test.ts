import { describe, expect, it } from 'vitest';
import type { LocatedPaper, ScanSide } from '../picture/picture.ts';
import { type Plan, wholeSide } from './plan.ts';
import { type PlannedScan, proposePlan } from './propose-plan.ts';

const target = (...makes: Plan['format'][]) => ({ picture: { makes } }) as never;
const scan = (id: string, side: ScanSide, papers: readonly LocatedPaper[] = []): PlannedScan => ({
  id,
  side,
  facts: { papers } as unknown as PlannedScan['facts'],
  reading: null,
});
const [front, back, page] = [scan('f', 'front'), scan('b', 'back'), scan('p', 'page')];
const byHand = (id: string) => ({ ...wholeSide(id), turns: 1 as const });
const last = (...sides: Plan['sides']): Plan => ({
  version: 1,
  sides,
  layout: 'side-by-side',
  rim: 0.1,
  paper: '',
  format: 'bmp',
});
const propose = (scans: readonly PlannedScan[], plan: Plan | null = null, makes = target('jpg', 'bmp')) =>
  proposePlan({ scans, paper: 'SFZ', plan }, makes);

describe('proposePlan', () => {
  it('shows the front before the back before pages', () =>
    expect(propose([page, back, front])).toEqual({
      version: 1,
      sides: [wholeSide('f'), wholeSide('b'), wholeSide('p')],
      layout: 'stacked',
      rim: 0.03,
      paper: 'SFZ',
      format: 'jpg',
    }));

  it.each([
    ['one that is gone is left out', [front], ['b', 'f'], ['f']],
    ['a front that comes later stands before the back', [back, front], ['b'], ['f', 'b']],
    ['the order of a person stays', [front, back, page], ['b', 'f'], ['b', 'f', 'p']],
    ['a scan shown twice stays so', [front, back], ['f', 'f'], ['f', 'f', 'b']],
  ])('what was corrected stays: %s', (_, scans, kept, ids) => {
    const plan = propose(scans, last(...kept.map(byHand)));
    expect(plan.sides).toEqual(ids.map((id) => (kept.includes(id) ? byHand(id) : wholeSide(id))));
    expect(plan).toMatchObject({ layout: 'side-by-side', rim: 0.1, format: 'bmp', paper: 'SFZ' });
  });

  it('takes the format that the target prefers where it does not take the wanted one', () => {
    expect(propose([front], last(), target('jpg')).format).toBe('jpg');
    expect(propose([front], null, target('bmp', 'jpg')).format).toBe('bmp');
    expect(propose([front], null, target()).format).toBe('jpg');
  });

  it('has no more sides than a picture takes', () =>
    expect(propose(Array.from({ length: 9 }, (_, at) => scan(`${at}`, 'page'))).sides).toHaveLength(8));
});
