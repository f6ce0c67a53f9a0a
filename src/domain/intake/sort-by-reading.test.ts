/** Single papers by what was read on them: what decides, what is a question, and which. */
import { describe, expect, it } from 'vitest';
import {
  blurred,
  type Customer,
  divisions,
  type FolderFile,
  inputOf,
  organization,
  person,
  randomOf,
  rowOf,
  scanFile,
  templateOf,
} from '../../../tests/read-folders.ts';
import { readValue, scanReading } from '../../../tests/readings.ts';
import { blankDraft } from './intake.ts';
import { sortByReading } from './sort-by-reading.ts';

const filesOf = (customers: readonly Customer[]): FolderFile[] =>
  customers
    .flatMap((of) => of.scans.map((reading) => ({ of, reading })))
    .map(({ of, reading }, at) => scanFile(at, reading, of));

const random = randomOf(77);
const [amy, bo, cy] = divisions.slice(0, 3).map((at, order) => person(random, order, at)) as [
  Customer,
  Customer,
  Customer,
];
const licence = organization(random, 1);
const decide = (
  files: readonly FolderFile[],
  templates: readonly Customer[],
  rows: readonly Customer[] = [],
) =>
  sortByReading(inputOf(files, templates, rows)).map(({ files: own, decision }) => ({
    files: own.map(({ id, side }) => `${id} ${side}`),
    decision,
  }));

describe('a paper', () => {
  it('goes to the template of its number, and its back with it', () => {
    expect(decide(filesOf([amy, bo, cy]), [amy, bo, cy])).toMatchObject([
      {
        files: ['file-0 front', 'file-1 back'],
        decision: { kind: 'matched', template: templateOf(amy).id, by: 'reading' },
      },
      { files: ['file-2 front', 'file-3 back'] },
      { files: ['file-4 front', 'file-5 back'] },
    ]);
  });

  it('becomes a new template by its row, whose words count', () => {
    expect(decide([scanFile(0, amy.scans[0]!, amy)], [], [amy])).toMatchObject([
      {
        decision: {
          kind: 'new',
          by: 'reading',
          draft: { zh: amy.name, number: amy.number, customer: `客户 ${amy.name}` },
        },
      },
    ]);
  });

  it('becomes a new template by itself where there is no list; with one, a stranger is named', () => {
    const file = scanFile(0, licence.scans[0]!, licence);
    expect(decide([file], [amy])).toMatchObject([
      { decision: { kind: 'new', draft: { zh: licence.name, type: 'YYZZ', number: licence.number } } },
    ]);
    expect(decide([file], [amy], [amy])).toMatchObject([
      { decision: { kind: 'left', reason: 'not-listed' } },
    ]);
  });

  it('whose number only a check digit made decides where that number is known, and nowhere else', () => {
    const [front] = amy.scans as [(typeof amy.scans)[number]];
    const guess = { ...front, fields: { ...front.fields, number: readValue(amy.number, 'suggested') } };
    expect(decide([scanFile(0, guess, amy)], [amy])).toMatchObject([{ decision: { kind: 'matched' } }]);
    const draft = { ...blankDraft, zh: amy.name, type: 'SFZ', number: '' };
    expect(decide([scanFile(0, guess, amy)], [])).toMatchObject([{ decision: { kind: 'new', draft } }]);
  });

  it('with a blurred number waits, its template first, unless the name and the birth date tell', () => {
    const { fields } = amy.scans[0]!;
    const { number } = blurred(amy.scans[0]!, random).fields;
    const bare = scanReading({ fields: { number: number! } });
    expect(decide([scanFile(0, bare, amy)], [bo, cy, amy])).toMatchObject([
      { decision: { kind: 'left', reason: 'unclear-reading', candidates: [templateOf(amy).id] } },
    ]);
    const named = scanReading({ fields: { ...fields, number: number! } });
    expect(decide([scanFile(0, named, amy)], [bo, cy, amy])).toMatchObject([
      { decision: { kind: 'matched', template: templateOf(amy).id } },
    ]);
  });

  it('of a namesake never goes to the template of the name', () => {
    const namesake = { ...bo, name: amy.name };
    const reading = scanReading({ fields: { ...bo.scans[0]!.fields, name: amy.name } });
    expect(decide([scanFile(0, reading, namesake)], [amy])).toMatchObject([
      { decision: { kind: 'left', reason: 'contradiction', candidates: [templateOf(amy).id] } },
    ]);
  });

  it('that says another name than its number belongs to is a question', () => {
    const reading = scanReading({ fields: { number: amy.number, name: '欧阳娜' } });
    expect(decide([scanFile(0, reading, null)], [amy, bo])).toMatchObject([
      { decision: { kind: 'left', reason: 'contradiction', candidates: [templateOf(amy).id] } },
    ]);
  });

  it('that is there twice is named so, and once where the bytes are equal', () => {
    const twice = [scanFile(0, amy.scans[0]!, amy), scanFile(1, amy.scans[0]!, amy)];
    expect(decide(twice, [amy])).toMatchObject([
      {
        files: ['file-0 front', 'file-1 front'],
        decision: { reason: 'same-side-twice', candidates: [templateOf(amy).id] },
      },
    ]);
    const equal = [twice[0]!, { ...twice[1]!, sha256: twice[0]!.sha256 }];
    expect(decide(equal, [amy])).toMatchObject([{ decision: { kind: 'matched' } }]);
  });

  it.each([
    ['nothing is on it', scanReading({ paper: '', side: null, characters: 3 }), 'not-a-paper'],
    [
      'registrars do not take it',
      scanReading({ paper: '', side: null, foreign: 'temporary-id' }),
      'foreign-paper',
    ],
    ['it is some letter', scanReading({ paper: '', side: null, characters: 400 }), 'unclear-reading'],
    [
      'print and QR code differ',
      scanReading({
        paper: 'YYZZ',
        fields: { name: licence.name, number: licence.number },
        qr: [`https://example.test/?uniscid=${organization(random, 9).number}`],
      }),
      'contradiction',
    ],
  ])('is left with its reason: %s', (_, reading, reason) => {
    expect(decide([scanFile(0, reading, null)], [amy])).toMatchObject([
      { decision: { kind: 'left', reason } },
    ]);
  });

  it('that was not read stays as it is', () => {
    expect(decide([scanFile(0, null, null)], [amy])).toMatchObject([{ decision: null }]);
  });
});

