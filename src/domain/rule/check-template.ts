/** Every rule over one template: (fields, scans, picture, target, today, rule book) → findings. Pure; the form runs it at every key. */
import type { CalendarDate } from '../date/calendar-date.ts';
import { bySeverity, type Finding } from '../finding/finding.ts';
import type { TargetPack } from '../target/target.ts';
import { certificateRules } from './certificate-rules.ts';
import { conflictRules } from './conflict-rules.ts';
import { contactRules } from './contact-rules.ts';
import { domainRules } from './domain-rules.ts';
import { hanRules } from './han-rules.ts';
import { nameRules } from './name-rules.ts';
import { paperRules } from './paper-rules.ts';
import { personRules } from './person-rules.ts';
import { pictureRules } from './picture-rules.ts';
import { placeRules } from './place-rules.ts';
import { questionRules } from './question-rules.ts';
import { readingRules } from './reading-rules.ts';
import { requiredRules } from './required-rules.ts';
import type { Dossier, Rule, RuleBook } from './rule.ts';
import { submissionRules } from './submission-rules.ts';
import { textRules } from './text-rules.ts';
import { validityRules } from './validity-rules.ts';

export type { Dossier, RuleBook };

/** In the order of the form. */
const rules: readonly Rule[] = [
  conflictRules,
  requiredRules,
  nameRules,
  personRules,
  hanRules,
  submissionRules,
  certificateRules,
  validityRules,
  contactRules,
  placeRules,
  textRules,
  domainRules,
  questionRules,
  readingRules,
  paperRules,
  pictureRules,
];

/** All findings of a dossier for one target on one day, most serious first. */
export const checkTemplate = (
  dossier: Dossier,
  target: TargetPack,
  today: CalendarDate,
  book: RuleBook,
): Finding[] => bySeverity(rules.flatMap((rule) => rule(dossier, target, today, book)));
