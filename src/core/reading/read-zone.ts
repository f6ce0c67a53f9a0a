/** The machine-readable zone of a paper: evenly spaced rows at its foot. */
import { alphabetAt, failedChecks, type ZoneFormat, zoneFormats, zoneSizes } from '#domain/reading/mrz';
import { type ReadZone, sure } from '#domain/reading/reading';
import { keptSymbols } from './ctc.ts';
import type { Line } from './read-lines.ts';
import type { TextBox } from './text-boxes.ts';

type Recognize = (box: TextBox) => Promise<Line>;

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
  return (
    (row.length >= 18 && (row.match(/</g)?.length ?? 0) >= 3) || (row.length >= 26 && symbols === row.length)
  );
};

/** The zone of a picture; null when there is none, or its rows are not whole. */
export const readZoneOf = async (lines: readonly Line[], recognize: Recognize): Promise<ReadZone | null> => {
  let best: ReadZone | null = null;
  for (const rows of zonesIn(lines.filter(isRow))) {
    const zone = await readRows(rows, recognize);
    if (zone && (!best || rank(zone) < rank(best))) best = zone;
  }
  return best;
};
const rank = ({ state }: ReadZone): number => ['certain', 'suggested', 'doubtful', 'unread'].indexOf(state);

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
          Math.abs(depth(other, row)) < 7 * row.box.breadth &&
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

type Seen = { readonly at: number; readonly char: string; readonly p: number };

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

const readRows = async (found: readonly Line[], recognize: Recognize): Promise<ReadZone | null> => {
  const rows = found.length > 3 ? found.slice(-3) : found;
  const greedy = rows.map(({ text }) => plain(text).replace(/[^0-9A-Z<]/g, ''));
  // As they stand: nothing was chosen to satisfy anything.
  for (const format of zoneFormats) {
    const { rows: count, places } = zoneSizes[format];
    if (rows.length !== count) continue;
    const filled = greedy.map((row, at) => fillTail(row, places, format, at));
    if (filled.every((row) => row !== null) && failedChecks(format, filled as string[]).length === 0)
      return { format, lines: filled as string[], state: isSure(rows) ? 'certain' : 'doubtful' };
  }
  return readPlaces(rows, recognize);
};

/** Names have no check digit: a letter of which the reader doubts is looked at. */
const isSure = (rows: readonly Line[]): boolean =>
  rows.every(({ chars }) => chars.every(({ char, p }) => p >= sure / 2 || plain(char) === '<'));

/** Fillers at the end run together when they are read: a row that ends with one is drawn out. */
const fillTail = (row: string, places: number, format: ZoneFormat, at: number): string | null => {
  if (row.length === places) return row;
  const isNames = (format === 'TD1' && at === 2) || (format !== 'TD1' && at === 0);
  if (row.length < places && isNames && row.endsWith('<')) return row.padEnd(places, '<');
  return null;
};

/** Place by place on an even pitch that may grow to one side, as perspective makes it. */
const readPlaces = async (rows: readonly Line[], recognize: Recognize): Promise<ReadZone | null> => {
  const base = rows[0]!;
  const seen = rows.map((row) => seenIn(row, base).filter(({ p }) => p > 0.5));
  const all = seen.flat();
  if (all.length < 12) return null;
  const pitch = pitchOf(seen);
  if (pitch === null) return null;
  const first = Math.min(...all.map(({ at }) => at));
  const last = Math.max(...rows.map((row) => along(row.box.x, row.box.y, base) + row.box.length / 2));
  const format = zoneFormats.find((one) => {
    const { rows: count, places } = zoneSizes[one];
    return rows.length === count && Math.abs((last - first) / pitch + 0.5 - places) < 3;
  });
  if (!format) return null;
  const { places } = zoneSizes[format];
  const texts: string[] = [];
  let weakest = 1;
  for (const [at, row] of rows.entries()) {
    const scale = fitPlaces(seen[at]!, pitch, places, first);
    if (!scale) return null;
    const read = await readRow(row, base, scale, places, (place) => alphabetAt(format, at, place), recognize);
    texts.push(read.text);
    weakest = Math.min(weakest, read.weakest);
  }
  if (failedChecks(format, texts).length > 0) return { format, lines: texts, state: 'unread' };
  return { format, lines: texts, state: weakest >= 0.5 ? 'certain' : 'doubtful' };
};

/** Mean distance of neighbours, outliers left out. */
const pitchOf = (seen: readonly (readonly Seen[])[]): number | null => {
  const gaps = seen
    .flatMap((row) =>
      row
        .slice(1)
        .map(({ at, char }, index) => ({ gap: at - row[index]!.at, char, before: row[index]!.char })),
    )
    .filter(({ char, before }) => char !== '<' && before !== '<')
    .map(({ gap }) => gap)
    .sort((a, b) => a - b);
  if (gaps.length < 6) return null;
  const middle = gaps[gaps.length >> 1]!;
  const like = gaps.filter((gap) => Math.abs(gap - middle) < 0.25 * middle);
  return like.reduce((sum, gap) => sum + gap, 0) / like.length;
};

