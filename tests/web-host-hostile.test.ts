/** A thousand hostile requests and frames against the loopback host with a real core: each is refused, and the host and its core stay. */
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { longestFrame } from '#contract/limits';
import { superviseCore } from '#core/process/supervise-core';
import { spawnCore } from '../src/web/spawn-core.ts';
import { startWebHost, type WebHost } from '../src/web/web-host.ts';
import { seeded } from './photos.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
let host: WebHost;
let core: ReturnType<typeof superviseCore<never>>;
let port = 0;
let cookie = '';
beforeAll(async () => {
  core = superviseCore<never>({ spawn: spawnCore, start: { dir: scratch('desk'), readAfter: null } });
  const files = new Map([['/index.html', { mime: 'text/html', bytes: Buffer.from('<!doctype html>') }]]);
  host = await startWebHost({ core, files, port: 0 });
  port = Number(new URL(host.url).port);
  const entered = await fetch(host.url, { redirect: 'manual' });
  cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
  while (core.state.get().kind === 'starting')
    await new Promise((resolve) => core.state.subscribe(() => resolve(null)));
});
afterAll(async () => {
  await host.close();
  await core.stop();
});
let random: () => number;
beforeEach(() => {
  random = seeded(20260302);
});
const below = (most: number): number => Math.floor(random() * most);

/** One of the seeds with up to four places cut, doubled or written over. */
const mutantOf = (seeds: readonly Buffer[]): Buffer => {
  let bytes = Buffer.from(seeds[below(seeds.length)]!);
  for (let times = 1 + below(4); times > 0; times--) {
    const [from, length] = [below(bytes.length), 1 + below(12)];
    const [head, part, tail] = [
      bytes.subarray(0, from),
      bytes.subarray(from, from + length),
      bytes.subarray(from + length),
    ];
    const noise = Buffer.from(Array.from({ length }, () => below(256)));
    bytes = Buffer.concat([[head, tail], [head, part, part, tail], [head, noise, tail], [head]][below(4)]!);
  }
  return bytes;
};

/** The host answers its own page, and its core was never started again. */
const stands = async (): Promise<void> => {
  const answer = await fetch(`${host.address}/`, { headers: { Cookie: cookie } });
  expect(answer.status).toBe(200);
  await answer.arrayBuffer();
  expect(core.state.get()).toEqual({ kind: 'ready' });
};

/** Writes raw bytes on a line of its own; resolves with what came back once the host has closed it or `wait` has passed. */
const sendRaw = (bytes: string | Buffer, wait = 2_000): Promise<string> =>
  new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1');
    const done = (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(wait, done);
    socket.on('data', (data) => {
      answer += data.toString('latin1');
      // A server that answers and keeps the line has said what it has to say.
      if (answer.includes('\r\n\r\n')) done();
    });
    socket.on('error', done);
    socket.on('close', done);
    socket.write(bytes);
  });

const upgradeTo = (target: string, extra = ''): string =>
  `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
  `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n${extra}\r\n`;

const targets = [
  '//',
  '/\\',
  '/\\/',
  '///',
  '//[',
  '//:',
  '//%',
  '/%',
  '/%zz',
  '/rpc/',
  '/rpc?',
  '/RPC',
  '*',
  '',
];

describe('requests', () => {
  it.each(targets)('refuses an upgrade to %j, with and without a session, and stays', async (target) => {
    for (const extra of ['', `Origin: ${host.address}\r\nCookie: ${cookie}\r\n`])
      expect(await sendRaw(upgradeTo(target, extra))).not.toMatch(/^HTTP\/1\.1 101/);
    await stands();
  });

  it.each(['//', '/\\', '///x', '//[', 'http://127.0.0.1/', '*'])(
    'calls the target %j a bad one',
    async (path) => {
      const status = await new Promise((resolve, reject) => {
        const sent = request({ host: '127.0.0.1', port, path, headers: { Cookie: cookie } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        sent.once('error', reject);
        sent.end();
      });
      expect(status).toBe(400);
    },
  );

  it('stays through 600 mutated requests', async () => {
    const seeds = [
      upgradeTo('/rpc', `Origin: ${host.address}\r\nCookie: ${cookie}\r\n`),
      upgradeTo('/state'),
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\n\r\n`,
      `POST /upload?name=a.jpg HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${host.address}\r\nCookie: ${cookie}\r\nContent-Length: 4\r\n\r\nabcd`,
      `POST /enter HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: null\r\nContent-Length: 7\r\n\r\ntoken=x`,
    ].map((text) => Buffer.from(text));
    for (let round = 0; round < 60; round++) {
      const mutants = Array.from({ length: 10 }, () => mutantOf(seeds));
      await Promise.all(mutants.map((mutant) => sendRaw(mutant, 300)));
    }
    await stands();
  }, 120_000);
});

