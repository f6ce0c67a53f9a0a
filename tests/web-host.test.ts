/** The loopback host over real HTTP and WebSocket lines, with a real core: who comes in, what goes out, and what is refused. */
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { BundleView } from '#contract/views';
import { makeBundleFile } from '#core/bundle/make-bundle';
import { openDesk } from '#core/open-desk';
import { superviseCore } from '#core/process/supervise-core';
import { quietFlags } from '../src/web/find-browser.ts';
import { isOurs } from '../src/web/guards.ts';
import { spawnCore } from '../src/web/spawn-core.ts';
import { startWebHost, type WebHost } from '../src/web/web-host.ts';
import { fillWithPictures } from './ready-desk.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
let host: WebHost;
let core: ReturnType<typeof superviseCore<never>>;
let base: URL;
let cookie = '';
let bundle: BundleView;
beforeAll(async () => {
  const desk = await openDesk({ dir: scratch('desk') });
  await fillWithPictures(desk, 6, 500_000);
  bundle = await makeBundleFile(desk.context, {}, scratch('bundle.zip'), () => undefined);
  await desk.close();
  core = superviseCore<never>({ spawn: spawnCore, start: { dir: scratch('desk'), readAfter: null } });
  const files = new Map([['/index.html', { mime: 'text/html', bytes: Buffer.from('<!doctype html>') }]]);
  host = await startWebHost({ core, files, port: 0 });
  base = new URL(host.url);
  while (core.state.get().kind === 'starting')
    await new Promise((resolve) => core.state.subscribe(() => resolve(null)));
});
afterAll(async () => {
  await host.close();
  await core.stop();
});

type Asked = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  bytes: Buffer;
};
const ask = (
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: Buffer } = {},
): Promise<Asked> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: base.port, path, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(parts).toString(),
          bytes: Buffer.concat(parts),
        }),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
const inside = (headers: Record<string, string> = {}) => ({
  headers: { Cookie: cookie, Origin: base.origin, ...headers },
});

describe('the loopback host', () => {
  it('opens once by its token, and remembers the browser by a strict cookie', async () => {
    expect((await ask('/')).status).toBe(403);
    expect((await ask('/?token=wrong')).status).toBe(403);
    const first = await ask(base.pathname + base.search);
    expect(first.status).toBe(303);
    const [set = ''] = first.headers['set-cookie'] as string[];
    expect(set).toMatch(/HttpOnly; SameSite=Strict/);
    cookie = set.split(';')[0] ?? '';
    expect((await ask(base.pathname + base.search)).status).toBe(403);
    expect((await ask('/', inside())).status).toBe(200);
  });

  it('serves only what was built, with a policy that lets nothing remote in', async () => {
    const page = await ask('/', inside());
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'/);
    expect(page.headers['content-security-policy']).not.toMatch(/https?:|\*/);
    for (const path of [
      '/nothing',
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/index.html/../../x',
    ])
      expect((await ask(path, inside())).status, path).toBe(404);
  });

  it.each([
    ['another host name', { Host: 'localhost' }],
    ['a name that was bound to this address', { Host: 'evil.example' }],
    ['another origin', { Origin: 'http://evil.example' }],
    ['another port', { Origin: 'http://127.0.0.1:1' }],
    ['no origin for a change', { Origin: '' }],
    ['no session', { Cookie: 'desk-session=' }],
    ['a session of another', { Cookie: `desk-session=${'0'.repeat(64)}` }],
  ] as const)('refuses %s', async (_, headers) => {
    const all = { ...inside().headers, ...headers } as Record<string, string>;
    for (const [name, value] of Object.entries(all)) if (value === '') delete all[name];
    const sent = await ask('/upload?name=a', { method: 'POST', headers: all, body: Buffer.from('x') });
    expect(sent.status).toBe(403);
  });

  it('takes files in as grants, and no other way of changing anything', async () => {
    const sent = await ask('/upload?name=../../a.jpg', {
      method: 'POST',
      ...inside(),
      body: Buffer.from('bytes'),
    });
    expect(JSON.parse(sent.text)).toMatchObject({ name: 'a.jpg', bytes: 5 });
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await ask('/upload', { method, ...inside() })).status).toBe(405);
    const huge = await ask('/upload?name=b', {
      method: 'POST',
      ...inside(),
      body: Buffer.alloc(64 * 1024 * 1024 + 1),
    });
    expect(huge).toMatchObject({ status: 413 });
    expect(JSON.parse(huge.text)).toMatchObject({ code: 'file-too-large' });
  });

  it('sends a bundle piece by piece, and goes on when somebody leaves half-way', async () => {
    const path = `/blob/bundle/${bundle.id}`;
    for (let trial = 0; trial < 3; trial++)
      await new Promise<void>((resolve) => {
        const sent = request({ host: '127.0.0.1', port: base.port, path, ...inside() }, (answer) => {
          answer.once('data', () => sent.destroy());
        });
        sent.once('error', () => resolve());
        sent.once('close', () => resolve());
        sent.end();
      });
    const got = await ask(path, inside());
    expect(got.status).toBe(200);
    expect(got.headers['content-length']).toBe(String(bundle.bytes));
    expect(String(got.headers['content-disposition'])).toContain(encodeURIComponent(bundle.fileName));
    expect(got.bytes.equals(await readFile(scratch('bundle.zip')))).toBe(true);
  });

  it('takes in a bundle that is larger than a scan may be', async () => {
    const sent = await ask('/upload?name=large.zip', {
      method: 'POST',
      ...inside(),
      body: Buffer.alloc(65 * 1024 * 1024 + 1),
    });
    expect(JSON.parse(sent.text)).toMatchObject({ name: 'large.zip', bytes: 65 * 1024 * 1024 + 1 });
  });

  it('answers for a picture that is not there with 404', async () => {
    for (const path of ['/blob/scan/none', '/blob/../etc/passwd', '/blob/bundle/none', '/blob/'])
      expect((await ask(path, inside())).status, path).toBe(404);
  });

  it('opens its lines to its own page only', async () => {
    const open = (headers: Record<string, string>, path = '/state') =>
      new Promise<string>((resolve) => {
        const line = new WebSocket(`ws://127.0.0.1:${base.port}${path}`, { headers });
        line.once('message', (data) => {
          line.close();
          resolve(String(data));
        });
        line.once('error', () => resolve('refused'));
      });
    expect(JSON.parse(await open({ Cookie: cookie, Origin: base.origin }))).toEqual({ kind: 'ready' });
    expect(await open({ Cookie: cookie })).toBe('refused');
    expect(await open({ Origin: base.origin })).toBe('refused');
    expect(await open({ Cookie: cookie, Origin: 'http://evil.example' })).toBe('refused');
    expect(await open({ Cookie: cookie, Origin: base.origin }, '/other')).toBe('refused');
  });
});

