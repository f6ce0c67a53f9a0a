/** What headings mean, and what they do not. */
import { describe, expect, it } from 'vitest';
import type { ListColumn } from './column.ts';
import { countHeadings, guessTable } from './guess-columns.ts';
import { guessByContent, likelyNameColumn } from './guess-content.ts';
import { findHeadings } from './heading-rows.ts';
import { readHeading } from './read-heading.ts';

const none: ReadonlyMap<string, ListColumn> = new Map();
const columnOf = (heading: string) => readHeading(heading, none)?.column ?? null;
const paperOf = (heading: string) => readHeading(heading, none)?.paper ?? null;
const guess = (headers: readonly string[], ...rows: string[][]) => guessTable(headers, none, rows);

describe('one heading', () => {
  it.each([
    ['注册人姓名', 'holder'],
    ['*持有人姓名', 'holder'],
    ['姓名／单位名称（必填）', 'holder'],
    ['域名所有者名称(中文)', 'holder.zh'],
    ['注册单位英文', 'holder.en'],
    ['register_cn', 'holder.zh'],
    ['contact_name_en', 'contact.en'],
    ['联系人姓名', 'contact'],
    ['联系人邮箱', 'email'],
    ['Registrant Phone', 'phone'],
    ['Owner E-mail', 'email'],
    ['phone_num', 'phone'],
    ['手機號碼（必填）', 'phone'],
    ['電子郵件', 'email'],
    ['所在省', 'province.zh'],
    ['省/自治区', 'province.zh'],
    ['省份／直辖市', 'province.zh'],
    ['区/县', 'district'],
    ['公司通讯地址', 'address.zh'],
    ['地址（英文）', 'address.en'],
    ['address_cn', 'address.zh'],
    ['Address 2', 'addressMore'],
    ['姓（拼音）', 'surname'],
    ['名(中文)', 'given'],
    ['Family Name', 'surname'],
    ['郵政編碼', 'postalCode'],
    ['證件號碼', 'certificate.number'],
    ['所有者证件类型', 'certificate.type'],
    ['营业期限', 'term'],
    ['营业期限止', 'certificate.expires'],
    ['核准日期', 'certificate.issued'],
    ['credential_id', 'certificate.number'],
    ['邮箱(如：a@b.cn)', 'email'],
    ['护照有效期至', 'certificate.expires'],
    ['身份证签发日期', 'certificate.issued'],
    ['證件有效期限', 'validity'],
    ['聯絡人', 'contact'],
    ['電郵地址', 'email'],
    ['手机/座机', 'phone'],
    ['c_adr_m', 'address.zh'],
    ['信息模板ID', 'registrarId'],
    ['RegistrantProfileId', 'registrarId'],
  ])('%s means %s', (heading, column) => expect(columnOf(heading)).toBe(column));

  it.each([
    '性别',
    '民族',
    '签发机关',
    '登记机关',
    '注册资本',
    '法定代表人',
    '法人姓名',
    '域名状态',
    'DNS服务器',
    '实名认证状态',
    '序号',
    '用户名',
    '登录名',
    '开户行名称',
    '文件名称',
    '产品名称',
    '联系人身份证号',
    '管理联系人邮箱',
    '客户编号',
    '市场价',
  ])('%s means no column', (heading) => {
    const { mapping } = guess([heading]);
    expect(mapping).toEqual([null]);
  });

  it.each([
    ['身份证号', 'SFZ'],
    ['居民身份证号码（18位）', null],
    ['持有人身份证号码', 'SFZ'],
    ['护照号', 'HZ'],
    ['Passport No.', 'HZ'],
    ['ID Card Number', 'SFZ'],
    ['回乡证号', 'GAJMTX'],
    ['台胞证号码', 'TWJMTX'],
    ['军官证号', 'JGZ'],
    ['组织机构代码', 'ORG'],
    ['营业执照号', 'YYZZ'],
    ['企业法人营业执照注册号', null],
    ['事业单位法人证书号', 'SYDWFR'],
    ['统一社会信用代码', 'credit-code'],
    ['統一社會信用代碼*', 'credit-code'],
    ['证件号码', null],
  ])('%s names the paper %s', (heading, paper) => expect(paperOf(heading)).toBe(paper));
});

