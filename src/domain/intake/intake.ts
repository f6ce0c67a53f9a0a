/** An intake: many files at once become templates. Words and shapes that every room uses. */
import { certificateRow } from '../certificate/table.ts';
import type { CertificateType } from '../certificate/type.ts';
import type { ScanSide } from '../picture/picture.ts';
import type { HolderKind, TemplateFields } from '../template/fields.ts';
import { blankFields } from '../template/fields.ts';

/** A file as a folder lists it. */
export type ListedFile = {
  /** With the folders below the one that was chosen, parted by `/`. */
  readonly path: string;
  readonly bytes: number;
  /** Of its bytes, in small hex; a host tells it where another file has as many bytes. */
  readonly sha256?: string | undefined;
};

/** Paths of the files that have as many bytes as another one: only these can be equal to it. */
export const mayBeEqual = (files: readonly ListedFile[]): ReadonlySet<string> =>
  new Set(
    [...Map.groupBy(files, ({ bytes }) => bytes)].flatMap(([bytes, some]) =>
      bytes > 0 && some.length > 1 ? some.map(({ path }) => path) : [],
    ),
  );

/** Limits of one intake. */
export const intakeLimits = {
  files: 3000,
  /** Bytes of one file. */
  fileBytes: 64 * 1024 * 1024,
  /** Scans of one template. */
  scans: 8,
} as const;

/** Why something is left for a person. */
export const leftReasons = [
  'no-name',
  'several-names',
  'several-papers',
  'several-templates',
  'contradiction',
  'same-side-twice',
  'unclear-sides',
  'too-many-scans',
  'same-name-twice',
  'same-template-twice',
  'side-taken',
  'unclear-reading',
  'which-front',
  'not-listed',
  'foreign-paper',
  'not-a-paper',
  'template-gone',
  'empty-file',
  'too-large',
  'not-a-scan',
  'unreadable',
  'locked',
  'put-aside',
] as const;
export type LeftReason = (typeof leftReasons)[number];

/** Files that no person can make a scan of either. */
export const isUseless = (reason: LeftReason): boolean =>
  reason === 'empty-file' || reason === 'too-large' || reason === 'not-a-scan';

/** Questions that the papers themselves may answer once they were read; a person's own grouping is never asked about again. */
export const isReadable = (reason: LeftReason): boolean => !beyondReading.has(reason);
const beyondReading: ReadonlySet<LeftReason> = new Set<LeftReason>([
  'side-taken',
  'template-gone',
  'empty-file',
  'too-large',
  'not-a-scan',
  'unreadable',
  'locked',
  'put-aside',
]);

/** What a template was found by. */
export const matchBases = ['name', 'number', 'domain', 'list', 'reading', 'same-file', 'person'] as const;
export type MatchBasis = (typeof matchBases)[number];

/** What a new template begins with: what the names said, or what a person typed. */
export type Draft = {
  readonly zh: string;
  readonly en: string;
  readonly type: CertificateType | '';
  readonly number: string;
  readonly customer: string;
  /** Where a new template goes; the desk's own target where it is left open. */
  readonly target?: string | undefined;
};

export const blankDraft: Draft = { zh: '', en: '', type: '', number: '', customer: '' };

/**
 * What a file is called rather than who it is of: one word of letters, or a name with a number behind it. Where papers are read, they say
 * who it is.
 */
export const isLabel = ({ zh, en, number }: Draft): boolean =>
  number === '' && (/\d$/u.test(zh || en) || (zh === '' && en !== '' && !/[\s,·]/u.test(en)));

export type GroupFile = ListedFile & {
  readonly side: ScanSide;
  /** The side is a guess: no word says it. */
  readonly guessed: boolean;
};

/** Words with which names of organizations end. */
const organizationEnds =
  /(?:公司|事务所|厂|店|中心|学校|学院|医院|协会|学会|基金会|合作社|工作室|经营部|商行|集团|委员会|银行|局|社|馆|行|部)$|(?:\b(?:ltd|limited|inc|llc|gmbh|co|corp|corporation|company)\.?)$/iu;

/** The paper decides; without one, the name. */
export const holderKindOf = ({ zh, en, type }: Pick<Draft, 'zh' | 'en' | 'type'>): HolderKind => {
  const holder = type === '' ? 'both' : certificateRow(type).holder;
  if (holder !== 'both') return holder;
  return organizationEnds.test(zh) || organizationEnds.test(en) ? 'organization' : 'individual';
};

/** The fields of a new template. What nobody said stays empty: the checks ask for it. */
export const fieldsOfDraft = (draft: Draft): TemplateFields => {
  const { zh, en, type, number, customer, target = '' } = draft;
  const holderKind = holderKindOf(draft);
  return {
    ...blankFields,
    holderKind,
    holder: { zh, en },
    contact: holderKind === 'individual' ? { zh, en } : blankFields.contact,
    customer,
    target,
    certificate: {
      ...blankFields.certificate,
      type,
      number,
      name: zh || en,
      nationality: holderKind === 'individual' ? blankFields.certificate.nationality : '',
    },
  };
};
