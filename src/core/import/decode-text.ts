/**
 * Finds out in which encoding a text file was written, by evidence: a mark, zero bytes, valid UTF-8, then which encoding gives the
 * characters and headings that lists are made of. Nearly every byte sequence decodes as something, so decoding alone proves nothing.
 */
import type { ListEncoding } from '#contract/lists';
import { knownHeadings } from '#domain/list/guess-columns';
import { columnLabels } from './list-words.ts';

export type Decoded = {
  readonly text: string;
  readonly encoding: ListEncoding;
  /** What else the bytes could be, the likeliest first; empty where there is no doubt. */
  readonly others: readonly ListEncoding[];
};

/** Null when it is no text in any of the encodings. `wanted` is what a person says it is. */
export const decodeText = (bytes: Uint8Array, wanted?: ListEncoding): Decoded | null => {
  const sure = (encoding: ListEncoding, label: string): Decoded | null => {
    const text = decode(bytes, label);
    return text === null ? null : { text, encoding, others: [] };
  };
  if (wanted !== undefined && wanted in labels) {
    for (const label of labels[wanted as keyof typeof labels]) {
      const said = sure(wanted, label);
      if (said) return said;
    }
    return null;
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return sure('utf-16', 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return sure('utf-16', 'utf-16be');
  const wide = wideWithoutMark(bytes);
  if (wide) return sure('utf-16', wide);
  // Pictures and archives decode as something too; text has no zeros.
  if (bytes.includes(0)) return null;
  return sure('utf-8', 'utf-8') ?? byEvidence(bytes);
};

const labels = {
  'utf-8': ['utf-8'],
  'utf-16': ['utf-16le', 'utf-16be'],
  gb18030: ['gb18030'],
  big5: ['big5'],
  'windows-1252': ['windows-1252'],
} as const satisfies Partial<Record<ListEncoding, readonly string[]>>;

const decode = (bytes: Uint8Array, label: string): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};

/** Looked at: evidence needs no more. */
const sampleBytes = 65_536;

/**
 * UTF-16 without a mark: separators, digits and line ends leave zeros on one side of the pairs only, and no control characters come
 * out. Which side says which order.
 */
const wideWithoutMark = (bytes: Uint8Array): string | null => {
  const sample = bytes.subarray(0, sampleBytes & ~1);
  if (bytes.length % 2 !== 0 || sample.length < 4) return null;
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2]! += 1;
  const [even, odd] = zeros as [number, number];
  if (Math.max(even, odd) * 20 < sample.length / 2 || Math.min(even, odd) * 10 > Math.max(even, odd))
    return null;
  const label = odd > even ? 'utf-16le' : 'utf-16be';
  const text = decode(sample, label) ?? decode(sample.subarray(0, -2), label);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text === null || /[\0-\x08\x0e-\x1f]/.test(text) ? null : label;
};

/** GB18030, Big5 or Windows-1252. */
const byEvidence = (bytes: Uint8Array): Decoded | null => {
  const sample = bytes.subarray(0, sampleBytes);
  const found = [
    { encoding: 'gb18030', score: hanScore(sample, isCommonGb) },
    { encoding: 'big5', score: hanScore(sample, isCommonBig5) },
    { encoding: 'windows-1252', score: latinScore(sample) },
  ] as const;
  const readable = found.flatMap(({ encoding, score }) => {
    const text = decode(bytes, encoding);
    // A Big5 reading with private characters is none; in GB18030 they are rare characters of old fonts.
    if (text === null || (encoding === 'big5' && /[\ue000-\uf8ff]/.test(text.slice(0, 2_000)))) return [];
    const lines = text.split(/\r\n|\n|\r/, 10).map((line) => line.split(/[,;\t，｜|"]+/));
    return [{ encoding, text, score: score + Math.min(5, knownHeadings(lines, columnLabels)) }];
  });
  readable.sort((a, b) => b.score - a.score);
  const [best, next] = readable;
  if (!best || best.score < 0.2) return null;
  const isDoubtful = next !== undefined && best.score - next.score < 0.25;
  const others = isDoubtful
    ? readable.slice(1).flatMap(({ encoding, score }) => (best.score - score < 0.5 ? [encoding] : []))
    : [];
  return { text: best.text, encoding: best.encoding, others };
};

/** Characters of the first level, by lead and trail byte: what names, places and headings are written with. */
const isCommonGb = (lead: number, trail: number): boolean =>
  (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) || (lead >= 0xa1 && lead <= 0xa3 && trail >= 0xa1);
const isCommonBig5 = (lead: number, trail: number): boolean =>
  lead >= 0xa1 &&
  (lead <= 0xc5 || (lead === 0xc6 && trail <= 0x7e)) &&
  ((trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1);

/** Share of common characters among those beyond ASCII, from 0 to 1. A letter taken into a pair from inside a word speaks against it. */
const hanScore = (bytes: Uint8Array, isCommon: (lead: number, trail: number) => boolean): number => {
  let [all, common] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte < 0x80) continue;
    all += 1;
    const trail = bytes[at + 1] ?? 0;
    const tearsWord = isLetter(trail) && isLetter(bytes[at - 1] ?? 0);
    if (isCommon(byte, trail) && !tearsWord) common += 1;
    // Four bytes of GB18030: digits stand second and fourth.
    at += trail >= 0x30 && trail <= 0x39 ? 3 : 1;
  }
  return all === 0 ? 0 : common / all;
};

/** Share of bytes above ASCII that are letters of Western Europe beside an ASCII letter, one or two together, from 0 to 1. */
const latinScore = (bytes: Uint8Array): number => {
  let [all, fitting] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at]! < 0x80) continue;
    let to = at;
    while (to + 1 < bytes.length && bytes[to + 1]! >= 0x80) to += 1;
    const run = bytes.subarray(at, to + 1);
    all += run.length;
    const beside = isLetter(bytes[at - 1] ?? 0) || isLetter(bytes[to + 1] ?? 0);
    if (beside && run.length <= 2 && run.every(isLatinLetter)) fitting += run.length;
    at = to;
  }
  return all === 0 ? 0 : fitting / all;
};

const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
/** À to ÿ without × and ÷; Š, Œ, Ž, š, œ, ž, Ÿ; the typographic apostrophe and dashes between letters. */
const isLatinLetter = (byte: number): boolean =>
  (byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7) ||
  [0x8a, 0x8c, 0x8e, 0x9a, 0x9c, 0x9e, 0x9f, 0x92, 0x96, 0x97].includes(byte);
