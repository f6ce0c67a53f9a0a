/** Sheets of organizations: business licences in their forms, and the certificates of other registers. */
import { between, pick, type Random } from '../photos/paint.ts';
import { sealOf, starOf } from '../photos/printed-parts.ts';
import {
  type DrawnPaper,
  digitShare,
  inLines,
  print,
  sampleMark,
  spread,
  squares,
  type Type,
  typeOf,
} from './drawn.ts';
import {
  address,
  bodyName,
  chinese,
  companyName,
  creditCode,
  dayIn,
  digits,
  inHan,
  iso,
  personName,
  registrationNumber,
  yearsOn,
} from './facts.ts';

type Entry = readonly [label: string, value: string];

/** Rows of one column: labels as wide as the widest, values in lines. Gives what it drew and where it ends. */
export const column = (
  entries: readonly Entry[],
  [x, y]: readonly [number, number],
  size: number,
  characters: number,
  type: Type,
  colon = '',
): { readonly body: string; readonly end: number } => {
  const widest = Math.max(4, ...entries.map(([label]) => label.length));
  const places = Math.min(5, widest);
  let at = y;
  let body = '';
  for (const [label, value] of entries) {
    body += print(x, at, size, spread(label, places) + colon, { weight: type.weight });
    for (const [index, part] of inLines(value, characters).entries())
      body += print(x + size * (widest + (colon ? 1.2 : 0.9)), at + index * size * 1.4, size, part);
    at += size * (0.75 + 1.4 * inLines(value, characters).length);
  }
  return { body, end: at };
};

export const sheet = (
  body: string,
  [width, height]: readonly [number, number],
  random: Random,
  type: Type,
  number: number,
  rest: Pick<DrawnPaper, 'paper' | 'fields'>,
): DrawnPaper => {
  const tint = pick(random, ['#f6f1e2', '#fbfaf4', '#f2f4ee', '#fff']);
  const frame = pick(random, ['#b48a3a', '#8a9a6a', '#a05050']);
  const rim = width * 0.025;
  return {
    width,
    height,
    body: `<g font-family="${type.family}" font-weight="${type.weight}"><rect width="${width}" height="${height}" fill="${tint}"/><rect x="${rim}" y="${rim}" width="${width - 2 * rim}" height="${height - 2 * rim}" fill="none" stroke="${frame}" stroke-width="${width * 0.008}"/>${body}</g>`,
    digits: number * digitShare,
    side: 'front',
    zone: null,
    ...rest,
  };
};

const scope =
  '一般项目：技术服务、技术开发、技术咨询；日用百货销售；广告设计、代理。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）';
const capital = (random: Random): string =>
  pick(random, ['壹佰万元整', '伍佰万圆整', '1000万元人民币', '伍拾万元整']);
const companyTypes = ['有限责任公司', '有限责任公司（自然人投资或控股）', '股份有限公司（非上市）'];

/** The registrar's seal over its own name, and the day below it. */
const sealed = (
  [x, y]: readonly [number, number],
  size: number,
  authority: string,
  day: string,
  radius: number,
  random: Random,
): string =>
  print(x, y, size, pick(random, [`登记机关`, `登 记 机 关`])) +
  print(x + size * 4.8, y - size * 1.2, size * 0.9, authority) +
  sealOf(x + size * 6.5 + between(random, -1, 1) * size, y - size * 0.5, radius) +
  print(x + size * 2.2, y + size * 1.9, size, day);

const registrar = (random: Random): string =>
  `${pick(random, ['样本', '云溪', '石桥', '青湖'])}${pick(random, ['市场监督管理局', '工商行政管理局', '行政审批局'])}`;

