/** Fields by label and place, on pages laid out as papers are. */
import { describe, expect, it } from 'vitest';
import { type Printed, pageLines } from '../../../tests/page-lines.ts';
import type { CertificateType } from '../certificate/type.ts';
import { rowsOf } from './layout.ts';
import { readFields } from './read-fields.ts';

const read = (paper: CertificateType | '', printed: readonly Printed[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(readFields(rowsOf(pageLines(printed)), paper).values).map(([field, { value, state }]) => [
      field,
      `${value} ${state}`,
    ]),
  );

describe('a licence of one column', () => {
  const licence: Printed[] = [
    [200, 0, '营 业 执 照'],
    [0, 60, '名　　　称'],
    [130, 60, '云溪样本网络科技有限公司'],
    [0, 100, '类　　　型'],
    [130, 100, '有限责任公司'],
    [0, 140, '住　　　所'],
    [130, 140, '云溪市青湖区样本路一号'],
    [130, 166, '三幢二楼'],
    [0, 210, '法定代表人'],
    [130, 210, '样本甲'],
    [0, 250, '成立日期'],
    [130, 250, '2016年03月08日'],
    [0, 290, '营业期限'],
    [130, 290, '2016年03月08日至2036年03月07日'],
    [0, 330, '经营范围'],
    [130, 330, '样本服务'],
    [300, 460, '登记机关'],
    [320, 520, '2019 年 5 月 6 日'],
  ];

  it('reads each field beside its label', () => {
    expect(read('YYZZ', licence)).toEqual({
      name: '云溪样本网络科技有限公司 certain',
      address: '云溪市青湖区样本路一号三幢二楼 certain',
      legalRepresentative: '样本甲 certain',
      established: '2016-03-08 certain',
      expires: '2036-03-07 certain',
      issued: '2019-05-06 certain',
    });
  });

  it('ends a name where the next entry begins, whether its label is known or not', () => {
    const unknown = licence.map(([x, y, text]): Printed => [x, y, text === '类　　　型' ? '某某事项' : text]);
    expect(read('YYZZ', unknown).name).toBe('云溪样本网络科技有限公司 certain');
  });

  it('is not certain of a day at the foot without the label of the registrar', () => {
    const without = licence.filter(([, , text]) => text !== '登记机关');
    expect(read('YYZZ', without).issued).toBe('2019-05-06 doubtful');
  });

  it('is not certain of a name that only stands below its label', () => {
    const moved = licence.map(
      ([x, y, text]): Printed => (y === 60 && x === 130 ? [0, 86, text] : [x, y, text]),
    );
    expect(read('YYZZ', moved).name).not.toContain(' certain');
  });

  it('ends a name where a kind of company stands on the next line, whose label was not read', () => {
    const without = licence.filter(([x, y]) => !(x === 0 && y === 100));
    expect(read('YYZZ', without).name).toBe('云溪样本网络科技有限公司 certain');
  });

  it('begins a value of two lines above a label that is set in the middle between them', () => {
    const printed: Printed[] = [
      [0, 76, '住　　所'],
      [130, 60, '云溪市青湖区样本路一号'],
      [130, 85, '三幢二楼'],
      [0, 150, '经营范围'],
    ];
    expect(read('YYZZ', printed).address).toBe('云溪市青湖区样本路一号三幢二楼 certain');
  });

  it('doubts an address in which a digit left a hole', () => {
    const holed = licence.map(([x, y, text]): Printed => [x, y, text.replace('样本路一号', '样本路2 83号')]);
    expect(read('YYZZ', holed).address).toBe('云溪市青湖区样本路283号三幢二楼 doubtful');
  });

  it('doubts a name that ends as no name does', () => {
    const odd = licence.map(([x, y, text]): Printed => [x, y, text.replace('有限公司', '有很公司')]);
    expect(read('YYZZ', odd).name).toBe('云溪样本网络科技有很公司 doubtful');
  });

  it('mends the one unsure character of a company form, and stays in doubt', () => {
    const odd = licence.map(([x, y, text]): Printed => [x, y, text.replace('有限公司', '有很公司'), '很']);
    expect(read('YYZZ', odd).name).toBe('云溪样本网络科技有限公司 doubtful');
  });

  it('ends a name where the label of a number stands close behind it', () => {
    const close = licence.map(
      ([x, y, text]): Printed => [
        x,
        y,
        text.startsWith('云溪样本网络') ? `${text}注册号110108000000016` : text,
      ],
    );
    expect(read('YYZZ', close).name).toBe('云溪样本网络科技有限公司 certain');
  });
});

describe('a licence of two columns', () => {
  it('keeps the columns apart', () => {
    const printed: Printed[] = [
      [0, 60, '名　　称'],
      [110, 60, '云溪样本商行'],
      [600, 60, '注册资本'],
      [710, 60, '壹佰万元整'],
      [0, 100, '法定代表人'],
      [130, 100, '样本乙'],
      [600, 100, '成立日期'],
      [710, 100, '2012年2月1日'],
      [600, 140, '营业期限'],
      [710, 140, '长期'],
      [600, 180, '住　　所'],
      [710, 180, '云溪市样本路二号'],
    ];
    expect(read('YYZZ', printed)).toEqual({
      name: '云溪样本商行 certain',
      legalRepresentative: '样本乙 certain',
      established: '2012-02-01 certain',
      expires: 'long-term certain',
      address: '云溪市样本路二号 certain',
    });
  });
});

describe('cards', () => {
  it.each([
    ['样本甲', 0.97, 'certain'],
    ['样流甲', 0.97, 'doubtful'],
    ['样流甲', 0.99, 'certain'],
  ])('takes no character of %s, read with %d, for one that looks like it', (name, p, state) => {
    const lines = pageLines([
      [0, 0, '姓名'],
      [60, 0, name],
    ]).map((line) => ({ ...line, glyphs: line.glyphs.map((glyph) => ({ ...glyph, p })) }));
    expect(readFields(rowsOf(lines), 'SFZ').values.name).toMatchObject({ value: name, state });
  });

  it('reads a resident card', () => {
    const printed: Printed[] = [
      [0, 0, '姓名'],
      [60, 0, '样本甲'],
      [0, 40, '性别'],
      [60, 40, '女'],
      [140, 40, '民族'],
      [200, 40, '汉'],
      [0, 80, '出生'],
      [60, 80, '1949 年 12 月 31 日'],
      [0, 120, '住址'],
      [60, 120, '北京市朝阳区样本路一号'],
      [60, 148, '二单元'],
      [0, 220, '公民身份号码'],
      [200, 220, '11010519491231002X'],
    ];
    expect(read('SFZ', printed)).toMatchObject({
      name: '样本甲 certain',
      sex: '女 certain',
      birthDate: '1949-12-31 certain',
      address: '北京市朝阳区样本路一号二单元 certain',
    });
  });

  it.each([
    ['2016.03.08-2036.03.08', '2016-03-08 certain', '2036-03-08 certain'],
    ['2016.03.08-长期', '2016-03-08 certain', 'long-term certain'],
  ])('reads the period %s as two days', (period, issued, expires) => {
    const printed: Printed[] = [
      [0, 0, '签发机关'],
      [120, 0, '样本市公安局'],
      [0, 40, '有效期限'],
      [120, 40, period],
    ];
    expect(read('SFZ', printed)).toEqual({ authority: '样本市公安局 certain', issued, expires });
  });

  it('doubts a period that ends before it begins', () => {
    const printed: Printed[] = [
      [0, 40, '有效期限'],
      [120, 40, '2036.03.08-2016.03.08'],
    ];
    expect(read('SFZ', printed)).toEqual({ expires: '2016-03-08 doubtful' });
  });

  it('reads a travel permit, its labels above its values', () => {
    const printed: Printed[] = [
      [0, 0, '姓名'],
      [0, 28, '陈样本'],
      [0, 56, 'CHAN,YEUNG PUN'],
      [0, 90, '出生日期'],
      [300, 90, '性别'],
      [0, 118, '1988.06.02'],
      [300, 118, '男'],
      [0, 150, '有效期限'],
      [0, 178, '2019.05.01-2029.04.30'],
      [0, 210, '签发机关'],
      [0, 238, '公安部出入境管理局'],
    ];
    expect(read('GAJMTX', printed)).toEqual({
      name: '陈样本 certain',
      nameLatin: 'CHAN,YEUNG PUN certain',
      birthDate: '1988-06-02 certain',
      sex: '男 certain',
      issued: '2019-05-01 certain',
      expires: '2029-04-30 certain',
      authority: '公安部出入境管理局 certain',
    });
  });

  it('finds by form what stands below labels too small to read', () => {
    const printed: Printed[] = [
      [0, 28, '陈样本'],
      [0, 56, 'CHAN,YEUNG'],
      [0, 118, '1988.06.02'],
      [0, 178, '2019.05.01-2029.04.30'],
      [0, 210, '加拿大/CAN'],
    ];
    expect(read('WJLSFZ', printed)).toEqual({
      name: '陈样本 certain',
      nameLatin: 'CHAN,YEUNG certain',
      birthDate: '1988-06-02 doubtful',
      issued: '2019-05-01 certain',
      expires: '2029-04-30 certain',
      nationality: 'CA certain',
    });
  });

  it('takes what stands below the birth date for the address where its label was misread', () => {
    const printed: Printed[] = [
      [0, 80, '出生'],
      [60, 80, '1949 年 12 月 31 日'],
      [0, 120, '在址'],
      [60, 120, '北京市朝阳区样本路一号'],
      [60, 148, '二单元'],
    ];
    expect(read('SFZ', printed).address).toBe('北京市朝阳区样本路一号二单元 doubtful');
  });

  it('joins the names of a passport', () => {
    const printed: Printed[] = [
      [0, 0, 'Surname'],
      [0, 28, 'SAMPLE'],
      [0, 60, 'Given names'],
      [0, 88, 'WEI MING'],
      [0, 120, 'Nationality'],
      [0, 148, 'CAN'],
      [0, 180, 'Date of birth'],
      [0, 208, '02 JUN 1988'],
      [0, 240, 'Date of expiry'],
      [0, 268, '01 SEP 2030'],
    ];
    expect(read('HZ', printed)).toEqual({
      nameLatin: 'SAMPLE WEI MING certain',
      nationality: 'CA certain',
      birthDate: '1988-06-02 certain',
      expires: '2030-09-01 certain',
    });
  });
});

describe('a certificate of incorporation', () => {
  it('reads number, names and day from its sentences', () => {
    const printed: Printed[] = [
      [400, 0, 'No. 1234567'],
      [100, 40, 'CERTIFICATE OF INCORPORATION'],
      [100, 90, 'I hereby certify that'],
      [100, 130, 'SAMPLE BRIDGE LIMITED'],
      [100, 170, '樣本橋有限公司'],
      [100, 220, 'is this day incorporated in Hong Kong'],
      [100, 300, 'Issued on 8 MARCH 2016'],
    ];
    expect(read('JWJG', printed)).toMatchObject({
      number: '1234567 certain',
      nameLatin: 'SAMPLE BRIDGE LIMITED certain',
      name: '樣本橋有限公司 certain',
      issued: '2016-03-08 certain',
    });
  });
});
