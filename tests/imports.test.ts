/** Lists in and out of a real desk: every encoding and form that offices send, twice without change, and back out the same. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { faultOf } from '#contract/fault-of';
import type { JobView } from '#contract/jobs';
import type { ImportPlan, ImportView, ListChoice, RowOutcome } from '#contract/lists';
import { finishJob } from '#core/jobs/follow-job';
import { type Desk, openDesk } from '#core/open-desk';
import { systemClock } from '#core/system-clock';
import { createSayer } from '#text/say';
import { createScratch } from './scratch.ts';
import { makeWorkbook, rowsOf, sheetData } from './xlsx-files.ts';

const scratch = createScratch();
let desks = 0;
const open = () => openDesk({ dir: scratch(`desk${desks++}`), clock: systemClock('2026-11-24') });
let desk: Desk;
beforeAll(async () => {
  desk = await open();
});
afterAll(() => desk.close());

const grantOf = async (bytes: Uint8Array, name = 'list.csv', to = desk) =>
  (await to.host.offer(name, { bytes })).token;
const read = async (bytes: Uint8Array, to = desk): Promise<ImportView> =>
  to.client.imports.open({ grant: await grantOf(bytes, 'list.csv', to) });
const planOf = ({ id, mapping }: ImportView, more: Partial<ImportPlan> = {}): ImportPlan => ({
  id,
  mapping,
  typeWithout: '',
  takeDayNumbers: false,
  ...more,
});
const runPlan = async (plan: ImportPlan, to = desk) => {
  const job = await finishJob<'import'>(to.client, { kind: 'import', input: plan });
  return job.facts;
};
const preview = (plan: ImportPlan, to = desk, show: RowOutcome | 'all' = 'all') =>
  to.client.imports.preview({ ...plan, show });
const utf8 = (text: string) => Buffer.from(text);
const faultCode = (work: Promise<unknown>) =>
  work.then(
    () => 'no fault',
    (error: unknown) => faultOf(error).data['reason'] ?? faultOf(error).code,
  );

it('gives out no more than import takes, and says so', async () => {
  const ids = Array.from({ length: 50_001 }, (_, at) => `t${at}`);
  const trouble = await desk.client.templates
    .exportList({ chosen: { ids }, format: 'csv' })
    .catch((error: unknown) => faultOf(error));
  expect(trouble).toMatchObject({ code: 'export-too-long', data: { n: 50_001, limit: 50_000 } });
});

/** 示例甲 in GB18030. */
const gb = (...bytes: number[]) => Buffer.from(bytes);

describe('ids that registrars gave to templates', () => {
  it('come from a registrar’s export into their own place, and out and in again', async () => {
    const ours = await open();
    try {
      const head = '信息模板ID,目标,持有者中文,证件类型,证件号码';
      const text = `${head}\n3600000,aliyun-console,示例甲,SFZ,11010519491231002X\ntmpl-abc,tencent,示例乙,HZ,L00000000\n`;
      const view = await read(utf8(text), ours);
      expect(view.mapping[0]).toBe('registrarId');
      await runPlan(planOf(view), ours);
      const { rows } = await ours.client.templates.list({ limit: 10 });
      const idsOf = async () =>
        (await Promise.all(rows.map(async ({ id }) => (await ours.client.templates.get({ id })).fields))).map(
          ({ holder, registrarIds }) => [holder.zh, registrarIds],
        );
      const kept = [
        ['示例乙', [{ at: 'tencent', id: 'tmpl-abc' }]],
        ['示例甲', [{ at: 'aliyun', id: '3600000' }]],
      ];
      expect((await idsOf()).sort()).toEqual(kept);
      // A second import changes nothing; another id does.
      expect((await preview(planOf(await read(utf8(text), ours)), ours)).counts).toMatchObject({ same: 2 });
      const other = await preview(planOf(await read(utf8(text.replace('3600000', '3600001')), ours)), ours);
      expect(other.counts).toMatchObject({ same: 1, changes: 1 });
      // The desk's own id under the same heading still finds its template.
      const [first] = rows;
      const own = await read(utf8(`信息模板ID,备注\n${first?.id},甲\n`), ours);
      expect((await preview(planOf(own), ours)).counts).toMatchObject({ changes: 1 });
      const chosen = { ids: rows.map(({ id }) => id) };
      const file = await ours.client.templates.exportList({ chosen, format: 'csv' });
      const { bytes } = await ours.host.readBlob(`list/${file.id}`);
      expect((await preview(planOf(await read(bytes, ours)), ours)).counts).toMatchObject({ same: 2 });
    } finally {
      await ours.close();
    }
  });
});

