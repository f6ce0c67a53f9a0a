/** Where a resident ID number was given out: often where its holder lives, and never proof of it. */
import { checkNumber } from '../number/check-number.ts';
import { divisionOf } from '../region/divisions.ts';
import { provinceOf } from '../region/provinces.ts';
import type { TemplateFields } from '../template/fields.ts';

/** Full names as listed today; null where the number tells nothing, or its holder lives elsewhere. */
export const placeOfNumber = ({
  country,
  certificate: { type, number },
}: TemplateFields): { readonly province: string; readonly city: string } | null => {
  if (type !== 'SFZ' || country !== 'CN') return null;
  const { valid, compact } = checkNumber(type, number);
  const province = valid ? provinceOf(compact)?.zh : undefined;
  if (province === undefined) return null;
  if (province.endsWith('市')) return { province, city: province };
  const division = divisionOf(`${compact.slice(0, 4)}00`);
  return { province, city: division?.to === null ? division.name : '' };
};
