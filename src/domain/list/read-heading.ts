/** What one heading means: the column, and for numbers the paper that it names. */
import type { CertificateType } from '../certificate/type.ts';
import { type ListColumn, listColumns } from './column.ts';
import { foldHeading, withoutNotes } from './fold-heading.ts';
import { contactWords, daysBehind, headings, holderWords, paperWords, wordsBehind } from './headings.ts';
import { readType } from './type-names.ts';

/** The paper that a column of numbers is about; a credit code stands on several papers, its first two characters say which. */
export type HeadingPaper = CertificateType | 'credit-code';

export type HeadingMeaning = { readonly column: ListColumn; readonly paper: HeadingPaper | null };

const plain = (column: ListColumn): HeadingMeaning => ({ column, paper: null });

const byHeading = new Map<string, ListColumn>([
  ...listColumns.map((column) => [foldHeading(column), column] as const),
  ...headings.flatMap(([column, names]) => names.split(' ').map((name) => [name, column] as const)),
]);

const behind = new Map(
  wordsBehind.flatMap(([column, names]) => names.split(' ').map((name) => [name, column] as const)),
);

/** `labels` are names of columns in the languages of the desk, folded. Null for a heading that is not known. */
export const readHeading = (
  heading: string,
  labels: ReadonlyMap<string, ListColumn>,
): HeadingMeaning | null => {
  const known = lookUp(foldHeading(heading), labels) ?? lookUp(foldHeading(withoutNotes(heading)), labels);
  if (known) return known;
  const parts = withoutNotes(heading)
    .split(/[/／、|｜或&]/u)
    .map(foldHeading)
    .filter((part) => part !== '');
  if (parts.length < 2) return null;
  const meant = parts.map((part) => lookUp(part, labels));
  return meant.every((one) => one?.column === meant[0]?.column) ? (meant[0] ?? null) : null;
};

const lookUp = (folded: string, labels: ReadonlyMap<string, ListColumn>): HeadingMeaning | null => {
  if (folded === '') return null;
  const label = labels.get(folded);
  if (label) return plain(label);
  const column = byHeading.get(folded);
  const paper = paperOf(folded);
  if (column === 'certificate.number' || (paper && column === undefined))
    return { column: 'certificate.number', paper };
  if (column) return plain(column);
  return inScript(folded) ?? dayOfPaper(folded) ?? behindOwner(folded);
};

const days = new Map(
  daysBehind.flatMap(([column, names]) => names.split(' ').map((name) => [name, column] as const)),
);

/** 护照有效期至: a day of a paper that is named. */
const dayOfPaper = (folded: string): HeadingMeaning | null => {
  const word = paperWords.find((one) => folded.startsWith(one));
  const column = word === undefined ? undefined : days.get(folded.slice(word.length));
  return column ? plain(column) : null;
};

const creditCode =
  /^(?:统一(?:社会)?信用代码(?:证)?|社会信用代码|信用代码|纳税人识别号|税号)(?:号|号码|编号)?$/u;

/** 身份证号, 护照号码, Passport Number, 统一社会信用代码: the name of a paper with the word for its number. */
const paperOf = (folded: string): HeadingPaper | null => {
  if (creditCode.test(folded)) return 'credit-code';
  const [, name = ''] = /^(.+?)(?:证?号码|证?号|证?编号|number|num|no|code)$/u.exec(folded) ?? [];
  const alone =
    folded === '身份证' || folded === '护照' || folded === '组织机构代码' || folded === 'passport';
  return (
    (alone ? readType(folded, none) : name && (readType(name, none) ?? readType(`${name}证`, none))) || null
  );
};

const none: ReadonlyMap<string, CertificateType> = new Map();

/** 注册单位中文, contact_name_cn: a known heading with the script that it is written in. */
const inScript = (folded: string): HeadingMeaning | null => {
  const match =
    /^(.+?)(中文|英文|拼音|chinese|english|pinyin|cn|zh|en)$/u.exec(folded) ??
    /^(中文|英文|拼音|zh|cn)(.+)$/u.exec(folded);
  if (!match) return null;
  const [, front = '', back = ''] = match;
  const isBehind = byHeading.has(front) || behindOwner(front) !== null;
  const [rest, word] = isBehind ? [front, back] : [back, front];
  const column = byHeading.get(rest) ?? behindOwner(rest)?.column;
  const script = /^(?:中文|chinese|cn|zh)$/u.test(word) ? 'zh' : 'en';
  if (column === 'surname' || column === 'given') return plain(column);
  const stem = column?.replace(/\.zh$/, '');
  const meant = `${stem}.${script}`;
  return (listColumns as readonly string[]).includes(meant) ? plain(meant as ListColumn) : null;
};

/** 联系人邮箱, Registrant Phone: whose it is, and what. A contact's own paper is not the holder's. */
const behindOwner = (folded: string): HeadingMeaning | null => {
  for (const [words, name] of [
    [contactWords, 'contact'],
    [holderWords, 'holder'],
  ] as const)
    for (const word of words) {
      if (!folded.startsWith(word) || folded === word) continue;
      const rest = folded.slice(word.length);
      const column = behind.get(rest);
      const isPaper = column?.startsWith('certificate.') || column === 'holderKind' || paperOf(rest) !== null;
      if (name === 'contact' && (isPaper || column === 'surname' || column === 'given')) return null;
      if (column === 'name') return plain(name);
      if (column) return plain(column);
      const paper = paperOf(rest);
      if (paper) return { column: 'certificate.number', paper };
    }
  return null;
};
