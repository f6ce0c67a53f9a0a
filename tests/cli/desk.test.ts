/** The main job on the command line, from an empty folder to a proven bundle, and what it says when it cannot. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createScratch } from '../scratch.ts';
import { runCli, runJson } from './run-cli.ts';

const scratch = createScratch();
const day = ['--today', '2026-11-23'];
const desk = (): string[] => ['--desk', scratch('demo'), ...day];
let demo: Awaited<ReturnType<typeof runJson>>;
beforeAll(async () => {
  demo = await runJson(['demo', '--no-read', ...desk()]);
});
const bundleFile = (): string => scratch('out.zip');

describe('on a desk with samples', () => {
  it('demo fills it once', async () => {
    expect(demo).toMatchObject({ json: { templates: 13, ready: 7 } });
    const again = await runJson(['demo', ...desk()]);
    expect(again).toMatchObject({ status: 2, json: { fault: { code: 'desk-not-empty' } } });
  });

  it('check names what stops, and exits with 1', async () => {
    const { status, json } = await runJson(['check', '--no-read', ...desk()]);
    expect(status).toBe(1);
    const stopped = (json as { findings: { level: string }[] }[]).filter(({ findings }) =>
      findings.some(({ level }) => level === 'stop'),
    );
    expect(stopped).toHaveLength(6);
    expect((await runJson(['check', 'no-such-template', ...desk()])).json).toMatchObject({
      fault: { code: 'not-found' },
    });
    expect((await runJson(['check', '--target', 'nowhere', ...desk()])).json).toMatchObject({
      fault: { code: 'target-unknown' },
    });
  });

  it('bundle takes what is ready, lists the rest with reasons, gives the same bytes again; verify proves every byte', async () => {
    const made = await runJson(['bundle', '--ready', '--out', bundleFile(), ...desk()]);
    expect(made.status).toBe(0);
    const { sha256, items, left } = made.json as {
      sha256: string;
      items: unknown[];
      left: { reasons: unknown[] }[];
    };
    expect(items).toHaveLength(7);
    expect(left).toHaveLength(6);
    expect(left.every(({ reasons }) => reasons.length > 0)).toBe(true);
    const again = await runJson(['bundle', '--ready', '--out', scratch('again.zip'), ...desk()]);
    expect(again.json).toMatchObject({ sha256 });
    expect((await readFile(scratch('again.zip'))).equals(await readFile(bundleFile()))).toBe(true);
    expect(await runJson(['verify', bundleFile()])).toMatchObject({
      status: 0,
      json: { ok: true, items: 7, problems: [] },
    });
  });

  it('verify fails after one byte was flipped, and says where', async () => {
    const bytes = await readFile(bundleFile());
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(scratch('flipped.zip'), bytes);
    const { status, json } = await runJson(['verify', scratch('flipped.zip')]);
    expect(status).toBe(1);
    expect(json).toMatchObject({ ok: false });
    expect((json as { problems: { code: string; file: string }[] }).problems[0]?.file).toMatch(
      /\.(jpg|json|csv|html)$|zip/,
    );
    const said = await runCli(['verify', scratch('flipped.zip'), '--lang', 'en']);
    expect(said.stdout).toMatch(/changed|cannot be read|cut off/);
  });

  it('bundle with nothing ready writes no file and says what each template lacks', async () => {
    const { json: rows } = await runJson(['template', 'list', '--filter', 'stop', ...desk()]);
    const [stopped] = rows as { id: string }[];
    const { status, json } = await runJson([
      'bundle',
      stopped?.id ?? '',
      '--out',
      scratch('none.zip'),
      ...desk(),
    ]);
    expect(status).toBe(1);
    expect(json).toMatchObject({ file: null, items: [], left: [{ template: stopped?.id }] });
    await expect(readFile(scratch('none.zip'))).rejects.toThrow();
    const said = await runCli([
      'bundle',
      stopped?.id ?? '',
      '--out',
      scratch('none.zip'),
      '--lang',
      'en',
      ...desk(),
    ]);
    expect(said.stdout.split('\n').length).toBeGreaterThan(2);
  });

  it('bundle into a place that cannot be written is a fault', async () => {
    await writeFile(scratch('file'), 'in the way');
    const { status, json } = await runJson([
      'bundle',
      '--ready',
      '--out',
      join(scratch('file'), 'out.zip'),
      ...desk(),
    ]);
    expect({ status, json }).toMatchObject({ status: 2, json: { fault: { code: 'read-only' } } });
  });

  it('template add, show, set, list, remove, restore', async () => {
    const added = await runJson([
      'template',
      'add',
      '--set',
      'holder.zh=样例新',
      '--set',
      'domains=a.cn, b.cn',
      ...desk(),
    ]);
    expect(added.status).toBe(1);
    const { id } = added.json as { id: string };
    expect(
      (
        await runJson([
          'template',
          'set',
          id,
          '--set',
          'email=a@example.cn',
          '--set',
          'emailVerified=true',
          ...desk(),
        ])
      ).json,
    ).toMatchObject({
      revision: 2,
      fields: { email: 'a@example.cn', emailVerified: true, domains: ['a.cn', 'b.cn'] },
    });
    expect((await runJson(['template', 'list', '--search', '样例新', ...desk()])).json).toMatchObject([
      { id },
    ]);
    expect((await runJson(['template', 'remove', id, ...desk()])).json).toMatchObject({ removed: true });
    expect((await runJson(['template', 'list', '--search', '样例新', ...desk()])).json).toEqual([]);
    expect((await runJson(['template', 'restore', id, ...desk()])).json).toMatchObject({ removed: false });
    expect((await runJson(['template', 'show', 'nobody', ...desk()])).json).toMatchObject({
      fault: { code: 'not-found' },
    });
    expect((await runJson(['template', 'add', '--set', 'no.such.field=1', ...desk()])).status).toBe(2);
  });

  it('scan add attaches, and refuses what is no picture without losing the template', async () => {
    const { json } = await runJson(['template', 'add', ...desk()]);
    const { id } = json as { id: string };
    expect(
      await runJson([
        'scan',
        'add',
        id,
        'assets/samples/id-front.jpg',
        '--side',
        'front',
        '--no-read',
        ...desk(),
      ]),
    ).toMatchObject({ status: 0 });
    await writeFile(scratch('text.jpg'), 'no picture');
    expect(await runJson(['scan', 'add', id, scratch('text.jpg'), ...desk()])).toMatchObject({ status: 2 });
    expect((await runJson(['template', 'show', id, ...desk()])).json).toMatchObject({
      scans: [{ side: 'front' }],
    });
  });
});

describe('a desk that cannot be opened', () => {
  it('in use by another process', async () => {
    const holder = await holdDesk(scratch('demo'));
    try {
      expect(await runJson(['check', '--no-read', ...desk()])).toMatchObject({
        status: 2,
        json: { fault: { code: 'desk-in-use', retry: true } },
      });
    } finally {
      holder.kill('SIGTERM');
      await new Promise((done) => holder.once('exit', done));
    }
  });

  it.each([
    ['without its key', (dir: string) => rm(join(dir, 'key.json')), 'key-missing'],
    [
      'with a damaged store',
      (dir: string) => writeFile(join(dir, 'store.db'), 'x'.repeat(9000)),
      'key-wrong',
    ],
    [
      'with a store in clear',
      (dir: string) => writeFile(join(dir, 'store.db'), `SQLite format 3\0${'x'.repeat(9000)}`),
      'not-encrypted',
    ],
  ])('%s', async (name, spoil, code) => {
    const dir = scratch(name);
    await cp(scratch('demo'), dir, { recursive: true });
    await spoil(dir);
    const { status, json, stderr } = await runJson(['check', '--no-read', '--desk', dir]);
    expect({ status, json }).toMatchObject({ status: 2, json: { fault: { code } } });
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('whose folder is a file', async () => {
    await writeFile(scratch('a file'), '');
    expect(await runJson(['check', '--desk', scratch('a file')])).toMatchObject({
      json: { fault: { code: 'desk-missing' } },
    });
    expect(await runJson(['demo', '--desk', scratch('a file')])).toMatchObject({
      status: 2,
      json: { fault: { code: 'read-only' } },
    });
  });

  it('that is not there is not made by looking', async () => {
    expect(await runJson(['check', '--desk', scratch('nowhere')])).toMatchObject({
      status: 2,
      json: { fault: { code: 'desk-missing' } },
    });
    await expect(readFile(join(scratch('nowhere'), 'key.json'))).rejects.toThrow();
  });
});

describe('rule packs, days and outcomes', () => {
  it('targets diff and preview say what changes; add and remove change it', async () => {
    const diff = await runJson(['targets', 'diff', 'strict', 'aliyun-console', ...desk()]);
    expect(diff).toMatchObject({ status: 0 });
    expect(diff.json).toContainEqual({ path: 'picture.maxBytes', a: '1000000', b: '5000000' });
    expect(await runJson(['targets', 'diff', 'strict', 'nowhere', ...desk()])).toMatchObject({
      status: 2,
      json: { fault: { code: 'target-unknown' } },
    });
    const pack = JSON.parse(await readFile('assets/targets/strict.json', 'utf8'));
    const file = scratch('office.json');
    await writeFile(file, `\ufeff${JSON.stringify({ ...pack, id: 'office', codes: { SFZ: 'SFZ' } })}`);
    const preview = await runJson(['targets', 'preview', file, ...desk()]);
    expect(preview.json).toMatchObject({ id: 'office', scope: 'all', checked: expect.any(Number) });
    expect((await runJson(['targets', 'add', file, ...desk()])).json).toContain('office');
    expect((await runJson(['check', '--no-read', '--target', 'office', ...desk()])).status).toBe(1);
    expect((await runJson(['targets', 'remove', 'office', ...desk()])).json).not.toContain('office');
    await writeFile(file, 'no json');
    expect((await runJson(['targets', 'preview', file, ...desk()])).status).toBe(2);
  });

  it('calendar writes the days ahead as iCalendar, one event each', async () => {
    const file = scratch('days.ics');
    const { json } = await runJson(['calendar', '--ics', file, ...desk()]);
    const text = await readFile(file, 'utf8');
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength((json as unknown[]).length);
    for (const { day } of json as { day: string }[])
      expect(text).toContain(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`);
    expect(lines.every((line) => Buffer.byteLength(line) <= 75 + 1)).toBe(true);
  });

  it('template state records the answer, outcomes counts it', async () => {
    const add = await runJson([
      'template',
      'add',
      '--set',
      'holder.zh=样例',
      '--set',
      'certificate.type=XYDM',
      ...desk(),
    ]);
    const { id, fields } = add.json as { id: string; fields: { certificate: { type: string } } };
    expect(fields.certificate.type).toBe('TYDM');
    await runJson(['template', 'state', id, 'in-review', ...desk()]);
    const message = ['--message', 'Lack of registrant certificate'];
    const back = await runJson(['template', 'state', id, 'rejected', ...message, ...desk()]);
    expect(back).toMatchObject({ status: 0, json: { state: 'rejected', outcomes: [{ failures: ['F13'] }] } });
    expect((await runJson(['outcomes', ...desk()])).json).toContainEqual({
      code: 'picture-missing',
      sent: 1,
      verified: 0,
      rejected: 1,
      foresaw: 1,
    });
    expect((await runJson(['template', 'state', id, 'lost', ...desk()])).status).toBe(2);
    expect((await runJson(['template', 'remove', id, ...desk()])).status).toBe(0);
  });

  it('number takes the code of any list', async () => {
    const { json } = await runJson(['number', 'XYDM', '91330106MA27Y4U47R']);
    expect(json).toMatchObject({ kind: 'TYDM', valid: true, parts: { organizationCode: 'MA27Y4U4-7' } });
  });
});

describe('wrong usage', () => {
  it.each([
    [['nonsense']],
    [['number']],
    [['number', 'XXX', '1']],
    [['check', '--today', '2026-02-30']],
    [['check', '--lang', 'fr']],
    [['bundle', '--ready']],
    [['bundle', '--out', 'x.zip']],
    [['prepare', 'a.jpg']],
    [['prepare', 'a.jpg', '--out', '.', '--corners', '1,2']],
    [['prepare', 'a.jpg', '--out', '.', '--format', 'png']],
    [['prepare', 'a.jpg', '--out', '.', '--paper', 'NONE']],
    [['template', 'paint']],
    [['targets', 'diff', 'strict']],
    [['outcomes', 'x']],
    [['calendar', 'x']],
    [['verify']],
    [['check', '--unknown-option']],
  ])('%j is exit status 2, one document, no stack', async (args) => {
    const { status, json, stderr } = await runJson(args);
    expect(status).toBe(2);
    expect(json).toHaveProperty('fault');
    expect(stderr).not.toMatch(/\n\s+at /);
    const said = await runCli(args);
    expect(said.status).toBe(2);
    expect(said.stdout).toBe('');
    expect(said.stderr.trim()).not.toBe('');
  });
});

/** A process that has the desk open until it is told to end. */
const holdDesk = async (dir: string): Promise<ChildProcess> => {
  const script = `import { openDesk } from '#core/open-desk'; const desk = await openDesk({ dir: ${JSON.stringify(dir)} });
    process.once('SIGTERM', () => desk.close().then(() => process.exit(0))); setInterval(() => {}, 1000); console.log('open');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((done) => child.stdout?.once('data', done));
  return child;
};
