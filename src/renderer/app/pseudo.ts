/** Longer words in place of the real ones, for tests that look for clipped text: the window opened with `?pseudo`. */
import type { Sayer } from '#text/say';

const isPseudo = new URLSearchParams(globalThis.location?.search ?? '').has('pseudo');

/** A third longer, at least two characters, holes untouched; brackets show where a text begins and ends. */
export const lengthen = (text: string): string => {
  const letters = text.replace(/\{\{[^}]+\}\}/g, '').length;
  return letters === 0 ? text : `[${text}${'ẃ字'.repeat(Math.max(1, Math.round(letters / 6)))}]`;
};

type Node = string | { readonly [key: string]: Node };

const lengthenAll = (node: Node): Node =>
  typeof node === 'string'
    ? lengthen(node)
    : Object.fromEntries(Object.entries(node).map(([key, child]) => [key, lengthenAll(child)]));

export const shownTexts = <T extends Node>(texts: T): Node => (isPseudo ? lengthenAll(texts) : texts);

const longer = (said: unknown): unknown => (typeof said === 'string' ? lengthen(said) : said);

export const shownSayer = (sayer: Sayer): Sayer =>
  isPseudo
    ? (Object.fromEntries(
        Object.entries(sayer as Record<string, unknown>).map(([name, say]) => [
          name,
          typeof say === 'function' ? (...values: readonly unknown[]) => longer(say(...values)) : say,
        ]),
      ) as unknown as Sayer)
    : sayer;
