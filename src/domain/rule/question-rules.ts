/** What a person's answers call for (R23, R29, R43, R44, R52, R53, R55, R59). */
import type { CalendarDate } from '../date/calendar-date.ts';
import { readDate } from '../date/read-date.ts';
import type { Finding } from '../finding/finding.ts';
import { checkNumber } from '../number/check-number.ts';
import { answeredOn, isNo, isYes, type QuestionId, questionsFor } from '../question/answer.ts';
import type { TemplateFields } from '../template/fields.ts';
import { atField, type Rule, withRepair } from './rule.ts';

export const questionRules: Rule = ({ fields, scans }, _target, today) => [
  ...open(fields, today),
  ...proof(
    fields,
    scans.some((scan) => scan.side === 'proof'),
  ),
  ...seen(fields),
  ...filing(fields),
];

/** Answers about the paper hold for the paper of that day: one issued since asks again. */
const aboutPaper: readonly QuestionId[] = ['cardReissued', 'sealComplete', 'originalShown'];

const open = ({ holderKind, questions, certificate }: TemplateFields, today: CalendarDate): Finding[] => {
  const { date: issued } = readDate(certificate.issued);
  return questionsFor(holderKind)
    .filter((id) => {
      const day = answeredOn(questions[id]);
      return (
        questions[id] === '' ||
        (aboutPaper.includes(id) && day !== null && issued !== undefined && issued <= today && day < issued)
      );
    })
    .map((id) => atField('question-open', `questions.${id}`));
};

/** R43: after a move or a change of name the registry's data lag behind; R52, R59: the reviewer asked. */
const proof = ({ holderKind, questions }: TemplateFields, hasProof: boolean): Finding[] =>
  (['residenceMoved', 'proofAsked'] as const)
    .filter((id) => questionsFor(holderKind).includes(id) && isYes(questions[id]) && !hasProof)
    .map((id) =>
      atField('proof-missing', `questions.${id}`, {
        data: { because: id },
        ...(id === 'proofAsked' ? { level: 'stop' } : {}),
      }),
    );

const seen = ({ holderKind, questions }: TemplateFields): Finding[] => [
  ...(holderKind === 'organization' && isNo(questions.sealComplete)
    ? [atField('seal-incomplete', 'questions.sealComplete')]
    : []),
  ...(isNo(questions.originalShown) ? [atField('picture-not-of-original', 'questions.originalShown')] : []),
];

/** R29: name, type and number equal the filing, character by character. */
const filing = ({ questions, filing: filed, certificate, holder }: TemplateFields): Finding[] => {
  if (!isYes(questions.icpFiling)) return [];
  if (filed.name === '' && filed.number === '' && filed.type === '')
    return [atField('filing-missing', 'filing.name')];
  const findings: Finding[] = [];
  if (filed.name !== '' && holder.zh !== '' && filed.name !== holder.zh)
    findings.push(
      withRepair('filing-name-differs', 'holder.zh', holder.zh, filed.name, { data: { filing: filed.name } }),
    );
  if (filed.type !== '' && certificate.type !== '' && filed.type !== certificate.type)
    findings.push(
      withRepair('filing-type-differs', 'certificate.type', certificate.type, filed.type, {
        data: { type: filed.type },
      }),
    );
  const compact = (text: string): string =>
    certificate.type === '' ? text : checkNumber(certificate.type, text).compact;
  if (
    filed.number !== '' &&
    certificate.number !== '' &&
    compact(filed.number) !== compact(certificate.number)
  )
    findings.push(atField('filing-number-differs', 'certificate.number'));
  return findings;
};