/** Where place n stands: start + pitch × n / (1 + bend × n). */
type Scale = { readonly start: number; readonly pitch: number; readonly bend: number };
const placeAt = ({ start, pitch, bend }: Scale, place: number): number =>
  start + (pitch * place) / (1 + bend * place);

/** The scale that symbols of a row stand on, by least squares over a few bends. */
const fitPlaces = (seen: readonly Seen[], pitch: number, places: number, first: number): Scale | null => {
  let best: (Scale & { error: number }) | null = null;
  for (let bend = -0.004; bend <= 0.0041; bend += 0.0005)
    for (let shift = -1; shift <= 1; shift += 0.25)
      for (let stretch = 0.9; stretch <= 1.101; stretch += 0.02) {
        let scale: Scale = { start: first + shift * pitch, pitch: pitch * stretch, bend };
        for (let turn = 0; turn < 2; turn++) scale = refit(seen, scale, places);
        const error = Math.sqrt(
          seen.reduce(
            (sum, { at }) => sum + ((at - placeAt(scale, nearest(scale, at, places))) / scale.pitch) ** 2,
            0,
          ) / seen.length,
        );
        if (!best || error < best.error) best = { ...scale, error };
      }
  return best && best.error < 0.24 ? best : null;
};

const nearest = ({ start, pitch, bend }: Scale, at: number, places: number): number => {
  const u = (at - start) / pitch;
  return Math.min(places - 1, Math.max(0, Math.round(u / (1 - bend * u))));
};

const refit = (seen: readonly Seen[], scale: Scale, places: number): Scale => {
  let [n, su, sx, suu, sux] = [0, 0, 0, 0, 0];
  for (const { at } of seen) {
    const place = nearest(scale, at, places);
    const u = place / (1 + scale.bend * place);
    n++;
    su += u;
    sx += at;
    suu += u * u;
    sux += u * at;
  }
  const below = n * suu - su * su;
  if (Math.abs(below) < 1e-9) return scale;
  const pitch = (n * sux - su * sx) / below;
  return pitch > 0 ? { ...scale, pitch, start: (sx - pitch * su) / n } : scale;
};

/** A row cut anew from end to end; in each place the likeliest symbol that may stand there. */
const readRow = async (
  row: Line,
  base: Line,
  scale: Scale,
  places: number,
  alphabetOf: (place: number) => string,
  recognize: Recognize,
): Promise<{ text: string; weakest: number }> => {
  const from = placeAt(scale, 0) - 0.9 * scale.pitch;
  const to = placeAt(scale, places - 1) + 0.9 * scale.pitch;
  const turn = row.box.angle - base.box.angle;
  // From places along the first row's direction to the row's own.
  const own = (at: number): number => (at - along(row.box.x, row.box.y, base)) / Math.cos(turn);
  const middle = (own(from) + own(to)) / 2;
  const line = await recognize({
    ...row.box,
    x: row.box.x + Math.cos(row.box.angle) * middle,
    y: row.box.y + Math.sin(row.box.angle) * middle,
    length: own(to) - own(from),
  });
  const { steps, kept } = line.posterior;
  const stepOf = (at: number): number => ((at - from) / (to - from)) * steps;
  let text = '';
  let weakest = 1;
  for (let place = 0; place < places; place++) {
    const [left, right] = [stepOf(placeAt(scale, place - 0.42)), stepOf(placeAt(scale, place + 0.42))];
    let [char, p] = ['<', 0.03];
    for (let step = Math.max(0, Math.floor(left)); step < Math.min(steps, Math.ceil(right)); step++)
      for (const symbol of alphabetOf(place)) {
        const seen = likelihood(kept, step, symbol);
        if (seen > p) [char, p] = [symbol, seen];
      }
    if (!alphabetOf(place).includes(char)) [char, p] = [alphabetOf(place)[0]!, 0];
    text += char;
    if (char !== '<') weakest = Math.min(weakest, p);
  }
  return { text, weakest };
};

const twins: Readonly<Record<string, string>> = {
  O: '0',
  0: 'O',
  I: '1',
  1: 'I',
  S: '5',
  5: 'S',
  B: '8',
  8: 'B',
  Z: '2',
  2: 'Z',
  G: '6',
  6: 'G',
};
/** A symbol's own probability and that of the one that it cannot be told from. */
const likelihood = (kept: Float32Array, step: number, symbol: string): number => {
  const at = (char: string): number => kept[step * keptSymbols.length + keptSymbols.indexOf(char)]!;
  const twin = twins[symbol];
  return at(symbol) + (twin ? 0.9 * at(twin) : 0);
};
