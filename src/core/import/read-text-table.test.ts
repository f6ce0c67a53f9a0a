/** CSV as it comes: mixed line ends, quotes, separators, encodings; and as the desk writes it. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unguardCell } from '#domain/list/cell-forms';
import { csvText } from '#domain/list/write-csv';
import { decodeText } from './decode-text.ts';
import { readHtmlTable } from './read-html.ts';
import { readCsv, readPasted } from './read-text-table.ts';
import { ListTrouble } from './table.ts';

const cellsOf = (text: string) => readCsv(Buffer.from(text), {}).rows.map(({ cells }) => cells);

describe('reading', () => {
  it('loses no row, however the lines end', () => {
    const breaks = fc.constantFrom('\r\n', '\n', '\r');
    const cell = fc.oneof(
      fc.stringMatching(/^[a-z样例"]{1,6}$/),
      fc.constantFrom('a\r\nb', 'a\rb', '=1\n-2', ''),
    );
    const line = fc.array(cell, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(line, breaks), { minLength: 1, maxLength: 8 }), (lines) => {
        // One more cell keeps a line of empty cells from being a blank line.
        const rows = lines.map(([cells], at) => [`r${at}`, ...cells]);
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = lines.map(([, end], at) => rows[at]!.map(quote).join(',') + end).join('');
        expect(cellsOf(text)).toEqual(rows);
      }),
    );
    expect(cellsOf('a,b\r\n1,"x\ny"\n2,"x\r\ny"\r3,z')).toEqual([
      ['a', 'b'],
      ['1', 'x\ny'],
      ['2', 'x\r\ny'],
      ['3', 'z'],
    ]);
  });

  it.each([',', ';', '\t', '，', '；', '|', '｜'])('finds the separator %j', (separator) => {
    const rows = [
      ['样例的名单'],
      ['姓名', '证件号码', '备注'],
      ['样例甲', 'L00000001', separator === ',' ? 'a;b|c' : 'a,b'],
      ['样例乙', 'L00000002', ''],
    ];
    expect(cellsOf(rows.map((row) => row.join(separator)).join('\n'))).toEqual(rows);
  });

  it.each([
    ['a,b\n1,"never\n2,x\n', 2],
    ['a,b\r"1","x"\r"2","y\r3,z', 3],
    ['a,b\n1,"two\nlines"\n"2,x\n', 4],
    ['a,b\r\n1,""""\r\n2,"', 3],
  ])('names the line in which a quote begins that never ends: %j', (text, line) => {
    let trouble: unknown;
    try {
      cellsOf(text);
    } catch (error) {
      trouble = error;
    }
    expect(trouble).toBeInstanceOf(ListTrouble);
    expect(trouble).toMatchObject({ reason: 'open-quote', data: { line } });
  });

  it('takes pasted cells', () => {
    expect(readPasted('a\tb\n"x\ny"\tz').rows.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['x\ny', 'z'],
    ]);
  });
});

describe('encodings', () => {
  const wide = (text: string, order: 'le' | 'be', mark: boolean) => {
    const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
    return order === 'le' ? bytes : bytes.swap16();
  };
  const chinese = '姓名,证件号码,电话\r\n样例甲,L00000001,13800000000\r\n';
  it.each(['le', 'be'] as const)('knows UTF-16 %s, with its mark and without', (order) => {
    for (const mark of [true, false]) {
      const decoded = decodeText(wide(chinese, order, mark));
      expect(decoded?.encoding).toBe('utf-16');
      expect(decoded?.text.replace(/^\ufeff/, '')).toBe(chinese);
    }
  });

  /** Bytes as programs of other systems write them: pairs in hexadecimal, ASCII between slashes. */
  const bytesOf = (text: string) =>
    Buffer.concat(
      text
        .split('/')
        .map((part, at) => (at % 2 === 0 ? Buffer.from(part.replaceAll(' ', ''), 'hex') : Buffer.from(part))),
    );
  it.each([
    // 姓名,邮箱 / 王小明
    ['gb18030', 'd0d5 c3fb/,/d3ca cfe4/\n/cdf5 d0a1 c3f7/,a@example.cn\n/', '王小明'],
    // 客户,地址 / 䶮 of four bytes and 李: a rare character among common ones
    ['gb18030', 'bfcd bba7/,/b5d8 d6b7/\n/c0ee fe9f/,/b1b1 beaf b3c7/\n/', '李'],
    // 姓名,電話 / 林大衛: trail bytes below 80
    ['big5', 'a96d a657/,/b971 b8dc/\n/aa4c a46a bdc3/,0223456789\n/', '林大衛'],
    // Zoë, Jörg, Peña, Garçon
    [
      'windows-1252',
      '/name,mail\nZo/eb/,a@example.nl\nJ/f6/rg,b@example.de\nPe/f1/a,c@example.es\nGar/e7/on,d@example.fr\n/',
      'Jörg',
    ],
    ['windows-1252', '/holder,email\nM/fc/nchen Gr/fc df/e,a@example.de\n/', 'Grüße'],
  ])('takes %s by its characters', (encoding, written, wanted) => {
    const decoded = decodeText(bytesOf(written));
    expect(decoded?.encoding).toBe(encoding);
    expect(decoded?.text).toContain(wanted);
  });

  it('asks where two readings are as good, and does as it is told', () => {
    // No heading, no ASCII: five pairs that are common characters in both.
    const bytes = bytesOf('b4fa b0ea b3a3 b5a5 b1a1/\n/');
    const decoded = decodeText(bytes);
    expect(decoded?.others.length).toBeGreaterThan(0);
    expect(decodeText(bytes, 'big5')).toMatchObject({ encoding: 'big5', others: [] });
    expect(decodeText(bytes, 'gb18030')?.text).not.toBe(decodeText(bytes, 'big5')?.text);
    expect(decodeText(bytes, 'utf-8')).toBeNull();
  });

  it('takes no picture for text', () => {
    expect(decodeText(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))).toBeNull();
    expect(decodeText(Buffer.from([0x81, 0xff, 0x80, 0xfe, 0x9d]))).toBeNull();
  });
});

