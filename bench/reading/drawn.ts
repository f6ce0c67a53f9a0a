/** A drawn paper with what is written on it, and the parts that all of them share. Every one is marked as a sample. */
import type { CertificateType } from '#domain/certificate/type';
import type { PaperSide, ReadField } from '#domain/reading/reading';
import { between, pick, type Random } from '../photos/paint.ts';

export type DrawnPaper = {
  readonly width: number;
  readonly height: number;
  /** SVG, in units of which the number's digits are `digits` high. */
  readonly body: string;
  readonly digits: number;
  readonly paper: CertificateType | '';
  readonly side: PaperSide | null;
  readonly fields: Readonly<Partial<Record<ReadField, string>>>;
  readonly zone: readonly string[] | null;
};

/** Typefaces of a paper: its print, its numbers, and how its background is made. */
export type Type = { readonly family: string; readonly weight: number; readonly numbers: string };

export const typeOf = (random: Random): Type => ({
  family: pick(random, ['Noto Sans CJK SC', 'Noto Serif CJK SC']),
  weight: pick(random, [400, 400, 400, 700]),
  numbers: pick(random, [
    'OCR B',
    'Noto Sans CJK SC',
    'Noto Serif CJK SC',
    'DejaVu Sans',
    'Noto Sans Mono CJK SC',
  ]),
});

/** Height of digits, in parts of the size of their print. */
export const digitShare = 0.73;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export type Print = {
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly spacing?: number;
  readonly family?: string;
  readonly weight?: number;
};

export const print = (x: number, y: number, size: number, text: string, more: Print = {}): string => {
  const { fill = '#1c1c1c', anchor = 'start', spacing = 0, family, weight } = more;
  return `<text xml:space="preserve" x="${x}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="${anchor}"${spacing ? ` letter-spacing="${spacing}"` : ''}${family ? ` font-family="${family}"` : ''}${weight ? ` font-weight="${weight}"` : ''}>${escaped(text)}</text>`;
};

/** Every character in the middle of its place, as numbers and zones are set: the system stretches no text by itself. */
export const printPlaces = (
  x: number,
  y: number,
  size: number,
  text: string,
  width: number,
  family: string,
  fill?: string,
): string => {
  const pitch = width / text.length;
  return [...text]
    .map((char, index) =>
      print(x + (index + 0.5) * pitch, y, size, char, {
        family,
        anchor: 'middle',
        ...(fill ? { fill } : {}),
      }),
    )
    .join('');
};

/** Text in lines of so many Chinese characters; a period breaks between its days. */
export const inLines = (text: string, length: number): string[] => {
  if (/\d日至\d/u.test(text) && widthOf(text) > length) {
    const at = text.indexOf('至') + 1;
    return [text.slice(0, at), text.slice(at)];
  }
  const lines: string[] = [];
  let line = '';
  for (const char of text) {
    if (line && widthOf(line + char) > length) {
      lines.push(line);
      line = '';
    }
    line += char;
  }
  return [...lines, line];
};
const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[ -~]/.test(char) ? 0.56 : 1), 0);

/** A label set as wide as `places` characters: 名　　称. */
export const spread = (label: string, places: number): string =>
  label.length >= places || label.length < 2
    ? label
    : label.length === 2
      ? `${label[0]}${'　'.repeat(places - 2)}${label[1]}`
      : [...label].join(places - label.length >= label.length - 1 ? '　' : '');

export const ground = (width: number, height: number, tints: readonly string[], random: Random): string => {
  const [from, to] = [pick(random, tints), pick(random, tints)];
  const depth = between(random, 0.03, 0.09);
  const waves = Array.from(
    { length: 24 },
    (_, index) =>
      `<path d="M0 ${index * height * 0.045} q${width * 0.25} ${height * depth} ${width * 0.5} 0 t${width * 0.5} 0" stroke="${to}" fill="none" stroke-width="${width / 700}"/>`,
  ).join('');
  return `<defs><linearGradient id="g"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs><rect width="${width}" height="${height}" fill="url(#g)"/>${waves}`;
};

/** Where it is in the way of nothing. */
export const sampleMark = (x: number, y: number, size: number): string =>
  print(x, y, size, '样本 SAMPLE', { fill: '#a8b0b4', anchor: 'middle', spacing: size * 0.3 });

/** Width of a place of a zone, in parts of the size of its print: 2.54 mm with letters 2.4 mm high. */
export const zoneAdvance = 0.74;

/** Rows of a zone, as wide as `width`. */
export const zonePrint = (
  rows: readonly string[],
  x: number,
  y: number,
  width: number,
  step: number,
  family: string,
): string => {
  const size = width / rows[0]!.length / zoneAdvance;
  return rows.map((row, index) => printPlaces(x, y + index * step, size, row, width, family)).join('');
};

/** Each dark square of a made-up code; not one that can be read. */
export const squares = (x: number, y: number, size: number, random: Random): string => {
  const cell = size / 25;
  const parts: string[] = [];
  for (let row = 0; row < 25; row++)
    for (let column = 0; column < 25; column++)
      if (random() < 0.48) parts.push(`M${x + column * cell} ${y + row * cell}h${cell}v${cell}h${-cell}z`);
  return `<path d="${parts.join('')}" fill="#222"/>`;
};
