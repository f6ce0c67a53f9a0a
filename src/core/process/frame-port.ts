/** A message port made of frames that some other line carries. */
import type { Frame } from './messages.ts';

export type FramePort = {
  addEventListener(event: string, listener: (event: { data?: unknown }) => void): void;
  postMessage(data: unknown): void;
  receive(frame: Frame): void;
  close(): void;
};

/** `send` takes what the port posts; `receive` and `close` are called by whoever owns the line. */
export const createFramePort = (send: (frame: Frame) => void): FramePort => {
  const listeners = {
    message: new Set<(event: { data?: unknown }) => void>(),
    close: new Set<(event: { data?: unknown }) => void>(),
  };
  // Frames that arrive before somebody listens are kept, as a real port does until it is started.
  let early: Frame[] = [];
  return {
    addEventListener: (event, listener) => {
      if (event !== 'message' && event !== 'close') return;
      listeners[event].add(listener);
      if (event !== 'message') return;
      const kept = early;
      early = [];
      for (const data of kept) listener({ data });
    },
    postMessage: (data) => send(data as Frame),
    receive: (frame) => {
      if (listeners.message.size === 0) early.push(frame);
      for (const listener of listeners.message) listener({ data: frame });
    },
    close: () => {
      for (const listener of listeners.close) listener({});
    },
  };
};
