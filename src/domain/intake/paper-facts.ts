/** What was read on one file, as far as it tells whose paper it is. */
import { certificateRow } from '../certificate/table.ts';
import type { CertificateType } from '../certificate/type.ts';
import { checkNumber } from '../number/check-number.ts';
import { readZone } from '../reading/mrz.ts';
import type { PaperSide, ReadValue, ScanReading } from '../reading/reading.ts';
import { foldNumber } from './candidate-index.ts';
import { foldName } from './read-name.ts';

/** `certain` and `suggested` (a check digit helped to read it) may decide; `doubtful` only ranks. */
export type Trust = 'certain' | 'suggested' | 'doubtful';

export type FactNumber = {
  /** Folded. */
  readonly value: string;
  readonly trust: Trust;
  /** Places of `value` that are not sure; null where none of them can be relied on. */
  readonly unsure: readonly number[] | null;
};

export type FactName = {
  readonly value: string;
  /** Folded. */
  readonly folded: string;
  readonly isSure: boolean;
};

export type PaperFacts = {
  readonly paper: CertificateType | '';
  readonly side: PaperSide | null;
  readonly number: FactNumber | null;
  /** In Chinese where the paper has one. */
  readonly name: FactName | null;
  readonly nameLatin: FactName | null;
  readonly legalRepresentative: string;
  /** '' where they are not sure. */
  readonly authority: string;
  readonly issued: string;
  readonly expires: string;
  readonly birthDate: string;
  /** The print says two things of itself. */
  readonly isAtOdds: boolean;
  /** A paper that no registrar takes. */
  readonly isForeign: boolean;
  /** Nothing, or nearly nothing, is printed on it. */
  readonly isBlank: boolean;
};

/** Fewer characters than this are dirt, pattern, or a sign in the background. */
const leastPrint = 8;

export const factsOf = (reading: ScanReading): PaperFacts => {
  const { side, fields, foreign } = reading;
  const numbers = numbersOf(reading);
  const strong = new Set(numbers.filter(({ trust }) => trust === 'certain').map(({ value }) => value));
  const number =
    strong.size > 1 ? { ...numbers[0]!, trust: 'doubtful' as const, unsure: null } : (numbers[0] ?? null);
  const sure = (value: ReadValue | undefined): string => (value?.state === 'certain' ? value.value : '');
  return {
    paper: kindOfPaper(reading.paper, number),
    side,
    number,
    name: nameOf(fields.name, reading.paper),
    nameLatin: nameOf(fields.nameLatin),
    legalRepresentative: sure(fields.legalRepresentative),
    authority: sure(fields.authority),
    issued: sure(fields.issued),
    expires: sure(fields.expires),
    birthDate: sure(fields.birthDate),
    isAtOdds: strong.size > 1,
    isForeign: foreign !== null,
    isBlank:
      reading.paper === '' &&
      foreign === null &&
      numbers.length === 0 &&
      reading.mrz === null &&
      reading.characters < leastPrint,
  };
};

const rank: Readonly<Record<Trust, number>> = { certain: 0, suggested: 1, doubtful: 2 };

/** The printed number, the zone's and the QR code's, the surest first. */
const numbersOf = (reading: ScanReading): FactNumber[] => {
  const { fields, mrz, qr } = reading;
  const printed = fields.number ? numberOf(fields.number) : null;
  // Of a zone whose check digits all hold as it was read; the century of a birth is of no matter here.
  const zone =
    mrz?.state === 'certain' && mrz.format !== 'permit'
      ? readZone(mrz.format, mrz.lines, '2000-01-01').number
      : '';
  const others = [zone, ...qr.flatMap(codeOfQr)].filter((value) => value !== '');
  return [
    ...(printed ? [printed] : []),
    ...others.map((value): FactNumber => ({ value: foldNumber(value), trust: 'certain', unsure: [] })),
  ].sort((a, b) => rank[a.trust] - rank[b.trust]);
};

const numberOf = ({ value, state, unsure }: ReadValue): FactNumber | null => {
  const folded = foldNumber(value);
  if (state === 'unread' || folded === '') return null;
  // Places are those of the value as it was read; with separators in it they are not followed.
  const places = folded === value && !(state === 'doubtful' && unsure.length === 0) ? unsure : null;
  return { value: folded, trust: state, unsure: state === 'certain' ? [] : places };
};

/** The register's own link names the code; other texts say nothing. */
const codeOfQr = (text: string): string[] => {
  const code = /[?&]uniscid=([0-9A-Z]{18})(?![0-9A-Z])/i.exec(text)?.[1]?.toUpperCase();
  return code !== undefined && checkNumber('YYZZ', code).valid ? [code] : [];
};

/** Papers of people print the name in Latin letters behind or below the Chinese one. */
const nameOf = (value: ReadValue | undefined, paper: CertificateType | '' = ''): FactName | null => {
  if (!value || value.state === 'unread') return null;
  const isPersons = paper !== '' && certificateRow(paper).holder === 'individual';
  const name =
    (isPersons && /^\p{Script=Han}{2,}(?=[\p{Script=Latin},，])/u.exec(value.value)?.[0]) || value.value;
  const folded = foldName(name);
  return folded === '' ? null : { value: name, folded, isSure: value.state === 'certain' };
};

/** Residence permits print what resident cards print; their numbers begin with the regions beyond the mainland. */
const kindOfPaper = (paper: CertificateType | '', number: FactNumber | null): CertificateType | '' => {
  if (paper !== 'SFZ' || !number || number.trust === 'doubtful') return paper;
  if (/^8[12]/.test(number.value)) return 'GAJZZ';
  return number.value.startsWith('83') ? 'TWJZZ' : paper;
};

/** Whether the read number may be the other one: places that were read for sure say the same. */
export const mayBeNumber = ({ value, unsure }: FactNumber, other: string): boolean =>
  value.length === other.length &&
  unsure !== null &&
  [...value].every((char, at) => unsure.includes(at) || char === other[at]);

/** Places that were read for sure. */
export const surePlaces = ({ value, unsure }: FactNumber): number =>
  unsure === null ? 0 : value.length - unsure.length;

/** A number that may decide. */
export const isStrong = (number: FactNumber | null): number is FactNumber =>
  number !== null && number.trust !== 'doubtful';
