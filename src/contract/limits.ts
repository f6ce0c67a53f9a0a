/** Sizes that both sides of a line must agree on. */

/** Longest message of a page's line, bytes; a longer one closes that line. */
export const longestFrame = 16 * 1024 * 1024;

/**
 * Longest text that travels inside a call, characters. Even if each takes three bytes and is written as an escape, it fits a frame;
 * longer ones go the way of files.
 */
export const longestText = 1_000_000;
