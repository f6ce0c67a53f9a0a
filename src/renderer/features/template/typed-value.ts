/** What a text becomes that a person typed for a field, once it is settled; form and grid take it the same way. */

import type { CellPath } from '#contract/grid-columns';
import type { CertificateType } from '#domain/certificate/type';
import { readDate } from '#domain/date/read-date';
import { splitDomains } from './split-domains.ts';

/** A line break that came with a pasted text is a space between its words. */
export const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');

const longTerm = /^(?:长期|長期|long[- ]?term|permanent)$/iu;

/** A day in its usual form; what cannot be read stays as it was typed. */
export const typedDay = (text: string, allowLongTerm: boolean): string =>
  allowLongTerm && longTerm.test(text.normalize('NFKC').trim()) ? 'long-term' : (readDate(text).date ?? text);

/** Tags as they are typed: the one at the end may not be finished yet. */
export const typedTags = (text: string): string[] => (text === '' ? [] : text.split(/,\s?|，/));

export const settledTags = (tags: readonly string[]): string[] =>
  tags.map((tag) => tag.trim()).filter(Boolean);

export const typedValue = (path: CellPath, text: string): string | boolean | string[] => {
  switch (path) {
    case 'domains':
      return splitDomains(text);
    case 'tags':
      return settledTags(typedTags(oneLine(text)));
    case 'emailVerified':
      return text === 'yes';
    case 'notes':
      return text;
    case 'certificate.type':
    case 'filing.type':
      return text as CertificateType | '';
    case 'certificate.issued':
    case 'certificate.expires':
      return typedDay(oneLine(text), path === 'certificate.expires');
    default:
      return oneLine(text);
  }
};