describe('names and persons', () => {
  it('a name that contradicts the number is shown, not guessed', () => {
    const file = { ...scanFile(0, amy.scans[0]!, amy), path: '扫描/欧阳娜.jpg' };
    expect(decide([file], [amy, bo])).toMatchObject([
      { decision: { kind: 'left', reason: 'contradiction', candidates: [templateOf(amy).id] } },
    ]);
  });

  it('two people of one name are told apart by their numbers', () => {
    const files = [amy, bo].map((of, at) => ({
      ...scanFile(at, scanReading({ fields: { ...of.scans[0]!.fields, name: '样例甲' } }), of),
      path: `扫描/${at}/样例甲.jpg`,
    }));
    const decisions = decide(files, []).map(({ decision }) => decision);
    expect(decisions).toMatchObject([
      { kind: 'new', draft: { zh: '样例甲', number: amy.number } },
      { kind: 'new', draft: { zh: '样例甲', number: bo.number } },
    ]);
  });

  it('files that a person put together stay together, and sides that they said', () => {
    const [front, back] = filesOf([amy]) as [FolderFile, FolderFile];
    const other = filesOf([bo])[0]!;
    const input = inputOf([], [amy, bo]);
    const fixed = [front, { ...other, id: 'other', sha256: 'other', side: 'page' as const, guessed: false }];
    expect(
      sortByReading({ ...input, all: [...fixed, back], items: [{ files: fixed, isFixed: true }] }),
    ).toMatchObject([
      { files: [{ side: 'front' }, { id: 'other', side: 'page' }], decision: { reason: 'contradiction' } },
    ]);
  });

  it('two groups for one template are a question, also beside one that waits already', () => {
    const input = inputOf([scanFile(0, amy.scans[0]!, amy)], [amy]);
    const claimed = [{ kind: 'matched', template: templateOf(amy).id, by: 'name' }] as const;
    expect(sortByReading({ ...input, claimed })).toMatchObject([
      { decision: { reason: 'same-template-twice' } },
    ]);
  });
});

