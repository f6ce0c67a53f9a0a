/** Workbooks as programs write them: days, sheets, hidden things, cells without a value. Parts are written by hand. */
import { describe, expect, it } from 'vitest';
import { makeWorkbook, makeZip, rowsOf, sheetData } from '../../../tests/xlsx-files.ts';
import { readXlsx } from './read-xlsx.ts';
import { ListTrouble, maxColumns } from './table.ts';
import { isDayFormat } from './xlsx/number-format.ts';
import { openZip } from './zip-parts.ts';

const cellsOf = async (bytes: Uint8Array, sheet?: string) =>
  (await readXlsx(bytes, { sheet })).rows.map(({ cells }) => cells);
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'read',
    (error: unknown) => (error instanceof ListTrouble ? error.reason : 'thrown'),
  );
const dayStyle =
  '<numFmts><numFmt numFmtId="170" formatCode="yyyy/mm/dd"/><numFmt numFmtId="171" formatCode="000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>';
const people = [
  ['姓名', '证件号码'],
  ['样例甲', 'L00000001'],
];

describe('days', () => {
  it.each(['1', 'true', 'TRUE', ' true ', ' 1 '])('counts from 1904 for date1904="%s"', async (said) => {
    const bytes = await makeWorkbook([{ name: '表', body: sheetData([['<c s="1"><v>42370</v></c>']]) }], {
      head: `<workbookPr date1904="${said}"/>`,
      styles: dayStyle,
    });
    expect(await cellsOf(bytes)).toEqual([['2020-01-02']]);
  });
  it.each(['0', 'false', ' FALSE', ''])('counts from 1900 for date1904="%s"', async (said) => {
    const bytes = await makeWorkbook([{ name: '表', body: sheetData([['<c s="1"><v>43832</v></c>']]) }], {
      head: `<workbookPr date1904="${said}"/>`,
      styles: dayStyle,
    });
    expect(await cellsOf(bytes)).toEqual([['2020-01-02']]);
  });
  it('reads a day with a clock, the day before the leap day of 1900, t="d", and leaves clocks and numbers alone', async () => {
    const row = [
      '<c s="1"><v>43832.9999999</v></c>',
      '<c s="1"><v>59</v></c>',
      '<c t="d"><v>2020-01-02T00:00:00</v></c>',
      '<c s="1"><v>0.5</v></c>',
      '<c><v>43832</v></c>',
      '<c s="2"><v>50000</v></c>',
      '<c><v>1.1010519491231e+17</v></c>',
    ];
    const bytes = await makeWorkbook([{ name: '表', body: sheetData([row]) }], { styles: dayStyle });
    expect(await cellsOf(bytes)).toEqual([
      ['2020-01-03', '1900-02-28', '2020-01-02', '0.5', '43832', '050000', '1.1010519491231e+17'],
    ]);
  });
  it.each([
    ['yyyy"年"m"月"d"日"', true],
    ['yyyymmdd', true],
    ['[$-411]ggge"年"m"月"d"日";@', true],
    ['[$-x-sysdate]dddd, mmmm dd, yyyy', true],
    ['mmm', true],
    ['d\\.m\\.yy', true],
    ['General', false],
    ['0.00E+00', false],
    ['#,##0 "days"', false],
    ['[Red]0;[Blue]-0', false],
    ['mm:ss.0', false],
    ['[h]:mm', false],
    ['@', false],
    ['"year" 0', false],
  ])('takes the format %s for a day: %s', (code, is) => expect(isDayFormat(170, code)).toBe(is));
});

describe('sheets', () => {
  const old = [
    ['姓名', '证件号码'],
    ['旧客户', 'L1'],
  ];
  const guide = [['如何填写'], ['一行一人']];

  it.each([
    ['hidden' as const, '新'],
    ['veryHidden' as const, '新'],
  ])('never proposes a sheet that is %s', async (state, wanted) => {
    const bytes = await makeWorkbook([
      { name: '旧', state, body: sheetData(old) },
      { name: '新', body: sheetData(people) },
    ]);
    const table = await readXlsx(bytes, {});
    expect(table.sheet).toBe(wanted);
    expect(table.sheets).toEqual([
      { name: '旧', rows: 2, isHidden: true, isChart: false },
      { name: '新', rows: 2, isHidden: false, isChart: false },
    ]);
  });

  it('proposes the active one, unless only another has headings; a chart is no list', async () => {
    const head = '<bookViews><workbookView activeTab="2"/></bookViews>';
    const three = (last: string[][]) =>
      makeWorkbook(
        [
          { name: '图', body: null },
          { name: '一', body: sheetData(people) },
          { name: '二', body: sheetData(last) },
        ],
        { head },
      );
    expect((await readXlsx(await three(old), {})).sheet).toBe('二');
    const withGuide = await readXlsx(await three(guide), {});
    expect(withGuide.sheet).toBe('一');
    expect(withGuide.sheets[0]).toEqual({ name: '图', rows: 0, isHidden: false, isChart: true });
  });

  it('takes the one that is named, hidden too, and names those there are', async () => {
    const bytes = await makeWorkbook([
      { name: 'A &amp; B', state: 'hidden', body: sheetData(old) },
      { name: '新', body: sheetData(people) },
    ]);
    expect((await cellsOf(bytes, 'A & B'))[1]).toEqual(['旧客户', 'L1']);
    await expect(readXlsx(bytes, { sheet: '无' })).rejects.toMatchObject({
      reason: 'no-sheet',
      data: { sheet: '无', sheets: 'A & B、新' },
    });
    const none = await makeWorkbook([
      { name: '旧', state: 'hidden', body: sheetData(old) },
      { name: '新', body: '<sheetData/>' },
    ]);
    await expect(readXlsx(none, {})).rejects.toMatchObject({ reason: 'only-hidden', data: { sheets: '旧' } });
  });
});

