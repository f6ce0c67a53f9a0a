/** Machine-readable zones (ICAO 9303-4, -5, -6): what stands where, and their check digits. */
import { existsDay } from '../date/calendar-date.ts';
import { icao731 } from '../number/checksums.ts';
import { alpha3Codes } from '../region/countries.ts';

export const zoneFormats = ['TD1', 'TD2', 'TD3'] as const;
export type ZoneFormat = (typeof zoneFormats)[number];

/** Rows and places of a row. */
export const zoneSizes: Readonly<Record<ZoneFormat, { readonly rows: number; readonly places: number }>> = {
  TD1: { rows: 3, places: 30 },
  TD2: { rows: 2, places: 36 },
  TD3: { rows: 2, places: 44 },
};

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ<';
const digits = '0123456789';
const digitsOrNone = `${digits}<`;
const any = `${digits}${letters}`;

type Piece = readonly [row: number, from: number, to: number];
type Form = {
  /** What may stand where, row by row; places that are not named take anything. */
  readonly alphabets: readonly (readonly [...Piece, string])[];
  /** Each check digit: its place, and what it is over. */
  readonly checks: readonly (readonly [string, row: number, place: number, over: readonly Piece[]])[];
  readonly number: Piece;
  readonly nationality: Piece;
  readonly birth: Piece;
  readonly sex: Piece;
  readonly expires: Piece;
  readonly names: Piece;
};

const forms: Readonly<Record<ZoneFormat, Form>> = {
  TD3: {
    alphabets: [
      [0, 0, 44, letters],
      [1, 9, 10, digits],
      [1, 10, 13, letters],
      [1, 13, 20, digits],
      [1, 20, 21, 'MFX<'],
      [1, 21, 28, digits],
      [1, 42, 43, digitsOrNone],
      [1, 43, 44, digits],
    ],
    checks: [
      ['number', 1, 9, [[1, 0, 9]]],
      ['birth', 1, 19, [[1, 13, 19]]],
      ['expires', 1, 27, [[1, 21, 27]]],
      ['personal', 1, 42, [[1, 28, 42]]],
      [
        'composite',
        1,
        43,
        [
          [1, 0, 10],
          [1, 13, 20],
          [1, 21, 43],
        ],
      ],
    ],
    number: [1, 0, 9],
    nationality: [1, 10, 13],
    birth: [1, 13, 19],
    sex: [1, 20, 21],
    expires: [1, 21, 27],
    names: [0, 5, 44],
  },
  TD2: {
    alphabets: [
      [0, 0, 36, letters],
      [1, 9, 10, digitsOrNone],
      [1, 10, 13, letters],
      [1, 13, 20, digits],
      [1, 20, 21, 'MFX<'],
      [1, 21, 28, digits],
      [1, 35, 36, digits],
    ],
    checks: [
      ['number', 1, 9, [[1, 0, 9]]],
      ['birth', 1, 19, [[1, 13, 19]]],
      ['expires', 1, 27, [[1, 21, 27]]],
      [
        'composite',
        1,
        35,
        [
          [1, 0, 10],
          [1, 13, 20],
          [1, 21, 35],
        ],
      ],
    ],
    number: [1, 0, 9],
    nationality: [1, 10, 13],
    birth: [1, 13, 19],
    sex: [1, 20, 21],
    expires: [1, 21, 27],
    names: [0, 5, 36],
  },
  TD1: {
    alphabets: [
      [0, 0, 5, letters],
      [0, 14, 15, digitsOrNone],
      [1, 0, 7, digits],
      [1, 7, 8, 'MFX<'],
      [1, 8, 15, digits],
      [1, 15, 18, letters],
      [1, 29, 30, digits],
      [2, 0, 30, letters],
    ],
    checks: [
      ['number', 0, 14, [[0, 5, 14]]],
      ['birth', 1, 6, [[1, 0, 6]]],
      ['expires', 1, 14, [[1, 8, 14]]],
      [
        'composite',
        1,
        29,
        [
          [0, 5, 30],
          [1, 0, 7],
          [1, 8, 15],
          [1, 18, 29],
        ],
      ],
    ],
    number: [0, 5, 14],
    nationality: [1, 15, 18],
    birth: [1, 0, 6],
    sex: [1, 7, 8],
    expires: [1, 8, 14],
    names: [2, 0, 30],
  },
};

