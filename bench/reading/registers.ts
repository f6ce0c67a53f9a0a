/** Certificates of registers other than that of companies: one form, its title and words changed. */
import type { CertificateType } from '#domain/certificate/type';
import { pick, type Random } from '../photos/paint.ts';
import { sealOf, starOf } from '../photos/printed-parts.ts';
import { type DrawnPaper, print, sampleMark, typeOf } from './drawn.ts';
import {
  address,
  bodyName,
  byName,
  chinese,
  creditCode,
  dayIn,
  digits,
  inHan,
  iso,
  organizationCode,
  personName,
  yearsOn,
} from './facts.ts';
import { column, sheet } from './sheets.ts';

type Register = {
  readonly paper: CertificateType;
  readonly title: string;
  readonly prefix: string;
  readonly tails: readonly string[];
  /** What its labels are called: name, head, address, authority, day of issue. */
  readonly labels: readonly [name: string, head: string, place: string, authority: string, issued: string];
  readonly others: readonly (readonly [string, string])[];
  readonly authorities: readonly string[];
};

const registers = {
  unified: {
    paper: 'TYDM',
    title: '统一社会信用代码证书',
    prefix: '11',
    tails: ['管理委员会', '人民政府', '教育局'],
    labels: ['机构名称', '负责人', '机构地址', '赋码机关', '颁发日期'],
    others: [['机构性质', '机关']],
    authorities: ['中央机构编制委员会办公室', '样本市机构编制委员会办公室'],
  },
  institution: {
    paper: 'SYDWFR',
    title: '事业单位法人证书',
    prefix: '12',
    tails: ['实验小学', '人民医院', '图书馆', '服务中心'],
    labels: ['名称', '法定代表人', '住所', '登记管理机关', '发证日期'],
    others: [
      ['宗旨和业务范围', '为样本提供公益服务'],
      ['经费来源', '财政补助'],
      ['开办资金', '￥120万元'],
      ['举办单位', '样本市教育局'],
    ],
    authorities: ['样本市事业单位登记管理局'],
  },
  association: {
    paper: 'SHTTFR',
    title: '社会团体法人登记证书',
    prefix: '51',
    tails: ['书法协会', '商会', '志愿者协会', '研究会'],
    labels: ['名称', '法定代表人', '住所', '发证机关', '发证日期'],
    others: [
      ['业务范围', '学术交流、展览、培训'],
      ['活动地域', '样本市'],
      ['注册资金', '叁万元整'],
      ['业务主管单位', '样本市文化局'],
    ],
    authorities: ['样本市民政局', '云溪市民政局'],
  },
  lawFirm: {
    paper: 'LSZY',
    title: '律师事务所执业许可证',
    prefix: '31',
    tails: ['律师事务所'],
    labels: ['名称', '负责人', '住所', '发证机关', '发证日期'],
    others: [
      ['组织形式', '普通合伙'],
      ['设立资产', '叁拾万元'],
      ['批准文号', '样司许决字第12号'],
    ],
    authorities: ['样本省司法厅', '云溪省司法厅'],
  },
} satisfies Record<string, Register>;

const registered =
  (one: Register) =>
  (random: Random): DrawnPaper => {
    const type = typeOf(random);
    const number = creditCode(random, one.prefix);
    const [name, head, place] = [bodyName(random, one.tails), personName(random), address(random)];
    const from = dayIn(random, 2014, 2024);
    const to = yearsOn(from, 5);
    const issued = random() < 0.7 ? from : dayIn(random, 2014, 2024);
    const [nameLabel, headLabel, placeLabel, authorityLabel, issuedLabel] = one.labels;
    const authority = pick(random, one.authorities);
    const [w, h, size] = [1414, 2000, 38];
    const rows = column(
      [
        [nameLabel, name],
        ...one.others.slice(0, 2),
        [placeLabel, place],
        [headLabel, head],
        ...one.others.slice(2),
        ['有效期', `自${chinese(from, random)}至${chinese(to, random)}`],
      ],
      [160, 700],
      size,
      17,
      type,
      pick(random, ['', '：']),
    );
    const body =
      starOf(w / 2, 190, 85) +
      print(w / 2, 400, one.title.length > 9 ? 84 : 96, one.title, {
        anchor: 'middle',
        spacing: 10,
        weight: 700,
        fill: pick(random, ['#1c1c1c', '#8a1c1c']),
      }) +
      (random() < 0.4 ? print(w / 2, 470, 34, '（副本）', { anchor: 'middle' }) : '') +
      print(w / 2, 570, size, `统一社会信用代码${pick(random, ['：', ' ', '  '])}${number}`, {
        anchor: 'middle',
        family: `${type.numbers}, ${type.family}`,
      }) +
      rows.body +
      print(620, 1640, size, `${authorityLabel}：${authority}`) +
      sealOf(1020, 1650, 125) +
      print(620, 1740, size, `${issuedLabel}：${chinese(issued, random)}`) +
      sampleMark(380, 1860, 26);
    return sheet(body, [w, h], random, type, size, {
      paper: one.paper,
      fields: {
        number,
        name,
        legalRepresentative: head,
        address: place,
        expires: iso(to),
        issued: iso(issued),
        authority,
      },
    });
  };
