/** The line between the core and a sandbox process, the same on both ends: a pipe between processes of Node, a message port in Electron. */
import type { Socket } from 'node:net';
import { createFrameReader, type Frame, type FrameLimits, writeFrame } from './frames.ts';

export type Line = {
  send(frame: Frame): void;
  /** Once. `onGone` is called once: the other end is gone, or sent what is no frame; nothing comes after it. */
  listen(onFrame: (frame: Frame) => void, onGone: (why: string) => void): void;
  /** Whether listening alone keeps this process running. */
  hold(awake: boolean): void;
};

/** Parts may hold whole scans, `maxFileBytes` each, of a certificate with both sides and further papers. */
export const orderLimits: FrameLimits = { head: 4_000_000, parts: 64, bytes: 1024 * 1024 * 1024 };
/** One picture or preview at most. */
export const answerLimits: FrameLimits = { head: 4_000_000, parts: 1, bytes: 64 * 1024 * 1024 };

/** `limits` bound what comes in. */
export const pipeLine = (socket: Socket, limits: FrameLimits): Line => ({
  send: (frame) => {
    if (!socket.writable) return;
    socket.cork();
    for (const piece of writeFrame(frame)) socket.write(piece);
    socket.uncork();
  },
  listen: (onFrame, onGone) => {
    const read = createFrameReader(limits, onFrame);
    let why = 'gone';
    socket.on('data', (chunk: Buffer) => {
      if (socket.destroyed) return;
      try {
        read(chunk);
      } catch (error) {
        why = error instanceof Error ? error.message : 'no frame';
        socket.destroy();
      }
    });
    // A line that breaks is one that ends.
    socket.on('error', () => undefined);
    socket.on('end', () => socket.destroy());
    socket.once('close', () => onGone(why));
  },
  hold: (awake) => void (awake ? socket.ref() : socket.unref()),
});

/** The part of Electron's message ports that is used; its types belong to the hosts. */
export type LinePort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  start(): void;
  close(): void;
};

export const portLine = (port: LinePort, limits: FrameLimits): Line => {
  let isOpen = true;
  return {
    send: ({ head, parts }) => {
      // A part of something larger would be cloned with all of it.
      const own = parts.map((part) => (part.byteLength === part.buffer.byteLength ? part : part.slice()));
      if (isOpen) port.postMessage({ head, parts: own });
    },
    listen: (onFrame, onGone) => {
      const end = (why: string): void => {
        if (!isOpen) return;
        isOpen = false;
        port.close();
        onGone(why);
      };
      port.on('message', ({ data }) => {
        if (!isOpen) return;
        if (isFrame(data, limits)) onFrame(data);
        else end('no frame');
      });
      port.on('close', () => end('gone'));
      port.start();
    },
    hold: () => undefined,
  };
};

const isFrame = (data: unknown, limits: FrameLimits): data is Frame => {
  if (typeof data !== 'object' || data === null || !('head' in data) || !('parts' in data)) return false;
  const { head, parts } = data;
  return (
    typeof head === 'string' &&
    head.length <= limits.head &&
    Array.isArray(parts) &&
    parts.length <= limits.parts &&
    parts.every((part) => part instanceof Uint8Array) &&
    parts.reduce((sum: number, part: Uint8Array) => sum + part.length, 0) <= limits.bytes
  );
};
