/** When a copied number goes from the clipboard. Pure; `clear-clipboard.ts` only asks. */

/** Milliseconds that a number may stay there. */
export const clearAfter = 60_000;

/** Longer texts are no number that somebody copied by itself. */
const longest = 2_000;

/** What the page may ask to have cleared later. */
export const isClearable = (text: unknown): text is string =>
  typeof text === 'string' && text !== '' && text.length <= longest;

/** Only what is still there goes: what somebody copied since, in whatever program, is theirs. */
export const goesFromClipboard = (copied: string, there: string): boolean => copied === there;
