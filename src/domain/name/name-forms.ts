/** Forms of a name: what counts as the same name, and what in it is not as it should be. */

export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Width, case, spaces and middle dots folded: two names that agree here differ only in form. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, '')
    .replace(/[·‧•・･]/gu, '·');

/** Half-width brackets to full width, or back. */
export const widenBrackets = (text: string): string => text.replaceAll('(', '（').replaceAll(')', '）');
export const narrowBrackets = (text: string): string => text.replaceAll('（', '(').replaceAll('）', ')');

/** Letters with marks (é, ü) to plain ones. */
export const stripAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[ßæœøłđ]/giu, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFC');

/** Letters that have no decomposition. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
};

/** Kana and dashes that are typed for a Chinese character; radicals and compatibility forms normalise by themselves. */
const typedFor: Readonly<Record<string, string>> = {
  '○': '〇',
  ロ: '口',
  カ: '力',
  ニ: '二',
  ハ: '八',
  エ: '工',
  タ: '夕',
  ト: '卜',
  ー: '一',
  '―': '一',
};

export type NameStranger = {
  readonly character: string;
  readonly position: number /** `''` when unknown. */;
  readonly wanted: string;
};

/** Kana, radicals and compatibility forms inside a Chinese name, with their places (UTF-16 units) and the usual character. */
export const nameStrangers = (name: string): NameStranger[] => {
  if (!hasHan(name)) return [];
  return [...name.matchAll(/[\p{Script=Katakana}\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}ー―○]/gu)].map(
    (match) => {
      const [character] = match;
      const normal = character.normalize('NFKC');
      return {
        character,
        position: match.index,
        wanted: typedFor[character] ?? (normal === character ? '' : normal),
      };
    },
  );
};
