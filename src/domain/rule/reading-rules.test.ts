/** Typed / read / check digit over whole dossiers: what is said, how loudly, and what is offered. */
import { describe, expect, it } from 'vitest';
import { type GoodDossier, goodDossiers, readTarget, ruleBook, today } from '../../../tests/dossiers.ts';
import { readValue, scanReading, somewhere } from '../../../tests/readings.ts';
import { readingFindings } from '../finding/reading-findings.ts';
import { boundsOf } from '../plan/corners.ts';
import type { ScanReading } from '../reading/reading.ts';
import { type FieldPath, writeField } from '../template/fields.ts';
import { checkTemplate } from './check-template.ts';
import type { Dossier } from './rule.ts';

const strict = readTarget('strict');
const id = '11010519491231002X';
const code = '91330106MA27Y4U47R';

type Edit = Partial<Record<FieldPath, string>>;
const dossierOf = (
  on: GoodDossier,
  readings: readonly (ScanReading | null)[],
  edit: Edit = {},
  more: Partial<Dossier> = {},
): Dossier => {
  const good: Dossier = goodDossiers[on];
  let { fields } = good;
  for (const [path, value] of Object.entries(edit)) fields = writeField(fields, path as FieldPath, value);
  const scans = good.scans.map((scan, at) => ({ ...scan, reading: readings[at] ?? null }));
  return { ...good, fields, scans, ...more };
};
const said = (dossier: Dossier) =>
  checkTemplate(dossier, strict, today, ruleBook).filter((entry) => entry.code in readingFindings);
const brief = (dossier: Dossier) => said(dossier).map(({ code: found, level }) => `${level} ${found}`);

const front = (fields: Parameters<typeof scanReading>[0] = {}) => scanReading(fields);
const licence = (more: Parameters<typeof scanReading>[0] = {}) => scanReading({ paper: 'YYZZ', ...more });

