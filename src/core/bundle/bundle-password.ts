import { randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for one another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 5;
const groupLetters = 4;

/** Some 99 bits: five groups of four letters, to be told by telephone. */
export const makeBundlePassword = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: groupLetters }, () => letters[randomInt(letters.length)]).join(''),
  ).join('-');
