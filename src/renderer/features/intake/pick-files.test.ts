import { expect, it } from 'vitest';
import { withoutList } from './pick-files.ts';

const picked = (...paths: string[]) => paths.map((path) => ({ path, file: new File([], path) }));

it.each([
  ['a list beside a folder', ['十一月/甲.jpg', '客户.xlsx'], '客户.xlsx'],
  ['a list alone', ['Customers.CSV'], 'Customers.CSV'],
  ['none in a folder: nobody chose it', ['十一月/甲.jpg', '十一月/发票.xlsx'], null],
  ['none of two: nobody knows which', ['甲.jpg', 'a.csv', 'b.csv'], null],
  ['none', ['甲.jpg'], null],
])('takes %s', (_case, paths, expected) => {
  const all = picked(...paths);
  const { files, list } = withoutList(all);
  expect(list?.name ?? null).toBe(expected);
  expect(files).toEqual(all.filter(({ path }) => path !== expected));
});
