/** What was read on the scans of a template, field by field of its form: all scans together, front and back complete each other. */
import { certificateRow, typeOfPrefix } from '../certificate/table.ts';
import type { CertificateType } from '../certificate/type.ts';
import { hasHan } from '../name/name-forms.ts';
import { checkNumber } from '../number/check-number.ts';
import type { Corners } from '../plan/plan.ts';
import { countryOfAlpha3, isCountryCode } from '../region/countries.ts';
import { splitAddress } from '../region/split-address.ts';
import { mayShow } from '../rule/paper-rules.ts';
import { validSpan } from '../rule/read-twice-rules.ts';
import {
  certificateScans,
  kindOf,
  qrCodes,
  type ReadScan,
  type Witness,
  witnessesOf,
  zoneOf,
} from '../rule/read-witness.ts';
import type { Dossier } from '../rule/rule.ts';
import type { FieldPath, HolderKind } from '../template/fields.ts';
import type { ReadField, ReadValue, ValueState } from './reading.ts';

/** Where a value stands on a scan. */
export type ReadPlace = { readonly scanId: string; readonly place: Corners };

export type FormValue = {
  readonly path: FieldPath;
  readonly value: string;
  readonly state: Exclude<ValueState, 'unread'>;
  /** Positions in `value` of characters that are not sure. */
  readonly unsure: readonly number[];
  /** null where no single place says it: a machine-readable zone, a QR code. */
  readonly at: ReadPlace | null;
};

type Given = Pick<Dossier, 'fields' | 'scans'>;

/** The paper that the scans show: the chosen type, else the first that was recognized; `''` while none is. */
export const paperOf = ({ fields, scans }: Given): CertificateType | '' =>
  kindOf(fields.certificate.type, certificateScans({ fields, scans, picture: null }));

/** What was read for each field of the form, whatever stands there now. */
export const readForForm = (given: Given, today: string): FormValue[] => {
  const paper = paperOf(given);
  const scans = certificateScans({ ...given, picture: null }).filter(({ reading }) =>
    mayShow(paper, reading),
  );
  if (scans.length === 0) return [];
  const holder = paper === '' ? 'both' : certificateRow(paper).holder;
  const zone = scans.map(({ reading }) => zoneOf(reading, today)).find((facts) => facts !== null) ?? null;
  const values = [
    ...(paper === '' ? [] : [typeValue(paper, scans), ...kindValue(paper, holder, scans)]),
    ...numberValue(paper, scans, paper === 'HZ' ? (zone?.number ?? '') : ''),
    ...nameValues(paper, scans, zone && `${zone.surname} ${zone.givenNames}`.trim()),
    ...dayValues(paper, scans, zone?.expires ?? ''),
    ...(holder === 'organization' ? [] : nationalityValue(scans, zone?.nationality ?? '')),
    ...addressValues(scans),
  ];
  return values.filter(({ value }) => value !== '');
};

const placeOf = (scanId: string, { place }: ReadValue): ReadPlace | null =>
  place ? { scanId, place } : null;

const isLegible = (state: ValueState): state is FormValue['state'] => state !== 'unread';

const formValue = (
  path: FieldPath,
  { scanId, value }: Witness,
  more: Partial<FormValue> = {},
): FormValue[] =>
  isLegible(value.state)
    ? [
        {
          path,
          value: value.value,
          state: value.state,
          unsure: value.unsure,
          at: placeOf(scanId, value),
          ...more,
        },
      ]
    : [];

/** Not printed at one place of its own. */
const said = (path: FieldPath, value: string, state: FormValue['state'] = 'certain'): FormValue => ({
  path,
  value,
  state,
  unsure: [],
  at: null,
});

const best = (scans: readonly ReadScan[], field: ReadField): Witness | undefined =>
  witnessesOf(scans, field)[0];

/** Some papers are told by words that others print as well: there the number decides. */
const typeState = (paper: CertificateType, scans: readonly ReadScan[]): FormValue['state'] => {
  const number = best(scans, 'number')?.value;
  const isRead =
    number !== undefined && number.state !== 'doubtful' && checkNumber(paper, number.value).valid;
  if (paper === 'SFZ') {
    const isBack = scans.some(({ reading }) => reading.paper === 'SFZ' && reading.side === 'back');
    return isRead || isBack ? 'certain' : 'suggested';
  }
  if (paper === 'YYZZ')
    return isRead && [undefined, 'YYZZ'].includes(typeOfPrefix(number.value.slice(0, 2)))
      ? 'certain'
      : 'suggested';
  return 'certain';
};

