/** Province and city from the number, for empty fields that no scan and no address fills: to be looked at, never taken with the rest. */
import { deriveField } from '../rule/derive-field.ts';
import { placeOfNumber } from '../rule/place-of-number.ts';
import { readField, type TemplateFields } from '../template/fields.ts';
import type { Proposal } from './proposals.ts';

const from = 'certificate.number';

/** `read`: what is proposed already. */
export const numberProposals = (fields: TemplateFields, read: readonly Proposal[]): Proposal[] => {
  const place = placeOfNumber(fields);
  if (!place) return [];
  const values = [
    ['province.zh', place.province],
    ['city.zh', place.city],
  ] as const;
  // A city belongs to its province: where a person named another one, the holder lives elsewhere.
  const named = String(readField(fields, 'province.zh')).trim();
  if (named !== '' && !place.province.startsWith(named)) return [];
  return values.flatMap(([path, value]): Proposal[] => {
    const now = String(readField(fields, path));
    const isFilled =
      now.trim() !== '' || read.some((one) => one.path === path) || deriveField(path, fields) !== '';
    return isFilled || value === ''
      ? []
      : [{ path, value, state: 'suggested', unsure: [], at: null, from: now, derivedFrom: from }];
  });
};

/** Whether a proposal rests on the number alone. */
export const isOfNumber = ({ derivedFrom }: Proposal): boolean => derivedFrom === from;
