/** Completeness (R01): what no submission goes without, and lengths that the target states. */
import type { Finding } from '../finding/finding.ts';
import type { TargetPack } from '../target/target.ts';
import { type FieldPath, readField, type TemplateFields } from '../template/fields.ts';
import { atField, type Rule } from './rule.ts';

const required = [
  'holder.zh',
  'holder.en',
  'contact.zh',
  'contact.en',
  'country',
  'province.zh',
  'province.en',
  'city.zh',
  'city.en',
  'address.zh',
  'address.en',
  'postalCode',
  'phone.country',
  'phone.number',
  'email',
] as const satisfies readonly FieldPath[];

/** Outside China the registrars ask for no province and take addresses without a postal code. */
const chinaOnly: readonly FieldPath[] = ['province.zh', 'province.en', 'postalCode'];

export const requiredRules: Rule = ({ fields }, target) => [
  ...missingFields(fields),
  ...lengths(fields, target),
];

const missingFields = (fields: TemplateFields): Finding[] =>
  required
    .filter((path) => fields.country === 'CN' || !chinaOnly.includes(path))
    .filter((path) => String(readField(fields, path)).trim() === '')
    .map((path) => atField('field-missing', path));

const lengths = (fields: TemplateFields, target: TargetPack): Finding[] =>
  (['holder.zh', 'holder.en'] as const)
    .flatMap((path) => lengthOf(path, String(readField(fields, path)), target.fields.holderLength))
    .concat(
      lengthOf(
        'certificate.number',
        fields.certificate.number.replace(/\s/gu, ''),
        target.fields.numberLength,
      ),
    );

const lengthOf = (path: FieldPath, text: string, range: { min: number; max: number } | null): Finding[] => {
  const length = [...text].length;
  return range === null || length === 0 || (length >= range.min && length <= range.max)
    ? []
    : [atField('field-length', path, { data: { length, min: range.min, max: range.max } })];
};
