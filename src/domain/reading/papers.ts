/** Which paper it is and which side of it, by its printed titles and forms. */
import type { CertificateType } from '../certificate/type.ts';
import { checkNumber } from '../number/check-number.ts';
import type { ForeignPaper, PaperSide, ReadValue, ReadZone } from './reading.ts';

type Form = {
  readonly paper: CertificateType;
  readonly side: PaperSide;
  /** Words that no other paper prints as a title: one is enough. */
  readonly titles?: readonly RegExp[];
  /** Longer titles that may have been misread in one place of five. */
  readonly near?: readonly string[];
  /** Words of its form, each counted once; `least` of them are enough. */
  readonly words?: readonly RegExp[];
  readonly least?: number;
  /** It is this paper only where this stands on it too: then its words weigh as much as a title. */
  readonly with?: RegExp;
  /** It is another paper when this stands on it. */
  readonly not?: RegExp;
};

const residentWords = [/姓名/u, /性别/u, /出生/u, /住址/u, /公民身份号码/u];

/** Over all print without spaces, upper case. The first whose title stands there is it, then the first of whose words enough do. */
const forms: readonly Form[] = [
  // The title of a residence permit stands beside its authority; the other side is an identity card's but for the number.
  { paper: 'GAJZZ', side: 'back', near: ['港澳居民居住证'], titles: [/港澳居民居住证/u] },
  {
    paper: 'TWJZZ',
    side: 'back',
    near: ['台湾居民居住证'],
    titles: [/[台臺]湾居民居住证|[台臺]灣居民居住證/u],
  },
  { paper: 'GAJZZ', side: 'front', words: residentWords, least: 2, with: /8[12]0000(?:19|20)\d{6}/ },
  { paper: 'TWJZZ', side: 'front', words: residentWords, least: 2, with: /830000(?:19|20)\d{6}/ },
  {
    paper: 'GAJMTX',
    side: 'front',
    near: ['港澳居民来往内地通行证'],
    titles: [/港澳居民来往内地通行证/u, /MAINLANDTRAVELPERMITFORHONGKONG/],
  },
  {
    paper: 'TWJMTX',
    side: 'front',
    near: ['台湾居民来往大陆通行证'],
    titles: [/台湾居民来往大陆通行证/u, /MAINLANDTRAVELPERMITFORTAIWAN/],
  },
  {
    paper: 'WJLSFZ',
    side: 'front',
    near: ['外国人永久居留身份证'],
    titles: [/外国人永久居留/u, /FOREIGNPERMANENTRESIDENT/],
  },
  {
    paper: 'SFZ',
    side: 'back',
    titles: [/居民身份证/u],
    words: [/签发机关/u, /有效期限/u, /中华人民共和国/u],
    least: 2,
    not: /临时居民身份证|公民身份号码|通行证|永久居留|证件号码/u,
  },
  {
    paper: 'SFZ',
    side: 'front',
    titles: [/公民身份号码/u],
    near: ['公民身份号码'],
    words: [/姓名/u, /性别/u, /民族/u, /出生/u, /住址/u],
    least: 3,
    not: /户口/u,
  },
  { paper: 'JGZ', side: 'front', titles: [/军官证|文职干部证|士官证/u] },
  {
    paper: 'HZ',
    side: 'front',
    titles: [/护照.{0,20}PASSPORT|PASSPORT.{0,20}护照|PASSEPORT|REISEPASS/u],
  },
  { paper: 'WGCZJG', side: 'front', titles: [/外国.{0,6}常驻代表机构登记证/u] },
  { paper: 'SYDWFR', side: 'front', near: ['事业单位法人证书'], titles: [/事业单位法人证书/u] },
  { paper: 'SHTTFR', side: 'front', near: ['社会团体法人登记证'], titles: [/社会团体法人登记证/u] },
  { paper: 'MBFQY', side: 'front', near: ['民办非企业单位登记证'], titles: [/民办非企业单位登记证/u] },
  { paper: 'SHFWJG', side: 'front', titles: [/社会服务机构登记证/u] },
  { paper: 'JJHFR', side: 'front', titles: [/基金会法人登记证/u] },
  { paper: 'ZJCS', side: 'front', titles: [/宗教活动场所登记证/u] },
  { paper: 'LSZY', side: 'front', near: ['律师事务所执业许可证'], titles: [/律师事务所.{0,4}执业许可证/u] },
  { paper: 'SFJD', side: 'front', titles: [/司法鉴定许可证/u] },
  { paper: 'YLJGZY', side: 'front', titles: [/医疗机构执业许可证/u] },
  { paper: 'GZJGZY', side: 'front', titles: [/公证机构执业证/u] },
  { paper: 'MBXXBX', side: 'front', titles: [/民办学校办学许可证/u] },
  { paper: 'JDDWFW', side: 'front', titles: [/对外有偿服务许可证/u] },
  { paper: 'NCJTJJZZ', side: 'front', titles: [/农村集体经济组织登记证/u] },
  { paper: 'ORG', side: 'front', titles: [/组织机构代码证/u] },
  { paper: 'TYDM', side: 'front', titles: [/统一社会信用代码证书/u] },
  {
    paper: 'YYZZ',
    side: 'front',
    titles: [/营业执照/u],
    words: [
      /统一社会信用代码/u,
      /法定代表人|负责人|经营者|投资人|执行事务合伙人/u,
      /经营范围/u,
      /注册资本/u,
      /登记机关/u,
      /成立日期|注册日期/u,
      /营业期限|经营期限/u,
    ],
    least: 3,
  },
  {
    paper: 'JWJG',
    side: 'front',
    titles: [
      /CERTIFICATEOFINCORPORATION/,
      /公司註冊證明書|公司注册证明书|商業登記證|商业登记证/u,
      /CERTIFICATEOFREGISTRATION|BUSINESSREGISTRATION|ARTICLESOFINCORPORATION/,
    ],
  },
  // Alone it is on many papers; where nothing else is known, it is the title of a foreign one.
  { paper: 'HZ', side: 'front', titles: [/PASSPORT/], not: /TRAVELPERMIT|PASSPORTPHOTO/ },
];

