/** The core's line to its host: Electron's parent port, or the channel of a Node child process. */
import type { SupportedMessagePort } from '@orpc/client/message-port';
import type { LinePort } from '../sandbox/line.ts';
import type { CoreMessage, HostMessage } from './messages.ts';

/** A port that an Electron host transfers. */
export type HostPort = SupportedMessagePort & LinePort;

export type HostLink = {
  send(message: CoreMessage): void;
  listen(onMessage: (message: HostMessage, port: HostPort | undefined) => void, onGone: () => void): void;
};

/** The part of Electron's parent port that is used; its types belong to the hosts. */
type ParentPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: readonly HostPort[] }) => void): void;
};

export const openHostLink = (): HostLink => {
  const { parentPort } = process as unknown as { parentPort?: ParentPort };
  return parentPort ? electronLink(parentPort) : nodeLink();
};

const electronLink = (parentPort: ParentPort): HostLink => ({
  send: (message) => parentPort.postMessage(message),
  // A utility process ends with its app, so there is nothing to watch.
  listen: (onMessage) =>
    parentPort.on('message', ({ data, ports }) => {
      const [port] = ports;
      const message = data as HostMessage;
      onMessage(message, port);
      // Who listens on a line starts it.
      if (message.kind === 'port') port?.start();
    }),
});

const nodeLink = (): HostLink => ({
  send: (message) => {
    if (process.connected) process.send?.(message);
  },
  listen: (onMessage, onGone) => {
    process.on('message', (message) => onMessage(message as HostMessage, undefined));
    process.on('disconnect', onGone);
  },
});
