/** Numbers that carry no check digit of their own, or one too weak to find them by: by their form, and by the label beside them. */
import type { CertificateType } from '../certificate/type.ts';
import { mod11Organization } from '../number/checksums.ts';
import { heightOf, type PageLine, type RowGlyph } from './layout.ts';
import type { Value } from './value.ts';

export type PlainForm = {
  /** Over the capitals of a stretch of print without spaces. */
  readonly pattern: RegExp;
  readonly isGood?: (text: string) => boolean;
  /** Found only beside or below its label: anything could look like it. */
  readonly needsLabel: boolean;
};

const forms: Readonly<Partial<Record<CertificateType, PlainForm>>> = {
  GAJMTX: { pattern: /(?<![0-9A-Z])[HM]\d{8}(?:\d{2})?(?![0-9A-Z])/g, needsLabel: false },
  TWJMTX: { pattern: /(?<![0-9A-Z./-])\d{8}(?:\d{2})?(?![0-9A-Z./-])/g, needsLabel: false },
  HZ: { pattern: /(?<![0-9A-Z])(?=[A-Z]*\d)[0-9A-Z]{7,10}(?![0-9A-Z])/g, needsLabel: true },
  ORG: {
    pattern: /(?<![0-9A-Z-])[0-9A-Z]{8}-[0-9X](?![0-9A-Z-])/g,
    isGood: (text) => mod11Organization(text.slice(0, 8)) === text[9],
    needsLabel: false,
  },
  JWJG: { pattern: /(?<![0-9A-Z])[A-Z]{0,3}\d{5,10}(?![0-9A-Z])/g, needsLabel: true },
};

export const plainFormOf = (paper: CertificateType | ''): PlainForm | null =>
  (paper !== '' && forms[paper]) || null;

/** A character of such a number is sure from here: nothing else proves it. */
const sureAlone = 0.97;

const dashes = /[-‐‑–—－一]/u;
const asPrinted = (char: string): string => (dashes.test(char) ? '-' : char.toUpperCase());

/** A stretch of a line without a gap that is wider than a character. */
const stretchesOf = (line: PageLine): RowGlyph[][] => {
  const stretches: RowGlyph[][] = [];
  let last: RowGlyph | null = null;
  for (const glyph of line.glyphs) {
    if (/\s/u.test(glyph.char)) continue;
    const own: RowGlyph = { ...glyph, line };
    if (last && own.x - last.x < 1.6 * heightOf(line)) stretches.at(-1)!.push(own);
    else stretches.push([own]);
    last = own;
  }
  return stretches;
};

/**
 * The number of this form; null when there is none. `beside`: print that stands beside labels of numbers. Two different ones make both
 * doubtful, unless a label stands beside one.
 */
export const findPlainNumber = (
  lines: readonly PageLine[],
  form: PlainForm,
  beside: readonly RowGlyph[],
): Value | null => {
  const labelled = new Set(beside.map(({ line, x }) => `${line.id} ${x}`));
  const found = lines.flatMap(stretchesOf).flatMap((glyphs) => {
    const text = glyphs.map(({ char }) => asPrinted(char)).join('');
    // A glyph of two units would shift every place behind it.
    if (text.length !== glyphs.length) return [];
    return [...text.matchAll(form.pattern)].flatMap(({ 0: value, index }) => {
      if (form.isGood && !form.isGood(value)) return [];
      const own = glyphs.slice(index, index + value.length);
      const hasLabel = own.some(({ line, x }) => labelled.has(`${line.id} ${x}`));
      return form.needsLabel && !hasLabel ? [] : [{ value, own, hasLabel }];
    });
  });
  const best = found.find(({ hasLabel }) => hasLabel) ?? found[0];
  if (!best) return null;
  const isOnly = best.hasLabel || found.every(({ value }) => value === best.value);
  const isSure = isOnly && best.own.every(({ p }) => p >= sureAlone);
  return { value: best.value, state: isSure ? 'certain' : 'doubtful', glyphs: best.own };
};
