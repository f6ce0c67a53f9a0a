/** One row becomes values, problems and what was mended. */
import { describe, expect, it } from 'vitest';
import { bareNumber, isDayNumber } from './cell-forms.ts';
import type { ListColumn } from './column.ts';
import { dayOfNumber } from './day-number.ts';
import { type ListReading, readRow } from './read-row.ts';

const reading: ListReading = {
  typeNames: new Map(),
  targets: new Map(),
  date1904: false,
  takeDayNumbers: false,
  typeWithout: '',
  guarded: true,
  papers: [],
};
type Cells = Readonly<Record<string, string>>;
const read = (cells: Cells, more: Partial<ListReading> = {}, facts: { quantities?: number[] } = {}) => {
  // A number behind a column keeps two of the same apart.
  const mapping = Object.keys(cells).map((name) => name.replace(/\d$/, '') as ListColumn);
  return readRow({ cells: Object.values(cells), ...facts }, mapping, { ...reading, ...more });
};
const values = (...given: Parameters<typeof read>) =>
  Object.fromEntries(read(...given).puts.map(({ path, value }) => [path, value]));
const codes = (...given: Parameters<typeof read>) =>
  read(...given).problems.map(({ code, column }) => [code, column]);

it.each([
  ["'110105", '110105'],
  ['‘110105', '110105'],
  ['`110105`', '110105'],
  ['="110105"', '110105'],
  ['= "0571"', '0571'],
  ['“L0000”', 'L0000'],
  ['\t138\t', '138'],
  ["O'Neill", "O'Neill"],
])('takes the marks off %j', (cell, bare) => expect(bareNumber(cell)).toBe(bare));

it('says what it mended', () => {
  expect(
    read({ 'certificate.number': '="L00000001"', phone: '`13800000000', email: "'a'" }, { guarded: false }),
  ).toMatchObject({
    puts: [{ value: 'L00000001' }, { value: '13800000000' }, { value: "'a'" }],
    mends: [
      { code: 'marks', column: 'certificate.number' },
      { code: 'marks', column: 'phone' },
    ],
  });
});

describe('days', () => {
  it('asks about bare day numbers, in both counts, and takes them when told', () => {
    expect(read({ 'certificate.expires': '44927' }).problems[0]).toMatchObject({
      code: 'date-number',
      day: '2023-01-01',
    });
    expect(read({ 'certificate.expires': '43465' }, { date1904: true }).problems[0]?.day).toBe('2023-01-01');
    expect(values({ 'certificate.issued': '44927.0' }, { takeDayNumbers: true })).toEqual({
      'certificate.issued': '2023-01-01',
    });
    expect(values({ 'certificate.issued': '20230101' })).toEqual({ 'certificate.issued': '2023-01-01' });
    expect(['2023', '99999', '4492', '44927x'].some(isDayNumber)).toBe(false);
    expect([dayOfNumber(60, false), dayOfNumber(61, false), dayOfNumber(0.4, false)]).toEqual([
      '1900-02-28',
      '1900-03-01',
      null,
    ]);
  });

  it.each([
    ['2015-03-04至长期', 'long-term'],
    ['自2015年3月4日起至2035年3月3日止', '2035-03-03'],
    ['2015-03-04至无固定期限', 'long-term'],
    ['永续', 'long-term'],
  ])('takes only the end of the business term %s', (cell, until) =>
    expect(values({ term: cell })).toEqual({ 'certificate.expires': until }),
  );
});

describe('addresses', () => {
  it.each([
    [{ district: '西湖区', 'address.zh': '样例路1号' }, { 'address.zh': '西湖区样例路1号' }],
    [
      { 'address.zh': '浙江省杭州市西湖区样例路1号', district: '西湖区' },
      { 'address.zh': '浙江省杭州市西湖区样例路1号' },
    ],
    [{ district: '西湖区' }, { 'address.zh': '西湖区' }],
    [{ district: 'Xihu', 'address.en': '1 Sample Rd' }, { 'address.en': '1 Sample Rd, Xihu' }],
    [{ 'address.en': '1 Sample St', addressMore: 'Apt 2' }, { 'address.en': '1 Sample St, Apt 2' }],
    [{ 'address.zh': '样例路1号', addressMore: '2单元' }, { 'address.zh': '样例路1号2单元' }],
  ])('joins %j', (cells, wanted) => expect(values(cells as unknown as Cells)).toEqual(wanted));
});

