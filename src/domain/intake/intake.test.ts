import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankFields } from '../template/fields.ts';
import { type Candidate, indexCandidates } from './candidate-index.ts';
import { groupFiles } from './group-files.ts';
import { blankDraft, fieldsOfDraft, holderKindOf, isLabel } from './intake.ts';
import { type Decision, type ListRow, matchGroups } from './match-groups.ts';
import { readName } from './read-name.ts';

const listed = (...paths: string[]) => paths.map((path) => ({ path, bytes: 1000 }));

describe('readName', () => {
  it.each([
    ['张三身份证正面', { chinese: ['张三'], type: 'SFZ', side: 'front' }],
    ['身份证_张三_2', { chinese: ['张三'], type: 'SFZ', side: null, order: 2 }],
    ['张三-11010519491231002X-国徽面', { chinese: ['张三'], side: 'back', numbers: ['11010519491231002X'] }],
    ['填写样例贸易（香港）有限公司营业执照', { chinese: ['填写样例贸易（香港）有限公司'], type: 'YYZZ' }],
    ['TAN WEI MING passport', { chinese: [], latin: 'TAN WEI MING', type: 'HZ' }],
    ['tan-wei-ming_front', { latin: 'tan-wei-ming', side: 'front' }],
    ['Acme Co., Ltd_b', { latin: 'Acme Co Ltd', order: 2 }],
    ['example.com.cn_正面', { latin: '', domains: ['example.com.cn'], side: 'front' }],
    ['星辰律师事务所执业许可证', { chinese: ['星辰律师事务所'], type: 'LSZY' }],
    ['2026-03-05 张三 (2)', { chinese: ['张三'], order: 2 }],
    ['IMG_20240105_123456', { chinese: [], latin: '', numbers: [] }],
    ['微信图片_20240105123456', { chinese: [], latin: '' }],
    ['ＤＳＣ０００１', { chinese: [], latin: '' }],
    ['正面', { chinese: [], side: 'front' }],
    ['外国人永久居留身份证', { type: 'WJLSFZ', chinese: [] }],
    ['背面国徽', { side: 'back' }],
    ['Backman Frontier', { latin: 'Backman Frontier', side: null }],
  ])('%s', (name, said) => expect(readName(name)).toMatchObject(said));
});