const typeValue = (paper: CertificateType, scans: readonly ReadScan[]): FormValue =>
  said('certificate.type', paper, typeState(paper, scans));

const kindValue = (
  paper: CertificateType,
  holder: HolderKind | 'both',
  scans: readonly ReadScan[],
): FormValue[] => (holder === 'both' ? [] : [said('holderKind', holder, typeState(paper, scans))]);

/** Print, QR code and zone say the same number, or it is not certain. */
const numberValue = (paper: CertificateType | '', scans: readonly ReadScan[], zone: string): FormValue[] => {
  const path = 'certificate.number';
  const printed = best(scans, 'number');
  const [code] = scans.flatMap(({ reading }) => qrCodes(reading));
  const other = code ?? zone;
  if (!printed) return other === '' ? [] : [said(path, other)];
  const isGood = paper !== '' && checkNumber(paper, printed.value.value).valid;
  if (other !== '' && other !== printed.value.value)
    return printed.value.state === 'certain' && isGood && other.length === printed.value.value.length
      ? formValue(path, printed, { state: 'doubtful' })
      : [{ ...said(path, other), at: placeOf(printed.scanId, printed.value) }];
  if (other !== '') return formValue(path, printed, { state: 'certain', unsure: [] });
  const state = printed.value.state === 'certain' && !isGood ? 'doubtful' : printed.value.state;
  return isLegible(state) ? formValue(path, printed, { state }) : [];
};

const nameValues = (
  paper: CertificateType | '',
  scans: readonly ReadScan[],
  zone: string | null,
): FormValue[] => {
  const names = (['name', 'nameLatin'] as const).flatMap((field) => witnessesOf(scans, field));
  const han = names.find(({ value }) => hasHan(value.value));
  const latin = names.find(({ value }) => !hasHan(value.value));
  /** Passports print surname and given names apart: only their zone says both for sure. */
  const inLatin = (path: FieldPath): FormValue[] => {
    if (paper === 'HZ' && zone)
      return [{ ...said(path, zone), at: latin ? placeOf(latin.scanId, latin.value) : null }];
    if (!latin) return zone ? [said(path, zone)] : [];
    const isWhole = paper !== 'HZ' || latin.value.state !== 'certain';
    return formValue(path, latin, isWhole ? {} : { state: 'suggested' });
  };
  return [
    ...(han
      ? [...formValue('certificate.name', han), ...formValue('holder.zh', han)]
      : inLatin('certificate.name')),
    ...inLatin('holder.en'),
  ];
};

/** Days that go together on no card were misread. */
const dayValues = (paper: CertificateType | '', scans: readonly ReadScan[], zone: string): FormValue[] =>
  (['issued', 'expires'] as const).flatMap((field) => {
    const path = `certificate.${field}` as const;
    const found = best(scans, field);
    if (!found) return field === 'expires' && zone !== '' ? [said(path, zone)] : [];
    const own = scans.find(({ id }) => id === found.scanId);
    const goTogether = own === undefined || validSpan(own.reading, paper);
    return formValue(path, found, goTogether ? {} : { state: 'doubtful' });
  });

const nationalityValue = (scans: readonly ReadScan[], zone: string): FormValue[] => {
  const path = 'certificate.nationality';
  const code = countryOfAlpha3(zone);
  if (code) return [said(path, code)];
  const found = best(scans, 'nationality');
  const text = found?.value.value.trim().toUpperCase() ?? '';
  const known = countryOfAlpha3(text) ?? (isCountryCode(text) ? text : undefined);
  return found && known ? formValue(path, found, { value: known, unsure: [] }) : [];
};

/** Only the part behind province and city goes into the line of the address. */
const addressValues = (scans: readonly ReadScan[]): FormValue[] => {
  const found = best(scans, 'address');
  if (!found || !hasHan(found.value.value)) return [];
  const { value: whole, unsure, state } = found.value;
  const { province, city, rest } = splitAddress(whole);
  const part = (path: FieldPath, value: string, from: number, to: number): FormValue[] => {
    const own = unsure.filter((at) => at >= from && at < to);
    // Every doubt lies in another part.
    const isSure = state === 'doubtful' && unsure.length > 0 && own.length === 0;
    return formValue(path, found, {
      value,
      unsure: own.map((at) => at - from),
      ...(isSure && { state: 'certain' }),
    });
  };
  const lead = whole.length - rest.length;
  return [
    ...part('province.zh', province, 0, lead),
    ...part('city.zh', city, 0, whole.length),
    ...part('address.zh', rest, lead, whole.length),
  ].map((value) => (value.path === 'address.zh' ? value : { ...value, unsure: [] }));
};
