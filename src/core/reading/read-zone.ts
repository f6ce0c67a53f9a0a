/** The machine-readable zone of a paper: evenly spaced rows at its foot. */
import {
  alphabetAt,
  failedChecks,
  stateCodes,
  statePlaces,
  type ZoneFormat,
  zoneFormats,
  zoneSizes,
} from '#domain/reading/mrz';
import { type ReadZone, sure } from '#domain/reading/reading';
import type { Line } from './read-lines.ts';
import type { TextBox } from './text-boxes.ts';
import { namesRow, readRow, twins } from './zone-row.ts';
import { fitPlaces, pitchOf, type Seen } from './zone-scale.ts';

type Recognize = (box: TextBox) => Promise<Line>;

/** A zone, and whether its rows with check digits are sure, whatever its names are. */
export type ZoneRead = { readonly zone: ReadZone; readonly isDataSure: boolean };

/** Symbols as a zone prints them. */
const plain = (text: string): string =>
  text
    .replace(/[«《〈＜く‹]/gu, '<')
    .replace(/\s/gu, '')
    .toUpperCase();

/** A row of a zone, or part of one. */
const isRow = ({ text }: Line): boolean => {
  const row = plain(text);
  const symbols = row.replace(/[^0-9A-Z<]/g, '').length;
  if (symbols < 0.9 * row.length) return false;
  const fillers = row.match(/</g)?.length ?? 0;
  return (
    (row.length >= 12 && fillers >= 2) || (row.length >= 26 && symbols === row.length && /\d{6}/.test(row))
  );
};

/** A row that was found in pieces, cut anew as one. */
const wholeRows = async (
  zone: readonly Line[],
  lines: readonly Line[],
  recognize: Recognize,
): Promise<Line[]> => {
  const whole: Line[] = [];
  for (const row of zone) {
    if (whole.some((other) => Math.abs(depth(row, other)) < 0.5 * row.box.breadth)) continue;
    const pieces = lines.filter(
      (other) =>
        Math.abs(depth(other, row)) < 0.5 * row.box.breadth &&
        Math.abs(Math.sin(other.box.angle - row.box.angle)) < 0.12 &&
        other.box.breadth < 1.6 * row.box.breadth &&
        /^[0-9A-Z<]{2,}$/.test(plain(other.text)),
    );
    if (pieces.length < 2) {
      whole.push(row);
      continue;
    }
    const ends = pieces.flatMap(({ box }) => {
      const middle = along(box.x, box.y, row);
      return [middle - box.length / 2, middle + box.length / 2];
    });
    const [from, to] = [Math.min(...ends), Math.max(...ends)];
    const shift = (from + to) / 2;
    whole.push(
      await recognize({
        ...row.box,
        x: row.box.x + Math.cos(row.box.angle) * shift,
        y: row.box.y + Math.sin(row.box.angle) * shift,
        length: to - from,
      }),
    );
  }
  return whole;
};

/** The zone of a picture; null when there is none, or its rows are not whole. */
export const readZoneOf = async (lines: readonly Line[], recognize: Recognize): Promise<ZoneRead | null> => {
  let best: ZoneRead | null = null;
  for (const found of zonesIn(lines.filter(isRow))) {
    // Names are never without a filler.
    if (!found.some(({ text }) => plain(text).includes('<<'))) continue;
    const whole = await wholeRows(found, lines, recognize);
    const rows = whole.length === 1 ? await withNames(whole[0]!, recognize) : whole;
    const zone = await readRows(rows, recognize);
    if (zone && (!best || rank(zone) < rank(best))) best = zone;
  }
  return best;
};
const rank = ({ zone: { state } }: ZoneRead): number =>
  ['certain', 'suggested', 'doubtful', 'unread'].indexOf(state);

/** Rows that lie under one another, as long as one another. */
const zonesIn = (rows: readonly Line[]): Line[][] => {
  const zones: Line[][] = [];
  const left = [...rows].sort((a, b) => depth(a, a) - depth(b, a));
  const sorted = left.sort((a, b) => b.box.length - a.box.length);
  const taken = new Set<Line>();
  for (const row of sorted) {
    if (taken.has(row)) continue;
    const zone = sorted
      .filter(
        (other) =>
          !taken.has(other) &&
          Math.abs(depth(other, row)) < 5 * row.box.breadth &&
          Math.abs(Math.sin(other.box.angle - row.box.angle)) < 0.12 &&
          Math.cos(other.box.angle - row.box.angle) > 0,
      )
      .sort((a, b) => depth(a, row) - depth(b, row));
    for (const other of zone) taken.add(other);
    zones.push(zone);
  }
  return zones;
};

