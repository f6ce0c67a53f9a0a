/** What was read beside what is written, counted. */
import type { ValueState } from '#domain/reading/reading';

/** One value: whether it was read, read right, and how sure the desk was. */
export type Mark = {
  /** What it counts among, as `number, digits ≥ 9 px`. */
  readonly in: readonly string[];
  readonly outcome: 'exact' | 'wrong' | 'unread';
  readonly isCertain: boolean;
  /** What a person looks at to see what went wrong. */
  readonly told: string;
};

export type Told = { readonly value: string; readonly state: ValueState } | undefined | null;

/** Marks differ in width and in spaces only: the same to a person, and to every register. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s,，]/gu, '')
    .toUpperCase();

export const markOf = (groups: readonly string[], want: string, got: Told, where: string): Mark => {
  const value = got && got.state !== 'unread' ? got.value : undefined;
  const outcome = value === undefined ? 'unread' : plainText(value) === plainText(want) ? 'exact' : 'wrong';
  return {
    in: groups,
    outcome,
    isCertain: got?.state === 'certain' && value !== undefined,
    told: `${where}: ${want} read as ${got?.value ?? '–'} (${got?.state ?? 'nothing'})`,
  };
};

/** Of things that are right or not, without a state of their own. */
export const plainMark = (groups: readonly string[], isRight: boolean | null, where: string): Mark => ({
  in: groups,
  outcome: isRight === null ? 'unread' : isRight ? 'exact' : 'wrong',
  isCertain: false,
  told: where,
});

export type Sums = {
  readonly n: number;
  readonly exact: number;
  readonly wrong: number;
  readonly certain: number;
  readonly wrongCertain: number;
  readonly unread: number;
};

export const sumsOf = (marks: readonly Mark[], group: string): Sums => {
  const own = marks.filter((mark) => mark.in.includes(group));
  const count = (holds: (mark: Mark) => boolean): number => own.filter(holds).length;
  return {
    n: own.length,
    exact: count(({ outcome }) => outcome === 'exact'),
    wrong: count(({ outcome }) => outcome === 'wrong'),
    certain: count(({ isCertain }) => isCertain),
    wrongCertain: count(({ outcome, isCertain }) => outcome === 'wrong' && isCertain),
    unread: count(({ outcome }) => outcome === 'unread'),
  };
};

export const percent = (part: number, of: number): number => (of === 0 ? 100 : (100 * part) / of);

/** `withKinds`: also each field of each kind of paper, which have a colon in their names. */
export const printTable = (marks: readonly Mark[], withKinds = false): void => {
  const groups = [...new Set(marks.flatMap((mark) => mark.in))]
    .filter((group) => withKinds || !group.includes(':'))
    .sort();
  console.table(
    groups.map((group) => {
      const { n, exact, wrong, certain, wrongCertain, unread } = sumsOf(marks, group);
      return {
        what: group,
        n,
        'exact %': percent(exact, n).toFixed(1),
        wrong,
        certain,
        'wrong among certain': wrongCertain,
        unread,
      };
    }),
  );
};
