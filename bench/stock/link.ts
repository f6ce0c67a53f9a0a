/** A line between a desk and its server that can be cut, or swallow what is sent as Wi-Fi and sleeping laptops do. */
import { connect, createServer, type Socket } from 'node:net';

export type Link = {
  readonly port: number;
  /** Ends every connection; new ones are taken. */
  cut(): void;
  /** Nothing goes through, in either direction, and nobody is told. */
  swallow(on: boolean): void;
  close(): Promise<void>;
};

export const openLink = (to: number): Promise<Link> =>
  new Promise((resolve, reject) => {
    const open = new Set<Socket>();
    let swallows = false;
    const pass = (from: Socket, into: Socket): void => {
      open.add(from);
      from.on('data', (bytes) => swallows || into.write(bytes));
      from.on('error', () => into.destroy());
      from.on('close', () => {
        open.delete(from);
        into.destroy();
      });
    };
    const server = createServer((near) => {
      const far = connect(to, '127.0.0.1');
      pass(near, far);
      pass(far, near);
    });
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      resolve({
        port: address.port,
        cut: () => {
          for (const socket of open) socket.destroy();
        },
        swallow: (on) => {
          swallows = on;
          // What was swallowed is gone: a connection that lost bytes is of no use any more.
          if (!on) for (const socket of open) socket.destroy();
        },
        close: () =>
          new Promise((ended) => {
            for (const socket of open) socket.destroy();
            server.close(() => ended());
          }),
      });
    });
  });
