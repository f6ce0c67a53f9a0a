/** Numbers with check digits: as they stand, or read again within their form (reading rules: ADR). */
import { fitsForm, type NumberForm } from '#domain/reading/number-forms';
import { sure, type ValueState } from '#domain/reading/reading';
import type { Recognized } from './ctc.ts';
import { type Decoded, decodeNumber } from './decode-number.ts';
import type { Line } from './read-lines.ts';

export type NumberRead = {
  readonly value: string;
  readonly state: ValueState;
  readonly line: Line;
  /** Its steps in the line. */
  readonly from: number;
  readonly to: number;
  readonly unsure: readonly number[];
};

/** Reads the line again from a crop that differs a little. */
export type ReadAgain = (line: Line) => Promise<Line>;

/** A forced reading counts when two crops agree and their margins together are at least this; ln. */
const leastMargin = 4;
/** Shorter runs of letters and digits are no such number, even with some of it lost. */
const shortest = 0.7;

/** The best reading of a number of this form in any of the lines; null when there is none. */
export const readNumberOf = async (
  lines: readonly Line[],
  form: NumberForm,
  readAgain: ReadAgain,
): Promise<NumberRead | null> => {
  const runs = lines.flatMap((line) => runsOf(line, form).map((run) => ({ line, run })));
  const standing = runs
    .flatMap(({ line, run }) => asItStands(line, run, form))
    .sort((a, b) => a.unsure.length - b.unsure.length || a.rank - b.rank);
  if (standing[0]) return standing[0];
  const forced = runs
    .flatMap(({ line, run }) => {
      const decoded = force(line, run, form);
      return decoded ? [{ line, run, decoded }] : [];
    })
    .sort((a, b) => b.decoded.logP - a.decoded.logP);
  for (const { line, run, decoded } of forced) {
    const again = await readAgain(line);
    const second = runsOf(again, form).map((other) => force(again, other, form));
    const agrees = second.find((other) => other?.text === decoded.text);
    const margin = Math.min(decoded.margin, 20) + Math.min(agrees?.margin ?? 0, 20);
    const state: ValueState = agrees && margin >= leastMargin ? 'suggested' : 'doubtful';
    const whole = { value: decoded.text, state, line, from: run[0]!.from, to: run.at(-1)!.to, unsure: [] };
    if (state === 'suggested') return whole;
    if (agrees && decoded.margin >= 1) return whole;
  }
  return null;
};

/** Runs of what a number is printed with, look-alikes among it, that are long enough. */
const runsOf = (line: Line, form: NumberForm): Recognized[][] => {
  const runs: Recognized[][] = [];
  let run: Recognized[] = [];
  for (const glyph of [...line.chars, null]) {
    if (glyph && /[0-9A-Za-z\s|〇○]/u.test(glyph.char)) run.push(glyph);
    else {
      if (run.filter(({ char }) => /\S/u.test(char)).length >= form.length * shortest) runs.push(run);
      run = [];
    }
  }
  return runs;
};

/** A number that needs nothing but capitals; what stands close around it must not be more of it. */
const asItStands = (
  line: Line,
  run: readonly Recognized[],
  form: NumberForm,
): (NumberRead & { rank: number })[] => {
  const glyphs = run.filter(({ char }) => /\S/u.test(char));
  return Array.from({ length: Math.max(0, glyphs.length - form.length + 1) }, (_, start) => {
    const own = glyphs.slice(start, start + form.length);
    const value = own.map(({ char }) => char.toUpperCase()).join('');
    if (!fitsForm(form, value)) return null;
    const unsure = own.flatMap(({ p }, index) => (p < sure ? [index] : []));
    const isAlone = glyphs.length === form.length;
    return {
      value,
      state: unsure.length === 0 && isAlone ? ('certain' as const) : ('doubtful' as const),
      line,
      from: own[0]!.from,
      to: own.at(-1)!.to,
      unsure,
      rank: isAlone ? 0 : 1,
    };
  }).filter((found) => found !== null);
};

const force = (line: Line, run: readonly Recognized[], form: NumberForm): Decoded | null => {
  const at = line.chars.indexOf(run[0]!);
  const before = line.chars[at - 1];
  const after = line.chars[at + run.length];
  const from = before ? Math.ceil((before.to + run[0]!.from) / 2) : 0;
  const to = after ? Math.floor((run.at(-1)!.to + after.from) / 2) : line.posterior.steps;
  return decodeNumber(line.posterior, form, from, to);
};
