/** Completeness (R01): what no submission goes without, and lengths that the target states. */
import type { Finding } from '../finding/finding.ts';
import { checkNumber } from '../number/check-number.ts';
import { boundedFields, type Length, type TargetPack } from '../target/target.ts';
import {
  type FieldPath,
  nameFields,
  placeFields,
  readField,
  type TemplateFields,
} from '../template/fields.ts';
import { deriveField } from './derive-field.ts';
import { atField, type Rule, withRepair } from './rule.ts';

const required = [
  ...nameFields,
  'country',
  ...placeFields,
  'postalCode',
  'phone.country',
  'phone.number',
  'email',
] as const satisfies readonly FieldPath[];

/** Outside China the registrars ask for no province and take addresses without a postal code. */
const chinaOnly: readonly FieldPath[] = ['province.zh', 'province.en', 'postalCode'];

export const requiredRules: Rule = ({ fields }, target, _today, book) => [
  ...(fields.target === '' || book.targets.includes(fields.target)
    ? []
    : [atField('target-missing', 'target', { data: { id: fields.target } })]),
  ...missingFields(fields),
  ...lengths(fields, target),
];

const missingFields = (fields: TemplateFields): Finding[] =>
  required
    .filter((path) => fields.country === 'CN' || !chinaOnly.includes(path))
    .filter((path) => String(readField(fields, path)).trim() === '')
    .map((path) => {
      const derived = deriveField(path, fields);
      return derived === ''
        ? atField('field-missing', path)
        : withRepair('field-missing', path, String(readField(fields, path)), derived);
    });

const lengths = (fields: TemplateFields, target: TargetPack): Finding[] =>
  boundedFields.flatMap((path) => {
    const range = target.fields.lengths[path];
    if (range === undefined) return [];
    const text = path === 'certificate.number' ? sentNumber(fields) : String(readField(fields, path));
    return lengthOf(path, text, range);
  });

/** As it is sent; `''` for a number that is refused already. */
const sentNumber = ({ certificate: { type, number } }: TemplateFields): string => {
  if (type === '') return number;
  const { compact, valid } = checkNumber(type, number);
  return valid ? compact : '';
};

const lengthOf = (path: FieldPath, text: string, range: Length): Finding[] => {
  const length = [...text].length;
  return length === 0 || (length >= range.min && length <= range.max)
    ? []
    : [atField('field-length', path, { data: { length, min: range.min, max: range.max } })];
};
