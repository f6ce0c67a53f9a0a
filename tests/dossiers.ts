/** Whole, invented dossiers with which nothing is wrong; numbers are public test vectors or marked as samples. */
import { readdirSync, readFileSync } from 'node:fs';
import { targetPackSchema } from '#contract/target-pack';
import type { Picture, Scan } from '#domain/picture/picture';
import { wholeSide } from '#domain/plan/plan';
import type { Dossier } from '#domain/rule/check-template';
import type { RuleBook } from '#domain/rule/rule';
import type { TargetPack } from '#domain/target/target';
import { blankFields, type TemplateFields } from '#domain/template/fields';

/** The day on which the dossiers are good. */
export const today = '2026-11-23';

/** Of every rule pack that is shipped. */
export const targetIds: readonly string[] = readdirSync('assets/targets')
  .map((file) => file.replace(/\.json$/, ''))
  .sort();

/** What the shipped app knows beyond targets. */
export const ruleBook: RuleBook = {
  naming: JSON.parse(readFileSync('assets/naming.json', 'utf8')),
  targets: targetIds,
};

export const readTarget = (id: string): TargetPack =>
  targetPackSchema.parse(JSON.parse(readFileSync(`assets/targets/${id}.json`, 'utf8')));

export const scanOf = (id: string, more: Partial<Scan> = {}): Scan => ({
  id,
  sha256: id.padEnd(64, '0'),
  side: 'front',
  name: `${id}.jpg`,
  facts: {
    type: 'jpeg',
    extension: 'jpg',
    bytes: 2_000_000,
    width: 4000,
    height: 3000,
    dpi: 72,
    pages: 1,
    page: 1,
    colourSpace: 'srgb',
    bitDepth: 8,
    alpha: false,
    papers: [],
  },
  findings: [],
  reading: null,
  addedAt: '2026-11-20T08:00:00.000Z',
  ...more,
});

export const pictureOf = (scans: readonly Scan[], output: Partial<Picture['output']> = {}): Picture => ({
  id: 'picture',
  sha256: 'f'.repeat(64),
  plan: {
    version: 1,
    sides: scans.map((scan) => wholeSide(scan.id)),
    layout: 'stacked',
    rim: 0.03,
    paper: '',
    format: 'jpg',
  },
  target: 'strict',
  output: {
    type: 'jpeg',
    extension: 'jpg',
    bytes: 200_000,
    width: 1800,
    height: 1150,
    dpi: 300,
    quality: 90,
    paperDpi: 530,
    ...output,
  },
  findings: [],
  madeAt: '2026-11-20T08:01:00.000Z',
});

const dossier = (fields: TemplateFields, sides = 1): Dossier => {
  const scans = Array.from({ length: sides }, (_, index) =>
    scanOf(`scan-${index + 1}`, { side: index === 0 ? 'front' : 'back' }),
  );
  return { fields, scans, picture: pictureOf(scans) };
};

/** Every question answered as for a plain case. */
export const answered: TemplateFields['questions'] = {
  cardReissued: 'no 2026-11-20',
  residenceMoved: 'no 2026-11-20',
  specialOccupation: 'no 2026-11-20',
  sealComplete: 'yes 2026-11-20',
  originalShown: 'yes 2026-11-20',
  icpFiling: 'no 2026-11-20',
  proofAsked: 'no 2026-11-20',
};

const mainland: TemplateFields = {
  ...blankFields,
  holder: { zh: '样例甲', en: 'Yang Lijia' },
  contact: { zh: '样例甲', en: 'Yang Lijia' },
  province: { zh: '浙江省', en: 'Zhejiang' },
  city: { zh: '杭州市', en: 'Hangzhou' },
  address: { zh: '西湖区样例路1号', en: '1 Yangli Road, Xihu District' },
  postalCode: '310000',
  phone: { country: '86', number: '13800000000', extension: '' },
  email: 'yangli@example.cn',
  emailVerified: true,
  questions: answered,
  domains: ['yangli-sample.cn'],
};
const overseas: TemplateFields = {
  ...mainland,
  province: { zh: '', en: '' },
  postalCode: '',
  city: { zh: 'Sample City', en: 'Sample City' },
  address: { zh: '1 Sample Street', en: '1 Sample Street' },
  phone: { country: '60', number: '20000000', extension: '' },
};
const paper = (more: Partial<TemplateFields['certificate']>): TemplateFields['certificate'] => ({
  ...blankFields.certificate,
  name: '样例甲',
  issued: '2016-03-08',
  expires: '2036-03-08',
  ...more,
});
const foreigner = 'SAMPLE WEI MING';
const company = '样例网络科技有限公司';
const organization = (more: Partial<TemplateFields['certificate']>): TemplateFields => ({
  ...mainland,
  holderKind: 'organization',
  holder: { zh: company, en: 'Yangli Network Technology Co., Ltd.' },
  certificate: paper({ name: company, nationality: '', expires: 'long-term', ...more }),
});

/** Numbers: GB 11643-1999 annex, GB 32100-2015, reference §4.3; the rest are patterns of zeros. */
export const goodDossiers = {
  person: dossier({ ...mainland, certificate: paper({ type: 'SFZ', number: '11010519491231002X' }) }),
  reissued: dossier(
    {
      ...mainland,
      certificate: paper({ type: 'SFZ', number: '11010519491231002X' }),
      questions: { ...answered, cardReissued: 'yes 2026-11-20' },
    },
    2,
  ),
  hongKong: dossier(
    {
      ...overseas,
      country: 'HK',
      holder: { zh: '陈样例', en: 'Chan Yeung Lai' },
      city: { zh: '香港', en: 'Hong Kong' },
      phone: { country: '852', number: '20000000', extension: '' },
      certificate: paper({ type: 'GAJMTX', number: 'H12345678', name: '陈样例', nationality: 'HK' }),
    },
    2,
  ),
  foreigner: dossier({
    ...overseas,
    country: 'MY',
    holder: { zh: foreigner, en: foreigner },
    contact: { zh: foreigner, en: foreigner },
    certificate: paper({ type: 'HZ', number: 'L00000000', name: foreigner, nationality: 'MY' }),
  }),
  company: dossier(organization({ type: 'YYZZ', number: '91330106MA27Y4U47R' })),
  institution: dossier(organization({ type: 'SYDWFR', number: '121200004013590816' })),
  overseasCompany: dossier({
    ...overseas,
    country: 'SG',
    holderKind: 'organization',
    holder: { zh: 'Sample Pte. Ltd.', en: 'Sample Pte. Ltd.' },
    contact: { zh: foreigner, en: foreigner },
    phone: { country: '65', number: '60000000', extension: '' },
    certificate: paper({
      type: 'JWJG',
      number: '0',
      name: 'Sample Pte. Ltd.',
      nationality: '',
      expires: 'long-term',
    }),
  }),
} as const satisfies Record<string, Dossier>;

export type GoodDossier = keyof typeof goodDossiers;