describe('a number', () => {
  const wrong = '11010519491231003X';
  it.each([
    ['equal', id, readValue(id), []],
    ['not read', id, undefined, []],
    ['empty, and read', '', readValue(id), []],
    [
      'wrong, its check digit says so, and the read one is sure',
      wrong,
      readValue(id),
      ['stop read-number-differs'],
    ],
    ['good, but another', '110101199003078670', readValue(id), ['warn read-number-differs']],
    ['wrong, the read one suggested', wrong, readValue(id, 'suggested'), ['warn read-number-differs']],
    [
      'good, the read one suggested',
      '110101199003078670',
      readValue(id, 'suggested'),
      ['note read-value-unsure'],
    ],
    ['good, the read one not sure there', '110101199003078670', readValue(id, 'doubtful'), []],
    [
      'wrong, the read one not sure there',
      wrong,
      readValue(id, 'doubtful', [16]),
      ['note read-value-unsure'],
    ],
    ['wrong, the read one sure there', wrong, readValue(id, 'doubtful', [0]), ['warn read-number-differs']],
    ['read with a wrong check digit', id, readValue(wrong), []],
  ])('%s', (_, typed, number, wanted) => {
    const reading = front({ fields: number ? { number } : {} });
    expect(brief(dossierOf('person', [reading], { 'certificate.number': typed }))).toEqual(wanted);
  });

  it('says where it differs, where it is printed, and offers what was read for sure', () => {
    const [found] = said(
      dossierOf('person', [front({ fields: { number: id } })], { 'certificate.number': wrong }),
    );
    expect(found).toMatchObject({
      at: {
        field: 'certificate.number',
        positions: [16],
        printed: { scanId: 'scan-1', region: boundsOf(somewhere) },
      },
      repairs: [{ field: 'certificate.number', from: wrong, to: id }],
    });
  });

  it('offers nothing that is doubtful', () => {
    const reading = front({ fields: { number: readValue(id, 'doubtful', [0]) } });
    expect(said(dossierOf('person', [reading], { 'certificate.number': wrong }))).toMatchObject([
      { repairs: [] },
    ]);
  });

  it('that another scan confirms is right', () => {
    const both = [
      front({ fields: { number: '110101199003078670' } }),
      scanReading({ paper: '', side: null, fields: { number: id } }),
    ];
    expect(brief(dossierOf('reissued', both))).toEqual([]);
  });

  it('of years past beside the credit code is none of its concern', () => {
    const reading = licence({ fields: { number: '110108000000016' } });
    expect(brief(dossierOf('company', [reading]))).toEqual([]);
  });

  const link = (uniscid: string) => `http://www.gsxt.gov.cn/index.html?uniscid=${uniscid}`;
  it.each([
    ['agrees', [link(code)], {}, []],
    ['names another', [link('91110000600037341L')], {}, ['warn read-number-differs']],
    ['is only a link', ['http://qr.example.cn/91110000600037341L'], {}, []],
    ['names none that can be', [link('91110000600037341N')], {}, []],
    [
      'names another than the print',
      [link('91110000600037341L')],
      { number: code },
      ['warn read-qr-differs'],
    ],
  ])('of a licence whose QR code %s', (_, qr, fields, wanted) => {
    expect(brief(dossierOf('company', [licence({ qr, fields })]))).toEqual(wanted);
  });

  it('of a passport is what its zone says', () => {
    const mrz = {
      format: 'TD3',
      state: 'certain',
      lines: ['P<UTOSAMPLE<<WEI<MING<<<<<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
    } as const;
    const reading = scanReading({ paper: 'HZ', mrz });
    const found = said(
      dossierOf('foreigner', [reading], {
        'certificate.number': 'L898902C8',
        'certificate.expires': '2032-04-15',
      }),
    );
    expect(found.map(({ code: name }) => name)).toEqual(['read-number-differs', 'read-expires-differs']);
    expect(found[0]?.repairs).toMatchObject([{ to: 'L898902C3' }]);
    const unsure = scanReading({ paper: 'HZ', mrz: { ...mrz, state: 'suggested' } });
    expect(brief(dossierOf('foreigner', [unsure], { 'certificate.number': 'L898902C8' }))).toEqual([]);
  });
});

describe('a name', () => {
  it.each([
    ['equal', '样例甲', readValue('样例甲'), []],
    ['one character', '样例申', readValue('样例甲'), ['warn read-name-differs']],
    ['a character that the desk does not know', '样例翀', readValue('样例冲', 'doubtful', [2]), []],
    ['a sure one beside it', '样本翀', readValue('样例冲', 'doubtful', [2]), ['warn read-name-differs']],
  ])('of a person: %s', (_, typed, name, wanted) => {
    const edit = { 'certificate.name': typed, 'holder.zh': typed };
    expect(brief(dossierOf('person', [front({ fields: { name } })], edit))).toEqual(wanted);
  });

  it('is compared in the holder where none was typed from the certificate', () => {
    const reading = licence({ fields: { name: '样例网络科技有限公司' } });
    const edit = { 'certificate.name': '', 'holder.zh': '样例网络公司' };
    expect(said(dossierOf('company', [reading], edit))).toMatchObject([
      { code: 'read-name-differs', at: { field: 'holder.zh' }, repairs: [{ to: '样例网络科技有限公司' }] },
    ]);
  });

  it('of a paper that is not known says nothing', () => {
    const reading = scanReading({ paper: '', side: null, fields: { name: '别的名字' } });
    expect(brief(dossierOf('person', [reading]))).toEqual([]);
  });
});

describe('days', () => {
  const back = (issued: string, expires: string) =>
    scanReading({ side: 'back', fields: { issued, expires, authority: '北京市公安局样例分局' } });
  it.each([
    ['equal', back('2016-03-08', '2036-03-08'), {}, []],
    [
      'other ones',
      back('2017-03-08', '2037-03-08'),
      {},
      ['warn read-issued-differs', 'warn read-expires-differs'],
    ],
    ['a span that no card has was misread', back('2016-03-08', '2035-03-08'), {}, []],
    ['without end', back('2016-03-08', 'long-term'), {}, ['warn read-expires-differs']],
  ])('of a card: %s', (_, reading, edit, wanted) => {
    expect(brief(dossierOf('reissued', [null, reading], edit))).toEqual(wanted);
  });

  it('of the founding are no days of issue', () => {
    expect(brief(dossierOf('company', [licence({ fields: { established: '2001-01-01' } })]))).toEqual([]);
  });
});

describe('what stands on a paper twice', () => {
  it('says that a number holds another birth date or sex than the print, while the number itself was not read', () => {
    const printed = { birthDate: '1949-12-30', sex: '男' };
    expect(brief(dossierOf('person', [front({ fields: printed })]))).toEqual(['warn read-birth-differs']);
    expect(brief(dossierOf('person', [front({ fields: { ...printed, number: id } })]))).toEqual([]);
    expect(brief(dossierOf('person', [front({ fields: { birthDate: '1949-12-31', sex: '男' } })]))).toEqual([
      'warn read-sex-differs',
    ]);
    expect(brief(dossierOf('person', [front({ fields: { birthDate: '1949-12-31', sex: '女' } })]))).toEqual(
      [],
    );
  });

  it.each([
    ['北京市公安局朝阳分局', []],
    ['杭州市公安局西湖分局', ['note read-authority-elsewhere']],
    ['样例公安局', []],
  ])('is the place of the authority: %s', (authority, wanted) => {
    const reading = scanReading({ side: 'back', fields: { authority } });
    expect(brief(dossierOf('reissued', [null, reading]))).toEqual(wanted);
  });

  it('asks about no move that was told already', () => {
    const reading = scanReading({ side: 'back', fields: { authority: '杭州市公安局西湖分局' } });
    const edit = { 'questions.residenceMoved': 'yes 2026-11-20' };
    expect(brief(dossierOf('reissued', [null, reading], edit as Edit))).toEqual([]);
  });
});

describe('which paper it is', () => {
  it.each<[string, GoodDossier, Parameters<typeof scanReading>[0], string[]]>([
    ['the chosen one', 'person', {}, []],
    ['another kind of holder', 'company', { paper: 'HZ' }, ['warn read-paper-differs']],
    ['a card, by its number', 'hongKong', { fields: { number: id } }, ['warn read-paper-differs']],
    ['a card, only by words that others print', 'hongKong', {}, []],
    [
      'a licence, by its number',
      'institution',
      { paper: 'YYZZ', fields: { number: code } },
      ['warn read-paper-differs'],
    ],
    ['a licence, only by words', 'institution', { paper: 'YYZZ' }, []],
    ['a temporary card', 'person', { paper: '', foreign: 'temporary-id' }, ['warn read-paper-foreign']],
    ['the back for the front', 'person', { side: 'back' }, ['warn read-side-differs']],
    ['nothing', 'person', { paper: '', side: null, characters: 2 }, ['warn read-nothing']],
    ['print of no known form', 'person', { paper: '', side: null }, []],
  ])('%s', (_, on, more, wanted) => {
    expect(brief(dossierOf(on, [scanReading(more)]))).toEqual(wanted);
  });

  it('is no matter of a further proof', () => {
    const dossier = dossierOf('person', [scanReading({ paper: '', foreign: 'household-register' })]);
    const scans = dossier.scans.map((scan) => ({ ...scan, side: 'proof' as const }));
    expect(brief({ ...dossier, scans })).toEqual([]);
  });

  it('offers the paper that the typed number is of', () => {
    const dossier = dossierOf('person', [scanReading({ fields: { number: id } })], {
      'certificate.type': 'HZ',
    });
    expect(said(dossier)).toMatchObject([
      { code: 'read-paper-differs', repairs: [{ field: 'certificate.type', from: 'HZ', to: 'SFZ' }] },
    ]);
  });

  it('makes the other values of that paper silent', () => {
    const reading = scanReading({ paper: 'YYZZ', fields: { number: code, name: '别的有限公司' } });
    expect(brief(dossierOf('person', [reading]))).toEqual(['warn read-paper-differs']);
  });
});

it('a field that a person has compared counts as it is, as long as it says the same', () => {
  const reading = front({ fields: { number: '110101199003078670', name: '样例乙' } });
  const agreed = { 'certificate.number': id, 'certificate.name': '样例甲' };
  expect(brief(dossierOf('person', [reading], {}, { agreed }))).toEqual([]);
  const edit = { 'certificate.number': '440308199901101512' };
  expect(brief(dossierOf('person', [reading], edit, { agreed }))).toEqual(['warn read-number-differs']);
});