describe('groupFiles', () => {
  const groupsOf = (...paths: string[]) =>
    groupFiles(listed(...paths)).groups.map(({ files, left, draft }) => ({
      files: files.map(({ path, side }) => `${path} ${side}`),
      left,
      draft,
    }));

  it('puts two sides of one holder together, in folders or beside each other', () => {
    for (const [a, b] of [
      ['张三_正面.jpg', '张三_反面.png'],
      ['张三身份证人像面.jpg', '张三 国徽面.jpg'],
      ['张三 1.jpg', '张三 2.jpg'],
      ['张三-a.jpg', '张三-b.jpg'],
      ['张三.front.jpg', '张三.back.jpg'],
      ['三月/张三/正面.jpg', '三月/张三/反面.jpg'],
      ['三月/张三/IMG_0001.jpg', '三月/张三/IMG_0002.jpg'],
      ['三月/张三/身份证/正面.jpg', '三月/张三/张三身份证反面.jpg'],
    ] as const) {
      const groups = groupsOf(b, a);
      expect(groups, a).toHaveLength(1);
      expect(groups[0], a).toMatchObject({ left: null, draft: { zh: '张三' } });
      expect(groups[0]?.files, a).toEqual([`${a} front`, `${b} back`]);
    }
  });

  it('keeps customers of sub-folders, not of the folder that was chosen', () => {
    expect(groupsOf('三月/云帆科技/张三_正面.jpg')[0]?.draft).toMatchObject({
      zh: '张三',
      customer: '云帆科技',
    });
    expect(groupsOf('三月/张三_正面.jpg')[0]?.draft.customer).toBe('');
    expect(groupsOf('三月/云帆科技/张三/正面.jpg')[0]?.draft).toMatchObject({
      zh: '张三',
      customer: '云帆科技',
    });
  });

  it.each([
    ['no-name', ['IMG_0001.jpg']],
    ['no-name', ['扫描件/正面.jpg', '扫描件/反面.jpg']],
    ['no-name', ['三月/IMG_0001.jpg', '三月/IMG_0002.jpg', '三月/IMG_0003.jpg']],
    ['no-name', ['云帆客户/IMG_0001.jpg', '云帆客户/IMG_0002.jpg', '云帆客户/IMG_0003.jpg']],
    ['several-names', ['张三_李四.jpg']],
    ['several-papers', ['x/星辰公司/营业执照.jpg', 'x/星辰公司/法人身份证正面.jpg']],
    ['same-side-twice', ['张三_正面.jpg', '张三_正面 .png']],
    ['unclear-sides', ['x/张三/IMG_0001.jpg', 'x/张三/微信图片_1.jpg', 'x/张三/照片.jpg']],
    ['empty-file', []],
    ['not-a-scan', ['名单.txt', '张三.zip', '安装.exe', '无扩展名']],
  ])('leaves with reason %s', (reason, paths) => {
    const files = reason === 'empty-file' ? [{ path: '张三.jpg', bytes: 0 }] : listed(...paths);
    const { groups } = groupFiles(files);
    expect(groups.map(({ left }) => left)).toEqual(groups.map(() => reason));
    expect(groups.flatMap((group) => group.files)).toHaveLength(files.length);
  });

  it('counts what systems put into folders by themselves', () => {
    const { groups, hidden } = groupFiles(
      listed('x/Thumbs.db', 'x/.DS_Store', '__MACOSX/张三.jpg', 'x/._张三.jpg', 'x/张三.jpg'),
    );
    expect(hidden).toHaveLength(4);
    expect(groups).toHaveLength(1);
  });

  const part = fc.constantFrom(
    ...'张三 李四 星辰公司 Tan 正面 反面 front 1 2 a b 身份证 营业执照 IMG_1 扫描 11010519491231002X example.cn (2) - _ .hidden 2024-01-05'.split(
      ' ',
    ),
  );
  const path = fc
    .tuple(
      fc.array(
        fc.array(part, { minLength: 1, maxLength: 2 }).map((words) => words.join('')),
        { maxLength: 3 },
      ),
      fc.oneof(
        fc.array(part, { maxLength: 4 }).map((words) => words.join('_')),
        fc.string({ maxLength: 12 }),
      ),
      fc.constantFrom('.jpg', '.PNG', '.pdf', '.txt', ''),
    )
    .map(([folders, name, extension]) => [...folders, `${name.replaceAll('/', '')}${extension}`].join('/'));
  const folder = fc.uniqueArray(fc.record({ path, bytes: fc.constantFrom(0, 1, 5000, 2 ** 30) }), {
    selector: (file) => file.path,
    maxLength: 40,
  });

  it('loses no file, and puts each in exactly one place', () => {
    fc.assert(
      fc.property(folder, (files) => {
        const { groups, hidden } = groupFiles(files);
        const placed = [...groups.flatMap((group) => group.files), ...hidden].map((file) => file.path);
        expect(placed.sort()).toEqual(files.map((file) => file.path).sort());
        for (const group of groups) expect(group.files.length).toBeGreaterThan(0);
      }),
    );
  });

  it('does not depend on the order of the files, and never claims a side twice unasked', () => {
    fc.assert(
      fc.property(folder, fc.nat(), (files, turn) => {
        const at = files.length === 0 ? 0 : turn % files.length;
        const turned = [...files.slice(at), ...files.slice(0, at)].reverse();
        expect(groupFiles(turned)).toEqual(groupFiles(files));
        for (const { files: scans, left } of groupFiles(files).groups)
          if (left === null)
            for (const side of ['front', 'back'] as const)
              expect(scans.filter((scan) => scan.side === side).length).toBeLessThan(2);
      }),
    );
  });
});