const line = async (path: '/rpc' | '/state'): Promise<WebSocket> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, {
    headers: { Cookie: cookie, Origin: host.address },
  });
  socket.on('error', () => undefined);
  await once(socket, 'open');
  return socket;
};

/** Bytes below the protocol of frames. */
const rawOf = (socket: WebSocket): NodeJS.WritableStream =>
  (socket as unknown as { _socket: NodeJS.WritableStream })._socket;

describe('frames', () => {
  it.each([
    ['text that is not UTF-8', '/rpc', Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28]), 1007],
    ['reserved bits', '/state', Buffer.from([0xf1, 0x80, 0, 0, 0, 0]), 1002],
    ['no mask', '/rpc', Buffer.from([0x81, 0x01, 0x61]), 1002],
    ['a close with a code that does not exist', '/rpc', Buffer.from([0x88, 0x82, 0, 0, 0, 0, 0, 1]), 1002],
    ['a continuation of nothing', '/state', Buffer.from([0x80, 0x80, 0, 0, 0, 0]), 1002],
  ] as const)('%s closes that line only', async (_, path, bytes, code) => {
    const [bad, good] = [await line(path), await line('/state')];
    rawOf(bad).write(bytes);
    const [closed] = (await once(bad, 'close')) as [number];
    expect(closed).toBe(code);
    expect(good.readyState).toBe(WebSocket.OPEN);
    good.close();
    await stands();
  });

  it('a frame that is too long closes that line only', async () => {
    const bad = await line('/rpc');
    bad.send('x'.repeat(longestFrame + 1));
    const [closed] = (await once(bad, 'close')) as [number];
    expect([1009, 1006]).toContain(closed);
    await stands();
  });

  it('stays through 600 frames that say nothing or half of something', async () => {
    const seeds = [
      JSON.stringify({ i: '1', p: { u: '/desk/status', b: {} } }),
      JSON.stringify({ i: '2', p: { u: '/templates/list', b: { json: { limit: 1e9 } } } }),
      JSON.stringify({ i: '1', t: 3, p: null }),
      '[]',
      '{"__proto__":{"a":1}}',
    ].map((text) => Buffer.from(text));
    for (let round = 0; round < 60; round++) {
      const socket = await line('/rpc');
      for (let at = 0; at < 10; at++) {
        const mutant = mutantOf(seeds);
        socket.send(random() < 0.5 ? mutant : mutant.toString('latin1'));
      }
      // Answered after all of them, since a line keeps their order.
      socket.ping();
      await Promise.race([once(socket, 'pong'), once(socket, 'close')]);
      socket.terminate();
    }
    await stands();
  }, 120_000);
});

it('lines that say nothing are closed, and a real request is answered meanwhile', async () => {
  const idle = await Promise.all(
    Array.from({ length: 100 }, async () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.write('GET / HTTP/1.1\r\nHost');
      return socket;
    }),
  );
  await stands();
  await Promise.all(idle.map((socket) => (socket.closed ? null : once(socket.resume(), 'close'))));
  await stands();
}, 40_000);

it('the token of a start page opens once, from a file or from this page and from nowhere else', async () => {
  const other = await startWebHost({ core, files: new Map(), port: 0 });
  const send = (origin: string, token: string) =>
    fetch(`${other.address}/enter`, {
      method: 'POST',
      headers: { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `token=${token}`,
    });
  try {
    expect((await send('http://evil.example', other.token)).status).toBe(403);
    expect((await send('null', 'wrong')).status).toBe(403);
    expect((await send('null', 'x'.repeat(5_000))).status).toBe(403);
    const entered = await send('null', other.token);
    expect(entered.status).toBe(200);
    expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
    expect(entered.headers.get('refresh')).toBe('0; url=/');
    expect((await send('null', other.token)).status).toBe(403);
    expect((await fetch(other.url, { redirect: 'manual' })).status).toBe(403);
  } finally {
    await other.close();
  }
});
