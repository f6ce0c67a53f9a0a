/** Reads a number again that must be of a certain form: prefix beam search over the probabilities of its line (Graves 2012; Hannun 2017). */
import { keptSymbols, type Posterior } from './ctc.ts';

/** What a number may look like while it is read from the left, and when it is whole. */
export type NumberForm = {
  readonly alphabet: string;
  readonly length: number;
  /** Whether a number may begin like this; asked with each further character. */
  readonly mayBegin: (prefix: string) => boolean;
};

export type Decoded = {
  readonly text: string;
  /** ln of its probability, and how far the next best whole number lies below; Infinity when there is none. */
  readonly logP: number;
  readonly margin: number;
};

const width = 150;
/** ln p of a character at a step, below which it is not looked at. */
const least = -13;
/** Of the probability of characters that cannot stand here, so much may have been no character at all. */
const strayShare = 0.02;

type Beam = { text: string; blank: number; ends: number };

/** The likeliest number between two steps; null when none is possible. */
export const decodeNumber = (
  posterior: Posterior,
  form: NumberForm,
  from = 0,
  to = posterior.steps,
): Decoded | null => {
  const symbols = [...form.alphabet].map((char) => [char, keptSymbols.indexOf(char)] as const);
  let beams = new Map<string, Beam>([['', { text: '', blank: 0, ends: -Infinity }]]);
  for (let step = from; step < to; step++) {
    const row = step * keptSymbols.length;
    const inside = symbols.map(([char, at]) => [char, posterior.kept[row + at]!] as const);
    const known = inside.reduce((sum, [, p]) => sum + p, posterior.blank[step]!);
    const blank = Math.log(posterior.blank[step]! + strayShare * Math.max(0, 1 - known) + 1e-12);
    const likely = inside
      .map(([char, p]) => [char, Math.log(p + 1e-12)] as const)
      .filter(([, p]) => p > least);
    const next = new Map<string, Beam>();
    const at = (text: string): Beam => {
      const there = next.get(text);
      if (there) return there;
      const fresh = { text, blank: -Infinity, ends: -Infinity };
      next.set(text, fresh);
      return fresh;
    };
    for (const beam of beams.values()) {
      const whole = logAdd(beam.blank, beam.ends);
      const same = at(beam.text);
      same.blank = logAdd(same.blank, whole + blank);
      const last = beam.text.at(-1);
      for (const [char, p] of likely) {
        if (char === last) same.ends = logAdd(same.ends, beam.ends + p);
        const before = char === last ? beam.blank : whole;
        if (before === -Infinity || beam.text.length >= form.length) continue;
        const text = beam.text + char;
        if (!next.has(text) && !form.mayBegin(text)) continue;
        const longer = at(text);
        longer.ends = logAdd(longer.ends, before + p);
      }
    }
    beams = best(next);
  }
  const whole = [...beams.values()]
    .filter(({ text }) => text.length === form.length)
    .map(({ text, blank, ends }) => ({ text, logP: logAdd(blank, ends) }))
    .sort((a, b) => b.logP - a.logP);
  const [first, second] = whole;
  return first ? { ...first, margin: second ? first.logP - second.logP : Infinity } : null;
};

const best = (beams: Map<string, Beam>): Map<string, Beam> => {
  if (beams.size <= width) return beams;
  const sorted = [...beams.entries()].sort(
    ([, a], [, b]) => logAdd(b.blank, b.ends) - logAdd(a.blank, a.ends),
  );
  return new Map(sorted.slice(0, width));
};

const logAdd = (a: number, b: number): number => {
  if (a === -Infinity) return b;
  if (b === -Infinity) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
};
