/** Lists at the command line: in, in again, out, and in elsewhere. */
import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createScratch } from '../scratch.ts';
import { makeWorkbook, rowsOf, sheetData } from '../xlsx-files.ts';
import { runCli, runJson } from './run-cli.ts';

const scratch = createScratch();

it('imports with a dry run and a mapping, again without change, and exports what another desk takes in', async () => {
  const [file, out] = [scratch('list.csv'), scratch('out.xlsx')];
  const desk = ['--desk', scratch('desk'), '--today', '2026-11-24'];
  await writeFile(
    file,
    '户主,证件类型,证件号码\n示例甲,身份证,11010519491231002X\n示例乙,身份证,1.10105E+17\n',
  );
  const map = ['--map', '户主=holder.zh'];
  expect(await runJson(['import', file, ...map, '--dry-run', ...desk])).toMatchObject({
    status: 1,
    json: {
      dryRun: true,
      mapping: [
        { heading: '户主', column: 'holder.zh' },
        { column: 'certificate.type' },
        { column: 'certificate.number' },
      ],
      counts: { new: 1, changes: 0, same: 0, unreadable: 1 },
      written: null,
      rows: [{ outcome: 'new' }, { outcome: 'unreadable', problems: [{ code: 'number-rounded' }] }],
    },
  });
  expect(await runJson(['import', file, ...map, ...desk])).toMatchObject({
    json: { written: { created: 1, changed: 0 } },
  });
  // The mapping is remembered with the headings.
  expect(await runJson(['import', file, ...desk])).toMatchObject({
    json: { counts: { same: 1 }, written: { created: 0, changed: 0 } },
  });
  expect(await runJson(['export', '--out', out, ...desk])).toMatchObject({
    status: 0,
    json: { format: 'xlsx', rows: 1 },
  });
  expect((await readFile(out)).subarray(0, 2).toString()).toBe('PK');
  const other = ['--desk', scratch('other'), '--today', '2026-11-24'];
  expect(await runJson(['import', out, ...other])).toMatchObject({
    status: 0,
    json: { counts: { new: 1 }, written: { created: 1 } },
  });
  const said = await runCli(['import', file, '--dry-run', '--lang', 'en', ...desk]);
  expect(said.stdout).toContain('Excel took the number for a quantity');
  expect((await runJson(['import', file, '--map', '无此列=customer', ...desk])).status).toBe(2);
  expect((await runJson(['import', file, '--map', '户主=nothing', ...desk])).status).toBe(2);
}, 120_000);

it('names sheets and hidden rows, takes what is asked for, and says when nobody is named', async () => {
  const file = scratch('book.xlsx');
  const desk = ['--desk', scratch('books'), '--today', '2026-11-24'];
  const header = ['姓名', '身份证号', '邮箱'];
  const hidden = '<row r="3" hidden="1"><c t="inlineStr"><is><t>示例乙</t></is></c></row>';
  await writeFile(
    file,
    await makeWorkbook([
      {
        name: '旧',
        state: 'hidden',
        body: sheetData([
          ['户主', '护照号'],
          ['示例丙', 'L00000003'],
        ]),
      },
      {
        name: '新',
        body: `<sheetData>${rowsOf([header, ['示例甲', '11010519491231002X', 'a@example.cn']])}${hidden}</sheetData>`,
      },
    ]),
  );
  expect(await runJson(['import', file, '--dry-run', ...desk])).toMatchObject({
    status: 0,
    json: {
      sheet: '新',
      sheets: [
        { name: '旧', rows: 2, isHidden: true },
        { name: '新', rows: 3, isHidden: false },
      ],
      hidden: { rows: 1, columns: [], taken: false },
      mapping: [{ heading: '姓名' }, { heading: '身份证号', column: 'certificate.number', paper: 'SFZ' }, {}],
      named: true,
      counts: { new: 1, unreadable: 0 },
    },
  });
  expect(
    await runJson(['import', file, '--dry-run', '--sheet', '旧', '--header-row', '1', ...desk]),
  ).toMatchObject({
    json: { sheet: '旧', named: false, likelyName: '户主', counts: { new: 1 } },
  });
  const said = await runCli(['import', file, '--dry-run', '--with-hidden', '--lang', 'en', ...desk]);
  expect(said.stdout).toContain('The file hides 1 row, taken in as well.');
  expect(said.stdout).toContain('Other sheets that are not taken in: 旧 (hidden, 2 rows).');
  expect((await runJson(['import', file, '--sheet', '无', ...desk])).status).toBe(2);
  expect((await runJson(['import', file, '--encoding', 'morse', ...desk])).status).toBe(2);
}, 120_000);

it('repairs many at once, shown first, by kind, and lists what has one finding', async () => {
  const file = scratch('names.csv');
  const desk = ['--desk', scratch('repairs'), '--today', '2026-11-24'];
  const rows = ['周勇杰', '李明'].map((name, at) => `${name},护照,L1234567${at},浙江省,甲客户`);
  await writeFile(file, ['姓名,证件类型,证件号码,省份,客户', ...rows].join('\n'));
  await runJson(['import', file, ...desk]);
  const listed = async (...more: string[]) =>
    ((await runJson(['template', 'list', ...more, ...desk])).json as unknown[]).length;
  expect(await listed('--finding', 'field-missing province.en', '--customer', '甲客户')).toBe(2);
  expect(await runJson(['repair', '--dry-run', ...desk])).toMatchObject({
    status: 0,
    json: { dryRun: true, total: 2, repairs: 6, result: null },
  });
  const kind = ['--kind', 'field-missing province.en'];
  expect(await runJson(['repair', '--customer', '甲客户', ...kind, ...desk])).toMatchObject({
    status: 1,
    json: { repairs: 2, result: { changed: 2, repairs: 2 } },
  });
  expect(await listed('--finding', 'field-missing province.en')).toBe(0);
  expect(await listed('--finding', 'field-missing')).toBe(2);
  expect(await runCli(['repair', '--finding', 'nonsense', ...desk])).toMatchObject({ status: 2 });
  expect(await runCli(['repair', '--kind', 'nonsense', ...desk])).toMatchObject({ status: 2 });
});
