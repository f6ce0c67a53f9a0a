/** When a copied number goes from the clipboard. Pure; `clear-clipboard.ts` only asks. */
import { longestFrame } from '#contract/limits';

/** Milliseconds that a number may stay there. */
export const clearAfter = 60_000;

/** What the page may ask to have cleared later: a number, or cells of the grid with numbers among them. */
export const isClearable = (text: unknown): text is string =>
  typeof text === 'string' && text !== '' && text.length <= longestFrame;

/** Only what is still there goes: what somebody copied since, in whatever program, is theirs. Systems break lines in their own way. */
export const goesFromClipboard = (copied: string, there: string): boolean =>
  oneBreak(copied) === oneBreak(there);

const oneBreak = (text: string): string => text.replaceAll('\r\n', '\n');
