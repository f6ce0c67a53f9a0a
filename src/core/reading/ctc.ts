/** What the recognition network says of a strip, and how it becomes text (connectionist temporal classification, Graves et al. 2006). */

/** The symbols whose probabilities are kept at every step: all that numbers, dates and machine-readable zones are written with. */
export const keptSymbols = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';

/** One step is 8 pixels of a strip 48 high. */
export type Posterior = {
  readonly steps: number;
  /** Of "no character here", for each step. */
  readonly blank: Float32Array;
  /** Rows of `keptSymbols.length`, for each step. */
  readonly kept: Float32Array;
  /** The likeliest class of each step and its probability. Class 0 is blank, class n the nth character. */
  readonly best: Int32Array;
  readonly bestP: Float32Array;
};

export type Recognized = {
  readonly char: string;
  /** Of its surest step, 0–1. */
  readonly p: number;
  /** Its steps: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
};

/** Keeps of the network's rows what is used later: a hundredth of them. */
export const keepPosterior = (
  rows: Float32Array,
  classes: number,
  classOf: ReadonlyMap<string, number>,
): Posterior => {
  const steps = rows.length / classes;
  const symbols = [...keptSymbols].map((symbol) => classOf.get(symbol)!);
  const blank = new Float32Array(steps);
  const kept = new Float32Array(steps * symbols.length);
  const best = new Int32Array(steps);
  const bestP = new Float32Array(steps);
  for (let step = 0; step < steps; step++) {
    const row = rows.subarray(step * classes, (step + 1) * classes);
    let top = 0;
    for (let index = 1; index < classes; index++) if (row[index]! > row[top]!) top = index;
    blank[step] = row[0]!;
    best[step] = top;
    bestP[step] = row[top]!;
    for (const [index, symbol] of symbols.entries()) kept[step * symbols.length + index] = row[symbol]!;
  }
  return { steps, blank, kept, best, bestP };
};

/** The likeliest class of each step, runs of one class made one, blanks left out. */
export const decodeGreedily = (
  { steps, best, bestP }: Posterior,
  characters: readonly string[],
): Recognized[] => {
  const text: Recognized[] = [];
  for (let step = 0; step < steps; ) {
    const top = best[step]!;
    let to = step + 1;
    let p = bestP[step]!;
    for (; to < steps && best[to] === top; to++) p = Math.max(p, bestP[to]!);
    if (top > 0) text.push({ char: characters[top - 1] ?? '', p, from: step, to });
    step = to;
  }
  return text;
};