export const unifiedCertificate = registered(registers.unified);
export const institution = registered(registers.institution);
export const association = registered(registers.association);
export const lawFirm = registered(registers.lawFirm);

export const codeCertificate = (random: Random): DrawnPaper => {
  const type = typeOf(random);
  const number = organizationCode(random);
  const [name, head, place] = [
    bodyName(random, ['商贸中心', '学校', '合作社', '厂']),
    personName(random),
    address(random),
  ];
  const from = dayIn(random, 2008, 2015);
  const to = yearsOn(from, 4);
  const [w, h, size] = [1414, 2000, 40];
  const rows = column(
    [
      ['机构名称', name],
      ['机构类型', '企业法人'],
      ['法定代表人', head],
      ['地址', place],
      ['有效期', `自${chinese(from, random)}至${chinese(to, random)}`],
      ['颁发单位', '样本市质量技术监督局'],
      ['登记号', `组代管${digits(random, 6)}-${digits(random, 6)}`],
    ],
    [160, 760],
    size,
    16,
    type,
    pick(random, ['', '：']),
  );
  const body =
    print(w / 2, 300, 62, '中华人民共和国', { anchor: 'middle', spacing: 10 }) +
    print(w / 2, 410, 92, '组织机构代码证', { anchor: 'middle', spacing: 14, weight: 700 }) +
    print(160, 620, 46, `代　码：${number}`, { family: `${type.numbers}, ${type.family}` }) +
    rows.body +
    sealOf(1000, 1600, 125) +
    sampleMark(w / 2, 1860, 26);
  return sheet(body, [w, h], random, type, 46, {
    paper: 'ORG',
    fields: { number, name, legalRepresentative: head, address: place, expires: iso(to) },
  });
};

/** Of Hong Kong, in two languages. */
export const incorporation = (random: Random): DrawnPaper => {
  const type = {
    ...typeOf(random),
    family: pick(random, ['Noto Serif CJK HK', 'Noto Sans CJK HK']),
    weight: 400,
  };
  const number = digits(random, 7);
  const issued = dayIn(random, 2000, 2024);
  const latin = `${pick(random, ['GOLDEN', 'SAMPLE', 'PACIFIC', 'STAR', 'UNION'])} ${pick(random, ['BRIDGE', 'HARBOUR', 'CLOUD', 'PEAK'])} ${pick(random, ['TRADING', 'TECHNOLOGY', 'HOLDINGS'])} LIMITED`;
  const name = `${pick(random, ['金橋', '海港', '樣本', '星峰'])}${pick(random, ['貿易', '科技', '控股'])}有限公司`;
  const isBoth = random() < 0.6;
  const [w, h] = [1414, 2000];
  const middle = { anchor: 'middle' } as const;
  const body =
    starOf(w / 2, 330, 80) +
    print(w - 200, 200, 40, `No. ${number}`, { anchor: 'end' }) +
    print(w - 200, 250, 30, '編號', { anchor: 'end' }) +
    print(w / 2, 520, 62, 'CERTIFICATE OF INCORPORATION', middle) +
    print(w / 2, 610, 62, '公司註冊證明書', { ...middle, spacing: 12 }) +
    print(w / 2, 740, 36, 'I hereby certify that', middle) +
    print(w / 2, 790, 34, '本人謹此證明', middle) +
    print(w / 2, 910, 46, latin, middle) +
    (isBoth ? print(w / 2, 990, 46, name, middle) : '') +
    print(w / 2, 1100, 34, 'is this day incorporated in Hong Kong under the', middle) +
    print(w / 2, 1150, 34, 'Companies Ordinance (Chapter 622 of the Laws of Hong Kong),', middle) +
    print(w / 2, 1200, 34, 'and that this company is a limited company.', middle) +
    print(w / 2, 1260, 32, '於本日根據香港法例第622章《公司條例》在香港成立為法團，', middle) +
    print(w / 2, 1310, 32, '此公司是一間有限公司。', middle) +
    print(170, 1440, 34, `Issued on ${byName(issued)}.`) +
    print(170, 1500, 32, `本證明書於${inHan(issued)}發出。`) +
    sealOf(1050, 1600, 110) +
    print(170, 1700, 30, 'Registrar of Companies') +
    print(170, 1745, 30, 'Hong Kong Special Administrative Region') +
    sampleMark(w / 2, 1870, 26);
  return sheet(body, [w, h], random, type, 40, {
    paper: 'JWJG',
    fields: { number, ...(isBoth ? { name } : {}), nameLatin: latin, issued: iso(issued) },
  });
};
