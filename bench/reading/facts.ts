/** Invented holders: names, addresses, days and numbers that nobody has, with check digits that hold. */
import {
  creditAlphabet,
  icao731,
  mod11_2,
  mod11_10,
  mod11Organization,
  mod31,
} from '#domain/number/checksums';
import { provinces } from '#domain/region/provinces';
import { between, pick, type Random } from '../photos/paint.ts';

const string = (random: Random, alphabet: string, count: number): string =>
  Array.from({ length: count }, () => pick(random, [...alphabet])).join('');
export const digits = (random: Random, count: number): string => string(random, '0123456789', count);
export const whole = (random: Random, low: number, high: number): number =>
  Math.floor(between(random, low, high + 1));

export type Day = readonly [year: number, month: number, day: number];
export const dayIn = (random: Random, from: number, to: number): Day => [
  whole(random, from, to),
  whole(random, 1, 12),
  whole(random, 1, 28),
];
const two = (value: number): string => String(value).padStart(2, '0');
export const iso = ([year, month, day]: Day): string => `${year}-${two(month)}-${two(day)}`;
export const dotted = ([year, month, day]: Day): string => `${year}.${two(month)}.${two(day)}`;
export const short = ([year, month, day]: Day): string => `${two(year % 100)}${two(month)}${two(day)}`;
/** 2016年03月08日, with or without the noughts and the gaps that papers print. */
export const chinese = ([year, month, day]: Day, random: Random): string => {
  const gap = pick(random, ['', '', ' ', '　']);
  const full = random() < 0.6;
  return [year, '年', full ? two(month) : month, '月', full ? two(day) : day, '日'].join(gap);
};
const hanDigits = [...'〇一二三四五六七八九'];
const hanNumber = (value: number): string =>
  value <= 10
    ? [...'〇一二三四五六七八九十'][value]!
    : `${value >= 20 ? hanDigits[Math.floor(value / 10)] : ''}十${value % 10 ? hanDigits[value % 10] : ''}`;
export const inHan = ([year, month, day]: Day): string =>
  `${[...String(year)].map((digit) => hanDigits[Number(digit)]).join('')}年${hanNumber(month)}月${hanNumber(day)}日`;
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
export const byName = ([year, month, day]: Day): string => `${two(day)} ${months[month - 1]} ${year}`;
export const yearsOn = ([year, month, day]: Day, years: number): Day => [year + years, month, day];
export const dayBefore = ([year, month, day]: Day): Day =>
  day > 1 ? [year, month, day - 1] : month > 1 ? [year, month - 1, 28] : [year - 1, 12, 28];

const division = (random: Random): string =>
  pick(random, provinces.slice(0, 31)).code + pick(random, ['0101', '0102', '0304', '0682', '1125']);

