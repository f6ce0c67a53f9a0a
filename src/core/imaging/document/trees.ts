/** Boosted regression trees (Friedman 2001): what a linear score cannot say, such as "a line inside, but only where nothing is printed beyond". */

/** A leaf's value, or: which evidence is asked, where it is cut, the tree for values up to the cut, and the one above. */
export type Tree = number | readonly [evidence: number, cut: number, upTo: Tree, above: Tree];

/** The sum of what every tree says: the logarithm of the odds that a candidate is right. */
export const logOddsBy = (trees: readonly Tree[], evidence: ArrayLike<number>): number => {
  let sum = 0;
  for (let tree of trees) {
    while (typeof tree !== 'number') tree = evidence[tree[0]]! <= tree[1] ? tree[2] : tree[3];
    sum += tree;
  }
  return sum;
};
