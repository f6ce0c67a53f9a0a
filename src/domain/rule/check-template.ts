/** Every rule over one template: (fields, scans, picture, target, today) → findings. Pure; the form runs it at every key. */
import type { CalendarDate } from '../date/calendar-date.ts';
import { bySeverity, type Finding } from '../finding/finding.ts';
import type { TargetPack } from '../target/target.ts';
import { certificateRules } from './certificate-rules.ts';
import { contactRules } from './contact-rules.ts';
import { domainRules } from './domain-rules.ts';
import { nameRules } from './name-rules.ts';
import { pictureRules } from './picture-rules.ts';
import { requiredRules } from './required-rules.ts';
import type { Dossier, Rule } from './rule.ts';
import { textRules } from './text-rules.ts';

export type { Dossier };

/** In the order of the form. */
const rules: readonly Rule[] = [
  requiredRules,
  nameRules,
  certificateRules,
  contactRules,
  textRules,
  domainRules,
  pictureRules,
];

/** All findings of a dossier for one target on one day, most serious first. */
export const checkTemplate = (dossier: Dossier, target: TargetPack, today: CalendarDate): Finding[] =>
  bySeverity(rules.flatMap((rule) => rule(dossier, target, today)));
