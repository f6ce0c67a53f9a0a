/** Bundles: the same input gives the same bytes, every changed byte shows, nothing is in them that must not be. */
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TemplateView } from '#contract/views';
import { unpack } from '#core/bundle/read-zip';
import { storeZip } from '#core/bundle/store-zip';
import { readXlsx } from '#core/import/read-xlsx';
import { finding } from '#domain/finding/finding';
import { unguardCell } from '#domain/list/cell-forms';
import { writeField } from '#domain/template/fields';
import { type Built, buildIn, verdictOf } from './bundle-room.ts';
import { goodDossiers, readTarget, targetIds } from './dossiers.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
const hostile = '=HYPERLINK("http://x")';
const secret = {
  customer: '客户密语一',
  tag: '标签密语二',
  notes: '备注密语三<script>',
  quoted: '110101199003078670',
  scan: 'scan-id-密语四',
  filing: '备案密语五',
};
const views = (['person', 'company', 'hongKong'] as const).map((name, index): TemplateView => {
  const { fields, scans, picture } = goodDossiers[name];
  const edits = {
    customer: secret.customer,
    tags: [secret.tag],
    notes: secret.notes,
    'filing.name': secret.filing,
    'holder.en': `${hostile}\n+1`,
    postalCode: '010020',
  } as const;
  const changed = Object.entries(edits).reduce(
    (all, [path, value]) => writeField(all, path as keyof typeof edits, value),
    fields,
  );
  return {
    id: `internal-template-id-${index}`,
    revision: 77_001,
    state: 'not-submitted',
    removed: false,
    fields: index === 0 ? changed : fields,
    scans,
    picture,
    agreed: {},
    conflicts: [],
    doubts: 0,
    findings:
      index === 0
        ? [
            finding(
              'name-differs-from-certificate',
              { field: 'holder.zh' },
              {
                level: 'warn',
                data: { holder: secret.quoted, certificate: secret.quoted },
                repairs: [{ field: 'certificate.number', from: secret.quoted, to: secret.quoted }],
              },
            ),
            finding(
              'picture-outside-aim',
              { picture: 'scan', scanId: secret.scan },
              {
                data: { bytes: 1, aimMin: 2, aimMax: 3 },
              },
            ),
          ]
        : [],
    check: { readiness: 'ready', stops: 0, warns: 0, readyFrom: null, worst: null },
    events: [],
    outcomes: [],
    domains: null,
    createdAt: '2026-11-20T08:00:00.000Z',
    updatedAt: '2026-11-20T08:00:00.000Z',
  };
});
const items = views.map((view, index) => ({
  view,
  bytes: Buffer.from(`\xff\xd8\xff picture ${'x'.repeat(index * 100_000)} ${index}`, 'latin1'),
}));
const build = (more?: Parameters<typeof buildIn>[2]): Promise<Built> => buildIn(scratch('room'), items, more);
const filesOf = async (more?: Parameters<typeof buildIn>[2]) => unpack((await build(more)).bytes);

let bundle: Built;
let files: Map<string, Buffer>;
beforeAll(async () => {
  bundle = await build({ left: 4 });
  files = await unpack(bundle.bytes);
});

