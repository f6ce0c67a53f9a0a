/** A sandbox process' own end of its line. */
import { Socket } from 'node:net';
import { type Line, type LinePort, orderLimits, pipeLine, portLine } from './line.ts';

type ParentPort = {
  once(event: 'message', listener: (event: { ports: readonly LinePort[] }) => void): void;
};

/** Electron's parent port carries one message, with the port; Node's host gives the pipe as the fourth handle. */
export const openLine = async (): Promise<Line> => {
  const { parentPort } = process as unknown as { parentPort?: ParentPort };
  if (!parentPort) return pipeLine(new Socket({ fd: 3 }), orderLimits);
  const { promise, resolve } = Promise.withResolvers<LinePort>();
  parentPort.once('message', ({ ports: [port] }) => port && resolve(port));
  return portLine(await promise, orderLimits);
};

/** At once and for certain, whatever native code is doing in the other threads. */
export const endNow = (): void => void process.kill(process.pid, 'SIGKILL');
