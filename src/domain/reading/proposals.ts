/**
 * What was read and could fill empty fields: offered, never filled in by itself, and never over what a person typed. What the form
 * derives from such a value (a contact, a name in Latin letters) goes along with it.
 */
import { certificateRow } from '../certificate/table.ts';
import { deriveField } from '../rule/derive-field.ts';
import type { Dossier } from '../rule/rule.ts';
import {
  blankFields,
  type FieldPath,
  nameFields,
  placeFields,
  readField,
  type TemplateFields,
  writeField,
} from '../template/fields.ts';
import { type FormValue, paperOf, readForForm } from './read-for-form.ts';

export type Proposal = FormValue & {
  /** What the field holds now: it is taken only as long as it still does. */
  readonly from: string;
  /** The field whose value it was derived from; null where it was read itself. */
  readonly derivedFrom: FieldPath | null;
};

type Given = Pick<Dossier, 'fields' | 'scans'>;

/** Proposals for fields that nobody filled yet, in the order of the form. */
export const proposalsFor = (given: Given, today: string): Proposal[] => {
  if (given.scans.every(({ reading }) => reading === null)) return [];
  const values = readForForm(given, today);
  if (!mayBeHolder(given, values)) return [];
  const read = values.filter((value) => isOpen(given.fields, value, values));
  const proposals = read.map(
    (value): Proposal => ({ ...value, from: textAt(given.fields, value.path), derivedFrom: null }),
  );
  return inFormOrder([...proposals, ...derived(given.fields, proposals)]);
};

const textAt = (fields: TemplateFields, path: FieldPath): string => String(readField(fields, path));

const isEmpty = (fields: TemplateFields, path: FieldPath): boolean => textAt(fields, path).trim() === '';

/** Nobody said yet what kind the holder is: the form begins with a person, and a name that stands there is the one on the paper. */
const isKindOpen = (fields: TemplateFields, values: readonly FormValue[]): boolean =>
  fields.certificate.type === '' &&
  fields.holderKind === blankFields.holderKind &&
  (['holder.zh', 'holder.en', 'certificate.name'] as const).every(
    (path) =>
      isEmpty(fields, path) ||
      values.some((value) => value.path === path && value.value === textAt(fields, path)),
  );

/** A paper of a person is none of an organization. */
const mayBeHolder = (given: Given, values: readonly FormValue[]): boolean => {
  const paper = paperOf(given);
  if (paper === '') return true;
  const { holder } = certificateRow(paper);
  return holder === 'both' || holder === given.fields.holderKind || isKindOpen(given.fields, values);
};

const isOpen = (
  fields: TemplateFields,
  { path, value }: FormValue,
  values: readonly FormValue[],
): boolean => {
  if (path === 'holderKind') return fields.holderKind !== value && isKindOpen(fields, values);
  // The form begins with this one country.
  if (path === 'certificate.nationality' && fields.certificate.type === '')
    return (
      [blankFields.certificate.nationality, ''].includes(fields.certificate.nationality) &&
      value !== textAt(fields, path)
    );
  if (path === 'address.zh' && !isSamePlace(fields, values)) return false;
  return isEmpty(fields, path);
};

/** A line of an address belongs to its city: where a person named another, it is another address. */
const isSamePlace = (fields: TemplateFields, values: readonly FormValue[]): boolean =>
  (['province.zh', 'city.zh'] as const).every((path) => {
    const typed = textAt(fields, path).trim();
    const read = values.find((value) => value.path === path)?.value ?? '';
    return typed === '' || read === '' || read.startsWith(typed) || typed.startsWith(read);
  });

/** Which field each of these follows from; in the order in which they follow from each other. */
const sources: readonly (readonly [FieldPath, FieldPath])[] = [
  ['holder.en', 'holder.zh'],
  ['contact.zh', 'holder.zh'],
  ['contact.en', 'holder.en'],
  ['province.en', 'province.zh'],
  ['city.en', 'city.zh'],
  ['address.en', 'address.zh'],
];

/** Only what follows from a value that is proposed itself: the form's own repairs do the rest. */
const derived = (fields: TemplateFields, read: readonly Proposal[]): Proposal[] => {
  const known = new Map(read.map((proposal) => [proposal.path, proposal]));
  let filled = read.reduce((now, { path, value }) => writeField(now, path, value), fields);
  const more: Proposal[] = [];
  for (const [path, from] of sources) {
    const source = known.get(from);
    if (!source || known.has(path) || !isEmpty(fields, path)) continue;
    // An organization's contact is somebody else.
    if (path.startsWith('contact.') && filled.holderKind !== 'individual') continue;
    const value = deriveField(path, filled);
    if (value === '') continue;
    const proposal: Proposal = {
      path,
      value,
      state: source.state,
      unsure: [],
      at: null,
      from: textAt(fields, path),
      derivedFrom: from,
    };
    known.set(path, proposal);
    filled = writeField(filled, path, value);
    more.push(proposal);
  }
  return more;
};

const order: readonly FieldPath[] = [
  'holderKind',
  ...nameFields,
  'certificate.type',
  'certificate.number',
  'certificate.name',
  'certificate.issued',
  'certificate.expires',
  'certificate.nationality',
  ...placeFields,
];

/** Fields that stand on no paper come last. */
export const inFormOrder = <T extends { readonly path: FieldPath }>(items: readonly T[]): T[] => {
  const placeOf = ({ path }: T): number => (order.includes(path) ? order.indexOf(path) : order.length);
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
};

/** Those that are taken together at one key. */
export const certainOf = (proposals: readonly Proposal[]): Proposal[] =>
  proposals.filter(({ state }) => state === 'certain');

/**
 * The edits that take these: kind and type of paper go together, and the type comes last, because the picture is made as soon as it
 * is known.
 */
export const editsOf = (
  taken: readonly Proposal[],
  all: readonly Proposal[],
): { readonly path: FieldPath; readonly from: string; readonly to: string }[] => {
  const paths = new Set(taken.map(({ path }) => path));
  if (paths.has('certificate.type')) paths.add('holderKind');
  if (paths.has('holderKind')) paths.add('certificate.type');
  return all
    .filter(({ path }) => paths.has(path))
    .map(({ path, from, value }) => ({ path, from, to: value }))
    .sort((a, b) => Number(a.path === 'certificate.type') - Number(b.path === 'certificate.type'));
};
