/** Words that file and folder names say about a paper. They suggest; a person sees the suggestion before anything happens. */
import type { CertificateType } from '../certificate/type.ts';
import type { ScanSide } from '../picture/picture.ts';

/** A Latin word that stands alone. Names are compared in lower case. */
const latin = (words: string): string => `(?<![a-z])(?:${words})(?![a-z])`;

/** Longer names first, so that a permanent residence card is no resident card. Words that belong to the holder's name stay there. */
export const typeWords: readonly (readonly [RegExp, CertificateType])[] = [
  [/外国人永久居留(?:身份)?证|永久居留证|永居证/gu, 'WJLSFZ'],
  [/港澳居民来往内地通行证|回乡证/gu, 'GAJMTX'],
  [/台湾居民来往大陆通行证|台胞证/gu, 'TWJMTX'],
  [/港澳(?:居民)?居住证/gu, 'GAJZZ'],
  [/台湾(?:居民)?居住证/gu, 'TWJZZ'],
  [/军官证/gu, 'JGZ'],
  [new RegExp(`护照|${latin('passport')}`, 'gu'), 'HZ'],
  [new RegExp(`居民身份证|身份证|${latin('id ?card|sfz')}`, 'gu'), 'SFZ'],
  [new RegExp(`企业营业执照|营业执照|${latin('business ?licen[cs]e|licen[cs]e|yyzz')}`, 'gu'), 'YYZZ'],
  [/统一社会信用代码证书?/gu, 'TYDM'],
  [/组织机构代码证书?/gu, 'ORG'],
  [/事业单位法人证书?/gu, 'SYDWFR'],
  [/社会团体法人登记证书?/gu, 'SHTTFR'],
  [/(?<=基金会)法人登记证书?/gu, 'JJHFR'],
  [/民办非企业单位登记证书?/gu, 'MBFQY'],
  [/(?<=律师事务所)执业许可证/gu, 'LSZY'],
];

/** The portrait side of a card is its front, the emblem side its back. */
export const sideWords: readonly (readonly [RegExp, ScanSide])[] = [
  [new RegExp(`人像面|头像面|照片面|正面|${latin('front|portrait')}`, 'gu'), 'front'],
  [new RegExp(`国徽面|反面|背面|${latin('back|rear|reverse|emblem')}`, 'gu'), 'back'],
  [/第[一二三四五六七八九十\d]{1,3}页|内页|首页/gu, 'page'],
];

/** Whole words that name nobody: what cameras, chats, scanners and people in a hurry call their files and folders. */
const emptyWords = new Set(
  `img dsc dscn dscf pxl mvimg image images photo photos pic picture pictures scan scans scanned scanner doc docs document
  documents file files copy of new folder untitled unnamed mmexport wx camera screenshot download downloads desktop temp tmp
  input output inbox intake final jpg jpeg png pdf cert certs certificate certificates paper papers id customer customers
  微信图片 微信 图片 照片 相片 扫描 扫描件 扫描全能王 复印件 原件 彩色 彩印 截图 截屏 屏幕截图 副本 复件 拷贝 新建 新建文件夹 未命名 文件 文件夹
  文档 资料 客户资料 证件 证件照 证书 实名 实名资料 实名认证 待处理 下载 桌面 法人 法人代表 客户 新客户 全部 正 反 正本 副页 最新 qq图片`.split(
    /\s+/u,
  ),
);

export const isEmptyWord = (word: string): boolean => emptyWords.has(word.toLowerCase().replace(/\d+$/u, ''));

/** Words that with a number behind them are what an office calls a customer: 客户0001. */
const numberedCustomer = /^(?:客户|新客户|customers?)[\s_-]*\d+$/iu;

export const isNumberedCustomer = (text: string): boolean => numberedCustomer.test(text);
