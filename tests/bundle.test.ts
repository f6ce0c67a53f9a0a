/** Bundles: the same input gives the same bytes, every changed byte shows, spreadsheets and browsers run nothing of it. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TemplateView } from '#contract/views';
import { type BuiltBundle, buildBundle } from '#core/bundle/build-bundle';
import { manifestSchema } from '#core/bundle/manifest';
import { verifyBundle } from '#core/bundle/verify-bundle';
import { readZip, writeZip } from '#core/bundle/zip';
import { writeField } from '#domain/template/fields';
import { goodDossiers, readTarget, targetIds, today } from './dossiers.ts';

const hostile = '=HYPERLINK("http://x")';
const views = (['person', 'company', 'hongKong'] as const).map((name, index): TemplateView => {
  const { fields, scans, picture } = goodDossiers[name];
  return {
    id: `template-${index}`,
    revision: 1,
    state: 'not-submitted',
    removed: false,
    fields: index === 0 ? writeField(writeField(fields, 'customer', hostile), 'notes', '<script>') : fields,
    scans,
    picture,
    findings: [],
    check: { readiness: 'ready', stops: 0, warns: 0, readyFrom: null, worst: null },
    events: [],
    outcomes: [],
    createdAt: '2026-11-20T08:00:00.000Z',
    updatedAt: '2026-11-20T08:00:00.000Z',
  };
});
const build = (target = 'aliyun-api'): Promise<BuiltBundle> =>
  buildBundle({
    items: views.map((view, index) => ({
      view,
      picture: Buffer.from(`\xff\xd8\xff picture ${index}`, 'latin1'),
    })),
    left: [{ template: 'left', name: '<img src=x onerror=alert(1)>', reasons: [] }],
    target: readTarget(target),
    date: today,
    appVersion: '0.1.0',
    language: 'zh-CN',
  });
const textOf = async (path: string, target?: string): Promise<string> =>
  Buffer.from((await readZip((await build(target)).bytes)).get(path) ?? '').toString('utf8');

let bundle: BuiltBundle;
beforeAll(async () => {
  bundle = await build();
});

describe('a bundle', () => {
  it('is the same, byte for byte, when it is built again', async () => {
    expect(Buffer.from((await build()).bytes).equals(Buffer.from(bundle.bytes))).toBe(true);
  });

  it('proves itself', async () => {
    expect(await verifyBundle(bundle.bytes)).toEqual({ ok: true, items: 3, problems: [] });
    const manifest = manifestSchema.parse(JSON.parse(await textOf('manifest.json')));
    expect(bundle.manifest.items.map((item) => item.fields.holder.zh)).toEqual(
      views.map((view) => view.fields.holder.zh),
    );
    for (const { pictureFile } of manifest.items) expect(pictureFile).toMatch(/^[\w./-]+$/);
  });

  it('shows every single byte that was changed, wherever it lies', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bundle.bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const bytes = Buffer.from(bundle.bytes);
          bytes[at] = (bytes[at] ?? 0) ^ change;
          const verdict = await verifyBundle(bytes);
          expect(verdict.ok, `byte ${at}`).toBe(false);
          expect(verdict.problems.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 250 },
    );
  });

  it('names what is missing, changed, added', async () => {
    const content = await readZip(bundle.bytes);
    const [picture = ''] = [...content.keys()].filter((path) => path.endsWith('.jpg'));
    const verdictOf = async (change: (files: Map<string, Uint8Array>) => void) => {
      const files = new Map(content);
      change(files);
      return (await verifyBundle(await writeZip(files))).problems;
    };
    expect(await verdictOf((files) => files.delete(picture))).toEqual([
      { code: 'file-missing', file: picture },
    ]);
    expect(await verdictOf((files) => files.set(picture, Buffer.from('other')))).toEqual([
      { code: 'file-changed', file: picture },
    ]);
    expect(await verdictOf((files) => files.set('more.txt', Buffer.from('x')))).toEqual([
      { code: 'file-added', file: 'more.txt' },
    ]);
    expect(await verdictOf((files) => files.delete('manifest.json'))).toContainEqual({
      code: 'manifest-missing',
      file: 'manifest.json',
    });
    expect(await verdictOf((files) => files.set('manifest.json', Buffer.from('{}')))).toContainEqual({
      code: 'manifest-unreadable',
      file: 'manifest.json',
    });
    expect(
      await verdictOf((files) => files.set('manifest.json', Buffer.from('{"schema":99}'))),
    ).toContainEqual({ code: 'manifest-newer', file: 'manifest.json' });
  });

  it('refuses any bytes that are no bundle, cut ones too', async () => {
    for (const share of [0, 0.3, 0.9, 0.999])
      expect(
        await verifyBundle(bundle.bytes.subarray(0, Math.floor(bundle.bytes.length * share))),
      ).toMatchObject({ ok: false });
    expect(await verifyBundle(Buffer.concat([bundle.bytes, Buffer.from('tail')]))).toMatchObject({
      ok: false,
    });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect((await verifyBundle(bytes)).problems).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what lies in it', () => {
  it('templates.csv has a BOM, whole lines, and no cell that runs', async () => {
    const csv = await textOf('templates.csv');
    expect(csv.startsWith('\ufefftemplate,')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(views.length + 2);
    expect(csv).toContain(`"'${hostile.replaceAll('"', '""')}"`);
  });

  it('report.html runs nothing, loads nothing, and prints', async () => {
    const html = await textOf('report.html');
    expect(html).not.toMatch(/<script|<img src=x|https?:\/\//);
    expect(html).toContain('@page');
    expect(html).toContain('样例甲');
  });

  it.each(targetIds.filter((id) => readTarget(id).payload !== 'none'))(
    'the payload for %s holds its own codes and compact numbers',
    async (id) => {
      const text = await textOf(`payload/${id}.json`, id);
      const target = readTarget(id);
      const { requests } = JSON.parse(text) as { requests: unknown[] };
      expect(requests).toHaveLength(3);
      expect(text).toContain(`"${target.codes.SFZ}"`);
      expect(text).toContain('"11010519491231002X"');
    },
  );

  it('the payload holds the pictures themselves, and says what to fill in, to look at, and what is unverified', async () => {
    const { requests } = JSON.parse(await textOf('payload/aliyun-api.json')) as {
      requests: { calls: { call: string; parameters: Record<string, unknown> }[] }[];
    };
    const [save, ...more] = requests[0]?.calls ?? [];
    expect(more).toEqual([]);
    expect(save?.call).toBe('SaveRegistrantProfileRealNameVerification');
    expect(Buffer.from(String(save?.parameters['IdentityCredential']), 'base64').subarray(0, 3)).toEqual(
      Buffer.of(0xff, 0xd8, 0xff),
    );
    expect(await textOf('payload/README.txt')).toMatch(/Nothing to fill in[\s\S]*Unverified[\s\S]*TelExt/);
    const volcengine = await textOf('payload/README.txt', 'volcengine');
    expect(volcengine).toMatch(/tag ← CreateTemplate: Result\.tag[\s\S]*样 \| 例甲; Yang \| Lijia/);
    expect(await textOf('payload/README.txt', 'huawei-api')).toContain('template_id ← GET /v2/templates');
  });

  it('what is typed by hand stands on a sheet in both languages that runs nothing', async () => {
    const sheet = await textOf('payload/sheet.html', 'huawei-api');
    expect(sheet).toMatch(/域名所有者（中文） \/ Registrant \(Chinese\)<\/th><td>样例甲/);
    expect(sheet).not.toMatch(/<script|https?:\/\//);
    const multipart = await textOf('payload/huawei-api.json', 'huawei-api');
    expect(multipart).toMatch(/"credential_file": "pictures\/0001-SFZ-[\w-]+\.jpg"/);
    expect(await textOf('payload/sheet.html', 'tencent')).toBe('');
  });

  it('a target that only advises has no payload', async () => {
    expect(
      [...(await readZip((await build('cnnic-advice')).bytes)).keys()].some((path) =>
        path.startsWith('payload/'),
      ),
    ).toBe(false);
  });
});
