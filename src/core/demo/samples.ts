/** The drawn samples: invented holders, numbers from public test vectors, one for each thing worth seeing. */
import { addDays, type CalendarDate } from '#domain/date/calendar-date';
import { blankFields, type TemplateFields } from '#domain/template/fields';

export type SampleScan = { readonly drawing: string; readonly side: 'front' | 'back' };
export type Sample = { readonly fields: TemplateFields; readonly scans: readonly SampleScan[] };

const front = (drawing: string): SampleScan[] => [{ drawing, side: 'front' }];

/** Samples for a desk that is looked at on `today`; the waiting ones wait. */
export const makeSamples = (today: CalendarDate): Sample[] => {
  const fresh = addDays(today, -3);
  const later = addDays(today, 4000);
  return [
    person(
      '样本甲',
      'yang ben jia',
      { number: '11010519491231002X', issued: '2016-03-08', expires: 'long-term' },
      front('id-front'),
    ),
    person(
      '样本乙',
      'yang ben yi',
      { number: '1101011990O3078670', issued: '2016-03-08', expires: '2036-03-08' },
      front('id-front-yi'),
    ),
    person(
      '样本丙',
      'yang ben bing',
      { number: '440308199901101512', issued: '2018-05-02', expires: '2028-05-02' },
      front('id-front-bing'),
      { emailVerified: false },
    ),
    person(
      '样本丁',
      'yang ben ding',
      { number: '110101197810270029', issued: fresh, expires: 'long-term' },
      front('id-front-ding'),
    ),
    person(
      '样本戊',
      'yang ben wu',
      { number: '120103198806018241', issued: '2016-03-08', expires: '2036-03-08' },
      front('id-front-wu'),
      { questions: { ...answered, cardReissued: 'yes' } },
    ),
    person(
      '样本己',
      'yang ben ji',
      // As its back prints it.
      { number: '360426199101010071', issued: '2016-03-08', expires: '2036-03-08' },
      [
        { drawing: 'id-front-ji', side: 'front' },
        { drawing: 'id-back', side: 'back' },
      ],
      { questions: { ...answered, cardReissued: 'yes' } },
    ),
    overseas(
      '陈样本',
      'chan yeung pun',
      'HK',
      { type: 'GAJMTX', number: 'H12345678', nationality: 'HK', expires: later },
      [
        { drawing: 'permit-front', side: 'front' },
        { drawing: 'permit-back', side: 'back' },
      ],
    ),
    overseas(
      'SAMPLE WEI MING',
      'SAMPLE WEI MING',
      'MY',
      { type: 'HZ', number: 'L00000000', nationality: 'MY', expires: later },
      front('passport'),
    ),
    company(
      '样例网络科技（样本一）有限公司',
      'yang li wang luo ke ji (yang ben yi) you xian gong si',
      {
        number: '91330106MA27Y4U47R',
        issued: '2016-03-08',
      },
      'licence',
    ),
    company(
      '样例贸易样本二商行',
      'yang li mao yi yang ben er shang hang',
      {
        number: '92340602MA2PBQAH7E',
        issued: fresh,
      },
      'licence-er',
    ),
    company(
      '样例文化样本三有限公司',
      'yang li wen hua yang ben san you xian gong si',
      {
        number: '91110000600037341L',
        issued: '2012-02-01',
        expires: addDays(today, -20),
      },
      'licence-san',
    ),
    company(
      '样例物流样本四有限公司',
      'yang li wu liu yang ben si you xian gong si',
      {
        number: '110108000000016',
        issued: '2010-02-01',
      },
      'licence-si',
    ),
    company(
      '样例服务样本五中心',
      'yang li fu wu yang ben wu zhong xin',
      {
        type: 'SYDWFR',
        number: '121200004013590816',
        issued: '2015-06-10',
      },
      'licence-wu',
    ),
  ];
};

type Paper = Partial<TemplateFields['certificate']>;

const domainOf = (latin: string): string =>
  `example-${latin
    .toLowerCase()
    .replace(/[^a-z]+/g, '')
    .slice(-10)}.cn`;

/** As a person who has the paper at hand would answer. */
const answered: TemplateFields['questions'] = {
  cardReissued: 'no',
  residenceMoved: 'no',
  specialOccupation: 'no',
  sealComplete: 'yes',
  originalShown: 'yes',
  icpFiling: 'no',
  proofAsked: 'no',
};

const mainland = (zh: string, en: string): TemplateFields => ({
  ...blankFields,
  holder: { zh, en },
  contact: { zh, en },
  province: { zh: '浙江省', en: 'zhe jiang' },
  city: { zh: '杭州市', en: 'hang zhou shi' },
  address: { zh: '西湖区样本路593号3幢', en: 'xi hu qu yang ben lu 593 hao 3 zhuang' },
  postalCode: '310024',
  phone: { country: '86', number: '13800000000', extension: '' },
  email: `${domainOf(en).replace('.cn', '')}@example.cn`,
  emailVerified: true,
  questions: answered,
  domains: [domainOf(en)],
  customer: '样本客户',
  tags: ['样本'],
});

const person = (
  zh: string,
  en: string,
  paper: Paper,
  scans: readonly SampleScan[],
  more: Partial<TemplateFields> = {},
): Sample => ({
  fields: {
    ...mainland(zh, en),
    certificate: { ...blankFields.certificate, type: 'SFZ', name: zh, ...paper },
    ...more,
  },
  scans,
});

const overseas = (
  zh: string,
  en: string,
  country: string,
  paper: Paper,
  scans: readonly SampleScan[],
): Sample => ({
  fields: {
    ...mainland(zh, en),
    country,
    province: { zh: '', en: '' },
    city: country === 'HK' ? { zh: '香港', en: 'hong kong' } : { zh: 'Kuala Lumpur', en: 'kuala lumpur' },
    address:
      country === 'HK'
        ? { zh: '样本街1号', en: '1 sample street' }
        : { zh: '1 sample street', en: '1 sample street' },
    postalCode: '',
    phone: { country: country === 'HK' ? '852' : '60', number: '20000000', extension: '' },
    certificate: { ...blankFields.certificate, name: zh, issued: '2019-05-01', ...paper },
  },
  scans,
});

const company = (zh: string, en: string, paper: Paper, drawing: string): Sample => ({
  fields: {
    ...mainland(zh, en),
    holderKind: 'organization',
    contact: { zh: '样本甲', en: 'yang ben jia' },
    certificate: {
      ...blankFields.certificate,
      type: 'YYZZ',
      name: zh,
      nationality: '',
      expires: 'long-term',
      ...paper,
    },
  },
  scans: front(drawing),
});