/** `region`: the first six digits where they are given. */
export const residentNumber = (random: Random, birth: Day, region = division(random)): string => {
  const body = region + iso(birth).replaceAll('-', '') + digits(random, 3);
  return body + mod11_2(body);
};
export const creditCode = (random: Random, prefix: string): string => {
  const own = random() < 0.5 ? digits(random, 8) : `MA${string(random, creditAlphabet, 6)}`;
  const body = prefix + division(random) + own;
  const organization = body + mod11Organization(own);
  return organization + mod31(organization);
};
export const registrationNumber = (random: Random): string => {
  const body = division(random) + digits(random, 8);
  return body + mod11_10(body);
};
export const organizationCode = (random: Random): string => {
  const body = random() < 0.7 ? digits(random, 8) : `MA${string(random, creditAlphabet, 6)}`;
  return `${body}-${mod11Organization(body)}`;
};
export const residentCardNumber = (random: Random, alpha3: string, birth: Day): string => {
  const body = `${alpha3}${pick(random, provinces.slice(0, 31)).code}01${short(birth)}${whole(random, 1, 9)}`;
  return body + icao731(body);
};
export const newResidentCardNumber = (random: Random, numeric: string, birth: Day): string => {
  const body = `9${pick(random, provinces.slice(0, 31)).code}${numeric}${iso(birth).replaceAll('-', '')}${digits(random, 3)}`;
  return body + mod11_2(body);
};

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余',
  '欧阳',
  '上官',
];
const given = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰红建国志文海云龙鹏飞宇欣怡佳琪梓涵浩然子轩思雨晨',
];
/** Characters of names that the recognition network does not know, common ones and such as few people have. */
export const rareInNames = [
  ...'翀旻韡赟骉禛翯翾翙晢暐暠昉昳昺晅爔璠珮琤瑨瑀璘玘玙玚玹琎琇琲璿沄沨浛淏淯湜湉溦潆婳媞嬿姁姞姮蓁蓂蘅轾彣峣崚崟',
  ...'钖锳镕镠镡骎颋颙悰愔愨慆禔簃缊贇逴郄酆雩霂韪颎颕鹮齑龑䶮㛃㳘㬎㬢㟃䜣䥽𬭎仉俅俍倓偲僖勍哿垲壎奭忞怹旆柃楒橦汧沚洎浕澔炆炌炑焓燏瑱璪瓅瓘畯竑',
];
let rareShare = 0.03;
/** From here on every name of a person has one of them, at any of its places. */
export const drawRareNames = (): void => {
  rareShare = 1;
};
export const personName = (random: Random): string => {
  const second = random() < rareShare ? pick(random, rareInNames) : pick(random, given);
  const surname = pick(random, surnames);
  const third = random() < 0.7 ? pick(random, given) : '';
  const usual = [surname, second, third];
  const orders = [usual, [second, surname, third], [surname, third, second]];
  return (rareShare < 1 ? usual : pick(random, orders)).join('');
};
const syllables = [
  'WEI',
  'FANG',
  'NA',
  'MIN',
  'JING',
  'LI',
  'QIANG',
  'LEI',
  'JUN',
  'YANG',
  'YONG',
  'TAO',
  'XIN',
  'YU',
];
const families = [
  'YANGBEN',
  'SAMPLE',
  'CHAN',
  'LEUNG',
  'WONG',
  'SMITH',
  'GARCIA',
  'KOWALSKI',
  'OKAFOR',
  'SCHNEIDER',
];
export const latinName = (random: Random): readonly [surname: string, given: string] => [
  pick(random, families),
  pick(random, syllables) + (random() < 0.6 ? ` ${pick(random, syllables)}` : ''),
];

const cities = ['样本', '云溪', '石桥', '青湖', '白塔', '南屏', '河东', '新安', '海口', '金山'];
const roads = [
  '中山路',
  '人民路',
  '解放大道',
  '文一西路',
  '学院街',
  '工业园区创新路',
  '建设北路',
  '滨江大道',
];
export const address = (random: Random): string => {
  const city = pick(random, provinces.slice(0, 31)).zh;
  const rest = `${pick(random, cities)}${city.endsWith('市') ? '区' : '市'}${pick(random, cities)}${pick(random, ['镇', '街道', '乡'])}`;
  const door = `${pick(random, roads)}${whole(random, 1, 999)}号`;
  const room = pick(random, [
    '',
    '',
    `${whole(random, 1, 30)}幢`,
    `${whole(random, 1, 9)}楼${whole(random, 101, 999)}室`,
  ]);
  return city + rest + door + room;
};

const marks = [
  '样本',
  '云帆',
  '华信',
  '天成',
  '汇通',
  '博远',
  '鼎盛',
  '智联',
  '新宇',
  '恒达',
  '金桥',
  '万福',
  '绿源',
  '星海',
];
const trades = [
  '网络科技',
  '信息技术',
  '贸易',
  '电子商务',
  '文化传播',
  '建筑工程',
  '餐饮管理',
  '物流',
  '机械设备',
  '广告',
];
const forms = ['有限公司', '有限责任公司', '股份有限公司', '（集团）有限公司'];
export const companyName = (random: Random): string => {
  const place = pick(random, provinces.slice(0, 31)).bare + pick(random, ['', '', pick(random, cities)]);
  const middle = random() < 0.12 ? `（${pick(random, cities)}）` : '';
  return `${place}${pick(random, marks)}${pick(random, marks)}${middle}${pick(random, trades)}${pick(random, forms)}`;
};
export const bodyName = (random: Random, tail: readonly string[]): string =>
  `${pick(random, provinces.slice(0, 31)).bare}${pick(random, cities)}${pick(random, marks)}${pick(random, tail)}`;

/** Countries of invented passports: alpha-3, numeric, as print says it in Chinese. */
export const nations = [
  ['CAN', '124', '加拿大'],
  ['FRA', '250', '法国'],
  ['GBR', '826', '英国'],
  ['AUS', '036', '澳大利亚'],
  ['SGP', '702', '新加坡'],
  ['POL', '616', '波兰'],
] as const;