describe('reading lists', () => {
  it('finds encoding and separator by itself', async () => {
    const text = '姓名,证件类型,证件号码\r\n示例甲,身份证,11010519491231002X\r\n';
    const utf16 = Buffer.concat([gb(0xff, 0xfe), Buffer.from(text, 'utf16le')]);
    // "姓名,邮箱\n示例,a@b.cn" as Chinese Windows writes it.
    const gb18030 = Buffer.concat([
      gb(0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd3, 0xca, 0xcf, 0xe4, 0x0a, 0xca, 0xbe, 0xc0, 0xfd),
      utf8(',a@example.cn\n'),
    ]);
    expect(await read(utf8(text))).toMatchObject({
      encoding: 'utf-8',
      rows: 1,
      mapping: ['holder', 'certificate.type', 'certificate.number'],
      mappedBy: 'headings',
    });
    expect(await read(utf8(`\ufeff${text.replaceAll(',', ';')}`))).toMatchObject({
      headers: ['姓名', '证件类型', '证件号码'],
    });
    expect(await read(utf8(text.replaceAll(',', '\t')))).toMatchObject({ headers: { length: 3 } });
    expect(await read(utf8(`sep=;\r\n${text.replaceAll(',', ';')}`))).toMatchObject({ rows: 1 });
    expect(await read(utf16)).toMatchObject({ encoding: 'utf-16', rows: 1 });
    expect(await read(gb18030)).toMatchObject({
      encoding: 'gb18030',
      headers: ['姓名', '邮箱'],
      samples: [['示例'], ['a@example.cn']],
    });
  });

  it('refuses what is no list, each with its reason', async () => {
    expect(await faultCode(read(gb(0xd0, 0xcf, 0x11, 0xe0, 0xa1)))).toBe('old-or-locked');
    expect(await faultCode(read(gb(0x50, 0x4b, 0x03, 0x04, 1, 2)))).toBe('damaged');
    expect(await faultCode(read(gb(0x89, 0x50, 0x4e, 0x47, 0, 0)))).toBe('not-a-list');
    expect(await faultCode(read(utf8('  \n \n')))).toBe('empty');
    expect(await faultCode(read(utf8('姓名,证件号码\n')))).toBe('empty');
    expect(await faultCode(read(utf8('a\n'.repeat(50_001))))).toBe('list-too-long');
  });

  it('reads pasted blocks, with headings and without', async () => {
    const headed = await desk.client.imports.open({ text: '客户\t域名\n"样例\n客户"\ta.cn b.cn' });
    expect(headed).toMatchObject({
      encoding: 'pasted',
      headed: true,
      samples: [['样例\n客户'], ['a.cn b.cn']],
    });
    const bare = await desk.client.imports.open({ text: '示例甲\t11010519491231002X\ta@example.cn' });
    expect(bare).toMatchObject({
      headed: false,
      headers: ['A', 'B', 'C'],
      mapping: ['holder', 'certificate.number', 'email'],
      mappedBy: 'content',
    });
    // Whoever leaves the type out chooses one for all.
    expect(await preview(planOf(bare))).toMatchObject({ rows: [{ problems: [{ code: 'type-missing' }] }] });
    expect(await preview(planOf(bare, { typeWithout: 'SFZ' }))).toMatchObject({ counts: { new: 1 } });
  });
});