describe('rows and cells', () => {
  it('says which rows and columns are hidden, and what is one cell', async () => {
    const body = `<cols><col min="2" max="2" hidden="true"/><col min="4" max="4" width="0"/></cols><sheetData>${rowsOf(people)}<row r="5" hidden="1"><c r="A5" t="inlineStr"><is><t>甲</t></is></c></row><row r="6" ht="0"><c r="A6"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A2:B5"/></mergeCells>`;
    const { rows, hiddenColumns, merges } = await readXlsx(await makeWorkbook([{ name: '表', body }]), {});
    expect(rows.map(({ row, isHidden }) => [row, isHidden])).toEqual([
      [1, undefined],
      [2, undefined],
      [5, true],
      [6, true],
    ]);
    expect(hiddenColumns).toEqual([1, 3]);
    expect(merges).toEqual([{ top: 2, bottom: 5, left: 0, right: 1 }]);
  });

  it('names errors and formulas without a value; an empty text from a formula is empty', async () => {
    const row = [
      '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      '<c><f>A1</f></c>',
      '<c><f>A1</f><v></v></c>',
      '<c t="str"><f>""</f><v></v></c>',
      '<c t="str"><f>"x"</f><v>x</v></c>',
      '<c t="b"><v>1</v></c>',
    ];
    const { rows } = await readXlsx(await makeWorkbook([{ name: '表', body: sheetData([row]) }]), {});
    expect(rows[0]?.cells).toEqual(['#DIV/0!', '=…', '=…', '', 'x', 'yes']);
    expect([...(rows[0]?.troubles ?? [])]).toEqual([
      [0, 'cell-error'],
      [1, 'formula-empty'],
      [2, 'formula-empty'],
    ]);
  });

  it('keeps what stands beyond the last column of a list where it makes the list too wide', async () => {
    const body = '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row></sheetData>';
    const [cells] = await cellsOf(await makeWorkbook([{ name: '表', body }]));
    expect([cells?.length, cells?.[0], cells?.at(-1)]).toEqual([maxColumns + 1, '1', '2']);
  });

  it('reads rich and phonetic text, CDATA, prefixes, escapes, and cells without their places', async () => {
    const shared =
      '<si><r><t>样</t></r><r><rPr><b/></rPr><t xml:space="preserve">例 </t></r><rPh><t>yangli</t></rPh></si><si><t>a_x000D_b_x005F_x000D_</t></si>';
    const body = `<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t><![CDATA[<甲> & "乙"]]></t></is></c></row><row><c r="C2"><v>7</v></c></row></sheetData>`;
    const bytes = await makeWorkbook([{ name: '表', body }], { shared });
    expect(await cellsOf(bytes)).toEqual([
      ['样例 ', 'a\rb_x000D_', '<甲> & "乙"'],
      ['', '', '7'],
    ]);
    const prefixed = await makeZip({
      'xl/workbook.xml':
        '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="s" r:id="a"/></x:sheets></x:workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="w.xml"/></Relationships>',
      'xl/w.xml':
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    expect(await cellsOf(prefixed)).toEqual([['5']]);
  });
});

describe('what is no workbook', () => {
  it.each([
    ['opendocument', { 'content.xml': '<a/>', 'META-INF/manifest.xml': '<a/>' }],
    ['binary-workbook', { 'xl/workbook.bin': 'x' }],
    ['numbers', { 'Index/Document.iwa': 'x' }],
    ['damaged', { 'word/document.xml': '<a/>' }],
    ['damaged', { 'xl/workbook.xml': '<workbook><sheets>' }],
  ])('is %s', async (reason, parts) => {
    expect(await reasonOf(readXlsx(await makeZip(parts as unknown as Record<string, string>), {}))).toBe(
      reason,
    );
  });

  it('is damaged where it breaks off, and empty where nothing stands', async () => {
    const bytes = await makeWorkbook([{ name: '表', body: sheetData(people) }]);
    expect(await reasonOf(readXlsx(bytes.subarray(0, bytes.length - 40), {}))).toBe('damaged');
    expect(await reasonOf(readXlsx(await makeWorkbook([{ name: '表', body: '<sheetData/>' }]), {}))).toBe(
      'empty',
    );
    const broken = await makeWorkbook([{ name: '表', body: '<sheetData><row><c><v>1' }]);
    expect(await reasonOf(readXlsx(broken, {}))).toBe('damaged');
  });

  it('is unpacked no further than allowed, over all its parts', async () => {
    const zip = await openZip(await makeZip({ a: ' '.repeat(60_000), b: ' '.repeat(60_000) }), 100_000);
    const read = async (name: string) => {
      let length = 0;
      for await (const piece of zip.text(name)) length += piece.length;
      return length;
    };
    expect(await read('a')).toBe(60_000);
    await expect(read('b')).rejects.toThrow('unpacks to too much');
  });
});
