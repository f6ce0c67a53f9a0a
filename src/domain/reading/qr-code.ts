/** The credit code that a licence's QR code holds: a witness beside print and check digit. */
import { creditForm, fitsForm } from './number-forms.ts';
import type { ReadField, ReadValue } from './reading.ts';

/** By the parameter's name only: what else such a text holds says nothing about the number, and nothing of it is ever opened. */
export const creditCodeOf = (text: string): string | null => {
  const code = /[?&]uniscid=([0-9A-Z]{18})(?![0-9A-Z])/i.exec(text)?.[1]?.toUpperCase();
  return code !== undefined && fitsForm(creditForm, code) ? code : null;
};

/** A printed number that equals it is certain; one that differs is not; where none was read, it is a suggestion. */
export const withQrCode = (
  fields: Readonly<Partial<Record<ReadField, ReadValue>>>,
  qr: readonly string[],
): Readonly<Partial<Record<ReadField, ReadValue>>> => {
  const codes = new Set(qr.map(creditCodeOf).filter((code) => code !== null));
  const [code] = codes;
  if (code === undefined || codes.size > 1) return fields;
  const { number } = fields;
  if (!number) return { ...fields, number: { value: code, state: 'suggested', place: null, unsure: [] } };
  if (number.value === code) return { ...fields, number: { ...number, state: 'certain', unsure: [] } };
  return number.state === 'certain' ? { ...fields, number: { ...number, state: 'doubtful' } } : fields;
};
