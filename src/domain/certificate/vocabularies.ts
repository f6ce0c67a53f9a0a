/** The same paper in the codes of the registry and of three registrars (domain.md §1.5). The keys of `CertificateType` are the registry's. */
import { type CertificateType, certificateTypes } from './type.ts';

/** Registry, Alibaba Cloud, Tencent Cloud, Volcengine; `-` where a list lacks the paper. */
const crosswalk = `
SFZ SFZ SFZ SFZ
HZ HZ HZ HZ
GAJMTX TXZ TXZ TXZ
TWJMTX TW TWSFZ TWSFZ
WJLSFZ WAIGUOREN GWSFZ GWSFZ
GAJZZ HKMOJUMIN GAJZZ GAJZZ
TWJZZ HKMOJUMIN TWJZZ TWJZZ
JGZ - - -
ORG ORG ORG ORG
YYZZ YYZZ YYZZ YYZZ
TYDM XYDM TYDMZ TYDMZ
BDDM BUDUIDAIHAO BDDH BDDH
JDDWFW JUNDUIFUWU JDXKZ JDXKZ
SYDWFR SHIYEDANWEI SYZS SYZS
WGCZJG WAIGUOQIYE GWCZDJZ GWCZDJZ
SHTTFR SHEHUITUANTI STDJZ STDJZ
ZJCS ZONGJIAOCHANGSUO ZJDJZ ZJDJZ
MBFQY MINBANFEIQIYE MBDJZ MBDJZ
JJHFR JIJINHUI JJDJZ JJDJZ
LSZY LVSHISHIWUSUO LSXKZ LSXKZ
WGZHWH WAIGUOWENHUA GWZHDJZ GWZHDJZ
WLCZJG WAIGUOLVYOU GWLYDJZ GWLYDJZ
SFJD SIFAJIANDING SFXKZ SFXKZ
JWJG WAIGUOJIGOU GWJGZJ GWJGZJ
SHFWJG SHEHUIFUWUJIGOU SHFWJGZ SHFWJGZ
MBXXBX MINBANXUEXIAO MBXXXKZ MBXXXKZ
YLJGZY YILIAOJIGOU YLJGXKZ YLJGXKZ
GZJGZY GONGZHENGJIGOU GZJGZY GZJGZYZ
BJWSXX ZHUHUAZINVXUEXIAO - BJWSXX
QTTYDM - QTTYDM QTTYDMZ
QT QT - -`;

const lines = crosswalk
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
const rows = lines.map((codes) => codes.filter((code) => code !== '-'));

/** Whose codes a list holds, in the order of its columns. */
export const vocabularies = ['registry', 'aliyun', 'tencent', 'volcengine'] as const;
export type Vocabulary = (typeof vocabularies)[number];
export type CodeTable = Readonly<Partial<Record<CertificateType, string>>>;

const tables = new Map<Vocabulary, CodeTable>(
  vocabularies.map((vocabulary, column) => [
    vocabulary,
    Object.fromEntries(
      lines.flatMap((codes) => (codes[column] === '-' ? [] : [[codes[0], codes[column]]])),
    ) as CodeTable,
  ]),
);

/** The code of every paper that a list knows. */
export const codesOf = (vocabulary: Vocabulary): CodeTable => tables.get(vocabulary) ?? {};

/** The paper that a code means in any of the lists, the registry's first, in upper or lower case; undefined when it is in none. */
export const typeOfCode = (text: string): CertificateType | undefined => {
  const code = text.trim().toUpperCase();
  return (
    certificateTypes.find((type) => type === code) ??
    (rows.find((row) => row.includes(code))?.[0] as CertificateType | undefined)
  );
};
