/** Papers with real characters in common typefaces, set by SVG: other drawings than those of `papers.ts`, on which no limit was chosen. All marked as samples. */
import sharp from 'sharp';
import { between, type Canvas, pick, type Random } from './paint.ts';
import { portraitOf, sealOf, starOf, text } from './printed-parts.ts';

export const printedKinds = [
  'id-front',
  'id-back',
  'permit',
  'permit-back',
  'passport',
  'licence',
  'licence-tall',
  'certificate',
  'letter',
] as const;
export type PrintedKind = (typeof printedKinds)[number];

export type PrintedPaper = {
  readonly kind: PrintedKind;
  readonly face: Canvas;
  /** Real size in millimetres. */
  readonly width: number;
  readonly height: number;
  readonly radius: number;
};

/** Pixels of a face's longer side. */
const faceLong = 1800;

export const printPaper = async (kind: PrintedKind, random: Random): Promise<PrintedPaper> => {
  const [width, height, radius] = sizes[kind];
  const [w, h] = [1000, Math.round((1000 * height) / width)];
  const family = pick(random, [
    'Noto Sans CJK SC',
    'Noto Serif CJK SC',
    'Noto Sans CJK TC, Liberation Sans',
    'Droid Sans Fallback, DejaVu Sans',
  ]);
  const scale = faceLong / Math.max(w, h);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w * scale}" height="${h * scale}" viewBox="0 0 ${w} ${h}" font-family="${family}">${bodies[kind](w, h, random)}</svg>`;
  // The product refuses SVG; here it is the bench's own.
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
  const { data, info } = await sharp(Buffer.from(svg))
    .flatten({ background: '#fff' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { kind, face: { width: info.width, height: info.height, data }, width, height, radius };
};

const sizes: Readonly<Record<PrintedKind, readonly [number, number, number]>> = {
  'id-front': [85.6, 54, 3.2],
  'id-back': [85.6, 54, 3.2],
  permit: [85.6, 54, 3.2],
  'permit-back': [85.6, 54, 3.2],
  passport: [125, 88, 2],
  licence: [297, 210, 0],
  'licence-tall': [210, 297, 0],
  certificate: [210, 297, 0],
  letter: [210, 297, 0],
};

/** Frequent characters of names, addresses and business; strung together they mean nothing. */
const characters =
  '样本公司有限责任科技网络信息北京上海广东省市区县街道路号楼室经营范围服务开发销售技术咨询名称住所法定代表人注册资本成立日期登记机关营业执照统一社会用代码年月日张王李赵陈刘杨黄周吴林何高郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const words = (random: Random, least: number, most: number): string =>
  Array.from({ length: Math.round(between(random, least, most)) }, () => pick(random, [...characters])).join(
    '',
  );
const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
const capitals = (random: Random, count: number): string =>
  Array.from({ length: count }, () => pick(random, [...'ABCDEFGHIJKLMNOPRSTUVWXYZ'])).join('');

type Body = (w: number, h: number, random: Random) => string;

const ground = (w: number, h: number, random: Random, tints: readonly string[]): string => {
  const [from, to] = [pick(random, tints), pick(random, tints)];
  const waves = Array.from(
    { length: 22 },
    (_, index) =>
      `<path d="M0 ${index * h * 0.05} q${w * 0.25} ${h * 0.08} ${w * 0.5} 0 t${w * 0.5} 0" stroke="${to}" fill="none" stroke-width="1.4"/>`,
  ).join('');
  return `<defs><linearGradient id="g"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs><rect width="${w}" height="${h}" fill="url(#g)"/>${waves}`;
};

const label = (random: Random): string => pick(random, ['#2a6f9e', '#1e5c8a', '#4a7a4a', '#333']);

const bodies: Readonly<Record<PrintedKind, Body>> = {
  'id-front': (w, h, random) => {
    const colour = label(random);
    const left = between(random, 55, 85);
    const size = between(random, 32, 40);
    const line = (y: number, name: string, value: string): string =>
      text(left, y, size * 0.75, name, colour) + text(left + size * 2.9, y, size, value);
    return (
      ground(w, h, random, ['#dfe9ef', '#e9eef0', '#e3ece6', '#f0e8ea']) +
      line(h * 0.17, '姓名', words(random, 2, 3)) +
      line(h * 0.29, '性别', `${pick(random, ['男', '女'])}　民族　汉`) +
      line(h * 0.41, '出生', `19${digits(random, 2)} 年 ${1 + Math.floor(random() * 9)} 月 8 日`) +
      line(h * 0.53, '住址', words(random, 9, 11)) +
      text(left + size * 2.9, h * 0.61, size, words(random, 4, 9)) +
      portraitOf(
        w * between(random, 0.62, 0.68),
        h * between(random, 0.12, 0.17),
        w * 0.26,
        h * 0.56,
        random,
      ) +
      text(left, h * 0.86, size * 0.75, '公民身份号码', colour) +
      text(w * 0.34, h * 0.87, size * 1.1, `${digits(random, 17)}X`, '#1c1c1c', 'letter-spacing="4"')
    );
  },
  'id-back': (w, h, random) =>
    ground(w, h, random, ['#dfe9ef', '#e4ecdf', '#efe6ea']) +
    starOf(w * between(random, 0.13, 0.17), h * 0.24, h * between(random, 0.13, 0.17)) +
    text(w * 0.6, h * 0.22, 50, '样本人民共和样本', '#1c1c1c', 'text-anchor="middle" letter-spacing="8"') +
    text(w * 0.6, h * 0.37, 68, '居民身份样本', '#1c1c1c', 'text-anchor="middle" letter-spacing="10"') +
    text(w * 0.18, h * 0.76, 32, `签发机关　　${words(random, 6, 8)}`) +
    text(w * 0.18, h * 0.88, 32, `有效期限　　2016.0${1 + Math.floor(random() * 9)}.08-2036.03.08`),
  permit: (w, h, random) => {
    const onRight = random() < 0.3;
    const x = w * (onRight ? 0.06 : 0.4);
    return (
      ground(w, h, random, ['#e6e4f0', '#dcece8', '#efe2d8']) +
      `<rect width="${w}" height="${h * 0.14}" fill="${pick(random, ['#4a5d8a', '#7a4a6a', '#3c8078'])}" opacity=".6"/>` +
      text(w * 0.05, h * 0.1, 42, '往来样本通行证', '#fff') +
      portraitOf(w * (onRight ? 0.68 : 0.06), h * 0.24, w * 0.26, h * 0.52, random) +
      [
        words(random, 2, 4),
        `${capitals(random, 4)}, ${capitals(random, 6)}`,
        `19${digits(random, 2)}.06.02`,
        `20${digits(random, 2)}.05.01-2029.04.30`,
        words(random, 5, 9),
      ]
        .map((value, index) => text(x, h * (0.27 + index * 0.12), 38, value))
        .join('') +
      text(w * 0.06, h * 0.92, 44, `H${digits(random, 8)}`, '#1c1c1c', 'letter-spacing="5"')
    );
  },
  'permit-back': (w, h, random) =>
    ground(w, h, random, ['#e6e4f0', '#dcece8', '#efe2d8']) +
    text(w * 0.06, h * 0.16, 36, `备注　${words(random, 8, 14)}`, label(random)) +
    text(w * 0.06, h * 0.28, 30, words(random, 12, 24)) +
    machineLines(w, h, 0.62, 0.12, 3, 30, random),
  passport: (w, h, random) => {
    const value = (x: number, y: number, name: string, said: string): string =>
      text(w * x, h * y, 20, name, '#7a3050') + text(w * x, h * (y + 0.055), 34, said);
    return (
      ground(w, h, random, ['#efe6ea', '#e6eaf0', '#f0ead8']) +
      text(w * 0.06, h * 0.1, 34, '护照 PASSPORT 样本', '#7a3050') +
      portraitOf(w * 0.06, h * 0.2, w * 0.27, h * 0.5, random) +
      value(0.38, 0.2, 'Type', 'P') +
      value(0.6, 0.2, 'Passport No.', `E${digits(random, 8)}`) +
      value(0.38, 0.32, 'Surname', capitals(random, 6)) +
      value(0.38, 0.44, 'Given names', `${capitals(random, 5)} ${capitals(random, 4)}`) +
      value(0.38, 0.56, 'Date of birth', `02 JUN 19${digits(random, 2)}`) +
      value(0.66, 0.56, 'Sex', 'F') +
      value(0.38, 0.67, 'Authority', words(random, 6, 9)) +
      machineLines(w, h, 0.86, 0.075, 2, 44, random)
    );
  },
  licence: (w, h, random) =>
    `<rect width="${w}" height="${h}" fill="${pick(random, ['#f6f1e2', '#fbfaf4', '#f2f4ee'])}"/>` +
    `<rect x="${w * 0.03}" y="${h * 0.04}" width="${w * 0.94}" height="${h * 0.92}" fill="none" stroke="${pick(random, ['#b48a3a', '#8a9a6a', '#a05050'])}" stroke-width="9"/>` +
    starOf(w * 0.5, h * 0.14, h * 0.06) +
    text(w * 0.5, h * 0.3, 58, '营　业　执　照', '#1c1c1c', 'text-anchor="middle"') +
    text(w * 0.08, h * 0.14, 17, '统一社会信用代码') +
    text(w * 0.08, h * 0.18, 20, `9133010${digits(random, 8)}K4R`) +
    ['名　　称', '类　　型', '法定代表人', '经营范围', '注册资本', '成立日期', '住　　所']
      .map((name, index) => {
        const right = index > 3;
        const [x, y] = [right ? 0.55 : 0.09, 0.42 + (right ? index - 4 : index) * 0.09];
        return (
          text(w * x, h * y, 18, name) + text(w * (x + 0.12), h * y, 19, words(random, 4, right ? 13 : 15))
        );
      })
      .join('') +
    text(w * 0.21, h * 0.75, 19, words(random, 10, 16)) +
    sealOf(w * 0.78, h * 0.78, h * 0.11) +
    text(w * 0.62, h * 0.84, 20, `登记机关　　20${digits(random, 2)} 年 3 月 8 日`),
  'licence-tall': (w, h, random) =>
    `<rect width="${w}" height="${h}" fill="#fbf8ee"/><rect x="40" y="40" width="${w - 80}" height="${h - 80}" fill="none" stroke="#b48a3a" stroke-width="12"/>` +
    starOf(w * 0.5, h * 0.1, w * 0.06) +
    text(w * 0.5, h * 0.22, 78, '营业执照', '#1c1c1c', 'text-anchor="middle" letter-spacing="18"') +
    [
      '统一社会信用代码',
      '名　　称',
      '类　　型',
      '住　　所',
      '法定代表人',
      '注册资本',
      '成立日期',
      '营业期限',
      '经营范围',
    ]
      .map(
        (name, index) =>
          text(w * 0.12, h * (0.32 + index * 0.055), 26, name) +
          text(w * 0.36, h * (0.32 + index * 0.055), 26, words(random, 5, 18)),
      )
      .join('') +
    sealOf(w * 0.72, h * 0.86, w * 0.11),
  certificate: (w, h, random) =>
    `<rect width="${w}" height="${h}" fill="${pick(random, ['#fffdf6', '#f4f0e4', '#f8f4f4'])}"/>` +
    text(w * 0.5, h * 0.16, 66, `${words(random, 4, 5)}证书`, '#8a1c1c', 'text-anchor="middle"') +
    Array.from({ length: 8 }, (_, index) =>
      text(w * 0.14, h * (0.28 + index * 0.06), 30, `${words(random, 4, 4)}：${words(random, 3, 15)}`),
    ).join('') +
    sealOf(w * 0.7, h * 0.84, w * 0.12),
  letter: (w, h, random) =>
    `<rect width="${w}" height="${h}" fill="#fff"/>` +
    text(w * 0.5, h * 0.1, 44, words(random, 6, 10), '#1c1c1c', 'text-anchor="middle"') +
    Array.from({ length: 16 }, (_, index) =>
      text(
        w * (index % 5 === 0 ? 0.17 : 0.11),
        h * (0.17 + index * 0.037),
        25,
        words(random, index % 5 === 4 ? 6 : 28, index % 5 === 0 ? 28 : 30),
      ),
    ).join('') +
    sealOf(w * 0.72, h * 0.86, w * 0.1),
};

const machineLines = (
  w: number,
  h: number,
  top: number,
  step: number,
  count: number,
  length: number,
  random: Random,
): string =>
  Array.from({ length: count }, (_, index) => {
    const name =
      index === 0
        ? `P&lt;UTO${capitals(random, 6)}&lt;&lt;${capitals(random, 5)}`
        : `${capitals(random, 1)}${digits(random, 8)}UTO${digits(random, 7)}`;
    const filled = name.replaceAll('&lt;', '<').padEnd(length, '<').replaceAll('<', '&lt;');
    return text(
      w * 0.04,
      h * (top + index * step),
      32,
      filled,
      '#1c1c1c',
      `font-family="Noto Sans Mono CJK SC, monospace" textLength="${w * 0.92}"`,
    );
  }).join('');