describe('HTML', () => {
  it('reads the longest table, its joined cells and its entities', () => {
    const table = readHtmlTable(
      Buffer.from(
        '<html><head><style>td{}</style></head><body><table><tr><td>x</td></tr></table><table><tr><th rowspan=2>姓名</th><th colspan=2>证件</th></tr><tr><th>类型</th><th>号码</th></tr><tr><td>样例&amp;甲<td>身份证</td><td>L0<br>1</td></tr></table>',
      ),
      {},
    );
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['姓名', '证件', ''],
      ['', '类型', '号码'],
      ['样例&甲', '身份证', 'L0\n1'],
    ]);
    expect(table.merges).toEqual([
      { top: 1, bottom: 2, left: 0, right: 0 },
      { top: 1, bottom: 1, left: 1, right: 2 },
    ]);
  });
});

describe('writing', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^['"=+\-@＝＋－＠﹣ \t\r\n\u200b\u3000;,|0-9ax样]{0,12}$/),
    fc.constantFrom(
      "备注\n=1+cmd|' /C calc'!A0",
      'a\r=1',
      '\r\n+1',
      "'\t",
      '_x000D_',
      '\u2028=1',
      "''=1",
      'constructor',
    ),
  );
  const rows = fc.array(fc.array(nasty, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });

  it('gives every cell back, in one record a row for any reader', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const header = ['姓名', '备注'];
        const text = csvText(header, given);
        // A reader that knows only CRLF and quotes, another that takes any break, and the desk's own.
        const strict = parse(text, { bom: true, record_delimiter: '\r\n', relax_column_count: true });
        const loose = parse(text, {
          bom: true,
          record_delimiter: ['\r\n', '\n', '\r'],
          relax_column_count: true,
        });
        expect(strict).toEqual(loose);
        expect(loose.length).toBe(given.length + 1);
        expect(loose.slice(1).map((row) => row.map(unguardCell))).toEqual(given);
      }),
      { numRuns: 400 },
    );
  });

  it('begins no cell, and no line within one, with what a spreadsheet would run', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const read = parse(csvText(['a', 'b'], given), { bom: true, relax_column_count: true });
        for (const cell of read.flat())
          for (const line of cell.split(/\r\n|\n|\r/))
            expect(line).not.toMatch(/^[\s\u200b\ufeff\0]*[=+\-@＝＋－＠]/u);
      }),
      { numRuns: 400 },
    );
  });
});
