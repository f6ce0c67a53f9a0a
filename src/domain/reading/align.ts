/** Two texts under each other, character by character, so that a person sees where they differ. */

type Column = {
  /** `''` where the other text has a character more. */
  readonly typed: string;
  readonly read: string;
  readonly isSame: boolean;
};

/** Texts of one length are compared place by place; others by what they have in common. */
export const alignTexts = (typed: string, read: string): Column[] => {
  const [a, b] = [[...typed], [...read]];
  if (a.length === b.length) return a.map((char, at) => columnOf(char, b[at]!));
  const common = commonTable(a, b);
  const columns: Column[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) columns.push(columnOf(a[i++]!, b[j++]!));
    else if (j === b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!))
      columns.push(columnOf(a[i++]!, ''));
    else columns.push(columnOf('', b[j++]!));
  }
  return columns;
};

const columnOf = (typed: string, read: string): Column => ({ typed, read, isSame: typed === read });

/** Length of the longest common subsequence of what begins at each pair of places. */
const commonTable = (a: readonly string[], b: readonly string[]): number[][] => {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i]![j] =
        a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  return table;
};