describe('headings beside each other', () => {
  it('gives days beside domains to the domains, unless they speak of the paper', () => {
    const { mapping, leftOut } = guess(['域名', '到期时间', '有效期至', '姓名']);
    expect(mapping).toEqual(['domains', null, 'certificate.expires', 'holder']);
    expect(leftOut[1]).toBe('domain-date');
    expect(guess(['域名', '证件到期日期', '姓名']).mapping[1]).toBe('certificate.expires');
    expect(guess(['姓名', '到期日期', '证件号码']).mapping[1]).toBe('certificate.expires');
    expect(guess(['Domain', 'Expiration Date', 'Name']).mapping).toEqual(['domains', null, 'holder']);
    expect(guess(['姓名', '域名到期时间']).mapping).toEqual(['holder', null]);
    // The column of domains may have a heading of its own.
    expect(guess(['网站', '到期日期', '姓名'], ['shili.cn', '2030-01-01', '样例甲']).mapping[1]).toBeNull();
  });

  it('keeps the begin of a business apart from the issue of its licence', () => {
    expect(guess(['企业名称', '成立日期', '营业期限自', '营业期限至', '发证日期'])).toMatchObject({
      mapping: ['holder', null, null, 'certificate.expires', 'certificate.issued'],
      leftOut: [null, 'founding-date', 'founding-date', null, null],
    });
  });

  it('takes two columns of numbers where each names a paper of its own', () => {
    expect(guess(['名称', '信用代码', '护照号']).mapping).toEqual([
      'holder',
      'certificate.number',
      'certificate.number',
    ]);
    expect(guess(['名称', '证件号码', '证件编号'])).toMatchObject({
      mapping: ['holder', 'certificate.number', null],
      leftOut: [null, null, 'duplicate'],
    });
  });

  it('takes a heading that stands twice where it is filled, and a filled one before an empty one', () => {
    expect(guess(['邮箱', '姓名', '邮箱'], ['', '甲', 'a@example.cn']).mapping).toEqual([
      'email',
      'holder',
      'email',
    ]);
    expect(guess(['手机', '姓名', '电话'], ['', '甲', '13800000000']).mapping).toEqual([
      null,
      'holder',
      'phone',
    ]);
    expect(guess(['手机', '姓名', '电话'], ['1', '甲', '2']).mapping).toEqual(['phone', 'holder', null]);
    expect(guess(['电话号码', '姓名', '手机'], ['1', '甲', '2']).mapping).toEqual(['phone', 'holder', null]);
  });

  it('takes 英文名 for the given name beside 英文姓, else for the whole', () => {
    expect(guess(['英文姓', '英文名', '证件号']).mapping).toEqual(['surname', 'given', 'certificate.number']);
    expect(guess(['姓名', '英文名']).mapping).toEqual(['holder', 'holder.en']);
  });

  it('sees the script of a bare Latin heading by its cells', () => {
    expect(guess(['Name', 'City', 'Address'], ['Jane', 'Berlin', 'Sample St 1']).mapping).toEqual([
      'holder',
      'city.en',
      'address.en',
    ]);
    expect(guess(['Name', 'City'], ['Jane', '杭州市']).mapping).toEqual(['holder', 'city.zh']);
  });
});

describe('where the headings stand', () => {
  const rows = (...cells: string[][]) => cells.map((row, at) => ({ row: at + 1, cells: row }));
  const found = (table: string[][], merges: Parameters<typeof findHeadings>[1] = []) => {
    const result = findHeadings(rows(...table), merges, none);
    return result && { at: result.from, below: result.below, headers: result.headers };
  };

  it('is below titles and notes', () => {
    expect(
      found([['客户表'], [], ['填表：样例', '日期'], ['姓名', '证件号码'], ['样例甲', 'L1']]),
    ).toMatchObject({
      at: 3,
      below: 4,
    });
    expect(found([['2024年客户'], ['样例甲', '11010519491231002X'], ['姓名', '邮箱']])).toBeNull();
    expect(
      found([
        ['样例甲', 'L1'],
        ['样例乙', 'L2'],
      ]),
    ).toBeNull();
    expect(found([['邮箱'], ['a@example.cn']])).toMatchObject({ at: 0, below: 1 });
    expect(found([['客户'], ['姓名', '证件号码'], ['样例甲', 'L1']])).toMatchObject({ at: 1 });
  });

  it('may be two rows, with joined cells or with blanks', () => {
    const table = [
      ['序号', '姓名', '证件信息', '', '法定代表人', ''],
      ['', '', '证件类型', '证件号码', '姓名', '身份证号'],
      ['1', '样例甲', '护照', 'L1', '样例乙', 'L2'],
    ];
    const merges = [
      { top: 1, bottom: 2, left: 1, right: 1 },
      { top: 1, bottom: 1, left: 2, right: 3 },
      { top: 1, bottom: 1, left: 4, right: 5 },
    ];
    for (const marks of [merges, []]) {
      const two = found(table, marks);
      expect(two).toMatchObject({ at: 0, below: 2 });
      expect(guessTable(two!.headers, none).mapping).toEqual([
        null,
        'holder',
        'certificate.type',
        'certificate.number',
        null,
        null,
      ]);
    }
  });

  it('is one row where the next is the first template', () => {
    expect(
      found([
        ['姓名', '证件类型', '证件号码'],
        ['样例甲', '身份证', 'L1'],
      ]),
    ).toMatchObject({ below: 1 });
    expect(
      found([
        ['姓名', '证件信息', '备注'],
        ['样例甲', '身份证', '无'],
      ]),
    ).toMatchObject({ below: 1 });
  });
});

it('proposes the column that looks like names where no heading says so', () => {
  const rows = [
    ['甲方', '张样例', '汉', '杭州市', '男'],
    ['甲方', '李样例', '汉', '宁波市', '女'],
    ['甲方', '样例网络有限公司', '', '杭州市', ''],
  ];
  expect(likelyNameColumn(rows, [null, null, null, null, null])).toBe(1);
  expect(likelyNameColumn([['汉', '杭州市']], [null, null])).toBeNull();
  expect(guessByContent([['a@example.cn', '样例甲', 'x']], 3)).toEqual(['email', 'holder', null]);
  expect(countHeadings(['姓名', '姓名', '序号'], none)).toBe(1);
});