describe('names in two parts', () => {
  it.each([
    [{ given: '小明', surname: '王' }, { 'holder.zh': '王小明' }],
    [{ surname: 'Wang', given: 'Xiaoming' }, { 'holder.en': 'Wang Xiaoming' }],
    [{ given: 'Jane', surname: 'Sample' }, { 'holder.en': 'Jane Sample' }],
    [
      { surname1: '王', given1: '小明', surname2: 'Wang', given2: 'Xiaoming' },
      { 'holder.zh': '王小明', 'holder.en': 'Wang Xiaoming' },
    ],
    [
      { holder: 'Sample Ltd', given: 'Jane', surname: 'Sample' },
      { 'holder.en': 'Sample Ltd', 'contact.en': 'Jane Sample' },
    ],
  ])('joins %j', (cells, wanted) => expect(values(cells as unknown as Cells)).toEqual(wanted));
});

describe('two columns of numbers', () => {
  const papers = { papers: ['credit-code', 'SFZ'] } as const;
  const number = (company: string, person: string, more: Cells = {}) => {
    const row = read({ 'certificate.number1': company, 'certificate.number2': person, ...more }, papers);
    return [
      row.puts.find(({ path }) => path === 'certificate.number')?.value,
      row.paper,
      row.problems[0]?.code,
    ];
  };
  it('takes the one that is filled, with its paper', () => {
    expect(number('91330106MA27Y4U47R', '')).toEqual(['91330106MA27Y4U47R', 'YYZZ', undefined]);
    expect(number('12330106MA27Y4U47R', '')[1]).toBe('SYDWFR');
    expect(number('', '11010519491231002X')).toEqual(['11010519491231002X', 'SFZ', undefined]);
  });
  it('asks where both are, unless the row says which paper or kind it is about', () => {
    expect(number('91330106MA27Y4U47R', '11010519491231002X')[2]).toBe('columns-differ');
    expect(number('91330106MA27Y4U47R', '11010519491231002X', { 'certificate.type': '身份证' })).toEqual([
      '11010519491231002X',
      '',
      undefined,
    ]);
    expect(number('91330106MA27Y4U47R', '11010519491231002X', { holderKind: '企业' })).toEqual([
      '91330106MA27Y4U47R',
      'YYZZ',
      undefined,
    ]);
  });
  it('lets a person’s choice for the list say more than the heading of its only column', () => {
    const only = (typeWithout: 'GAJZZ' | '') =>
      read({ 'certificate.number': '810000199001011234' }, { papers: ['SFZ'], typeWithout }).paper;
    expect([only(''), only('GAJZZ')]).toEqual(['SFZ', '']);
  });
});

it('asks where two columns of one heading differ', () => {
  expect(codes({ email1: 'a@example.cn', email2: 'b@example.cn' })).toEqual([['columns-differ', 'email']]);
  expect(codes({ validity: '2020.01.02-2030.01.02', 'certificate.expires': '2031-01-02' })).toEqual([
    ['columns-differ', 'certificate.expires'],
  ]);
  expect(codes({ validity: '2020.01.02-2030.01.02', 'certificate.expires': '2030/1/2' })).toEqual([]);
  expect(values({ email1: '', email2: 'b@example.cn' })).toEqual({ email: 'b@example.cn' });
  expect(codes({ email1: 'a@example.cn', email2: ' a@example.cn' })).toEqual([]);
});

it('puts back the zero of a Chinese postal code that was a quantity, and of no other', () => {
  const quantity = { quantities: [0] };
  expect(values({ postalCode: '50000', 'province.zh': '河北省' }, {}, quantity)['postalCode']).toBe('050000');
  expect(values({ postalCode: '50000', 'province.zh': '河北省' })['postalCode']).toBe('50000');
  expect(values({ postalCode: '10001', 'city.en': 'New York' }, {}, quantity)['postalCode']).toBe('10001');
  expect(values({ postalCode: '10001', country: '美国', notes: '老客户' }, {}, quantity)['postalCode']).toBe(
    '10001',
  );
});

it('refuses a mapped cell without a value, and lets one be that is left out', () => {
  const troubles = new Map([[1, 'cell-error']] as const);
  const row = { cells: ['样例甲', '#N/A'], troubles };
  expect(readRow(row, ['holder', 'address.zh'], reading).problems).toMatchObject([
    { code: 'cell-error', column: 'address.zh' },
  ]);
  expect(readRow(row, ['holder', null], reading).problems).toEqual([]);
});
