/** Rules over every typed text: characters that nobody sees, stray spaces (R06, R48). */
import type { Finding } from '../finding/finding.ts';
import { withoutPrivateUse } from '../name/private-use.ts';
import {
  type FieldPath,
  nameFields,
  placeFields,
  readField,
  type TemplateFields,
} from '../template/fields.ts';
import { atField, type Rule, withRepair } from './rule.ts';

/** Every field that goes to the registrar as text. The number has its own rules. */
const textFields = [
  ...nameFields,
  ...placeFields,
  'postalCode',
  'phone.country',
  'phone.number',
  'phone.extension',
  'email',
  'certificate.name',
] as const satisfies readonly FieldPath[];
type TextField = (typeof textFields)[number];

/** Format and control characters, variation selectors, private use, unpaired surrogates, the replacement character. */
const unseen = /\p{Cf}|\p{Cc}|\p{Co}|\p{Cs}|[\ufe00-\ufe0f]|\ufffd/gu;

export const textRules: Rule = ({ fields }) =>
  textFields.flatMap((path) => [...unseenIn(fields, path), ...straySpaces(fields, path)]);

const unseenIn = (fields: TemplateFields, path: TextField): Finding[] => {
  const text = readField(fields, path) as string;
  // Most fields are clean: one search tells, without collecting matches.
  if (text.search(unseen) < 0) return [];
  const found = [...text.matchAll(unseen)];
  const [first] = found;
  if (!first) return [];
  const more = {
    positions: found.map((match) => match.index),
    data: {
      character: `U+${first[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
      position: first.index + 1,
    },
  };
  // A private character is a letter of the name: it is put right where its meaning is known, and never taken away.
  const known = withoutPrivateUse(text);
  return /\p{Co}/u.test(known)
    ? [atField('field-invisible-character', path, more)]
    : [withRepair('field-invisible-character', path, text, known.replace(unseen, ''), more)];
};

const straySpaces = (fields: TemplateFields, path: TextField): Finding[] => {
  const text = readField(fields, path) as string;
  if (!/^\s|\s$|\s\s|[^\S ]/u.test(text)) return [];
  const to = text.trim().replace(/\s+/gu, ' ');
  return to === text ? [] : [withRepair('field-stray-spaces', path, text, to)];
};
