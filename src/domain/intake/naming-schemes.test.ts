/** Whole folders by the ways in which offices name their files: no scheme merges two customers or parts the sides of one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupFiles } from './group-files.ts';

/** The files of one customer, and how its template is called; null where only a person can say. */
type Customer = { readonly files: readonly string[]; readonly name: string | null };
type Scheme = (count: number) => Customer[];

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
const padded = (at: number, digits: number): string => String(at).padStart(digits, '0');
const people = '张三 李四 王五 赵六 钱七 孙八 周九 吴十 郑冬 冯春 陈夏 褚秋'.split(' ');
const sided = (name: string, between = '_'): string[] =>
  ['正面', '反面'].map((side) => `${name}${between}${side}.jpg`);

const schemes: Readonly<Record<string, Scheme>> = {
  客户0001_正面: (n) =>
    upTo(n).map((at) => ({ name: `客户${padded(at, 4)}`, files: sided(`客户${padded(at, 4)}`) })),
  客户1正面: (n) => upTo(n).map((at) => ({ name: `客户${at}`, files: sided(`客户${at}`, '') })),
  '客户1，一张一户': (n) => upTo(n).map((at) => ({ name: `客户${at}`, files: [`客户${at}.jpg`] })),
  '客户00012，五位': (n) =>
    upTo(n).map((at) => ({ name: `客户${padded(at, 5)}`, files: sided(`客户${padded(at, 5)}`) })),
  样例甲1_正面: (n) => upTo(n).map((at) => ({ name: `样例甲${at}`, files: sided(`样例甲${at}`) })),
  样例甲1身份证正面: (n) =>
    upTo(n).map((at) => ({ name: `样例甲${at}`, files: sided(`样例甲${at}`, '身份证') })),
  样例甲001正面: (n) =>
    upTo(n).map((at) => ({ name: `样例甲${padded(at, 3)}`, files: sided(`样例甲${padded(at, 3)}`, '') })),
  项目_001_正面: (n) =>
    upTo(n).map((at) => ({ name: `项目_${padded(at, 3)}`, files: sided(`项目_${padded(at, 3)}`) })),
  '样例甲1_正面，只有正面': (n) =>
    upTo(n).map((at) => ({ name: `样例甲${at}`, files: [`样例甲${at}_正面.jpg`] })),
  样例公司1_营业执照: (n) =>
    upTo(n).map((at) => ({ name: `样例公司${at}`, files: [`样例公司${at}_营业执照.jpg`] })),
  '张三1，张三2': (n) =>
    people.slice(0, n).map((name) => ({ name, files: [`${name}1.jpg`, `${name}2.jpg`] })),
  '张三_1，张三_2': (n) =>
    people.slice(0, n).map((name) => ({ name, files: [`${name}_1.jpg`, `${name}_2.jpg`] })),
  '张三_001，张三_002': (n) =>
    people.slice(0, n).map((name) => ({ name, files: [`${name}_001.jpg`, `${name}_002.jpg`] })),
  '张三1_正面，张三2_反面': (n) =>
    people.slice(0, n).map((name) => ({ name, files: [`${name}1_正面.jpg`, `${name}2_反面.jpg`] })),
  'test-229，test-236': (n) =>
    upTo(n).map((at) => ({ name: `test-${200 + at * 7}`, files: [`test-${200 + at * 7}.jpg`] })),
  '张三 (1)，张三 (2)': (n) =>
    people.slice(0, n).map((name) => ({ name, files: [`${name} (1).jpg`, `${name} (2).jpg`] })),
  '张三-a，张三-b': (n) =>
    people.slice(0, n).map((name) => ({ name, files: [`${name}-a.jpg`, `${name}-b.jpg`] })),
  张三_正面: (n) => people.slice(0, n).map((name) => ({ name, files: sided(name) })),
  '1_正面': (n) => upTo(n).map((at) => ({ name: null, files: sided(`${at}`) })),
  扫描件1_正面: (n) => upTo(n).map((at) => ({ name: null, files: sided(`扫描件${at}`) })),
  IMG_0001: (n) => upTo(n).map((at) => ({ name: null, files: [`IMG_${padded(at, 4)}.jpg`] })),
  微信图片: (n) => upTo(n).map((at) => ({ name: null, files: [`微信图片_2026110512${padded(at, 4)}.jpg`] })),
  user001: (n) =>
    upTo(n).map((at) => ({
      name: `user${padded(at, 3)}`,
      files: [`user${padded(at, 3)}_front.jpg`, `user${padded(at, 3)}_back.jpg`],
    })),
  user_001_front: (n) =>
    upTo(n).map((at) => ({
      name: `user_${padded(at, 3)}`,
      files: [`user_${padded(at, 3)}_front.jpg`, `user_${padded(at, 3)}_back.jpg`],
    })),
  '文件夹 客户0001': (n) =>
    upTo(n).map((at) => ({
      name: `客户${padded(at, 4)}`,
      files: ['正面.jpg', '反面.jpg'].map((file) => `客户${padded(at, 4)}/${file}`),
    })),
  '文件夹 样例甲1': (n) =>
    upTo(n).map((at) => ({
      name: `样例甲${at}`,
      files: ['正面.jpg', '反面.jpg'].map((file) => `样例甲${at}/${file}`),
    })),
  '文件夹 张三，IMG': (n) =>
    people.slice(0, n).map((name, at) => ({
      name,
      files: [`${name}/IMG_${padded(2 * at, 4)}.jpg`, `${name}/IMG_${padded(2 * at + 1, 4)}.jpg`],
    })),
};

