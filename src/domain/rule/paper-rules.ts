/** Which paper a scan shows, by what was read on it (R03, R11, R23, R36, R45, R50, R53). */
import { certificateRow, typeOfPrefix, whyNotAllowed } from '../certificate/table.ts';
import type { CertificateType } from '../certificate/type.ts';
import { type Finding, finding } from '../finding/finding.ts';
import { checkNumber } from '../number/check-number.ts';
import type { LocatedPaper, ScanSide } from '../picture/picture.ts';
import type { ScanReading } from '../reading/reading.ts';
import { isAgreed } from '../template/agreed.ts';
import type { TemplateFields } from '../template/fields.ts';
import { atField, type Dossier, type Rule } from './rule.ts';

export const paperRules: Rule = (dossier) => [
  ...otherPaper(dossier),
  ...dossier.scans.flatMap(({ id, side, reading, facts }) =>
    reading ? findingsOfPaper({ id, side, reading, papers: facts.papers }) : [],
  ),
];

/** What a scan is seen to be, by itself; null where it is not kept as any side. */
export const findingsOfPaper = ({
  id,
  side,
  reading,
  papers,
}: {
  readonly id: string;
  readonly side: ScanSide | null;
  readonly reading: ScanReading;
  readonly papers: readonly LocatedPaper[];
}): Finding[] => {
  // A further proof is whatever paper the reviewer asked for.
  if (side === 'proof') return [];
  const at = { picture: 'scan', scanId: id } as const;
  if (reading.foreign !== null)
    return [finding('read-paper-foreign', at, { data: { foreign: reading.foreign } })];
  if (reading.characters < leastPrint && papers.length === 0) return [finding('read-nothing', at)];
  return isOtherSide(reading, side) ? [finding('read-side-differs', at)] : [];
};

/** Fewer characters than this are dirt and pattern. */
const leastPrint = 4;

/** Only of resident ID cards is it known for sure which side prints what. Both sides on one picture are no wrong side. */
const isOtherSide = ({ paper, side, fields }: ScanReading, kept: ScanSide | null): boolean => {
  if (paper !== 'SFZ') return false;
  if (kept === 'front') return side === 'back' && !fields.number && !fields.name;
  return (
    kept === 'back' && side === 'front' && isSureNumber(fields.number) && !fields.authority && !fields.expires
  );
};

const isSureNumber = (number: ScanReading['fields']['number']): boolean =>
  number?.state === 'certain' || number?.state === 'suggested';

/** Types that print the same title, or whose titles are taken for one another. */
const families: readonly (readonly CertificateType[])[] = [
  ['TYDM', 'QTTYDM', 'CHNSHXYD'],
  ['MBFQY', 'SHFWJG'],
];

/** Whether the scan may be the chosen paper: nothing that was read says otherwise. */
export const mayShow = (type: CertificateType | '', reading: ScanReading): boolean =>
  reading.foreign === null &&
  (type === '' ||
    type === 'QT' ||
    reading.paper === '' ||
    reading.paper === type ||
    families.some((family) => family.includes(type) && family.includes(reading.paper as CertificateType)) ||
    // Residence permits print no title on the side with the number.
    (reading.paper === 'SFZ' && isPermitFront(type, reading)));

const isPermitFront = (type: CertificateType, { fields }: ScanReading): boolean =>
  (type === 'GAJZZ' || type === 'TWJZZ') && (!fields.number || /^8[123]/.test(fields.number.value));

/** Whether it is surely another one than the chosen paper. */
export const isSurelyOther = (type: CertificateType | '', reading: ScanReading): boolean => {
  const { paper, fields, foreign } = reading;
  if (type === '' || paper === '' || foreign !== null || mayShow(type, reading)) return false;
  // Words such as a name and a birth date stand on many papers of persons.
  if (paper === 'SFZ')
    return fields.number?.state === 'certain' && checkNumber('SFZ', fields.number.value).valid;
  if (certificateRow(paper).holder !== certificateRow(type).holder) return true;
  // Other registers print the words of a business licence, too.
  return paper !== 'YYZZ' || typeOfPrefix(fields.number?.value.slice(0, 2) ?? '') === 'YYZZ';
};

/** R36, R45: none of the scans shows the chosen paper, and one surely shows another. */
const otherPaper = ({ fields, scans, agreed = {} }: Dossier): Finding[] => {
  const { type } = fields.certificate;
  const own = scans.filter(({ side, reading }) => side !== 'proof' && reading !== null);
  if (type === '' || isAgreed(agreed, fields, 'certificate.type')) return [];
  if (own.some(({ reading }) => reading!.paper !== '' && mayShow(type, reading!))) return [];
  const shown = own.find(({ reading }) => isSurelyOther(type, reading!))?.reading?.paper;
  if (!shown) return [];
  const repairs = fitsTyped(shown, fields)
    ? [{ field: 'certificate.type' as const, from: type, to: shown }]
    : [];
  return [atField('read-paper-differs', 'certificate.type', { data: { type: shown }, repairs })];
};

/** The typed number is one of that paper and unlike those of the chosen one, and this holder may show it. */
const fitsTyped = (shown: CertificateType, { certificate, holderKind, country }: TemplateFields): boolean => {
  const { type, number } = certificate;
  const nationality = holderKind === 'individual' ? certificate.nationality : '';
  return (
    type !== '' &&
    number !== '' &&
    checkNumber(shown, number).valid &&
    checkNumber(type, number).findings.length > 0 &&
    whyNotAllowed(shown, { holderKind, country, nationality }) === null
  );
};