describe('judging and writing', () => {
  it('says new, changes, same and why not, and writes just that', async () => {
    const own = await open();
    const head = '姓名,证件类型,证件号码,邮箱,有效期,电话\n';
    const first = await read(
      utf8(`${head}示例甲,身份证,11010519491231002X,a@example.cn,2016.03.08-长期,+86 13800000000\n`),
      own,
    );
    expect(await runPlan(planOf(first), own)).toMatchObject({
      created: 1,
      changed: 0,
      same: 0,
      left: 0,
    });
    expect(await runPlan(planOf(first), own)).toMatchObject({
      created: 0,
      changed: 0,
      same: 1,
      left: 0,
    });
    const [row] = (await own.client.templates.list({ search: '示例甲' })).rows;
    const { fields } = await own.client.templates.get({ id: row!.id });
    expect(fields).toMatchObject({
      holderKind: 'individual',
      holder: { zh: '示例甲' },
      contact: { zh: '示例甲' },
      certificate: {
        type: 'SFZ',
        number: '11010519491231002X',
        name: '示例甲',
        issued: '2016-03-08',
        expires: 'long-term',
        nationality: 'CN',
      },
      phone: { country: '86', number: '13800000000' },
    });
    const second = await read(
      utf8(
        `${head}示例甲,SFZ,110105 19491231 002X,b@example.cn,,\n` +
          '示例乙,身份证,1.10105E+17,,,\n' +
          '示例丙,身份证,110105194912310000,,,\n' +
          '示例丁,会员卡,1234,,,\n' +
          '示例戊,护照,,,,\n' +
          '示例己,护照,L00000000,,05/06/2021,\n' +
          '示例庚,护照,L00000001,,2021-02-30,\n' +
          '示例辛,护照,L00000002,x@example.cn,,\n' +
          '示例辛,护照,L00000002,y@example.cn,,\n' +
          ',,,,,\n' +
          '示例壬,护照,L00000003,,,"138, 139"\n',
      ),
      own,
    );
    const seen = await preview(planOf(second), own);
    expect(seen.rows.map((one) => [one.row, one.outcome, one.problems[0]?.code ?? one.changed])).toEqual([
      [2, 'changes', ['email', 'certificate.number']],
      [3, 'unreadable', 'number-rounded'],
      [4, 'unreadable', 'number-rounded'],
      [5, 'unreadable', 'type-unknown'],
      [6, 'unreadable', 'number-missing'],
      [7, 'unreadable', 'date-ambiguous'],
      [8, 'unreadable', 'date-no-such-day'],
      [9, 'new', seen.rows[7]!.changed],
      [10, 'unreadable', 'repeated'],
      [12, 'unreadable', 'phone-unclear'],
    ]);
    expect(seen.rows[8]?.problems[0]?.other).toBe(9);
    expect(seen.counts).toEqual({ new: 1, changes: 1, same: 0, unreadable: 8 });
    expect((await preview(planOf(second), own, 'changes')).total).toBe(1);
    expect(await runPlan(planOf(second), own)).toMatchObject({
      created: 1,
      changed: 1,
      same: 0,
      left: 8,
    });
    expect(await runPlan(planOf(second), own)).toMatchObject({
      created: 0,
      changed: 0,
      same: 2,
      left: 8,
    });
    await own.close();
  });

  it('remembers what columns mean by their headings', async () => {
    const view = await read(utf8('甲,乙丙\nx,11010519491231002X\n'));
    expect(view.mappedBy).toBe('content');
    const odd = await read(utf8('姓名,证件号码,其他\n示例,L1,样例客户\n'));
    expect(odd.mapping).toEqual(['holder', 'certificate.number', null]);
    const chosen = planOf(odd, { mapping: ['holder', 'certificate.number', 'customer'], typeWithout: 'HZ' });
    await runPlan(chosen);
    expect(await read(utf8('姓名,证件号码,其他\n示例二,L2,样例客户\n'))).toMatchObject({
      mapping: ['holder', 'certificate.number', 'customer'],
      mappedBy: 'memory',
    });
    expect(await faultCode(preview({ ...chosen, mapping: ['holder'] }))).toBe('invalid-input');
    expect(await faultCode(preview({ ...chosen, id: 'gone' }))).toBe('grant-unknown');
  });

  it('makes again what undo took back, but not what somebody removed afterwards', async () => {
    const own = await open();
    const text = utf8('姓名,证件类型,证件号码\n示例甲,护照,L10000001\n示例乙,护照,L10000002\n');
    await runPlan(planOf(await read(text, own)), own);
    await own.client.steps.undo();
    expect(await runPlan(planOf(await read(text, own)), own)).toMatchObject({ created: 2, left: 0 });
    const [first] = await own.client.templates.ids({ filter: 'all', sort: 'created' });
    const { revision } = await own.client.templates.get({ id: first! });
    await own.client.templates.remove({ id: first!, revision });
    // Removed, brought back, and that taken back: removed by somebody's will.
    const removed = await own.client.templates.get({ id: first! });
    await own.client.templates.restore({ id: first!, revision: removed.revision });
    await own.client.steps.undo();
    const { counts } = await preview(planOf(await read(text, own)), own);
    expect(counts).toMatchObject({ new: 0, same: 1, unreadable: 1 });
    await own.close();
  });

  it('does not guess between two templates, nor bring a removed one back', async () => {
    const own = await open();
    const list = () => read(utf8('姓名,证件类型,证件号码\n示例,HZ,L123\n'), own);
    await runPlan(planOf(await list()), own);
    const [row] = (await own.client.templates.list({})).rows;
    const { id, fields } = await own.client.templates.get({ id: row!.id });
    const twin = await own.client.templates.create({ fields });
    expect(await preview(planOf(await list()), own)).toMatchObject({
      rows: [{ problems: [{ code: 'ambiguous' }] }],
    });
    await own.client.templates.remove({ id: twin.id, revision: twin.revision });
    expect(await preview(planOf(await list()), own)).toMatchObject({ counts: { same: 1 } });
    await own.client.templates.remove({ id, revision: 1 });
    expect(await preview(planOf(await list()), own)).toMatchObject({
      rows: [{ problems: [{ code: 'removed' }] }],
    });
    await own.close();
  });

  it('can be stopped, says how far it came, and goes on where it was', async () => {
    const own = await open();
    const rows = Array.from({ length: 500 }, (_, at) => `示例${at},HZ,L${10_000 + at}`).join('\n');
    const view = await read(utf8(`姓名,证件类型,证件号码\n${rows}\n`), own);
    const stop = new AbortController();
    let written = 0;
    const onNews = ({ done, facts }: JobView<'import'>) => {
      written = facts.created;
      if (done > 0) stop.abort();
    };
    const input = planOf(view);
    const work = finishJob<'import'>(own.client, { kind: 'import', input }, { signal: stop.signal, onNews });
    expect(await faultCode(work)).toBe('cancelled');
    const { counts } = await own.client.templates.list({ limit: 1 });
    expect(written).toBeGreaterThan(0);
    expect(counts.all).toBeGreaterThanOrEqual(written);
    expect(counts.all).toBeLessThan(500);
    expect(await runPlan(planOf(view), own)).toMatchObject({
      created: 500 - counts.all,
      same: counts.all,
      left: 0,
    });
    await own.close();
  });
});