const listed = (customers: readonly Customer[]) =>
  customers.flatMap(({ files }) => files.map((path) => ({ path: `三月/${path}`, bytes: 1000 })));

/** What each group holds, by customer. */
const look = (customers: readonly Customer[], turn: number) => {
  const owner = new Map<string, number>(
    customers.flatMap(({ files }, at) => files.map((path) => [`三月/${path}`, at] as const)),
  );
  const files = listed(customers);
  const at = turn % files.length;
  return groupFiles([...files.slice(at), ...files.slice(0, at)]).groups.map((group) => ({
    owners: [...new Set(group.files.map(({ path }) => owner.get(path)))],
    files: group.files.length,
    left: group.left,
    name: group.draft.zh || group.draft.en,
  }));
};

const hold = (customers: readonly Customer[], turn: number): void => {
  const groups = look(customers, turn);
  expect(groups.filter(({ owners }) => owners.length > 1)).toEqual([]);
  for (const [at, { files, name }] of customers.entries()) {
    const own = groups.filter(({ owners }) => owners[0] === at);
    expect(own, files.join(' ')).toHaveLength(1);
    expect(own[0]!.files).toBe(files.length);
    if (name !== null) expect(own[0]).toMatchObject({ name, left: null });
    else expect(own[0]!.left).not.toBe(null);
  }
};

describe.each(Object.entries(schemes))('%s', (_, scheme) => {
  it('keeps customers apart and sides together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(), (count, turn) => hold(scheme(count), turn)),
      { numRuns: 8 },
    );
  });
});

it('two schemes in one folder do not disturb each other', () => {
  const names = Object.keys(schemes);
  const ofPeople = names.filter((name) => name.includes('张三') && !name.includes('1_正面'));
  const ofNumbers = names.filter((name) => /^(?:客户0|样例甲|项目|user|文件夹 客户)/u.test(name));
  expect(Math.min(ofPeople.length, ofNumbers.length)).toBeGreaterThan(4);
  fc.assert(
    fc.property(
      fc.constantFrom(...ofPeople),
      fc.constantFrom(...ofNumbers),
      fc.integer({ min: 2, max: 5 }),
      fc.nat(),
      (a, b, count, turn) => hold([...schemes[a]!(count), ...schemes[b]!(count)], turn),
    ),
    { numRuns: 40 },
  );
});

describe('what names alone cannot say', () => {
  const leftOf = (...paths: string[]) =>
    groupFiles(paths.map((path) => ({ path, bytes: 1 }))).groups.map(({ files, left }) => [
      files.length,
      left,
    ]);

  it('is asked: three numbers without sides, or two long ones', () => {
    expect(leftOf('样例甲1.jpg', '样例甲2.jpg', '样例甲3.jpg')).toEqual([[3, 'unclear-sides']]);
    expect(leftOf('样例甲001.jpg', '样例甲002.jpg')).toEqual([[2, 'unclear-sides']]);
  });

  it('is no question for more files than one template takes', () => {
    expect(leftOf(...upTo(20).map((at) => `样例甲${at}.jpg`))).toEqual(upTo(20).map(() => [1, null]));
  });
});

describe('equal files', () => {
  const file = (path: string, sha256?: string) => ({ path, bytes: 10, sha256 });

  it('count once, and the one whose name says more stays', () => {
    const { groups } = groupFiles([
      file('x/样例辛 身份证正面.jpg', 'aa'),
      file('x/样例辛 身份证正面 - 副本.jpg', 'aa'),
      file('x/样例辛.jpg', 'aa'),
      file('x/样例辛 身份证反面.jpg', 'bb'),
    ]);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({
      left: null,
      files: [{ side: 'front' }, { path: 'x/样例辛 身份证反面.jpg' }],
    });
    expect(groups[0]?.copies.map(({ of }) => of)).toEqual([
      'x/样例辛 身份证正面.jpg',
      'x/样例辛 身份证正面.jpg',
    ]);
  });

  it('of two customers are two scans', () => {
    const { groups } = groupFiles([file('x/张三.jpg', 'aa'), file('x/李四.jpg', 'aa')]);
    expect(groups.map(({ copies }) => copies)).toEqual([[], []]);
  });

  it('without a known sum are two files that claim one side', () => {
    const { groups } = groupFiles([file('x/张三 正面.jpg'), file('x/张三 正面 - 副本.jpg')]);
    expect(groups.map(({ left }) => left)).toEqual(['same-side-twice']);
  });
});
