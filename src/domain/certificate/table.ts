/** What the rules know of each certificate type: holder, regions, sides, paper (domain.md §1.5; R03–R05, R15–R18, R24, R30, R49, R53). */

import { isYes } from '../question/answer.ts';
import type { RegistrantRegion } from '../region/countries.ts';
import { registrantRegion } from '../region/countries.ts';
import type { HolderKind, TemplateFields } from '../template/fields.ts';
import { type CertificateType, certificateTypes } from './type.ts';

/** `front`: one side is enough; `both`: always both; `both-when-reissued`: the emblem side too after a move, renewal or loss (R23). */
export type SidesNeeded = 'front' | 'both' | 'both-when-reissued';

export type PaperKind = 'id-1' | 'passport' | 'a4' | 'a3';

export type CertificateRow = {
  readonly holder: HolderKind | 'both';
  /** Regions (of the country field) whose registrants may use it. */
  readonly regions: readonly RegistrantRegion[];
  readonly sides: SidesNeeded;
  readonly paper: PaperKind;
  /** Whether "0" may stand for a number that the paper does not print (R20). */
  readonly zero: boolean;
  /** How the credit codes on such papers begin; none where they tell nothing (domain.md §4.4). */
  readonly prefixes: readonly string[];
};

const everywhere = ['mainland', 'hk-mo', 'taiwan', 'overseas'] as const;
const person = (
  regions: readonly RegistrantRegion[],
  sides: SidesNeeded,
  paper: PaperKind,
): CertificateRow => ({
  holder: 'individual',
  regions,
  sides,
  paper,
  zero: false,
  prefixes: [],
});
const mainlandOrganization: CertificateRow = {
  holder: 'organization',
  regions: ['mainland'],
  sides: 'front',
  paper: 'a4',
  zero: false,
  prefixes: [],
};
const withPrefixes = (...prefixes: readonly string[]): CertificateRow => ({
  ...mainlandOrganization,
  prefixes,
});

const special: Partial<Record<CertificateType, CertificateRow>> = {
  SFZ: person(['mainland'], 'both-when-reissued', 'id-1'),
  HZ: person(['hk-mo', 'taiwan', 'overseas'], 'front', 'passport'),
  GAJMTX: person(['hk-mo'], 'both', 'id-1'),
  TWJMTX: person(['taiwan'], 'both', 'id-1'),
  WJLSFZ: person(['overseas', 'mainland'], 'both', 'id-1'),
  GAJZZ: person(['hk-mo', 'mainland'], 'both', 'id-1'),
  TWJZZ: person(['taiwan', 'mainland'], 'both', 'id-1'),
  JGZ: person(['mainland'], 'both', 'id-1'),
  YYZZ: { ...withPrefixes('91', '92', '93'), paper: 'a3' },
  SYDWFR: withPrefixes('12'),
  WGZHXWJG: withPrefixes('21'),
  LSZY: withPrefixes('31'),
  GZJGZY: withPrefixes('32'),
  SFJD: withPrefixes('34'),
  ZCWYHDJZ: withPrefixes('35'),
  WGZHWH: withPrefixes('41'),
  SHTTFR: withPrefixes('51'),
  MBFQY: withPrefixes('52'),
  // Private schools and clinics stand in the civil register or in that of companies.
  SHFWJG: withPrefixes('52'),
  MBXXBX: withPrefixes('52', '91'),
  YLJGZY: withPrefixes('12', '52', '91', '92'),
  JJHFR: withPrefixes('53'),
  WLCZJG: withPrefixes('61'),
  ZJCS: withPrefixes('71'),
  NCJTJJZZ: withPrefixes('N1', 'N2', 'N3'),
  JWJG: { ...mainlandOrganization, regions: ['hk-mo', 'taiwan', 'overseas'], zero: true },
  QT: { ...mainlandOrganization, holder: 'both', regions: everywhere },
};

export const certificateRow = (type: CertificateType): CertificateRow =>
  special[type] ?? mainlandOrganization;

/** Nationality that goes with a region's own papers; people of a region keep their papers when they live elsewhere. */
const ownNationality: Partial<Record<CertificateType, readonly string[]>> = {
  SFZ: ['CN'],
  GAJMTX: ['HK', 'MO', 'CN'],
  GAJZZ: ['HK', 'MO', 'CN'],
  TWJMTX: ['TW', 'CN'],
  TWJZZ: ['TW', 'CN'],
};

export type Registrant = {
  readonly holderKind: HolderKind;
  readonly country: string;
  readonly nationality: string;
};

/** Why a type may not be used: wrong kind of holder, region, or nationality; null when it may. */
export const whyNotAllowed = (
  type: CertificateType,
  registrant: Registrant,
): 'holder' | 'region' | 'nationality' | null => {
  const row = certificateRow(type);
  if (row.holder !== 'both' && row.holder !== registrant.holderKind) return 'holder';
  if (!row.regions.includes(registrantRegion(registrant.country))) return 'region';
  if (row.holder !== 'individual' || registrant.nationality === '') return null;
  const { nationality } = registrant;
  // R24: a Chinese national of the mainland may not use a passport or a foreigner's card.
  if ((type === 'HZ' || type === 'WJLSFZ') && nationality === 'CN' && registrant.country === 'CN')
    return 'nationality';
  const own = ownNationality[type];
  return own && !own.includes(nationality) ? 'nationality' : null;
};

/** Types that fit, likeliest first. */
export const proposeTypes = (registrant: Registrant): CertificateType[] =>
  preferred
    .concat(certificateTypes.filter((type) => !preferred.includes(type)))
    .filter((type) => type !== 'QT' && whyNotAllowed(type, registrant) === null);

const preferred: CertificateType[] = [
  'SFZ',
  'GAJMTX',
  'TWJMTX',
  'HZ',
  'WJLSFZ',
  'YYZZ',
  'TYDM',
  'JWJG',
  'ORG',
];

/** Whether this certificate is shown with both sides, given what the person answered (R23, R53). */
export const needsBothSides = (type: CertificateType, questions: TemplateFields['questions']): boolean => {
  const { sides } = certificateRow(type);
  return (
    sides === 'both' ||
    (sides === 'both-when-reissued' && (isYes(questions.cardReissued) || isYes(questions.residenceMoved)))
  );
};

/** The paper that a credit code with these first two characters usually stands on; undefined when none is known for them. */
export const typeOfPrefix = (prefix: string): CertificateType | undefined =>
  certificateTypes.find((type) => certificateRow(type).prefixes[0] === prefix) ??
  certificateTypes.find((type) => certificateRow(type).prefixes.includes(prefix));
