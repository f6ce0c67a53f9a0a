/** One row of a machine-readable zone, place by place. */
import { alphabetAt, stateCodes, statePlaces, type ZoneFormat, zoneSizes } from '#domain/reading/mrz';
import { sure } from '#domain/reading/reading';
import { keptSymbols } from './ctc.ts';
import type { Line } from './read-lines.ts';
import type { TextBox } from './text-boxes.ts';
import { placeAt, type Scale } from './zone-scale.ts';

/** The row of names, which no check digit covers. */
export const namesRow = (format: ZoneFormat): number => (format === 'TD1' ? 2 : 0);

const along = (x: number, y: number, { box: base }: Line): number =>
  (x - base.x) * Math.cos(base.angle) + (y - base.y) * Math.sin(base.angle);

/** A row cut anew from end to end; in each place the likeliest symbol that may stand there. */
export const readRow = async (
  row: Line,
  base: Line,
  scale: Scale,
  format: ZoneFormat,
  at: number,
  recognize: (box: TextBox) => Promise<Line>,
): Promise<{ text: string; weakest: number }> => {
  const { places } = zoneSizes[format];
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
  /** How likely a symbol stands at a place. */
  const pOf = (place: number, symbol: string): number => {
    const [left, right] = [stepOf(placeAt(scale, place - 0.42)), stepOf(placeAt(scale, place + 0.42))];
    let most = symbol === '<' ? emptyPlace : 0;
    for (let step = Math.max(0, Math.floor(left)); step < Math.min(steps, Math.ceil(right)); step++)
      most = Math.max(most, likelihood(kept, step, symbol));
    return most;
  };
  const chars: { readonly char: string; readonly p: number }[] = [];
  for (let place = 0; place < places; place++)
    chars.push(
      [...alphabetAt(format, at, place)]
        .map((char) => ({ char, p: pOf(place, char) }))
        .reduce((best, one) => (one.p > best.p ? one : best)),
    );
  const [, state] = statePlaces[format].find(([row]) => row === at) ?? [];
  // Only so many threes of letters are states; no check digit would tell another one.
  if (state !== undefined)
    for (const [index, char] of [...likeliestState(state, pOf)].entries())
      chars[state + index] = { char, p: pOf(state + index, char) };
  const isNames = at === namesRow(format);
  // A K between fillers is one: the two look alike, and weigh the same in every check digit.
  const text = chars
    .map(({ char, p }, place) =>
      !isNames && char === 'K' && p < sure && chars[place - 1]?.char === '<' && chars[place + 1]?.char === '<'
        ? '<'
        : char,
    )
    .join('');
  // Fillers at the end are what is not seen; between the letters of a name they must be.
  const counted = isNames
    ? chars.slice(0, text.search(/<*$/))
    : chars.filter(
        (_, place) => text[place] !== '<' && !(state !== undefined && place >= state && place < state + 3),
      );
  return { text, weakest: Math.min(1, ...counted.map(({ p }) => p)) };
};

/** An empty place is a filler, which is often not seen at all. */
const emptyPlace = 0.03;

const likeliestState = (place: number, pOf: (place: number, symbol: string) => number): string => {
  const score = (code: string): number =>
    [...code].reduce((sum, char, index) => sum + Math.log(pOf(place + index, char) + 1e-6), 0);
  return stateCodes
    .map((code) => ({ code, score: score(code) }))
    .reduce((best, one) => (one.score > best.score ? one : best)).code;
};

/** Symbols that the typeface of zones hardly tells apart. */
export const twins: Readonly<Record<string, string>> = {
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
/**
 * A symbol's own probability and that of the one that it cannot be told from. Letters taken for digits are rare, and a digit that is
 * likely there speaks for other letters too: C looks like 0 as well as O does.
 */
const likelihood = (kept: Float32Array, step: number, symbol: string): number => {
  const at = (char: string): number => kept[step * keptSymbols.length + keptSymbols.indexOf(char)]!;
  const twin = twins[symbol];
  return at(symbol) + (twin ? (/\d/.test(symbol) ? 0.9 : 0.3) * at(twin) : 0);
};