const companyOf = (random: Random) => {
  const founded = dayIn(random, 1995, 2023);
  const kind = pick(random, ['company', 'company', 'company', 'shop'] as const);
  const isShop = kind === 'shop';
  const number = creditCode(random, isShop ? '92' : pick(random, ['91', '91', '93']));
  const name = isShop ? bodyName(random, ['商行', '超市', '餐饮店', '服装店']) : companyName(random);
  const ends = random();
  const to = yearsOn(founded, pick(random, [10, 20, 30]));
  return {
    number,
    name,
    kind: isShop ? '个体工商户' : pick(random, companyTypes),
    headLabel: isShop ? '经营者' : '法定代表人',
    head: personName(random),
    place: address(random),
    placeLabel: isShop ? '经营场所' : '住所',
    founded,
    issued: dayIn(random, 2016, 2025),
    period:
      ends < 0.4
        ? `${chinese(founded, random)}至长期`
        : ends < 0.8
          ? `${chinese(founded, random)}至${chinese(to, random)}`
          : '长期',
    expires: ends >= 0.4 && ends < 0.8 ? iso(to) : 'long-term',
  };
};

const factsOf = (one: ReturnType<typeof companyOf>, withPeriod: boolean): DrawnPaper['fields'] => ({
  number: one.number,
  name: one.name,
  legalRepresentative: one.head,
  address: one.place,
  established: iso(one.founded),
  issued: iso(one.issued),
  ...(withPeriod ? { expires: one.expires } : {}),
});

export const licenceTall = (random: Random): DrawnPaper => {
  const type = typeOf(random);
  const one = companyOf(random);
  const [w, h, size] = [1414, 2000, 36];
  const rows = column(
    [
      ['名称', one.name],
      ['类型', one.kind],
      [one.placeLabel, one.place],
      [one.headLabel, one.head],
      ['注册资本', capital(random)],
      ['成立日期', chinese(one.founded, random)],
      ['营业期限', one.period],
      ['经营范围', scope],
    ],
    [170, 720],
    size,
    22,
    type,
  );
  const replica = random() < 0.5;
  const body =
    starOf(w / 2, 190, 95) +
    print(w / 2, 430, 120, '营业执照', { anchor: 'middle', spacing: 26, weight: 700 }) +
    (replica ? print(w / 2, 500, 34, '（副  本）', { anchor: 'middle' }) : '') +
    (replica
      ? print(w - 150, 540, 26, `副本编号：${pick(random, ['1-1', '1 - 1', '2-1'])}`, { anchor: 'end' })
      : '') +
    print(w - 150, 120, 24, `编号 ${digits(random, 3)}${digits(random, 15)}`, { anchor: 'end' }) +
    print(w / 2, 600, size, `统一社会信用代码 ${pick(random, ['', ' '])}${one.number}`, {
      anchor: 'middle',
      family: `${type.numbers}, ${type.family}`,
    }) +
    rows.body +
    sealed([780, 1730], 34, registrar(random), chinese(one.issued, random), 120, random) +
    squares(190, 1660, 170, random) +
    sampleMark(420, 1880, 24) +
    print(150, 1940, 22, '企业信用信息公示系统网址：http://www.gsxt.gov.cn');
  return sheet(body, [w, h], random, type, size, { paper: 'YYZZ', fields: factsOf(one, true) });
};