describe('a bundle', () => {
  it('is the same, byte for byte, when it is built again', async () => {
    expect((await build({ left: 4 })).bytes.equals(bundle.bytes)).toBe(true);
    expect(createHash('sha256').update(bundle.bytes).digest('hex')).toBe(bundle.sha256);
  });

  it('proves itself', async () => {
    expect(await verdictOf(bundle.bytes)).toEqual({ ok: true, items: 3, problems: [] });
    for (const path of files.keys()) expect(path).toMatch(/^[\w./-]+$/);
  });

  it('gives any of its bytes without the others', async () => {
    const { source, bytes } = bundle;
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), fc.nat(200_000), async (start, length) => {
        const end = Math.min(bytes.length, start + length);
        expect((await buffer(source.read(start, end))).equals(bytes.subarray(start, end))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('shows every single byte that was changed, wherever it lies', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.nat(bundle.bytes.length - 1),
          fc.nat(6000).map((n) => bundle.bytes.length - 1 - n),
        ),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const bytes = Buffer.from(bundle.bytes);
          bytes[at] = (bytes[at] ?? 0) ^ change;
          const verdict = await verdictOf(bytes);
          expect(verdict.ok, `byte ${at}`).toBe(false);
          expect(verdict.problems.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('names what is missing, changed, added, put elsewhere', async () => {
    const [picture = ''] = [...files.keys()].filter((path) => path.endsWith('.jpg'));
    const problemsOf = async (change: (files: Map<string, Buffer>) => void) => {
      const changed = new Map(files);
      change(changed);
      return (await verdictOf(storeZip([...changed]))).problems;
    };
    expect(await problemsOf(() => undefined)).toEqual([]);
    expect(await problemsOf((all) => all.delete(picture))).toEqual([{ code: 'file-missing', file: picture }]);
    expect(await problemsOf((all) => all.set(picture, Buffer.from('other')))).toEqual([
      { code: 'file-changed', file: picture },
    ]);
    expect(await problemsOf((all) => all.set('more.txt', Buffer.from('x')))).toEqual([
      { code: 'file-added', file: 'more.txt' },
    ]);
    const manifest = 'manifest.json';
    const text = files.get(manifest)!.toString('utf8');
    const last = { code: 'file-changed', file: manifest };
    expect(
      await problemsOf((all) => all.set(manifest, Buffer.from(text.replace('"left":4', '"left":5')))),
    ).toEqual([last]);
    expect(await problemsOf((all) => all.delete(manifest))).toEqual([
      { code: 'manifest-missing', file: manifest },
    ]);
    expect(await problemsOf((all) => all.set(manifest, Buffer.from('{}')))).toEqual([
      { code: 'manifest-unreadable', file: manifest },
    ]);
    expect(await problemsOf((all) => all.set(manifest, Buffer.from('{"schema":99}')))).toEqual([
      { code: 'manifest-newer', file: manifest },
    ]);
    expect(
      await problemsOf((all) => {
        all.delete(picture);
        all.set(picture, files.get(picture)!);
      }),
    ).toMatchObject([{ code: 'file-changed', file: 'zip' }]);
  });

  it('refuses any bytes that are no bundle, cut ones too', async () => {
    for (const share of [0, 0.3, 0.9, 0.999])
      expect(
        await verdictOf(bundle.bytes.subarray(0, Math.floor(bundle.bytes.length * share))),
      ).toMatchObject({ ok: false });
    expect(await verdictOf(Buffer.concat([bundle.bytes, Buffer.from('tail')]))).toMatchObject({ ok: false });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect((await verdictOf(bytes)).problems).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what leaves the desk', () => {
  const internal = [
    ...Object.values(secret),
    ...views.map(({ id }) => id),
    '77001',
    ...views.flatMap(({ scans }) => scans.map(({ id }) => `"${id}"`)),
  ];
  const kept = [secret.customer, secret.tag, secret.notes];

  it.each(['aliyun-api', 'tencent', 'huawei-api', 'volcengine', 'cnnic-advice'])(
    'to %s holds no note, tag, customer, id, repair or quoted value',
    async (target) => {
      const built = await build({ target, left: 4 });
      for (const text of internal) expect({ text, at: built.bytes.indexOf(text) }).toEqual({ text, at: -1 });
    },
  );

  it('holds customer, tags and notes for whoever asks, and still no id, repair or quoted value', async () => {
    const asked = await filesOf({ withInternal: true });
    for (const path of ['manifest.json', 'templates.csv', 'report.html']) {
      const text = asked.get(path)!.toString('utf8');
      for (const value of [secret.customer, secret.tag]) expect(text).toContain(value);
      for (const value of internal.filter((value) => !kept.includes(value)))
        expect(text).not.toContain(value);
    }
  });

  it('says of templates that stayed behind how many there are', () => {
    expect(JSON.parse(files.get('manifest.json')!.toString('utf8'))).toMatchObject({ schema: 2, left: 4 });
    expect(files.get('report.html')!.toString('utf8')).toContain('<dt>未放入</dt><dd>4</dd>');
  });
});

describe('what lies in it', () => {
  const cells = (text: string): string[][] => parse(text, { bom: true });

  it('templates.csv runs nothing, rounds nothing, and says the same once its guards are gone', () => {
    const text = files.get('templates.csv')!.toString('utf8');
    expect(text.startsWith('\ufeffplace,')).toBe(true);
    const [header = [], ...rows] = cells(text);
    expect(rows).toHaveLength(3);
    const column = (name: string) => rows.map((row) => row[header.indexOf(name)]);
    expect(column('holder_en')[0]).toBe(`'${hostile}\n'+1`);
    expect(column('place')).toEqual(["'0001", "'0002", "'0003"]);
    expect(column('postal_code')[0]).toBe("'010020");
    expect(column('certificate_number')[0]).toBe('11010519491231002X');
    for (const row of rows)
      for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t]|^0\d|^\d{12,}$|^\d+e\d+$/i);
    expect(unguardCell(column('holder_en')[0] ?? '')).toBe(`${hostile}\n+1`);
    expect(unguardCell(column('postal_code')[0] ?? '')).toBe('010020');
  });

  it('templates.xlsx has the same cells, every one text', async () => {
    const { rows } = await readXlsx(files.get('templates.xlsx')!, {});
    expect(rows.every(({ quantities }) => quantities === undefined)).toBe(true);
    const wanted = cells(files.get('templates.csv')!.toString('utf8')).map((row) => row.map(unguardCell));
    // A spreadsheet has no empty cells at the end of a row.
    const table = rows.map((row, at) => wanted[at]?.map((_, column) => row.cells[column] ?? ''));
    expect(table).toEqual(wanted);
  });

  it('report.html runs nothing, loads nothing, and prints', () => {
    const html = files.get('report.html')!.toString('utf8');
    expect(html).not.toMatch(/<script|<img src=x|https?:\/\/(?!x)/);
    expect(html).toContain('@page');
    expect(html).toContain('样例甲');
  });

  it.each(targetIds.filter((id) => readTarget(id).payload !== 'none'))(
    'for %s one request a template, beside its picture, with its own codes and compact numbers',
    async (id) => {
      const all = await filesOf({ target: id });
      const requests = [...all].filter(([path]) => path.startsWith(`payload/${id}/`));
      const stems = [...all.keys()].flatMap((path) => /^pictures\/(.*)\.jpg$/.exec(path)?.[1] ?? []);
      expect(requests.map(([path]) => path)).toEqual(stems.map((stem) => `payload/${id}/${stem}.json`));
      const text = Buffer.concat(requests.map(([, content]) => content)).toString('utf8');
      expect(text).toContain(`"${readTarget(id).codes.SFZ}"`);
      expect(text).toContain('"11010519491231002X"');
    },
  );

  it('a request holds its picture in Base64, whole, or names its file and hash', async () => {
    for (const [target, form] of [
      ['aliyun-api', 'base64'],
      ['tencent', 'base64'],
      ['huawei-api', 'file'],
      ['volcengine', 'base64'],
    ] as const) {
      const all = await filesOf({ target });
      for (const { bytes } of items) {
        const hash = createHash('sha256').update(bytes).digest('hex');
        const [path = ''] = [...all].find(([, content]) => content.equals(bytes)) ?? [];
        const request = all.get(path.replace('pictures/', `payload/${target}/`).replace('.jpg', '.json'))!;
        const values = JSON.stringify(JSON.parse(request.toString('utf8')));
        expect(values).toContain(
          form === 'base64' ? `"${bytes.toString('base64')}"` : `{"file":"${path}","sha256":"${hash}"}`,
        );
      }
    }
  });

  it('beside the requests stands what to fill in, to look at, and what is unverified', async () => {
    const textOf = async (path: string, target: string) =>
      (await filesOf({ target })).get(path)?.toString('utf8') ?? '';
    const readme = 'payload/README.txt';
    expect(await textOf(readme, 'aliyun-api')).toMatch(/Nothing to fill in[\s\S]*Unverified[\s\S]*TelExt/);
    expect(await textOf(readme, 'volcengine')).toMatch(/tag ← CreateTemplate: Result\.tag/);
    expect(await textOf(readme, 'huawei-api')).toContain('template_id ← GET /v2/templates');
    const sheet = await textOf('payload/sheet.html', 'huawei-api');
    expect(sheet).toMatch(/域名所有者（中文） \/ Registrant \(Chinese\)<\/th><td>样例甲/);
    expect(sheet).toContain('1. 0001 · pictures/0001-');
    expect(sheet).not.toMatch(/<script|https?:\/\/(?!x)/);
    expect(await textOf('payload/sheet.html', 'tencent')).toBe('');
  });

  it('a target that only advises has no payload', async () => {
    expect(
      [...(await filesOf({ target: 'cnnic-advice' })).keys()].some((path) => path.startsWith('payload/')),
    ).toBe(false);
  });
});

describe('many pictures', () => {
  it('are the same bytes whether they go through the hash, the file or a reading', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      view: views[index % views.length]!,
      bytes: Buffer.alloc(400_000 + index * 1000, `picture ${index} `),
    }));
    const { bytes, sha256 } = await buildIn(scratch('many'), many);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(await verdictOf(bytes)).toEqual({ ok: true, items: 40, problems: [] });
  });
});
