/** Certificate types and kinds of holder as lists name them, beside the codes of the registry and of registrars. */
import { type CertificateType, individualTypes } from '../certificate/type.ts';
import { typeOfCode } from '../certificate/vocabularies.ts';
import type { HolderKind } from '../template/fields.ts';
import { foldHeading } from './fold-heading.ts';

/** What offices write for a paper; names of the registry itself come from the texts. */
const shortNames: readonly (readonly [CertificateType, string])[] = [
  [
    'SFZ',
    '身份证 居民身份证 二代身份证 二代证 中国居民身份证 大陆身份证 idcard residentid identitycard chineseid residentidcard',
  ],
  ['HZ', '护照 因私护照 外国护照 passport'],
  ['GAJMTX', '港澳居民来往内地通行证 港澳通行证 回乡证 港澳居民通行证 港澳来往内地通行证 homereturnpermit'],
  ['TWJMTX', '台胞证 台湾通行证 台湾居民通行证 台湾居民来往大陆通行证 taiwancompatriotpermit'],
  ['WJLSFZ', '外国人永久居留身份证 外国人永居证 外国人永久居留证 永居证 greencard'],
  ['GAJZZ', '港澳居住证 港澳居民居住证'],
  ['TWJZZ', '台湾居住证 台湾居民居住证'],
  ['JGZ', '军官 军官证'],
  ['ORG', '组织机构代码证书 组织机构代码 组织机构代码证 代码证'],
  ['YYZZ', '营业执照 企业营业执照 工商营业执照 营业执照副本 执照 businesslicense businesslicence'],
  ['TYDM', '统一社会信用代码 统一社会信用代码证 信用代码证'],
  ['SYDWFR', '事业单位法人 事业单位法人证书 事业单位证书 事业法人证书'],
  ['SHTTFR', '社团法人 社会团体法人登记证 社会团体法人登记证书 社会团体法人'],
  ['MBFQY', '民办非企业 民办非企业单位登记证书 民办非企业单位'],
  ['LSZY', '律所执业许可证 律师事务所'],
  ['JWJG', '境外机构 境外公司注册证 公司注册证书 certificateofincorporation'],
  ['QT', '其他 其它 other'],
];

const byShortName = new Map(
  shortNames.flatMap(([type, names]) => names.split(' ').map((name) => [foldHeading(name), type] as const)),
);

/** `names` are the papers' names in the languages of the desk, folded as headings are. */
export const readType = (
  cell: string,
  names: ReadonlyMap<string, CertificateType>,
): CertificateType | undefined => {
  const look = (text: string) => {
    const folded = foldHeading(text);
    return names.get(folded) ?? byShortName.get(folded);
  };
  // 身份证（中国大陆）: what stands in brackets narrows a paper that is known without it.
  return typeOfCode(cell) ?? look(cell) ?? look(cell.normalize('NFKC').replace(/\([^()]*\)/gu, ''));
};

const kinds: readonly (readonly [HolderKind, string])[] = [
  ['individual', 'individual person personal natural i 个人 自然人 个人用户'],
  [
    'organization',
    'organization organisation company enterprise business e o 企业 组织 单位 公司 机构 企业或组织 企业用户 企业组织 企业单位 法人 政府机关 事业单位',
  ],
];

export const readHolderKind = (cell: string): HolderKind | undefined => {
  const folded = foldHeading(cell);
  return kinds.find(([, words]) => words.split(' ').includes(folded))?.[0];
};

/** The kind of holder that a paper belongs to; undefined where it may be both. */
export const kindOfType = (type: CertificateType | ''): HolderKind | undefined =>
  type === '' || type === 'QT'
    ? undefined
    : (individualTypes as readonly string[]).includes(type)
      ? 'individual'
      : 'organization';
