/** A small run of `scripts/fuzz-pictures.ts`: no mutant is taken in that lost a part unsaid, and none breaks a reader. */
import { expect, it } from 'vitest';
import { fuzzPictures } from '../../../tests/picture-fuzz/run.ts';

it('480 changed files of all kinds are refused, or show their picture, or say what is lost', async () => {
  const rows = await fuzzPictures(480, 2);
  expect(
    rows.flatMap(({ kind, violations }) => violations.map((violation) => `${kind}: ${violation}`)),
  ).toEqual([]);
  // Files that are all refused would prove nothing.
  const sum = (of: 'refused' | 'told' | 'changed' | 'same') =>
    rows.reduce((total, row) => total + row[of], 0);
  expect(sum('refused')).toBeGreaterThan(250);
  expect(sum('changed') + sum('same') + sum('told')).toBeGreaterThan(60);
}, 120_000);