describe('what a file hides or leaves open', () => {
  const header = ['姓名', '证件类型', '证件号码', '有效期至'];
  const openWith = async (bytes: Uint8Array, choice: Partial<ListChoice> = {}) =>
    desk.client.imports.open({ grant: await grantOf(bytes), ...choice });

  it('says which sheets, rows and columns it did not take, and takes them when asked', async () => {
    const hiddenRow = `<row r="3" hidden="1">${['乙', 'HZ', 'L30000002', '2030-01-01'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
    const bytes = await makeWorkbook([
      { name: '说明', body: sheetData([['如何填写'], ['一行一人']]) },
      {
        name: '客户',
        body: `<cols><col min="4" max="4" hidden="1"/></cols><sheetData>${rowsOf([header, ['甲', 'HZ', 'L30000001', '2030-01-01']])}${hiddenRow}</sheetData>`,
      },
      { name: '旧', state: 'hidden', body: sheetData([header, ['丙', 'HZ', 'L30000003', '']]) },
    ]);
    const seen = await openWith(bytes);
    expect(seen).toMatchObject({
      sheet: '客户',
      rows: 1,
      hiddenRows: 1,
      hiddenColumns: ['有效期至'],
      mapping: ['holder', 'certificate.type', 'certificate.number', null],
      leftOut: [null, null, null, 'hidden'],
    });
    const notes = createSayer('zh-CN').list.notes(seen, seen.mapping);
    expect(notes.filter(({ level }) => level === 'warn').map(({ text }) => text)).toEqual([
      '还有其他工作表没有导入：说明（2 行）和旧（隐藏，2 行）。',
      '文件里隐藏了 1 行，没有导入。',
      '文件里隐藏的列没有导入：有效期至。',
    ]);
    const all = await openWith(bytes, { withHidden: true });
    expect(all).toMatchObject({ rows: 2, leftOut: [null, null, null, null] });
    expect(all.mapping).toContain('certificate.expires');
    expect(await openWith(bytes, { sheet: '旧' })).toMatchObject({ sheet: '旧', rows: 1 });
    expect(await faultCode(openWith(bytes, { sheet: '无此表' }))).toBe('no-sheet');
    const none = sheetData([header]).replace('</sheetData>', `${hiddenRow}</sheetData>`);
    expect(await faultCode(openWith(await makeWorkbook([{ name: 's', body: none }])))).toBe(
      'only-hidden-rows',
    );
  });

  it('joins rows whose key cells are one cell over several domains', async () => {
    const rows = [
      ['姓名', '证件类型', '证件号码', '域名'],
      ['甲', 'HZ', 'L40000001', 'a.cn'],
      ['', '', '', 'b.cn'],
      ['', '', '', 'c.cn'],
      ['乙', 'HZ', 'L40000002', 'd.cn'],
    ];
    const merges = ['A2:A4', 'B2:B4', 'C2:C4'].map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    const bytes = await makeWorkbook([
      { name: 's', body: `${sheetData(rows)}<mergeCells>${merges}</mergeCells>` },
    ]);
    const own = await open();
    const view = await read(bytes, own);
    expect(await runPlan(planOf(view), own)).toMatchObject({ created: 2, same: 2, left: 0 });
    const [row] = (await own.client.templates.list({ search: '甲' })).rows;
    expect((await own.client.templates.get({ id: row!.id })).fields.domains).toEqual([
      'a.cn',
      'b.cn',
      'c.cn',
    ]);
    await own.close();
  });

  it('asks about day numbers, in the count of the workbook, and takes them when told', async () => {
    const bytes = await makeWorkbook(
      [{ name: 's', body: sheetData([header, ['甲', 'HZ', 'L50000001', '<c><v>43465</v></c>']]) }],
      { head: '<workbookPr date1904="true"/>' },
    );
    const view = await read(bytes);
    expect(await preview(planOf(view))).toMatchObject({
      dayNumbers: 1,
      rows: [{ outcome: 'unreadable', problems: [{ code: 'date-number', day: '2023-01-01' }] }],
    });
    expect(await preview(planOf(view, { takeDayNumbers: true }))).toMatchObject({
      dayNumbers: 0,
      rows: [{ outcome: 'new', mends: [{ code: 'day-number', column: 'certificate.expires' }] }],
    });
  });

  it('says when nobody is named, proposes the likely column, and masks what is shown of numbers', async () => {
    const view = await read(
      utf8('客户户主,证件类型,证件号码\n张样例,身份证,11010519491231002X\n李样例,护照,L60000001\n'),
    );
    expect(view).toMatchObject({ likelyName: 0, mapping: [null, 'certificate.type', 'certificate.number'] });
    expect(view.samples[2]).not.toContain('11010519491231002X');
    const say = createSayer('en').list;
    expect(say.notes(view, view.mapping).map(({ text }) => text)).toContain(
      'The column “客户户主” looks most like names.',
    );
    expect(say.notes(view, ['holder', null, null]).filter(({ level }) => level === 'warn')).toEqual([]);
  });

  it.each(['individual', 'organization'] as const)(
    'an empty list of the desk is filled in and taken in, and its example is passed over (%s)',
    async (kind) => {
      const file = await desk.client.templates.exampleList({ kind, format: 'csv' });
      const { bytes } = await desk.host.readBlob(`list/${file.id}`);
      const [head = '', example = ''] = Buffer.from(bytes).toString().trim().split('\r\n');
      const filled = example.replace(/示例：(.*?)（此行可以不删）/u, '$1');
      const view = await read(utf8([head, example, filled].join('\n')));
      expect(view).toMatchObject({ rows: 1, console: null, skipped: [{ row: 2, why: 'example' }] });
      expect(view.mapping.filter((column) => column === null)).toEqual([]);
      const { rows } = await preview(planOf(view));
      expect(rows).toMatchObject([
        { row: 3, problems: [], name: kind === 'individual' ? '示例甲' : '示例网络有限公司' },
      ]);
    },
  );

  it('names titles and sums as no data, counts no blank line, and takes another row of headings when told', async () => {
    const text = '客户名单,,\n\n姓名,证件类型,证件号码\n甲,HZ,L70000001\n,,\n合计,1,\n';
    expect(await read(utf8(text))).toMatchObject({
      headerRow: 3,
      rows: 1,
      skipped: [
        { row: 1, why: 'title', text: '客户名单' },
        { row: 6, why: 'sum', text: '合计 1' },
      ],
    });
    expect(await openWith(utf8(text), { headerRow: 1 })).toMatchObject({
      headerRow: 1,
      headers: ['客户名单', 'B', 'C'],
    });
    expect(await openWith(utf8('甲乙,x\n姓名,证件号码\n'), { headerRow: 0 })).toMatchObject({
      headed: false,
      rows: 2,
    });
  });

  it('finds a template whose paper only a heading names, whatever the desk calls that paper', async () => {
    const own = await open();
    const number = '91330106MA27Y4U47R';
    const list = (heading: string, kind: string) =>
      read(utf8(`名称,证件类型,${heading}\n样例网络有限公司,${kind},${number}\n`), own);
    await runPlan(planOf(await list('证件号码', 'TYDM')), own);
    expect(await preview(planOf(await list('统一社会信用代码', '')), own)).toMatchObject({
      counts: { same: 1 },
    });
    await own.close();
  });
});

describe('workbooks', () => {
  it('keeps numbers as text, refuses what lost its digits, reads days', async () => {
    const text = (value: string) => ({ type: String, value });
    const bytes = await writeWorkbook([
      ['姓名', '证件类型', '证件号码', '有效期至'].map(text),
      [
        text('示例甲'),
        text('身份证'),
        text('11010519491231002X'),
        { type: Date, value: new Date(Date.UTC(2036, 2, 8)), format: 'yyyy/mm/dd' },
      ],
      [text('示例乙'), text('身份证'), { type: Number, value: 110105194912310020 }, text('长期')],
    ]).toBuffer();
    const view = await read(bytes);
    expect(view).toMatchObject({ encoding: 'xlsx', rows: 2 });
    expect(await preview(planOf(view))).toMatchObject({
      rows: [{ outcome: 'new' }, { outcome: 'unreadable', problems: [{ code: 'number-rounded' }] }],
    });
    await runPlan(planOf(view));
    const [row] = (await desk.client.templates.list({ search: '示例甲' })).rows;
    expect((await desk.client.templates.get({ id: row!.id })).fields.certificate).toMatchObject({
      number: '11010519491231002X',
      expires: '2036-03-08',
    });
  });
});

describe('export', () => {
  it.each(['csv', 'xlsx'] as const)('as %s comes back the same, here and in another desk', async (format) => {
    const [from, to] = [await open(), await open()];
    const { blankFields } = await import('#domain/template/fields');
    const odd = {
      ...blankFields,
      holder: { zh: '=1+1', en: '\'s, "quoted"\nline' },
      contact: { zh: '联系人', en: '-x' },
      phone: { country: '86', number: '013800000000', extension: '12' },
      registrarIds: [{ at: 'volcengine', id: 'G0zM6RUUWLPysIuVPF7obA==' }],
      certificate: {
        ...blankFields.certificate,
        type: 'YYZZ',
        number: '91330106MA27Y4U47R',
        name: "'0",
        issued: '',
        expires: 'long-term',
        nationality: '',
      },
      holderKind: 'organization',
      domains: ['a.cn', '例子.cn'],
      tags: ['重要 客户', 'b'],
      notes: "@SUM(A1)\n=1+cmd|' /C calc'!A0\r-2",
      emailVerified: true,
      questions: { ...blankFields.questions, sealComplete: 'yes 2026-11-01', icpFiling: 'no 2026-11-01' },
    } as const;
    const made = await from.client.templates.create({ fields: odd });
    const file = await from.client.templates.exportList({ chosen: { list: { search: '' } }, format });
    expect(file).toMatchObject({ rows: 1, name: `shiming-templates-2026-11-24.${format}` });
    const { bytes } = await from.host.readBlob(`list/${file.id}`);
    if (format === 'csv') {
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(Buffer.from(bytes).toString()).toContain(",'=1+1,");
    }
    const here = await read(bytes, from);
    expect(here.mapping).not.toContain(null);
    expect(await preview(planOf(here), from)).toMatchObject({ counts: { same: 1 } });
    await runPlan(planOf(await read(bytes, to)), to);
    const [row] = (await to.client.templates.list({})).rows;
    expect((await to.client.templates.get({ id: row!.id })).fields).toEqual(odd);
    expect((await from.client.templates.get({ id: made.id })).events[0]).toMatchObject({ kind: 'listed' });
    await Promise.all([from.close(), to.close()]);
  });
});
