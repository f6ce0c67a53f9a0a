/** Surname and given name apart, for registrars that ask for both; the desk keeps one string. */
import type { Bilingual } from '../template/fields.ts';
import { isReadingOf } from './pinyin.ts';

export type NameParts = { readonly surname: string; readonly given: string };
export type SplitName = {
  readonly zh: NameParts;
  readonly en: NameParts;
  /** Whether a Chinese surname and its reading settle both splits; else a person should look. */
  readonly sure: boolean;
};

/** Surnames of two characters, as the pinyin library lists them. */
const compound = new Set(
  (
    '南宫 第五 万俟 司马 上官 欧阳 夏侯 诸葛 闻人 东方 赫连 皇甫 尉迟 公羊 澹台 公冶 宗政 濮阳 淳于 太叔 申屠 公孙 仲孙 轩辕 令狐 ' +
    '钟离 宇文 长孙 慕容 鲜于 闾丘 司徒 司空 亓官 司寇 仉督 子车 颛孙 端木 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 榖梁 段干 ' +
    '百里 东郭 南门 呼延 羊舌 梁丘 左丘 东门 西门 句龙 毌丘 歐陽 司馬 諸葛 東方 尉遲 鍾離 長孫 軒轅 聞人'
  ).split(' '),
);

/** The parts of a name in both scripts; a part is `''` where there is nothing to put in. */
export const splitName = ({ zh, en }: Bilingual): SplitName => {
  const chinese = splitChinese(zh.trim());
  const words = en
    .trim()
    .split(/[\s,]+/u)
    .filter(Boolean);
  const latin = splitLatin(words, chinese.parts.surname);
  return { zh: chinese.parts, en: latin.parts, sure: chinese.sure && latin.sure };
};

const splitChinese = (name: string): { parts: NameParts; sure: boolean } => {
  const characters = [...name];
  if (/^\p{Script=Han}{2,6}$/u.test(name)) {
    const length = characters.length > 2 && compound.has(characters.slice(0, 2).join('')) ? 2 : 1;
    return {
      parts: { surname: characters.slice(0, length).join(''), given: characters.slice(length).join('') },
      sure: characters.length <= 2 + length,
    };
  }
  // 买买提·艾力, or a name in Latin letters: the first part is taken for the surname.
  const [surname = '', ...rest] = name.split(/[·•・\s,]+/u).filter(Boolean);
  return { parts: { surname, given: rest.join('') }, sure: false };
};

const splitLatin = (words: readonly string[], surname: string): { parts: NameParts; sure: boolean } => {
  const join = (from: number, to?: number): string => words.slice(from, to).join('');
  const reads = (text: string): boolean =>
    text !== '' && /^\p{Script=Han}+$/u.test(surname) && isReadingOf(text, surname);
  for (let length = 1; length < words.length; length += 1) {
    if (reads(join(0, length)))
      return { parts: { surname: join(0, length), given: join(length) }, sure: true };
  }
  // Some papers write the surname last.
  for (let from = words.length - 1; from > 0; from -= 1) {
    if (reads(join(from))) return { parts: { surname: join(from), given: join(0, from) }, sure: true };
  }
  const [only = ''] = words;
  // Written in one: as much of it as reads like the surname.
  if (words.length === 1)
    for (let length = 1; length < only.length; length += 1)
      if (reads(only.slice(0, length)))
        return { parts: { surname: only.slice(0, length), given: only.slice(length) }, sure: false };
  return { parts: { surname: only, given: join(1) }, sure: false };
};
