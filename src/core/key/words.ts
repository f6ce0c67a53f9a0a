/** Recovery words: 256 random bits as 24 words with a checksum (BIP-39), English or simplified Chinese. */
import { randomBytes } from 'node:crypto';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as chinese } from '@scure/bip39/wordlists/simplified-chinese.js';
import { Fault } from '#contract/faults';
import type { Language } from '#text/language';

export const wordCount = 24;

/** New words in the list of this language. */
export const makeWords = (language: Language): readonly string[] =>
  entropyToMnemonic(randomBytes(32), language === 'en' ? english : chinese).split(' ');

/** One word as the lists have it. */
export const plainWord = (text: string): string => text.normalize('NFKD').toLowerCase().trim();

/**
 * The words that a person typed: any case, any white space, commas, line numbers; Chinese ones also without gaps.
 * Fault: words-misspelt, with the number of the first word that is in no list (`at`), or 0 where number or check digits do not fit.
 */
export const readWords = (
  text: string,
): { readonly words: readonly string[]; readonly entropy: Uint8Array } => {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\d.,;:，、。；：]+/g, ' ')
    .trim();
  const isChinese = /\p{Script=Han}/u.test(plain);
  const words = isChinese ? [...plain.replace(/\s+/g, '')] : plain.split(/\s+/);
  const list = isChinese ? chinese : english;
  const at = words.findIndex((word) => !list.includes(word)) + 1;
  if (at > 0 || words.length !== wordCount)
    throw new Fault('words-misspelt', { at: Math.min(at, wordCount), count: words.length });
  try {
    return { words, entropy: mnemonicToEntropy(words.join(' '), list) };
  } catch (cause) {
    throw new Fault('words-misspelt', { at: 0, count: words.length }, { cause });
  }
};