/** What may stand at a place. */
export const alphabetAt = (format: ZoneFormat, row: number, place: number): string =>
  forms[format].alphabets.find(([r, from, to]) => r === row && place >= from && place < to)?.[3] ?? any;

/** Three letters that name a state: row and first place, the issuing one and the holder's. */
export const statePlaces: Readonly<Record<ZoneFormat, readonly (readonly [row: number, place: number])[]>> = {
  TD3: [
    [0, 2],
    [1, 10],
  ],
  TD2: [
    [0, 2],
    [1, 10],
  ],
  TD1: [
    [0, 2],
    [1, 15],
  ],
};

/** ISO 3166 and what ICAO 9303-3 adds: Germany, British passports, organizations, people without a state, the specimens' Utopia. */
export const stateCodes: readonly string[] = [
  ...alpha3Codes,
  ...'D<< GBD GBN GBO GBP GBS RKS EUE UNO UNA XOM XXA XXB XXC XXX UTO'.split(' '),
];

const cut = (rows: readonly string[], [row, from, to]: Piece): string => rows[row]!.slice(from, to);

/** Names of the check digits that do not hold; 'form' when a row has another length or a place something that cannot stand there. */
export const failedChecks = (format: ZoneFormat, rows: readonly string[]): string[] => {
  const { rows: count, places } = zoneSizes[format];
  const fits =
    rows.length === count &&
    rows.every(
      (row, at) =>
        row.length === places &&
        [...row].every((char, place) => alphabetAt(format, at, place).includes(char)),
    );
  if (!fits) return ['form'];
  return forms[format].checks
    .filter(([, row, place, over]) => {
      const body = over.map((piece) => cut(rows, piece)).join('');
      const check = rows[row]![place]!;
      // A field of fillers only may have a filler as its check digit.
      return !(check === '<' && /^<*$/.test(body)) && icao731(body) !== check;
    })
    .map(([name]) => name);
};

export type ZoneFacts = {
  readonly number: string;
  readonly nationality: string;
  readonly sex: 'male' | 'female' | '';
  /** Calendar dates, '' where a part of the day is left open. */
  readonly birthDate: string;
  readonly expires: string;
  readonly surname: string;
  readonly givenNames: string;
};

/** What a zone says. `today` decides the century of a birth date; papers expire in this century. */
export const readZone = (format: ZoneFormat, rows: readonly string[], today: string): ZoneFacts => {
  const form = forms[format];
  const plain = (piece: Piece): string => cut(rows, piece).replaceAll('<', '');
  const day = (text: string, isBirth: boolean): string => {
    if (!/^\d{6}$/.test(text)) return '';
    const short = Number(text.slice(0, 2));
    const century = isBirth && 2000 + short > Number(today.slice(0, 4)) ? 1900 : 2000;
    const [year, month, date] = [century + short, Number(text.slice(2, 4)), Number(text.slice(4))];
    return existsDay(year, month, date) ? `${year}-${text.slice(2, 4)}-${text.slice(4)}` : '';
  };
  const [surname = '', given = ''] = cut(rows, form.names).split('<<');
  const sex = cut(rows, form.sex);
  return {
    number: plain(form.number),
    nationality: plain(form.nationality),
    sex: sex === 'M' ? 'male' : sex === 'F' ? 'female' : '',
    birthDate: day(cut(rows, form.birth), true),
    expires: day(cut(rows, form.expires), false),
    surname: surname.replaceAll('<', ' ').trim(),
    givenNames: given.replaceAll('<', ' ').trim(),
  };
};
