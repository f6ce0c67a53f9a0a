/** The loopback host: the built page, uploads, pictures, and the page's lines to the core. Listens on 127.0.0.1 only (docs/adr/0006). */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { folderUses } from '#contract/bridge';
import { faultOf } from '#contract/fault-of';
import { Fault, type FaultShape } from '#contract/faults';
import { isBundleName, maxFileBytes } from '#core/grants';
import type { Grant } from '#core/ports/grants';
import type { Core } from '#core/process/supervise-core';
import { createEntrance, enteredHeaders, enterPath, longestForm, readToken } from './entrance.ts';
import { isOurs, mayEnter, readTarget, securityHeaders } from './guards.ts';
import { openLines } from './lines.ts';
import { isAnotherUser } from './peer-user.ts';
import { headOf } from './request-head.ts';
import type { StaticFile } from './static-files.ts';

export type WebHost = {
  /** Where the page lies, without the token. */
  readonly address: string;
  /** Opens the door once. */
  readonly token: string;
  /** Both in one, for whoever opens the page by hand. */
  readonly url: string;
  /** Resolves when the session has ended for good: nobody gets in any more, and the core should end too. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
};

export type WebHostOptions = {
  readonly core: Core<never>;
  readonly files: ReadonlyMap<string, StaticFile>;
  /** 0 takes a free one. */
  readonly port: number;
  /** Milliseconds that a desk stays locked before the session ends for good; 12 hours. */
  readonly lockedFor?: number;
};

const halfDay = 12 * 3_600_000;

/** Whoever opens a line and says nothing loses it; the page itself needs a dozen at most. */
const limits = { headersTimeout: 10_000, requestTimeout: 120_000, connectionsCheckingInterval: 2_000 };
const mostConnections = 256;

export const startWebHost = async ({
  core,
  files,
  port: wanted,
  lockedFor = halfDay,
}: WebHostOptions): Promise<WebHost> => {
  const entrance = createEntrance();
  const server = createServer(limits, (request, response) => {
    answer(request, response).catch((error: unknown) => refuse(response, faultOf(error)));
  });
  server.maxConnections = mostConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const headers = securityHeaders(port);
  const address = `http://127.0.0.1:${port}`;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const head = headOf(request);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const target = readTarget(request.url, port);
    if (!target) return end(response, 400, 'refused');
    const { pathname, searchParams, search } = target;
    if (pathname === enterPath && mayEnter(head, port))
      return enter(request, response, readToken(await readForm(request)), 200);
    if (!isOurs(head, port)) return end(response, 403, 'refused');
    const given = searchParams.get('token');
    if (pathname === '/' && given !== null) return enter(request, response, given, 303);
    if (!entrance.isInside(head.cookie)) return end(response, 403, usedUp);
    if (request.method === 'POST' && pathname === '/upload')
      return upload(core, request, response, searchParams.get('name') ?? '');
    if (request.method === 'POST' && pathname === '/folder')
      return acceptFolder(core, request, response, searchParams.get('use'));
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'refused');
    if (pathname.startsWith('/blob/bundle/'))
      return sendBundle(core, request, response, pathname.slice('/blob/bundle/'.length));
    if (pathname.startsWith('/blob/'))
      return sendBlob(core, response, pathname.slice('/blob/'.length) + search);
    const file = files.get(pathname === '/' ? '/index.html' : pathname);
    if (!file) return end(response, 404, 'not found');
    response.setHeader('Content-Type', file.mime);
    response.end(file.bytes);
  };

  const enter = async (
    request: IncomingMessage,
    response: ServerResponse,
    given: string | null,
    status: 200 | 303,
  ): Promise<void> => {
    const { remotePort = 0 } = request.socket;
    const cookie =
      given === null || (await isAnotherUser({ from: remotePort, to: port })) ? null : entrance.enter(given);
    if (cookie === null) return end(response, 403, usedUp);
    const added = status === 200 ? enteredHeaders(cookie) : { 'Set-Cookie': cookie, Location: '/' };
    for (const [name, value] of Object.entries(added)) response.setHeader(name, value);
    end(response, status, '');
  };

  const ended = Promise.withResolvers<void>();
  const endSession = (): void => {
    entrance.end();
    lines.close();
    ended.resolve();
  };
  const stopWatching = afterLock(core, lockedFor, endSession);
  const lines = openLines(server, { core, entrance, port, end: endSession });

  return {
    address,
    token: entrance.token,
    url: `${address}/?token=${entrance.token}`,
    ended: ended.promise,
    close: async () => {
      stopWatching();
      lines.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

/** Runs `end` when the desk was locked so long without a break. Gives what stops watching. */
const afterLock = (core: Core<never>, milliseconds: number, end: () => void): (() => void) => {
  let timer: NodeJS.Timeout | null = null;
  const look = (): void => {
    const isLocked = core.state.get().kind === 'locked';
    if (isLocked && !timer) timer = setTimeout(end, milliseconds);
    if (isLocked || !timer) return;
    clearTimeout(timer);
    timer = null;
  };
  const stop = core.state.subscribe(look);
  return () => {
    stop();
    if (timer) clearTimeout(timer);
  };
};

/** A token works once: whoever comes later without the session reads how to get in. */
const usedUp =
  '此地址只能打开一次。请回到启动它的窗口，重新运行以取得新地址。\nThis address opens once. Start the app again for a new one.\n';

/** A body that is no form of ours is an empty one. */
const readForm = async (request: IncomingMessage): Promise<string> => {
  let form = '';
  for await (const chunk of request as AsyncIterable<Buffer>) {
    // Read to its end all the same: an answer to half a request does not arrive.
    if (form.length <= longestForm) form += chunk.subarray(0, longestForm + 1).toString('latin1');
  }
  return form.length > longestForm ? '' : form;
};

const end = (response: ServerResponse, status: number, text: string): void => {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(text);
};

/** Faults cross as JSON; the page says them in words. */
const refuse = (response: ServerResponse, fault: Fault): void => {
  if (response.headersSent) return void response.destroy();
  const { code, retry, data, incident } = fault;
  response.statusCode = code === 'not-found' ? 404 : code === 'file-too-large' ? 413 : 503;
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ code, retry, data, incident } satisfies FaultShape));
};

