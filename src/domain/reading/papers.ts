/** Which paper it is and which side of it, by its printed titles and forms. */
import type { CertificateType } from '../certificate/type.ts';
import type { ForeignPaper, PaperSide } from './reading.ts';

type Form = {
  readonly paper: CertificateType;
  readonly side: PaperSide;
  /** Words that no other paper prints as a title: one is enough. */
  readonly titles?: readonly RegExp[];
  /** Words of its form, each counted once; `least` of them are enough. */
  readonly words?: readonly RegExp[];
  readonly least?: number;
  /** It is another paper when this stands on it. */
  readonly not?: RegExp;
};

/** Over all print without spaces, upper case. The first whose title stands there is it, then the first of whose words enough do. */
const forms: readonly Form[] = [
  {
    paper: 'GAJZZ',
    side: 'front',
    titles: [/港澳居民居住证/u],
    words: [/姓名/u, /出生/u, /住址/u, /公民身份号码/u, /8[12]0000(?:19|20)\d{6}/],
    least: 4,
  },
  { paper: 'TWJZZ', side: 'front', titles: [/台湾居民居住证|臺灣居民居住證/u] },
  { paper: 'GAJMTX', side: 'front', titles: [/港澳居民来往内地通行证/u, /MAINLANDTRAVELPERMITFORHONGKONG/] },
  { paper: 'TWJMTX', side: 'front', titles: [/台湾居民来往大陆通行证/u, /MAINLANDTRAVELPERMITFORTAIWAN/] },
  { paper: 'WJLSFZ', side: 'front', titles: [/外国人永久居留/u, /FOREIGNPERMANENTRESIDENT/] },
  {
    paper: 'SFZ',
    side: 'back',
    titles: [/居民身份证/u],
    words: [/签发机关/u, /有效期限/u, /中华人民共和国/u],
    least: 2,
    not: /临时居民身份证|公民身份号码/u,
  },
  {
    paper: 'SFZ',
    side: 'front',
    titles: [/公民身份号码/u],
    words: [/姓名/u, /性别/u, /民族/u, /出生/u, /住址/u],
    least: 3,
    not: /户口/u,
  },
  { paper: 'JGZ', side: 'front', titles: [/军官证|文职干部证|士官证/u] },
  {
    paper: 'HZ',
    side: 'front',
    titles: [/P[<A-Z][A-Z]{3}[A-Z<]{5,}<</, /护照.{0,20}PASSPORT|PASSPORT.{0,20}护照|PASSEPORT|REISEPASS/u],
  },
  { paper: 'WGCZJG', side: 'front', titles: [/外国.{0,6}常驻代表机构登记证/u] },
  { paper: 'SYDWFR', side: 'front', titles: [/事业单位法人证书/u] },
  { paper: 'SHTTFR', side: 'front', titles: [/社会团体法人登记证/u] },
  { paper: 'MBFQY', side: 'front', titles: [/民办非企业单位登记证/u] },
  { paper: 'SHFWJG', side: 'front', titles: [/社会服务机构登记证/u] },
  { paper: 'JJHFR', side: 'front', titles: [/基金会法人登记证/u] },
  { paper: 'ZJCS', side: 'front', titles: [/宗教活动场所登记证/u] },
  { paper: 'LSZY', side: 'front', titles: [/律师事务所.{0,4}执业许可证/u] },
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
];

/** Named so that nobody wonders. */
const foreigners: readonly (readonly [ForeignPaper, RegExp])[] = [
  ['temporary-id', /临时居民身份证/u],
  ['household-register', /户口簿|常住人口登记卡/u],
  ['driving-licence', /机动车驾驶证|机动车行驶证|DRIVINGLICENSE/u],
  ['trademark', /商标注册证/u],
  ['other-permit', /开户许可证|税务登记证|食品经营许可证|食品流通许可证|餐饮服务许可证/u],
];

/** What a whole reading says; `text` is all print of it, in the order of its rows. */
export const recognizePaper = (
  text: string,
): { paper: CertificateType | ''; side: PaperSide | null; foreign: ForeignPaper | null } => {
  const plain = text.replace(/\s/gu, '').toUpperCase();
  const foreign = foreigners.find(([, form]) => form.test(plain))?.[0] ?? null;
  if (foreign) return { paper: '', side: null, foreign };
  const open = forms.filter(({ not }) => !not?.test(plain));
  const form =
    open.find(({ titles = [] }) => titles.some((title) => title.test(plain))) ??
    open.find(({ words = [], least = Infinity }) => words.filter((word) => word.test(plain)).length >= least);
  return form
    ? { paper: form.paper, side: form.side, foreign: null }
    : { paper: '', side: null, foreign: null };
};