/** How far below the line through `base` another's middle lies. */
const depth = ({ box }: Line, { box: base }: Line): number =>
  (box.y - base.y) * Math.cos(base.angle) - (box.x - base.x) * Math.sin(base.angle);
const along = (x: number, y: number, { box: base }: Line): number =>
  (x - base.x) * Math.cos(base.angle) + (y - base.y) * Math.sin(base.angle);

/** Rows of a zone lie so many places under one another (ICAO 9303: 6.35 mm and 2.54 mm). */
const rowDistance = 2.5;

/** The row of names above one with check digits: fillers and pale letters are often not found as a line. */
const withNames = async (row: Line, recognize: Recognize): Promise<Line[]> => {
  const text = plain(row.text);
  const pitch = text.length >= 26 && /\d{6}/.test(text) ? pitchOf([seenIn(row, row)]) : null;
  if (pitch === null) return [row];
  const up = rowDistance * pitch;
  const { box } = row;
  const names = await recognize({
    ...box,
    x: box.x + Math.sin(box.angle) * up,
    y: box.y - Math.cos(box.angle) * up,
    // A row that is bent has a box as high as two.
    breadth: Math.min(box.breadth, 1.8 * pitch),
  });
  return plain(names.text).includes('<') ? [names, row] : [row];
};

/** Symbols with their places along the direction of the first row, pixels. */
const seenIn = (line: Line, base: Line): Seen[] =>
  line.chars.flatMap(({ char, p, from, to }) => {
    const symbol = plain(char);
    if (!/^[0-9A-Z<]$/.test(symbol)) return [];
    const shift = ((from + to) / 2 / line.posterior.steps - 0.5) * line.box.length;
    const x = line.box.x + Math.cos(line.box.angle) * shift;
    const y = line.box.y + Math.sin(line.box.angle) * shift;
    return [{ at: along(x, y, base), char: symbol, p }];
  });

const readRows = async (found: readonly Line[], recognize: Recognize): Promise<ZoneRead | null> => {
  const rows = found.length > 3 ? found.slice(-3) : found;
  const greedy = rows.map(({ text }) => plain(text).replace(/[^0-9A-Z<]/g, ''));
  const asRead = zoneFormats.find((format) => {
    const { rows: count, places } = zoneSizes[format];
    return rows.length === count && greedy.every((row) => row.length === places);
  });
  // As they stand: nothing was chosen to satisfy anything.
  if (asRead) {
    const lines = greedy.map((row, at) => inAlphabet(row, asRead, at));
    const hasStates = statePlaces[asRead].every(([at, place]) =>
      stateCodes.includes(lines[at]!.slice(place, place + 3)),
    );
    if (failedChecks(asRead, lines).length === 0 && hasStates)
      return {
        zone: { format: asRead, lines, state: sureness(rows, asRead) },
        isDataSure: isDataSure(rows, asRead),
      };
  }
  // Which format it is, is seen and never chosen by what holds: a longer row whose fillers ran together may satisfy a shorter one.
  const span = spanOf(rows);
  const format =
    span &&
    zoneFormats.find((one) => rows.length === zoneSizes[one].rows && fitsSpan(span, zoneSizes[one].places));
  if (!span || !format) return null;
  const placed = await readPlaces(rows, span, format, recognize);
  const filled = greedy.map((row, at) => fillRow(row, format, at));
  const isWhole = filled.every((row) => row !== null) && failedChecks(format, filled).length === 0;
  if (placed && placed.zone.state !== 'unread') {
    // Two ways that say the same are as good as rows that were whole.
    const isSame = isWhole && filled.every((row, at) => row === placed.zone.lines[at]);
    return isSame
      ? { zone: { ...placed.zone, state: sureness(rows, format) }, isDataSure: isDataSure(rows, format) }
      : placed;
  }
  // A letter may be gone where only the fillers make a row whole.
  if (isWhole) return { zone: { format, lines: filled, state: 'doubtful' }, isDataSure: false };
  return placed;
};

const isRowSure = (row: Line, least: number): boolean =>
  row.chars.every(({ char, p }) => p >= least || plain(char) === '<');
