/** 120 scans without a word in their names, of 60 customers: at least 95 % land where they belong, and none anywhere else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blurred,
  type FolderFile,
  inputOf,
  landingOf,
  organization,
  permit,
  person,
  randomOf,
  scanFile,
  shuffled,
} from '../../../tests/read-folders.ts';
import { scanReading } from '../../../tests/readings.ts';
import { type SortInput, sortByReading } from './sort-by-reading.ts';

const landings = (input: SortInput, files: readonly FolderFile[]) => {
  const groups = sortByReading(input);
  const ofFile = new Map(groups.flatMap((group) => group.files.map(({ id }) => [id, group])));
  expect([...ofFile.keys()].sort()).toEqual(files.map(({ id }) => id).sort());
  return files.map((file) => landingOf(ofFile.get(file.id)!, file.of));
};
const count = (all: readonly string[], wanted: string): number => all.filter((one) => one === wanted).length;

/** 40 people and 10 permits of two sides, 10 companies; some numbers are blurred; some papers are nobody's. */
const sixty = (seed: number, isShuffled: boolean) => {
  const random = randomOf(seed);
  const customers = [
    ...Array.from({ length: 40 }, (_, at) => person(random, at)),
    ...Array.from({ length: 10 }, (_, at) => permit(random, at)),
    ...Array.from({ length: 10 }, (_, at) => organization(random, at)),
  ];
  const own = customers.flatMap((of) =>
    of.scans.map((reading, at) => ({
      of,
      reading: at === 0 && of.type === 'SFZ' && random() < 0.1 ? blurred(reading, random) : reading,
    })),
  );
  const strangers = Array.from({ length: 6 }, (_, at) => person(random, 500 + at).scans[0]!);
  const nothing = scanReading({ paper: '', side: null, characters: 2 });
  const others = [
    ...strangers,
    nothing,
    nothing,
    scanReading({ paper: '', side: null, foreign: 'household-register' }),
  ];
  const all = [...own, ...others.map((reading) => ({ of: null, reading }))];
  const files = (isShuffled ? shuffled(all, random) : all).map(({ of, reading }, at) =>
    scanFile(at, reading, of),
  );
  return { customers, files, input: inputOf(files, customers.slice(0, 30), customers) };
};

describe('120 scans of 60 customers, by what was read', () => {
  it('in the order of the camera: at least 95 % land, none on a wrong template', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { files, input } = sixty(seed, false);
      const all = landings(input, files);
      const own = files.filter(({ of }) => of !== null).length;
      expect(count(all, 'wrong')).toBe(0);
      expect(count(all, 'right')).toBeGreaterThanOrEqual(0.95 * own);
    }
  });

  it('shuffled: fewer backs find their fronts, and still nothing lands on a wrong one', () => {
    let backs = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const { files, input } = sixty(seed, true);
      const all = landings(input, files);
      expect(count(all, 'wrong')).toBe(0);
      const fronts = files.flatMap(({ of, reading }, at) =>
        of && reading?.side === 'front' ? [all[at]!] : [],
      );
      expect(count(fronts, 'right')).toBeGreaterThanOrEqual(0.95 * fronts.length);
      backs += files.filter(
        ({ of, reading }, at) => of?.type === 'SFZ' && reading?.side === 'back' && all[at] === 'right',
      ).length;
    }
    expect(backs).toBeGreaterThan(0);
  });

  it('what waits has the right template first, wherever something of it could be read', () => {
    const waiting = [1, 3, 5, 7, 9, 11, 13, 15].flatMap((seed) => {
      const { files, input } = sixty(seed, false);
      const all = landings(input, files);
      return files.flatMap(({ of }, at) => (of && all[at] !== 'right' ? [all[at]] : []));
    });
    expect(count(waiting as string[], 'first')).toBeGreaterThan(0);
    expect(count(waiting as string[], 'waiting')).toBe(0);
  });

  it('sorted once more in any order it says the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), (seed, order) => {
        const { files, customers } = sixty(seed % 7, false);
        const input = inputOf(files, customers.slice(0, 30), customers);
        const say = (some: readonly FolderFile[]) =>
          Object.fromEntries(
            sortByReading({ ...input, items: some.map((file) => ({ files: [file], isFixed: false })) })
              .flatMap(({ files: own, decision }) =>
                own.map(({ id, side }) => [id, side, JSON.stringify(decision)]),
              )
              .map(([id, ...rest]) => [id, rest]),
          );
        expect(say(shuffled(files, randomOf(order)))).toEqual(say(files));
      }),
      { numRuns: 20 },
    );
  });
});
