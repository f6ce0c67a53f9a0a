/** What comes out by folds, in tables. */
import type { Chosen } from './by-folds.ts';

export function printTable(held: readonly Chosen[], sure: ReadonlyMap<Chosen, number>, limit: number): void {
  const groups = new Map<string, Chosen[]>();
  for (const one of held) {
    const { form, kind } = one.seen;
    const groupsOf =
      form === 'photo'
        ? ['real photos', `real: ${kind}`]
        : form === 'drawn'
          ? ['drawn', `drawn: ${kind}`]
          : [form];
    for (const group of groupsOf) groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  console.table(
    [...groups].map(([group, some]) => {
      const offered = some.filter((one) => sure.get(one)! > limit);
      return {
        photos: group,
        count: some.length,
        right: some.filter(({ isRight }) => isRight).length,
        'mean overlap': (some.reduce((sum, one) => sum + one.overlap, 0) / some.length).toFixed(4),
        sure: offered.length,
        'of these wrong': offered.filter(({ isRight }) => !isRight).length,
      };
    }),
  );
}

/** What other limits would give, on real photos. */
export function printLimits(real: readonly Chosen[], sure: ReadonlyMap<Chosen, number>): void {
  console.table(
    [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95].map((limit) => {
      const offered = real.filter((one) => sure.get(one)! > limit);
      const wrong = offered.filter(({ isRight }) => !isRight);
      return {
        limit,
        sure: offered.length,
        wrong: wrong.length,
        'of these overlap under 0.9': wrong.filter((one) => one.overlap < 0.9).length,
      };
    }),
  );
}
