/** A list as an office keeps it, of the customers whose papers were drawn: most rows right, some with a clerk's slip. */
import type { DrawnPaper } from '../reading/drawn.ts';

export const headings =
  '姓名/单位名称,英文名称,证件类型,证件号码,发证日期,有效期至,联系人,手机,邮箱,省份,城市,区县,详细地址,邮编,域名,客户';

const places = [
  ['浙江省', '杭州市', '西湖区', '310013'],
  ['广东省', '深圳市', '南山区', '518052'],
  ['四川省', '成都市', '武侯区', '610041'],
  ['北京市', '北京市', '海淀区', '100080'],
] as const;

/** Slips that one key mends for all: a gap in a name, wide digits, a small x, a space behind an address. */
const slips: Readonly<Record<number, (cells: string[]) => string[]>> = {
  7: (cells) => cells.with(0, [...cells[0]!].join(' ')),
  13: (cells) =>
    cells.with(
      7,
      cells[7]!.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
    ),
  17: (cells) => cells.with(3, cells[3]!.toLowerCase()),
  19: (cells) => cells.with(8, `${cells[8]!} `),
};

/** CSV with one row for each paper. */
export const officeList = (papers: readonly DrawnPaper[]): string =>
  [headings, ...papers.map((paper, at) => (slips[at % 20] ?? same)(rowOf(paper, at)).join(','))].join('\r\n');

const same = (cells: string[]): string[] => cells;

const typeNames: Readonly<Record<string, string>> = {
  SFZ: '身份证',
  YYZZ: '营业执照',
  GAJMTX: '港澳居民来往内地通行证',
};

const rowOf = ({ fields, paper }: DrawnPaper, at: number): string[] => {
  const { name = '', number = '', legalRepresentative } = fields;
  const [province, city, district, postalCode] = places[at % places.length]!;
  const { issued, expires } = { ...daysOf(number, paper), ...fields };
  return [
    name,
    paper === 'YYZZ' ? `Shili Sample ${at} Trading Co Ltd` : '',
    typeNames[paper] ?? '',
    number,
    issued ?? '',
    expires === 'long-term' ? '长期' : (expires ?? ''),
    legalRepresentative ?? name,
    `138${String(10_000_000 + at * 7).slice(-8)}`,
    `shili${at}@example.cn`,
    province,
    city,
    district,
    `示例路${at + 1}号`,
    postalCode,
    `shili-${at}.cn`,
    `客户${at % 40}`,
  ];
};

/** An identity card runs as long as its holder's age on the day of issue allows; years of age are whole ones, safely. */
const daysOf = (number: string, paper: string): { readonly issued: string; readonly expires: string } => {
  if (paper !== 'SFZ')
    return { issued: '2018-05-08', expires: paper === 'GAJMTX' ? '2028-05-08' : 'long-term' };
  const born = Number(number.slice(6, 10));
  const year = born > 2001 ? born + 17 : [26, 46].includes(2018 - born) ? 2019 : 2018;
  const age = year - born;
  return {
    issued: `${year}-05-08`,
    expires: age > 46 ? 'long-term' : `${year + (age > 26 ? 20 : 10)}-05-08`,
  };
};