/** Named so that nobody wonders. */
const foreigners: readonly (readonly [ForeignPaper, RegExp])[] = [
  ['temporary-id', /临时居民身份证/u],
  ['household-register', /户口簿|常住人口登记卡/u],
  ['driving-licence', /机动车驾驶证|机动车行驶证|DRIVINGLICENSE/u],
  ['trademark', /商标注册证/u],
  ['other-permit', /开户许可证|税务登记证|食品经营许可证|食品流通许可证|餐饮服务许可证/u],
];

/** The first row of a passport's zone, where its other one was not read. */
const zoneRow = /(?:^|\n)\s*(P\s*[<A-Z](?:\s*[A-Z<]){4,}\s*<\s*<)/u;

/** Papers of which one side shows little but its zone; by how the zone begins. */
const zoneForms: readonly (readonly [RegExp, CertificateType, PaperSide])[] = [
  [/^P/, 'HZ', 'front'],
  [/^CR/, 'GAJMTX', 'back'],
  [/^CT/, 'TWJMTX', 'back'],
];

/** Whether a title stands in the print with at most one of five characters misread. */
const standsNearly = (plain: string, title: string): boolean => {
  const most = Math.floor(title.length / 5);
  for (let at = 0; at + title.length <= plain.length; at++) {
    let wrong = 0;
    for (let index = 0; index < title.length && wrong <= most; index++)
      if (plain[at + index] !== title[index]) wrong++;
    if (wrong <= most) return true;
  }
  return false;
};

/** What a whole reading says; `text` is all print of it, in the order of its rows. */
export const recognizePaper = (
  text: string,
  zone: ReadZone | null = null,
): { paper: CertificateType | ''; side: PaperSide | null; foreign: ForeignPaper | null } => {
  const plain = text.replace(/\s/gu, '').toUpperCase();
  const foreign = foreigners.find(([, form]) => form.test(plain))?.[0] ?? null;
  if (foreign) return { paper: '', side: null, foreign };
  const open = forms.filter(({ not }) => !not?.test(plain));
  const hasWords = ({ words = [], least = Infinity }: Form): boolean =>
    words.filter((word) => word.test(plain)).length >= least;
  const form =
    open.find((one) =>
      one.with ? one.with.test(plain) && hasWords(one) : one.titles?.some((title) => title.test(plain)),
    ) ??
    open.find(({ near }) => near?.some((title) => standsNearly(plain, title))) ??
    open.find((one) => !one.with && hasWords(one));
  const start = zone?.lines[0] ?? zoneRow.exec(text)?.[1] ?? '';
  const byZone = form ? undefined : zoneForms.find(([begins]) => begins.test(start));
  if (byZone) return { paper: byZone[1], side: byZone[2], foreign: null };
  return form
    ? { paper: form.paper, side: form.side, foreign: null }
    : { paper: '', side: null, foreign: null };
};

/** A card has fewer rows of print than a register's page that prints such a number as well. */
const rowsOfCard = 12;

/** Which card it is where its title and labels are too small to read: a resident's number on it says so (GB 11643). */
export const cardByNumber = (
  { value, state }: Pick<ReadValue, 'value' | 'state'>,
  rows: number,
): { readonly paper: CertificateType; readonly side: PaperSide } | null => {
  if ((state !== 'certain' && state !== 'suggested') || rows > rowsOfCard) return null;
  const paper = /^8[12]0000/.test(value) ? 'GAJZZ' : value.startsWith('830000') ? 'TWJZZ' : 'SFZ';
  return checkNumber(paper, value).valid ? { paper, side: 'front' } : null;
};
