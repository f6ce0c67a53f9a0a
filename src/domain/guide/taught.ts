/** What an office has taught the desk: sentences of its reviewers and customers, and which failure each of them means. */
import type { KnownFailure } from './failure-table.ts';

export type Taught = {
  readonly id: string;
  readonly text: string;
  readonly means: KnownFailure;
  /** UTC ISO time. */
  readonly at: string;
};

/** Fewer say nothing by themselves: they would be found in every mail. In Han characters or words. */
export const leastTaughtWords = 4;
export const longestTaught = 500;

/** Han characters one by one, other letters as words; what holds a digit is a number, a domain or a day, and says nothing of the reason. */
export const taughtWords = (text: string): readonly string[] =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []
  ).filter((word) => !/\p{N}/u.test(word));

/** A sentence without addresses of mail and web and without numbers of four digits and more: what is kept for the office names nobody. */
export const withoutNames = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\w.%+-]+@[\w.-]+/g, ' ')
    // A name in Chinese letters goes with the templates that have it; a sentence around it stays.
    .replace(/[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+/g, (found) => (/^[\d.]+$/.test(found) ? found : ' '))
    // Numbers, telephone numbers and days, also in groups.
    .replace(/[A-Za-z]{0,3}\d(?:[ ./-]?[\dXx*•]){3,}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

/** The taught sentences that stand in a text word by word, longest first. */
export const matchTaught = (text: string, taught: readonly Taught[]): readonly Taught[] => {
  if (taught.length === 0) return [];
  const whole = ` ${taughtWords(text).join(' ')} `;
  return taught
    .filter((one) => {
      const words = taughtWords(one.text);
      return words.length >= leastTaughtWords && whole.includes(` ${words.join(' ')} `);
    })
    .toSorted((a, b) => b.text.length - a.text.length);
};
