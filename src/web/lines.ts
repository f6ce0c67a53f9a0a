/** The page's lines: one for operations, one that tells how the core stands. Nothing that comes along them ends the host. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { readHostRequest } from '#contract/core-state';
import { longestFrame } from '#contract/limits';
import { answerRequest } from '#core/process/answer-request';
import type { Core } from '#core/process/supervise-core';
import { type Guarded, isOurs } from './guards.ts';
import { headOf } from './request-head.ts';

export type LinesOptions = {
  readonly core: Core<never>;
  readonly entrance: Guarded;
  readonly port: number;
  /** The session of this host ends for good. */
  readonly end: () => void;
};

/** Answers every upgrade of `server`: a line for our own page, a closed socket for everybody else. */
export const openLines = (server: Server, { core, entrance, port, end }: LinesOptions): { close(): void } => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestFrame });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // The other end may be gone already; that is its own affair.
    socket.on('error', () => undefined);
    const ours = headOf(request);
    const line = lines[request.url ?? ''];
    if (!line || ours.origin === undefined || !isOurs(ours, port) || !entrance.isInside(ours.cookie))
      return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, (page) => {
      // A frame that is too long or breaks the protocol: the library closes this line with its code, the host goes on.
      page.on('error', () => undefined);
      line(core, page, end);
    });
  });
  return {
    close: () => {
      for (const page of sockets.clients) page.terminate();
    },
  };
};

/** By the exact target of the request: a path that would have to be taken apart first is none of them. */
const lines: Readonly<Record<string, (core: Core<never>, page: WebSocket, end: () => void) => void>> = {
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
  '/state': (core, page, end) => {
    const tell = () => page.send(JSON.stringify(core.state.get()));
    const stop = core.state.subscribe(tell);
    page.on('close', stop);
    page.on('message', (data) => {
      const request = readHostRequest(parse(String(data)));
      if (request) answerRequest(core, request, end);
    });
    tell();
  },
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const toBytes = (data: WebSocket.RawData): Uint8Array =>
  Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? new Uint8Array(data) : data;
