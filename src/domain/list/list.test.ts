/** Columns are guessed from the headings that registrars and offices use; cells are read without guessing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBulkEdit, type BulkEdit } from '../template/bulk-edit.ts';
import { blankFields } from '../template/fields.ts';
import { guardCell, isRounded, unguardCell } from './cell-forms.ts';
import { exportColumns, listColumns } from './column.ts';
import { guessColumns, isHeading } from './guess-columns.ts';
import { readCountry, readDay, readPhone, readValidity, readYesNo } from './read-cells.ts';
import { numberKey } from './read-row.ts';
import { readHolderKind, readType } from './type-names.ts';

const none = new Map();
const guess = (headings: string) => guessColumns(headings.split(' '), none);

describe('headings', () => {
  it('knows every column by its own name', () => {
    expect(guessColumns(listColumns, none)).toEqual(listColumns);
    expect(guessColumns(exportColumns, none)).toEqual(exportColumns);
  });

  it.each([
    [
      'ZhRegistrantOrganization RegistrantOrganization ZhRegistrantName RegistrantName',
      ['holder.zh', 'holder.en', 'contact.zh', 'contact.en'],
    ],
    [
      'ZhProvince Province ZhCity City ZhAddress Address TelArea Telephone',
      [
        'province.zh',
        'province.en',
        'city.zh',
        'city.en',
        'address.zh',
        'address.en',
        'phone.country',
        'phone',
      ],
    ],
    [
      'OrganizationNameCN RegistrantNameCN ProvinceCN StreetCN ZipCode CertificateType CertificateCode',
      [
        'holder.zh',
        'contact.zh',
        'province.zh',
        'address.zh',
        'postalCode',
        'certificate.type',
        'certificate.number',
      ],
    ],
    [
      '客户姓名 身份证号码 手机号码 电子邮箱 联系地址 有效期',
      ['holder', 'certificate.number', 'phone', 'email', 'address.zh', 'validity'],
    ],
    [
      '域名所有者（中文） 域名所有者（英文） 统一社会信用代码 域名',
      ['holder.zh', 'holder.en', 'certificate.number', 'domains'],
    ],
    ['Province City Address', ['province.zh', 'city.zh', 'address.zh']],
    ['姓名 姓名 序号', ['holder', null, null]],
  ])('%s', (headings, columns) => expect(guess(headings)).toEqual(columns));

  it('tells headings from a first template', () => {
    expect(isHeading(['姓名', '证件号码', '其他'], none)).toBe(true);
    expect(isHeading(['邮箱'], none)).toBe(true);
    expect(isHeading(['示例甲', '11010519491231002X', 'a@example.cn'], none)).toBe(false);
  });
});

describe('cells', () => {
  it.each([
    ['2016.03.08', '2016-03-08'],
    ['2016年3月8日', '2016-03-08'],
    ['2016-03-08 00:00:00', '2016-03-08'],
    ['长期有效', 'long-term'],
    ['05/06/2021', undefined],
  ])('reads the day %s', (cell, day) => expect(readDay(cell).value).toBe(day));

  it.each([
    ['2016.03.08-2036.03.08', { from: '2016-03-08', until: '2036-03-08' }],
    ['2016-03-08至长期', { from: '2016-03-08', until: 'long-term' }],
    ['2016年3月8日 到 2036年3月8日', { from: '2016-03-08', until: '2036-03-08' }],
    ['至2036-03-08', { from: '', until: '2036-03-08' }],
    ['长期', { from: '', until: 'long-term' }],
    ['2016-2036', undefined],
  ])('reads the validity %s', (cell, days) => expect(readValidity(cell).value).toEqual(days));

  it.each([
    ['+86 13800000000', '86', '13800000000', ''],
    ['+8613800000000', '86', '13800000000', ''],
    ['+852-2345 6789', '852', '2345 6789', ''],
    ['0571-88880000 转 12', '', '0571-88880000', '12'],
  ])('reads the telephone %s', (cell, country, number, extension) =>
    expect(readPhone(cell, '').value).toEqual({ country, number, extension }),
  );

  it.each(['138, 139', '+85223456789', '无'])('does not guess the telephone %s', (cell) =>
    expect(readPhone(cell, '').problem).toBe('phone-unclear'),
  );

  it('reads countries, kinds, types and answers in words and codes', () => {
    expect(['中国', 'HKG', '马来西亚', 'Malaysia', 'us'].map((cell) => readCountry(cell).value)).toEqual([
      'CN',
      'HK',
      'MY',
      'MY',
      'US',
    ]);
    expect(readCountry('火星').problem).toBe('country-unknown');
    expect(['个人', 'E', 'company'].map(readHolderKind)).toEqual([
      'individual',
      'organization',
      'organization',
    ]);
    expect(['身份证', 'XYDM', 'ID card', '回乡证', '会员卡'].map((cell) => readType(cell, none))).toEqual([
      'SFZ',
      'TYDM',
      'SFZ',
      'GAJMTX',
      undefined,
    ]);
    expect(['是', 'TRUE', '0', '未验证'].map((cell) => readYesNo(cell).value)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(readYesNo('也许').problem).toBe('yes-or-no');
  });

  it('sees what a spreadsheet did to a number', () => {
    expect(['1.10105E+17', '1.10105194912310E+17', '9e15'].every(isRounded)).toBe(true);
    expect(['11010519491231002X', 'E12345678', '1E5'].some(isRounded)).toBe(false);
  });

  it('guards cells so that none runs, and gives each back', () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^['=+\-@ \t＝0-9a]{0,6}$/));
    fc.assert(
      fc.property(cell, (value) => {
        expect(guardCell(value)).not.toMatch(/^[\s\u200b]*[=+\-@＝＋－＠]/u);
        expect(unguardCell(guardCell(value))).toBe(value);
      }),
    );
    expect(unguardCell(guardCell("'\t"))).toBe("'\t");
    expect(unguardCell("'110105")).toBe('110105');
    expect(unguardCell("'s-Hertogenbosch")).toBe("'s-Hertogenbosch");
  });
});

it('tells papers apart by type and number, spaces or not; a zero only with its name', () => {
  const of = (type: 'SFZ' | 'JWJG' | '', number: string, zh = '') =>
    numberKey({ holder: { zh, en: '' }, certificate: { ...blankFields.certificate, type, number } });
  expect(of('SFZ', '110105 19491231 002x')).toBe(of('SFZ', '11010519491231002X'));
  expect(of('JWJG', '0', '甲')).not.toBe(of('JWJG', '0', '乙'));
  expect([of('', '1'), of('SFZ', ' ')]).toEqual(['', '']);
});

describe('one change for many', () => {
  const fields = { ...blankFields, customer: '甲', tags: ['急', 'VIP'], domains: ['a-b.cn'] };
  const changed = (field: BulkEdit['field'], action: BulkEdit['action'], value: string) =>
    applyBulkEdit(fields, { field, action, value });
  it('sets, fills, adds and takes away, and is the same object when nothing changes', () => {
    expect(changed('customer', 'set', '乙').customer).toBe('乙');
    expect(changed('customer', 'set', '').customer).toBe('');
    expect(changed('customer', 'fill', '乙')).toBe(fields);
    expect(changed('email', 'fill', 'a@example.cn').email).toBe('a@example.cn');
    expect(changed('tags', 'add', 'vip，新').tags).toEqual(['急', 'VIP', '新']);
    expect(changed('tags', 'add', 'vip')).toBe(fields);
    expect(changed('tags', 'remove', 'vip').tags).toEqual(['急']);
    expect(changed('domains', 'remove', 'ab.cn')).toBe(fields);
    expect(changed('emailVerified', 'set', 'yes').emailVerified).toBe(true);
    expect(changed('questions.icpFiling', 'set', 'no').questions.icpFiling).toBe('no');
  });
});