describe('a locked desk', () => {
  it('gives nothing to the page, and after its time ends the session for good', async () => {
    const files = new Map([['/index.html', { mime: 'text/html', bytes: Buffer.from('<!doctype html>') }]]);
    const short = await startWebHost({ core, files, port: 0, lockedFor: 300 });
    const usual = base;
    const before = cookie;
    try {
      base = new URL(short.url);
      const entered = await ask(base.pathname + base.search);
      cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
      expect((await ask(`/blob/bundle/${bundle.id}`, inside())).status).toBe(200);
      core.lock();
      const refused = await ask(`/blob/bundle/${bundle.id}`, inside());
      expect(JSON.parse(refused.text)).toMatchObject({ code: 'desk-locked' });
      expect((await ask('/', inside())).status).toBe(200);
      await short.ended;
      expect((await ask('/', inside())).status).toBe(403);
      expect((await ask(base.pathname + base.search)).status).toBe(403);
    } finally {
      base = usual;
      cookie = before;
      core.unlock(null);
      await short.close();
    }
  });
});

describe('isOurs', () => {
  it.each([
    ['GET', '127.0.0.1:80', undefined, true],
    ['POST', '127.0.0.1:80', undefined, false],
    ['POST', '127.0.0.1:80', 'http://127.0.0.1:80', true],
    ['GET', '127.0.0.1:80.evil', undefined, false],
    ['GET', undefined, undefined, false],
    ['GET', '127.0.0.1:80', 'null', false],
  ] as const)('%s %s from %s: %s', (method, hostName, origin, wanted) => {
    expect(isOurs({ method, host: hostName, origin, cookie: undefined }, 80)).toBe(wanted);
  });
});

it('a new desk takes the language that it was opened with; an old one keeps its own', async () => {
  for (const [language, wanted] of [
    ['en', 'en'],
    ['zh-CN', 'en'],
  ] as const) {
    const desk = await openDesk({ dir: scratch('language'), language });
    expect((await desk.client.desk.status()).settings.language).toBe(wanted);
    await desk.close();
  }
});

it('the browser is told to offer no translation and to phone nobody', async () => {
  const flags = quietFlags(false).join(' ');
  expect(flags).toMatch(/--disable-features=\S*Translate/);
  expect(flags).toContain('--disable-background-networking');
  expect(flags).not.toContain('--no-sandbox');
  expect(await readFile('src/renderer/index.html', 'utf8')).toMatch(/translate="no"/);
});