describe('a back', () => {
  const backOf = (of: Customer, at: number) => scanFile(at, of.scans[1]!, of);
  const frontOf = (of: Customer, at: number) => scanFile(at, of.scans[0]!, of);

  it('without its front is a question', () => {
    expect(decide([backOf(amy, 0)], [amy])).toMatchObject([
      { decision: { reason: 'which-front', candidates: [] } },
    ]);
    expect(decide([frontOf(bo, 0), backOf(amy, 1)], [amy, bo])).toMatchObject([
      { decision: { reason: 'which-front' } },
      { decision: { kind: 'matched' } },
    ]);
  });

  it('goes to the front that lies on its template already', () => {
    const front = frontOf(amy, 0);
    const input = inputOf([backOf(amy, 1)], [amy, bo]);
    const placed = [{ file: front, template: templateOf(amy).id }];
    expect(sortByReading({ ...input, all: [front, ...input.all], placed })).toMatchObject([
      { files: [{ side: 'back' }], decision: { kind: 'matched', template: templateOf(amy).id } },
    ]);
  });

  it('that fits two fronts of one place waits with both, the nearer in the folder first', () => {
    const [a, b] = [1, 2].map((order) => person(randomOf(5), order, divisions[0])) as [Customer, Customer];
    const decided = decide([frontOf(a, 0), frontOf(b, 1), backOf(b, 2)], [a, b]);
    expect(decided[0]).toMatchObject({
      decision: { reason: 'which-front', candidates: [templateOf(b).id, templateOf(a).id] },
    });
  });

  it('that follows one front and was issued where another lives is a question', () => {
    const moved = { ...amy, scans: [amy.scans[0]!, bo.scans[1]!] };
    const files = [frontOf(moved, 0), backOf(moved, 1), frontOf(bo, 2)];
    expect(decide(files, [amy, bo])[0]).toMatchObject({
      decision: { reason: 'which-front', candidates: expect.arrayContaining([templateOf(amy).id]) },
    });
  });

  it('of somebody of another age goes to nobody', () => {
    const old = {
      ...amy.scans[1]!,
      fields: { ...amy.scans[1]!.fields, issued: readValue('2020-01-01'), expires: readValue('2025-01-01') },
    };
    expect(decide([frontOf(amy, 0), scanFile(1, old, null)], [amy])).toMatchObject([
      { decision: { reason: 'which-front' } },
      { decision: { kind: 'matched' } },
    ]);
  });

  it('goes to the front whose template tells the same last day', () => {
    const [a, b] = [1, 2].map((order) => person(randomOf(5), order, divisions[0])) as [Customer, Customer];
    const input = inputOf([frontOf(a, 0), backOf(b, 1), frontOf(b, 2)], []);
    const expires = b.scans[1]!.fields.expires!.value;
    for (const of of [a, b]) {
      const template = templateOf(of);
      const certificate = {
        ...template.certificate,
        ...(of === b && expires !== 'long-term' ? { expires } : {}),
      };
      input.register.index.add({ ...template, certificate });
    }
    const found = sortByReading(input).find(({ files }) => files.length === 2);
    expect(expires === 'long-term' ? null : found?.decision).toMatchObject({ template: templateOf(b).id });
  });
});

it('rows of the list without a number are found by the name', () => {
  const rows = [{ ...rowOf(licence), number: '' }, rowOf(amy)];
  const input = inputOf([scanFile(0, licence.scans[0]!, licence)], []);
  expect(sortByReading({ ...input, register: { ...input.register, rows } })).toMatchObject([
    { decision: { kind: 'new', draft: { zh: licence.name, number: licence.number } } },
  ]);
});
