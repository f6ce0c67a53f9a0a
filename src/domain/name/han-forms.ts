/** Forms of Chinese characters: traditional ones, rare ones, and those that are taken for one another (R48). */
import data from './traditional.json' with { type: 'json' };

const simplified = new Map<string, string>();
const simplifiedList = [...data.simplified];
for (const [index, character] of [...data.traditional].entries())
  simplified.set(character, simplifiedList[index] ?? character);

/** The usual simplified character, or the character itself. */
export const simplify = (text: string): string =>
  [...text].map((character) => simplified.get(character) ?? character).join('');

/** Traditional characters in a text, each once. */
export const traditionalIn = (text: string): string[] => [
  ...new Set([...text].filter((character) => simplified.has(character))),
];

/** Han characters outside the basic block that every form and printer knows (U+4E00–U+9FA5), each once. */
export const rareIn = (text: string): string[] => [
  ...new Set(
    [...text].filter(
      (character) => /\p{Unified_Ideograph}/u.test(character) && !/[\u4e00-\u9fa5]/u.test(character),
    ),
  ),
];

/** Characters that eyes and scanners take for one another. */
const alike = (
  '己已巳 未末 日曰 戊戌戍戎 晴睛 土士 干千于 人入 大太犬 王玉 田由甲申 天夭 贝见 冶治 析折拆 侯候 兔免 刀力 今令 冰水 乌鸟 目且 ' +
  '午牛 风凤 幻幼 卷券 崇祟 薄簿 拔拨 辨辩辫 籍藉 密蜜 洒酒 茶荼 享亨 竟竞 栗粟 戴载 徒徙 孟盂 佳住 宇字 汨汩 沐沭 旦且 几凡 万方 ' +
  '子孑 毋母 斤斥 元无 开井 壬任 丁厂 儿几 九丸 白自 百白 史吏 丘兵 左右 名各 合会 师帅 羊美 杨扬 场扬 栋拣 岳乐 炜伟 玮伟 昊吴 ' +
  '吴昊 祥详 样祥 清请 情晴 坡披 波坡 淮准 堆推 腾滕 藤滕 茂芪 芷芝 芸云 苹萍 蓝篮 菁箐 茗名 佩配 琳淋 琪棋 骐骥 晨展 辰晨 昱煜 ' +
  '钧钓 铭名 锦绵 棉绵 遂逐 逐遂 适话 迁迂 廷延 建健 郎朗 郁都 邱邸 邵绍 郝赫 卢户 芦户 尹伊 乐岳 兰三 艺芝 广厂 尤龙 龙尤 尧尤 ' +
  '秦奏 泰秦 春舂 暮幕 墓慕 慕幕 蔡葵 葵蔡 莱菜 苑范 范苑 茅芽 芳方 荣萦 营荣 莹营 萤莹'
)
  .split(' ')
  .map((group) => [...group]);

const alikeOf = new Map<string, Set<string>>();
for (const group of alike)
  for (const character of group)
    alikeOf.set(character, new Set([...(alikeOf.get(character) ?? []), ...group]));

export const lookAlike = (a: string, b: string): boolean => alikeOf.get(a)?.has(b) ?? false;