export const licenceWide = (random: Random): DrawnPaper => {
  const type = typeOf(random);
  const one = companyOf(random);
  const [w, h, size] = [2000, 1414, 34];
  const withPeriod = random() < 0.6;
  const left = column(
    [
      ['名称', one.name],
      ['类型', one.kind],
      [one.headLabel, one.head],
      ['经营范围', scope],
    ],
    [170, 560],
    size,
    18,
    type,
  );
  const right = column(
    [
      ['注册资本', capital(random)],
      ['成立日期', chinese(one.founded, random)],
      ...(withPeriod ? [['营业期限', one.period] as const] : []),
      [one.placeLabel, one.place],
    ],
    [1080, 560],
    size,
    16,
    type,
  );
  const body =
    starOf(w / 2, 180, 90) +
    print(w / 2, 385, 110, '营业执照', { anchor: 'middle', spacing: 40, weight: 700 }) +
    (random() < 0.6 ? print(w / 2, 455, 34, '（副  本）', { anchor: 'middle', spacing: 4 }) : '') +
    print(170, 210, 30, '统一社会信用代码') +
    print(170, 268, 40, one.number, { family: `${type.numbers}, ${type.family}` }) +
    (random() < 0.5 ? print(170, 320, 24, `副本编号 ${pick(random, ['1-1', '2-2'])}`) : '') +
    squares(1560, 150, 160, random) +
    ['扫描二维码登录“国家', '企业信用信息公示系统”', '了解更多登记、备案、', '许可、监管信息。']
      .map((line, index) => print(1730, 180 + index * 34, 16, line))
      .join('') +
    left.body +
    right.body +
    sealed([1230, 1180], 34, registrar(random), chinese(one.issued, random), 125, random) +
    sampleMark(420, 1300, 24) +
    print(100, 1352, 19, '国家企业信用信息公示系统网址：http://www.gsxt.gov.cn') +
    print(1900, 1352, 19, '国家市场监督管理总局监制', { anchor: 'end' });
  return sheet(body, [w, h], random, type, 40, { paper: 'YYZZ', fields: factsOf(one, withPeriod) });
};

/** As an office prints it from the register's page: white, no seal of ink, a code in the corner. */
export const licenceElectronic = (random: Random): DrawnPaper => {
  const type = typeOf(random);
  const one = companyOf(random);
  const [w, h, size] = [1414, 2000, 36];
  const rows = column(
    [
      ['统一社会信用代码', one.number],
      ['名称', one.name],
      ['类型', one.kind],
      [one.headLabel, one.head],
      [one.placeLabel, one.place],
      ['注册资本', capital(random)],
      ['成立日期', chinese(one.founded, random)],
      ['营业期限', one.period],
    ],
    [150, 620],
    size,
    19,
    type,
    '：',
  );
  const body =
    starOf(w / 2, 200, 85) +
    print(w / 2, 400, 96, '电子营业执照', { anchor: 'middle', spacing: 12 }) +
    print(w / 2, 480, 26, '（仅供查验，与纸质营业执照具有同等法律效力）', { anchor: 'middle' }) +
    rows.body +
    squares(180, 1560, 240, random) +
    sealed([760, 1650], 34, registrar(random), chinese(one.issued, random), 110, random) +
    sampleMark(w / 2, 1900, 26);
  return sheet(body, [w, h], random, type, size, { paper: 'YYZZ', fields: factsOf(one, true) });
};

/** Before the credit code: a registration number, and Chinese numerals in some. */
export const licenceOld = (random: Random): DrawnPaper => {
  const type = typeOf(random);
  const one = companyOf(random);
  const number = registrationNumber(random);
  const [w, h, size] = [1414, 2000, 36];
  const founded = random() < 0.4 ? inHan(one.founded) : chinese(one.founded, random);
  const rows = column(
    [
      ['名称', one.name],
      ['住所', one.place],
      ['法定代表人姓名', one.head],
      ['注册资本', capital(random)],
      ['实收资本', capital(random)],
      ['公司类型', one.kind],
      ['经营范围', scope],
      ['成立日期', founded],
      ['营业期限', one.period],
    ],
    [150, 640],
    size,
    20,
    type,
  );
  const body =
    starOf(w / 2, 190, 90) +
    print(w / 2, 410, 92, '企业法人营业执照', { anchor: 'middle', spacing: 10, weight: 700 }) +
    print(w - 170, 520, size, `注册号${pick(random, ['', '：', ' '])}${number}`, {
      anchor: 'end',
      family: `${type.numbers}, ${type.family}`,
    }) +
    rows.body +
    sealed([800, 1770], 34, registrar(random), chinese(one.issued, random), 115, random) +
    sampleMark(400, 1880, 24);
  return sheet(body, [w, h], random, type, size, {
    paper: 'YYZZ',
    fields: { ...factsOf(one, true), number },
  });
};