describe('matchGroups', () => {
  const candidate = (
    id: string,
    zh: string,
    type: '' | 'SFZ' | 'HZ' | 'YYZZ' = '',
    number = '',
    domains: string[] = [],
  ): Candidate => ({
    id,
    holder: { zh, en: '' },
    certificate: { ...blankFields.certificate, type, number },
    domains,
  });
  const decide = (
    paths: readonly string[],
    candidates: readonly Candidate[] = [],
    list: readonly ListRow[] = [],
  ) => {
    const index = indexCandidates();
    for (const one of candidates) index.add(one);
    return matchGroups(groupFiles(listed(...paths)).groups, index, list);
  };
  const zhang = candidate('z', '张三', 'SFZ', '11010519491231002X', ['zhang.cn']);

  it.each<[string, string[], Candidate[], object]>([
    [
      'by a number that another name stands beside',
      ['李四_11010519491231002X.jpg'],
      [zhang],
      { kind: 'left', reason: 'contradiction' },
    ],
    ['by name', ['张三_正面.jpg'], [zhang], { kind: 'matched', template: 'z', by: 'name' }],
    ['by number', ['11010519491231002x.jpg'], [zhang], { kind: 'matched', template: 'z', by: 'number' }],
    ['by domain', ['zhang.cn_正面.jpg'], [zhang], { kind: 'matched', template: 'z', by: 'domain' }],
    [
      'number and name of two templates',
      ['李四_11010519491231002X.jpg'],
      [zhang, candidate('l', '李四')],
      { kind: 'left', reason: 'contradiction' },
    ],
    [
      'two of one name',
      ['张三.jpg'],
      [zhang, candidate('z2', '张三')],
      { kind: 'left', reason: 'several-templates', candidates: ['z', 'z2'] },
    ],
    [
      'two of one name, told apart by the paper',
      ['张三护照.jpg'],
      [zhang, candidate('z2', '张三', 'HZ')],
      { kind: 'matched', template: 'z2' },
    ],
    [
      'another paper than the template has',
      ['张三护照.jpg'],
      [zhang],
      { kind: 'left', reason: 'contradiction' },
    ],
    ['nobody known', ['王五身份证.jpg'], [zhang], { kind: 'new', draft: { zh: '王五', type: 'SFZ' } }],
    [
      'nobody known, with a good number',
      ['王五_11010519491231002X.jpg'],
      [],
      { kind: 'new', draft: { zh: '王五', type: 'SFZ', number: '11010519491231002X' } },
    ],
    [
      'a wrong number is not taken over',
      ['王五_110105194912310021.jpg'],
      [],
      { kind: 'new', draft: { zh: '王五', type: '', number: '' } },
    ],
    [
      'one of two names is only a proposal',
      ['张三_云帆.jpg'],
      [zhang],
      { kind: 'left', reason: 'several-names', candidates: ['z'] },
    ],
  ])('%s', (_, paths, candidates, expected) => expect(decide(paths, candidates)).toMatchObject([expected]));

  it('two folders of one new name, or of one template, are a question', () => {
    const paths = ['x/甲组/张三_正面.jpg', 'x/乙组/张三_正面.jpg'];
    const reasons = (decisions: Decision[]) =>
      decisions.map((one) => (one.kind === 'left' ? one.reason : one.kind));
    expect(reasons(decide(paths))).toEqual(['same-name-twice', 'same-name-twice']);
    expect(reasons(decide(paths, [zhang]))).toEqual(['same-template-twice', 'same-template-twice']);
  });

  it('a row of the list says who a nameless file is, and gives type, number and customer', () => {
    const row: ListRow = {
      file: 'IMG_0001.jpg',
      name: '王五',
      type: 'SFZ',
      number: '11010519491231002X',
      customer: '云帆',
    };
    expect(decide(['x/IMG_0001.JPG'], [], [row])).toMatchObject([
      { kind: 'new', by: 'list', draft: { zh: '王五', type: 'SFZ', number: row.number, customer: '云帆' } },
    ]);
    expect(decide(['x/IMG_0001.JPG'], [zhang], [row])).toMatchObject([
      { kind: 'left', reason: 'contradiction' },
    ]);
    expect(decide(['x/IMG_0001.JPG'], [zhang], [{ ...row, name: '张三' }])).toMatchObject([
      { kind: 'matched', template: 'z', by: 'list' },
    ]);
  });

  it('two rows for one file are a question', () => {
    const row: ListRow = { file: 'a.jpg', name: '王五', type: '', number: '', customer: '' };
    expect(decide(['a.jpg'], [], [row, { ...row, name: '赵六' }])).toMatchObject([
      { kind: 'left', reason: 'contradiction' },
    ]);
  });
});

describe('what a file is called', () => {
  it.each([
    ['test-229', '', true],
    ['user001', '', true],
    ['zhangsan', '', true],
    ['Zhang San', '', false],
    ['', '客户0001', true],
    ['', '样例甲1', true],
    ['', '张三', false],
    ['', '58同城信息技术有限公司', false],
    ['', '', false],
  ])('%s%s: %s', (en, zh, wanted) => {
    expect(isLabel({ ...blankDraft, zh, en })).toBe(wanted);
    expect(isLabel({ ...blankDraft, zh, en, number: '1' })).toBe(false);
  });
});

describe('a new template', () => {
  it('takes the kind of holder from the paper, or from the name', () => {
    expect(holderKindOf({ zh: '张三', en: '', type: '' })).toBe('individual');
    expect(holderKindOf({ zh: '星辰公司', en: '', type: '' })).toBe('organization');
    expect(holderKindOf({ zh: '', en: 'Acme Co Ltd', type: '' })).toBe('organization');
    expect(holderKindOf({ zh: '张三', en: '', type: 'YYZZ' })).toBe('organization');
    expect(fieldsOfDraft({ zh: '张三', en: '', type: 'SFZ', number: '', customer: '云' })).toMatchObject({
      holder: { zh: '张三' },
      contact: { zh: '张三' },
      certificate: { name: '张三', type: 'SFZ' },
      customer: '云',
    });
  });
});
