/** Probabilities of a strip as text, and read again within the form of a number. */
import { describe, expect, it } from 'vitest';
import { residentForm } from '#domain/reading/number-forms';
import { decodeGreedily, keepPosterior, keptSymbols, type Posterior } from './ctc.ts';
import { decodeNumber } from './decode-number.ts';

const characters = [...keptSymbols, '样', ' '];
const classes = characters.length + 1;
const classOf = new Map(characters.map((char, index) => [char, index + 1]));

/** One step a character, a blank after each; what is not given goes to blank. */
const posteriorOf = (steps: readonly (Readonly<Record<string, number>> | null)[]): Posterior => {
  const rows = new Float32Array(steps.length * classes);
  for (const [step, symbols] of steps.entries()) {
    let rest = 1;
    for (const [char, p] of Object.entries(symbols ?? {})) {
      rows[step * classes + classOf.get(char)!] = p;
      rest -= p;
    }
    rows[step * classes] = Math.max(0, rest);
  }
  return keepPosterior(rows, classes, classOf);
};
const spelled = (text: string, odd: Readonly<Record<number, Readonly<Record<string, number>>>> = {}) =>
  posteriorOf([...text].flatMap((char, index) => [odd[index] ?? { [char]: 0.98 }, null]));

describe('decodeGreedily', () => {
  it('makes runs of one class one character, and keeps two that a blank parts', () => {
    const posterior = posteriorOf([{ 1: 0.8 }, { 1: 0.95 }, null, { 1: 0.9 }, { 样: 0.7 }]);
    const text = decodeGreedily(posterior, characters);
    expect(text.map(({ char }) => char).join('')).toBe('11样');
    expect(text.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [3, 4],
      [4, 5],
    ]);
    expect(text[0]!.p).toBeCloseTo(0.95);
  });

  it('says nothing of a strip without characters', () => {
    expect(decodeGreedily(posteriorOf([null, null]), characters)).toEqual([]);
  });
});

describe('decodeNumber', () => {
  const number = '11010519491231002X';

  it('reads what stands there', () => {
    const decoded = decodeNumber(spelled(number), residentForm);
    expect(decoded?.text).toBe(number);
    expect(decoded!.margin).toBeGreaterThan(4);
  });

  it('takes the likeliest number that may be one, where the likeliest characters make none', () => {
    // The last but one digit of the order looks more like another.
    const decoded = decodeNumber(spelled(number, { 16: { 7: 0.6, 2: 0.39 } }), residentForm);
    expect(decoded?.text).toBe(number);
  });

  it('reads two like digits that a blank parts as two', () => {
    expect(decodeNumber(spelled('110101199003078670'), residentForm)?.text).toBe('110101199003078670');
  });

  it('says how near the next best lies', () => {
    const two = spelled('110101199003078670', { 16: { 7: 0.5, 8: 0.49 }, 17: { 0: 0.5, 9: 0.49 } });
    const decoded = decodeNumber(two, residentForm);
    expect(decoded?.text).toBe('110101199003078670');
    expect(decoded!.margin).toBeLessThan(decodeNumber(spelled('110101199003078670'), residentForm)!.margin);
  });

  it('finds none in print that is too short', () => {
    expect(decodeNumber(spelled('110105'), residentForm)).toBeNull();
  });
});