/** Rows with check digits. */
const isDataSure = (rows: readonly Line[], format: ZoneFormat): boolean =>
  rows.every((row, at) => at === namesRow(format) || isRowSure(row, sure / 2));
/** Names have no check digit: each of their letters must be sure by itself. */
const sureness = (rows: readonly Line[], format: ZoneFormat): 'certain' | 'doubtful' =>
  isDataSure(rows, format) && isRowSure(rows[namesRow(format)]!, sure) ? 'certain' : 'doubtful';

/** Letters where only digits may stand, and the other way round, are their look-alikes. */
const inAlphabet = (row: string, format: ZoneFormat, at: number): string =>
  [...row]
    .map((char, place) => {
      const twin = twins[char];
      const allowed = alphabetAt(format, at, place);
      return !allowed.includes(char) && twin && allowed.includes(twin) ? twin : char;
    })
    .join('');

/** Fillers in a row run together when they are read, or fall apart: the longest run of them takes what is missing or too much. */
const fillRow = (row: string, format: ZoneFormat, at: number): string | null => {
  const { places } = zoneSizes[format];
  const missing = places - row.length;
  if (missing === 0) return inAlphabet(row, format, at);
  if (missing > 0 && at === namesRow(format) && row.includes('<<'))
    return inAlphabet(row.padEnd(places, '<'), format, at);
  const [longest] = [...row.matchAll(/<+/g)].sort((a, b) => b[0].length - a[0].length);
  if (!longest || longest[0].length < 2 || longest[0].length + missing < 1) return null;
  const { index } = longest;
  const { length } = longest[0];
  return inAlphabet(
    row.slice(0, index) + '<'.repeat(length + missing) + row.slice(index + length),
    format,
    at,
  );
};

/** Symbols that are sure, how far apart they stand, and where the rows begin and end. */
type Span = {
  readonly seen: readonly (readonly Seen[])[];
  readonly pitch: number;
  readonly first: number;
  readonly last: number;
};
const spanOf = (rows: readonly Line[]): Span | null => {
  const base = rows[0]!;
  const seen = rows.map((row) => seenIn(row, base).filter(({ p }) => p > 0.5));
  const all = seen.flat();
  const pitch = all.length < 12 ? null : pitchOf(seen);
  if (pitch === null) return null;
  const first = Math.min(...all.map(({ at }) => at));
  const last = Math.max(...rows.map((row) => along(row.box.x, row.box.y, base) + row.box.length / 2));
  return { seen, pitch, first, last };
};
/** As many places as were seen, or more: fillers at the end of a row are often not found. */
const fitsSpan = ({ pitch, first, last }: Span, places: number): boolean => {
  const seen = (last - first) / pitch + 0.5;
  return seen < places + 3 && seen > places - 9;
};

/** Place by place on an even pitch that may grow to one side, as perspective makes it. */
const readPlaces = async (
  rows: readonly Line[],
  { seen, pitch, first }: Span,
  format: ZoneFormat,
  recognize: Recognize,
): Promise<ZoneRead | null> => {
  const base = rows[0]!;
  const { places } = zoneSizes[format];
  // Rows begin under one another. The second has digits from its beginning in every format; in names the first letters may be lost.
  const data = [1, ...rows.keys()]
    .map((at) => fitPlaces(seen[at]!, pitch, places, first))
    .find((scale) => scale !== null);
  if (!data) return null;
  const texts: string[] = [];
  const weakest: number[] = [];
  for (const [at, row] of rows.entries()) {
    const own = at === 1 ? data : fitPlaces(seen[at]!, pitch, places, data.start, 0.3);
    // A row of few sure letters stands as the others do.
    const scale = own && Math.abs(own.start - data.start) < 0.6 * data.pitch ? own : data;
    const read = await readRow(row, base, scale, format, at, recognize);
    texts.push(read.text);
    weakest.push(read.weakest);
  }
  if (failedChecks(format, texts).length > 0)
    return { zone: { format, lines: texts, state: 'unread' }, isDataSure: false };
  const isNamesSure = weakest[namesRow(format)]! >= sure;
  const isOwnSure = weakest.every((p, at) => at === namesRow(format) || p >= 0.5);
  return {
    zone: { format, lines: texts, state: isNamesSure && isOwnSure ? 'certain' : 'doubtful' },
    isDataSure: isOwnSure,
  };
};
