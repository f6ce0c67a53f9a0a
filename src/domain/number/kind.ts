/** What every kind of number answers, and the parts of checking that all share. */
import type { CalendarDate } from '../date/calendar-date.ts';
import { existsDay } from '../date/calendar-date.ts';
import { type Finding, finding } from '../finding/finding.ts';
import { looksLike, suggestNumbers } from './look-alikes.ts';
import { formFindings, placeOf, type TypedNumber } from './typed-number.ts';

export type KindResult = {
  /** The form that goes to the registrar. */
  readonly compact: string;
  readonly findings: readonly Finding[];
  readonly suggestions: readonly string[];
  readonly parts: Readonly<Record<string, string>>;
};

export type NumberKind = (typed: TypedNumber, today?: CalendarDate) => KindResult;

/** How a number with a fixed alphabet and its own checks is judged. */
export type CheckedForm = {
  readonly alphabet: string;
  readonly length: number;
  /** Findings beyond characters and length, for a compact text of the right length and alphabet. */
  readonly check: (compact: string, typed: TypedNumber, today?: CalendarDate) => Finding[];
  readonly parts: (compact: string) => Readonly<Record<string, string>>;
  /** Characters allowed at one place, where that is narrower than the alphabet. */
  readonly allowedAt?: (index: number) => string;
};

/** Builds the judge of a number with a fixed length: characters, length, own checks, suggestions that pass all of them. */
export const checkedNumber =
  (form: CheckedForm): NumberKind =>
  (typed, today) => {
    const { compact } = typed;
    const wrong = wrongCharacters(typed, form);
    // With a wrong character the compact form is no repair yet; a suggestion mends both.
    const findings: Finding[] = wrong.length > 0 ? wrong : formFindings(typed);
    if (compact.length !== form.length)
      findings.push(
        finding(
          'number-length',
          { field: 'certificate.number' },
          { data: { length: compact.length, expected: form.length } },
        ),
      );
    const readable = findings.every((entry) => entry.level !== 'stop');
    if (readable) findings.push(...form.check(compact, typed, today));
    const stops = findings.some((entry) => entry.level === 'stop');
    const accepts = (candidate: string): boolean =>
      [...candidate].every((character, index) =>
        (form.allowedAt?.(index) ?? form.alphabet).includes(character),
      ) && form.check(candidate, typed, today).every((entry) => entry.level !== 'stop');
    const suggestions =
      stops && compact.length === form.length ? suggestNumbers(compact, form.alphabet, accepts) : [];
    return {
      compact,
      findings: findings.map((entry) => withRepairs(entry, typed.value, suggestions)),
      suggestions,
      parts: readable ? form.parts(compact) : {},
    };
  };

const wrongCharacters = (typed: TypedNumber, form: CheckedForm): Finding[] =>
  typed.compact.split('').flatMap((character, index) => {
    const allowed = form.allowedAt?.(index) ?? form.alphabet;
    if (allowed.includes(character)) return [];
    const expected = [...looksLike(character)].find((other) => allowed.includes(other)) ?? '';
    const shown = typed.value[typed.positions[index]!] ?? character;
    return [
      finding('number-character', placeOf(typed, index), {
        data: { position: index + 1, character: shown, expected },
      }),
    ];
  });

const withRepairs = (entry: Finding, value: string, suggestions: readonly string[]): Finding =>
  entry.level === 'stop' && entry.repairs.length === 0
    ? { ...entry, repairs: suggestions.map((to) => ({ field: 'certificate.number', from: value, to })) }
    : entry;

/** A number without a check digit: known forms pass, anything else is for a person to look at. */
export const formOnlyNumber =
  (
    forms: readonly RegExp[],
    example: string,
    unusual: 'number-form-unusual' | 'number-form-wrong',
  ): NumberKind =>
  (typed) => {
    const { compact } = typed;
    const findings = [...formFindings(typed)];
    if (!forms.some((form) => form.test(compact)))
      findings.push(
        finding(unusual, { field: 'certificate.number' }, { data: { example, length: compact.length } }),
      );
    return { compact, findings, suggestions: [], parts: {} };
  };

export const checkDigitFinding = (
  typed: TypedNumber,
  index: number,
  check: string,
  expected: string,
): Finding =>
  finding('number-check-digit', placeOf(typed, index), { data: { position: index + 1, check, expected } });

/** A stop when the eight digits are no day or lie after `today`. */
export const birthDateFindings = (
  typed: TypedNumber,
  start: number,
  text: string,
  today?: CalendarDate,
): Finding[] => {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)];
  const date = `${year}-${month}-${day}`;
  const good =
    existsDay(Number(year), Number(month), Number(day)) && Number(year) >= 1800 && (!today || date <= today);
  const positions = Array.from(
    { length: text.length },
    (_, offset) => typed.positions[start + offset],
  ).filter((at) => at !== undefined);
  return good
    ? []
    : [finding('number-birth-date', { field: 'certificate.number', positions }, { data: { date } })];
};

export const dateText = (text: string): string =>
  `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
