/** What a registrant template holds: the fields of SaveRegistrantProfile in both languages, the certificate, and what the office keeps beside them. */

import type { CertificateType } from '../certificate/type.ts';
import type { Answer, QuestionId } from '../question/answer.ts';
import type { HolderKind } from './holder-kind.ts';

/** The same fact in Chinese script and in Latin letters, as the registry stores both. */
export type Bilingual = { readonly zh: string; readonly en: string };

export type { HolderKind };

export type Phone = {
  /** Telephone country code without a plus sign, e.g. `86`. */
  readonly country: string;
  readonly number: string;
  readonly extension: string;
};

export type Certificate = {
  /** CNNIC code of the paper, or `''` while it is not chosen. */
  readonly type: CertificateType | '';
  /** Exactly as typed; checks compact it, nothing rewrites it. */
  readonly number: string;
  /** Holder's name as printed on the paper. */
  readonly name: string;
  /** As typed; a calendar date once it is settled, `''` while unknown. */
  readonly issued: string;
  /** As typed; `''` while unknown, `long-term` for papers without an end. */
  readonly expires: string;
  /** ISO 3166 alpha-2 code of the person's nationality, `''` for organizations. */
  readonly nationality: string;
};

/** What an ICP filing that exists already says; empty while there is none (R29). */
export type Filing = {
  readonly name: string;
  readonly type: CertificateType | '';
  readonly number: string;
};

/** The template's id in a registrar's own system; `at` is a registrar's interface or a target (see registrar-id.ts). */
export type RegistrarId = { readonly at: string; readonly id: string };

export type TemplateFields = {
  readonly holderKind: HolderKind;
  /** Registrant ("holder"): RegistrantOrganization / ZhRegistrantOrganization. */
  readonly holder: Bilingual;
  /** Contact person: RegistrantName / ZhRegistrantName. */
  readonly contact: Bilingual;
  /** ISO 3166 alpha-2 country or region: CN, HK, MO, TW, US, … */
  readonly country: string;
  readonly province: Bilingual;
  readonly city: Bilingual;
  readonly address: Bilingual;
  readonly postalCode: string;
  readonly phone: Phone;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly certificate: Certificate;
  readonly domains: readonly string[];
  /** The office's own name for the customer. */
  readonly customer: string;
  readonly tags: readonly string[];
  readonly notes: string;
  /** Target id, or `''` for the desk's default. */
  readonly target: string;
  /** Answers that only a person can give; see `question/answer.ts`. */
  readonly questions: Readonly<Record<QuestionId, Answer>>;
  readonly filing: Filing;
  /** None twice for the same registrar. */
  readonly registrarIds: readonly RegistrarId[];
};

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends readonly unknown[] | string | boolean ? K : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];

/** Dotted path of one editable field, e.g. `certificate.number`. */
export type FieldPath = Leaves<TemplateFields>;

/** Domains that one template takes. */
export const mostDomains = 10_000;

/** Names in both languages. */
export const nameFields = [
  'holder.zh',
  'holder.en',
  'contact.zh',
  'contact.en',
] as const satisfies readonly FieldPath[];

/** Where the holder is, in both languages, from large to small. */
export const placeFields = [
  'province.zh',
  'province.en',
  'city.zh',
  'city.en',
  'address.zh',
  'address.en',
] as const satisfies readonly FieldPath[];

/** A template with nothing filled in yet. */
export const blankFields: TemplateFields = {
  holderKind: 'individual',
  holder: { zh: '', en: '' },
  contact: { zh: '', en: '' },
  country: 'CN',
  province: { zh: '', en: '' },
  city: { zh: '', en: '' },
  address: { zh: '', en: '' },
  postalCode: '',
  phone: { country: '86', number: '', extension: '' },
  email: '',
  emailVerified: false,
  certificate: { type: '', number: '', name: '', issued: '', expires: '', nationality: 'CN' },
  domains: [],
  customer: '',
  tags: [],
  notes: '',
  target: '',
  questions: {
    cardReissued: '',
    residenceMoved: '',
    specialOccupation: '',
    sealComplete: '',
    originalShown: '',
    icpFiling: '',
    proofAsked: '',
  },
  filing: { name: '', type: '', number: '' },
  registrarIds: [],
};

const leaves = (node: object, prefix = ''): string[] =>
  Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? leaves(value, `${prefix}${key}.`)
      : [`${prefix}${key}`],
  );

/** Every editable field, in the order of the form. */
export const fieldPaths = leaves(blankFields) as readonly FieldPath[];

/** Reads the value at a dotted path. */
export const readField = (fields: TemplateFields, path: FieldPath): unknown =>
  keysOf(path).reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], fields);

const keys = new Map<string, readonly string[]>();

/** The rules read every field at every key typed: paths are split once. */
const keysOf = (path: string): readonly string[] => {
  const known = keys.get(path);
  if (known) return known;
  const parts = path.split('.');
  keys.set(path, parts);
  return parts;
};

/** A copy of `fields` with one value replaced. */
export const writeField = (fields: TemplateFields, path: FieldPath, value: unknown): TemplateFields => {
  const set = (node: Record<string, unknown>, [key, ...rest]: string[]): Record<string, unknown> => ({
    ...node,
    [key!]: rest.length === 0 ? value : set(node[key!] as Record<string, unknown>, rest),
  });
  return set(fields as unknown as Record<string, unknown>, path.split('.')) as unknown as TemplateFields;
};
