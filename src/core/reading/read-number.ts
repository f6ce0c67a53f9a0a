/** Numbers with check digits: as they stand, or read again within their form (reading rules: ADR). */
import { fitsForm, type NumberForm } from '#domain/reading/number-forms';
import { sure, type ValueState } from '#domain/reading/reading';
import type { Recognized } from './ctc.ts';
import { type Decoded, decodeNumber } from './decode-number.ts';
import type { Line } from './read-lines.ts';
import type { TextBox } from './text-boxes.ts';

export type NumberRead = {
  readonly value: string;
  readonly state: ValueState;
  readonly line: Line;
  /** Its steps in the line. */
  readonly from: number;
  readonly to: number;
  readonly unsure: readonly number[];
};

/** Reads what stands in a box of the picture. */
export type ReadBox = (box: TextBox) => Promise<Line>;

/** A forced reading counts when two crops agree and their margins together are at least this; ln. */
const leastMargin = 4;
/** Every character of a number that is not wanted is at least this sure. */
const surelyOther = 0.9;
/** Shorter runs of letters and digits are no such number, even with some of it lost. */
const shortest = 0.7;

/** The best reading of a number of one of these forms in any of the lines, the first form first; null when there is none. */
export const readNumberOf = async (
  lines: readonly Line[],
  forms: readonly NumberForm[],
  read: ReadBox,
): Promise<NumberRead | null> => {
  for (const form of forms) {
    const found = standingIn(lines, form);
    if (found) return found;
  }
  for (const form of forms) {
    const found = (await recutIn(lines, form, read)) ?? (await forcedIn(lines, form, read));
    if (found) return found;
  }
  return null;
};

const standingIn = (lines: readonly Line[], form: NumberForm): NumberRead | null =>
  lines
    .flatMap((line) => runsOf(line, form).flatMap((run) => asItStands(line, run, form)))
    .sort((a, b) => a.unsure.length - b.unsure.length || a.rank - b.rank)[0] ?? null;

/** Heights of further crops, in parts of the line's. */
const crops = [0.85, 1, 1.2];
/** Runs that are cut anew; each costs as many recognitions as there are crops. */
const mostRecut = 3;

/**
 * Cut out alone, without the label that stands before it, a number may be read as it stands. Twice the same from different crops counts
 * as a reading of the line would; once does not.
 */
const recutIn = async (
  lines: readonly Line[],
  form: NumberForm,
  read: ReadBox,
): Promise<NumberRead | null> => {
  const runs = lines
    .flatMap((line) => runsOf(line, form).map((run) => ({ line, run })))
    .filter(({ run }) => !isOtherNumber(run, form))
    .sort((a, b) => Math.abs(a.run.length - form.length) - Math.abs(b.run.length - form.length))
    .slice(0, mostRecut);
  for (const { line, run } of runs) {
    const found: NumberRead[] = [];
    for (const height of crops) {
      const again = await read(boxOf(line, run, height));
      const standing = standingIn([again], form);
      if (standing) found.push(standing);
    }
    const [best] = found.sort((a, b) => a.unsure.length - b.unsure.length);
    if (!best) continue;
    const isTwice = found.filter(({ value }) => value === best.value).length > 1;
    const isOnly = found.every(({ value }) => value === best.value);
    return { ...best, state: isTwice && isOnly ? best.state : 'doubtful' };
  }
  return null;
};

/** Where a run stands, with a little room at its ends. */
const boxOf = ({ box, posterior: { steps } }: Line, run: readonly Recognized[], height: number): TextBox => {
  const room = (0.35 * box.breadth) / box.length;
  const from = Math.max(-0.02, run[0]!.from / steps - room);
  const to = Math.min(1.02, run.at(-1)!.to / steps + room);
  const shift = ((from + to) / 2 - 0.5) * box.length;
  return {
    ...box,
    x: box.x + Math.cos(box.angle) * shift,
    y: box.y + Math.sin(box.angle) * shift,
    length: (to - from) * box.length,
    breadth: box.breadth * height,
  };
};

const forcedIn = async (
  lines: readonly Line[],
  form: NumberForm,
  read: ReadBox,
): Promise<NumberRead | null> => {
  const forced = lines
    .flatMap((line) => runsOf(line, form).map((run) => ({ line, run })))
    .filter(({ run }) => !isOtherNumber(run, form))
    .flatMap(({ line, run }) => {
      const decoded = force(line, run, form);
      return decoded ? [{ line, run, decoded }] : [];
    })
    .sort((a, b) => b.decoded.logP - a.decoded.logP);
  for (const { line, run, decoded } of forced) {
    // From a crop that differs a little.
    const { box } = line;
    const again = await read({ ...box, length: box.length * 1.04, breadth: box.breadth * 1.2 });
    const second = runsOf(again, form).map((other) => force(again, other, form));
    const agrees = second.find((other) => other?.text === decoded.text);
    const margin = Math.min(decoded.margin, 20) + Math.min(agrees?.margin ?? 0, 20);
    const isPlain = !line.isDisputed && !again.isDisputed;
    const state: ValueState = agrees && isPlain && margin >= leastMargin ? 'suggested' : 'doubtful';
    const whole = { value: decoded.text, state, line, from: run[0]!.from, to: run.at(-1)!.to, unsure: [] };
    if (state === 'suggested') return whole;
    if (agrees && decoded.margin >= 1) return whole;
  }
  return null;
};

/** Print that is read for sure, of another length or with another check digit, is another number: nothing of it may be changed. */
const isOtherNumber = (run: readonly Recognized[], form: NumberForm): boolean => {
  const glyphs = run.filter(({ char }) => /\S/u.test(char));
  // Two like digits in a row may have been read as one.
  if (glyphs.length === form.length - 1) return false;
  return glyphs.every(({ char, p }) => p >= surelyOther && form.alphabet.includes(char.toUpperCase()));
};

/** What numbers are printed with, what looks like it, and what was hardly read at all. */
const isPartOfNumber = ({ char, p }: Recognized): boolean => /[0-9A-Za-z\s|〇○]/u.test(char) || p < 0.4;

/** Runs of what a number is printed with, look-alikes among it, that are long enough. */
const runsOf = (line: Line, form: NumberForm): Recognized[][] => {
  const runs: Recognized[][] = [];
  let run: Recognized[] = [];
  for (const glyph of [...line.chars, null]) {
    if (glyph && isPartOfNumber(glyph)) run.push(glyph);
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
