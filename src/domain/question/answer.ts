/** Questions that only a person can answer, asked once for each template and remembered with their day. */
import { type CalendarDate, isCalendarDate } from '../date/calendar-date.ts';
import type { HolderKind } from '../template/holder-kind.ts';

export const questionIds = [
  /** Renewed after expiry, reissued after loss (R23). */
  'cardReissued',
  /** Household moved or name changed (R43). */
  'residenceMoved',
  /** Military, monastic or another occupation that may not use the resident ID (R44). */
  'specialOccupation',
  /** The paper carries its authority's whole, clear seal (R12, R33, R55). */
  'sealComplete',
  /** The picture shows the original: no copy, screenshot, watermark or cover (R07, R19, R28, R54). */
  'originalShown',
  /** An ICP filing exists or will follow (R26, R29). */
  'icpFiling',
  /** The reviewer asked for a further proof (R52, R59). */
  'proofAsked',
] as const;
export type QuestionId = (typeof questionIds)[number];

/** `''` while unanswered; `yes` or `no`, followed by the day of the answer once the store has it, e.g. `no 2026-11-24`. */
export type Answer = string;

const form = /^(yes|no)(?: (\d{4}-\d{2}-\d{2}))?$/;

export const isAnswer = (text: string): boolean => {
  const [, , day] = form.exec(text) ?? [];
  return text === '' || (form.test(text) && (day === undefined || isCalendarDate(day)));
};

export const isYes = (answer: Answer): boolean => answer.startsWith('yes');
export const isNo = (answer: Answer): boolean => answer.startsWith('no');

/** The day of an answer; null while there is none. */
export const answeredOn = (answer: Answer): CalendarDate | null => form.exec(answer)?.[2] ?? null;

/** Puts `today` to answers that have no day yet. */
export const datedAnswers = <T extends Readonly<Record<string, Answer>>>(
  answers: T,
  today: CalendarDate,
): T =>
  Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [
      id,
      answer === 'yes' || answer === 'no' ? `${answer} ${today}` : answer,
    ]),
  ) as T;

/** Asked of a person or of an organization; the rest of both. */
const onlyFor: Partial<Record<QuestionId, HolderKind>> = {
  cardReissued: 'individual',
  residenceMoved: 'individual',
  specialOccupation: 'individual',
  sealComplete: 'organization',
};

/** The questions for a kind of holder, in the order of the form. */
export const questionsFor = (holderKind: HolderKind): readonly QuestionId[] =>
  questionIds.filter((id) => onlyFor[id] === undefined || onlyFor[id] === holderKind);
