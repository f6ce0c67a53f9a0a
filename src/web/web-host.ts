/** The loopback host: the built page, uploads, pictures, and the page's lines to the core. Listens on 127.0.0.1 only (docs/adr/0006). */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { restartMessage } from '#contract/core-state';
import { faultOf } from '#contract/fault-of';
import { Fault, type FaultShape } from '#contract/faults';
import type { Grant } from '#core/context';
import { isBundleName, maxFileBytes } from '#core/grants';
import type { Core } from '#core/process/supervise-core';
import {
  hasSession,
  isOurs,
  type RequestHead,
  sameSecret,
  securityHeaders,
  sessionCookie,
} from './guards.ts';
import type { StaticFile } from './static-files.ts';

export type WebHost = {
  /** With its one-time token. */
  readonly url: string;
  close(): Promise<void>;
};

export type WebHostOptions = {
  readonly core: Core<never>;
  readonly files: ReadonlyMap<string, StaticFile>;
  /** 0 takes a free one. */
  readonly port: number;
};

export const startWebHost = async ({ core, files, port: wanted }: WebHostOptions): Promise<WebHost> => {
  const session = randomBytes(32).toString('hex');
  let token: string | null = randomBytes(16).toString('hex');
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => refuse(response, faultOf(error)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const headers = securityHeaders(port);
  const url = `http://127.0.0.1:${port}/?token=${token}`;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams, search } = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    const head = headOf(request);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (!isOurs(head, port)) return end(response, 403, 'refused');
    const given = searchParams.get('token');
    if (pathname === '/' && given !== null && token !== null && sameSecret(given, token)) {
      token = null;
      response.setHeader('Set-Cookie', `${sessionCookie}=${session}; HttpOnly; SameSite=Strict; Path=/`);
      response.setHeader('Location', '/');
      return end(response, 303, '');
    }
    if (!hasSession(head.cookie, session)) return end(response, 403, usedUp);
    if (request.method === 'POST' && pathname === '/upload')
      return upload(core, request, response, searchParams.get('name') ?? '');
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

  const sockets = new WebSocketServer({ noServer: true, maxPayload: 16 * 1024 * 1024 });
  server.on('upgrade', (request, socket, head) => {
    const { pathname } = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    const line = lines[pathname];
    const ours = headOf(request);
    if (!line || ours.origin === undefined || !isOurs(ours, port) || !hasSession(ours.cookie, session))
      return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, (page) => line(core, page));
  });

  return {
    url,
    close: async () => {
      for (const page of sockets.clients) page.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

/** A token works once: whoever comes later without the session reads how to get in. */
const usedUp =
  '此地址只能打开一次。请回到启动它的窗口，重新运行以取得新地址。\nThis address opens once. Start the app again for a new one.\n';

const headOf = ({ method = 'GET', headers }: IncomingMessage): RequestHead => ({
  method,
  host: headers.host,
  origin: headers.origin,
  cookie: headers.cookie,
});

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
  const { reading, name, bytes } = await core.openBundle(id);
  try {
    response.setHeader('Content-Type', 'application/zip');
    response.setHeader('Content-Length', bytes);
    response.setHeader('Content-Disposition', attachment(name));
    if (request.method === 'HEAD') return void response.end();
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

/** The page's lines: one for operations, one that tells how the core stands. */
const lines: Readonly<Record<string, (core: Core<never>, page: WebSocket) => void>> = {
  '/rpc': (core, page) => {
    try {
      const connection = core.connect(
        (frame) => page.send(frame),
        () => page.close(1012),
      );
      page.on('message', (data, binary) => connection.send(binary ? toBytes(data) : String(data)));
      page.on('close', () => connection.close());
    } catch {
      // The page waits for the state `ready` and comes again.
      page.close(1013);
    }
  },
  '/state': (core, page) => {
    const tell = () => page.send(JSON.stringify(core.state.get()));
    const stop = core.state.subscribe(tell);
    page.on('close', stop);
    page.on('message', (data) => {
      if (String(data) === restartMessage) core.restart();
    });
    tell();
  },
};

const toBytes = (data: WebSocket.RawData): Uint8Array =>
  Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? new Uint8Array(data) : data;
