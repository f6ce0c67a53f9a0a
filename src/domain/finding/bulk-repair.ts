/** Repairs that can be accepted for many templates at once: those whose finding knows one answer only. */
import { type FieldPath, readField, type TemplateFields, writeField } from '../template/fields.ts';
import type { Finding, FindingCode, Repair } from './finding.ts';
import { readingFindings } from './reading-findings.ts';

/** Repairs of one kind are accepted or left together. */
export type RepairKind = {
  readonly code: FindingCode;
  readonly field: Repair['field'];
  /** Nothing that a person typed becomes something else: an empty field is filled, or width, case and spaces change. */
  readonly sure: boolean;
};

export type KnownRepair = RepairKind & { readonly from: string; readonly to: string };

/** What stands on the paper, and the names in Latin letters: another text there is another statement. */
const statements: readonly FieldPath[] = [
  'holder.zh',
  'holder.en',
  'contact.zh',
  'contact.en',
  'certificate.type',
  'certificate.number',
  'certificate.name',
  'certificate.issued',
  'certificate.expires',
  'certificate.nationality',
];

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/** The one repair of a finding; null where there is none, or several to choose from. */
export const knownRepair = ({ code, repairs }: Finding): KnownRepair | null => {
  const [repair] = repairs;
  if (!repair || repairs.length > 1) return null;
  const { field, from, to } = repair;
  const sure = from.trim() === '' || fold(from) === fold(to) || !statements.includes(field);
  // What was read on a scan is for a person to compare, whatever the field.
  return { code, field, from, to, sure: sure && !(code in readingFindings) };
};

export const repairKey = ({ code, field, sure }: RepairKind): string => `${code} ${field} ${sure}`;

/** One repair can call for the next, e.g. the contact's name for its letters; no field is repaired more often. */
const mostRounds = 6;

export type Accepted = {
  readonly fields: TemplateFields;
  /** In the order in which they were made. */
  readonly made: readonly KnownRepair[];
  /** What is left with one answer only, because `wants` said no. */
  readonly open: readonly KnownRepair[];
};

/** Accepts what `wants` says, again and again until nothing is left; `check` gives the findings for given fields. */
export const acceptRepairs = (
  typed: TemplateFields,
  check: (fields: TemplateFields) => readonly Finding[],
  wants: (kind: RepairKind) => boolean,
): Accepted => {
  let fields = typed;
  const made: KnownRepair[] = [];
  const seen = new Set<string>();
  let known: KnownRepair[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    known = check(fields)
      .map(knownRepair)
      .filter((repair) => repair !== null);
    const before = fields;
    for (const repair of known.filter(wants)) {
      // Two findings may repair one field, and a text that stood there before would come round for ever.
      if (readField(fields, repair.field) !== repair.from || seen.has(`${repair.field} ${repair.to}`))
        continue;
      seen.add(`${repair.field} ${repair.from}`);
      fields = writeField(fields, repair.field, repair.to);
      made.push(repair);
    }
    if (fields === before) break;
  }
  return { fields, made, open: known.filter((repair) => !wants(repair)) };
};