const upload = async (
  core: Core<never>,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> => {
  const grant = isBundleName(name)
    ? await takeBundle(core, request, name)
    : await core.offer(name, { bytes: await readBody(request) });
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(grant));
};

/** The fault of a folder that cannot be used for what it was chosen for. */
const unfit = { watch: 'folder-not-watchable', backup: 'place-unfit', restore: 'backup-missing' } as const;

/** Longest path that is taken, bytes. */
const longestPath = 4_096;

/** A browser shows no dialog for folders of this machine: who sits there types the path. */
const acceptFolder = async (
  core: Core<never>,
  request: IncomingMessage,
  response: ServerResponse,
  wanted: string | null,
): Promise<void> => {
  const use = folderUses.find((one) => one === wanted);
  if (!use) throw new Fault('invalid-input', { field: 'use' });
  const path = (await readBody(request)).toString('utf8').trim();
  if (path === '' || Buffer.byteLength(path) > longestPath) throw new Fault(unfit[use]);
  await core.acceptFolder(use, path);
  response.setHeader('Content-Type', 'application/json');
  response.end('{}');
};

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxFileBytes) throw new Fault('file-too-large', { bytes, limit: maxFileBytes });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Bytes that go on to the core at one go: each call costs the same. */
const passedOn = 1024 * 1024;

/** Bundles go on to the core as they come, whatever their size. */
const takeBundle = async (core: Core<never>, request: IncomingMessage, name: string): Promise<Grant> => {
  const upload = await core.beginUpload(name);
  try {
    let parts: Buffer[] = [];
    let waiting = 0;
    const pass = async (): Promise<void> => {
      await core.addToUpload(upload, Buffer.concat(parts));
      parts = [];
      waiting = 0;
    };
    for await (const chunk of request as AsyncIterable<Buffer>) {
      parts.push(chunk);
      waiting += chunk.length;
      if (waiting >= passedOn) await pass();
    }
    await pass();
    return await core.endUpload(upload);
  } catch (error) {
    await core.dropUpload(upload).catch(() => undefined);
    throw error;
  }
};

/** Piece by piece, as fast as the page takes them. What fails on the way ends the connection, so that nobody keeps half a file. */
const sendBundle = async (
  core: Core<never>,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> => {
  response.setHeader('Content-Type', 'application/zip');
  // Opening it is written down as a bundle that left the desk.
  if (request.method === 'HEAD') {
    response.setHeader('Content-Disposition', attachment(await core.bundleName(id)));
    return void response.end();
  }
  const { reading, name, bytes } = await core.openBundle(id);
  try {
    if (bytes !== null) response.setHeader('Content-Length', bytes);
    response.setHeader('Content-Disposition', attachment(name));
    await pipeline(Readable.from(piecesOf(core, reading), { objectMode: false }), response);
  } finally {
    await core.closeBundle(reading).catch(() => undefined);
  }
};

async function* piecesOf(core: Core<never>, reading: number): AsyncGenerator<Uint8Array> {
  for (;;) {
    const piece = await core.readBundle(reading);
    if (piece === null) return;
    yield piece;
  }
}

const attachment = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;

const sendBlob = async (core: Core<never>, response: ServerResponse, ref: string): Promise<void> => {
  const { mime, name, bytes } = await core.readBlob(ref);
  response.setHeader('Content-Type', mime);
  if (ref.startsWith('list/')) response.setHeader('Content-Disposition', attachment(name));
  response.end(bytes);
};
