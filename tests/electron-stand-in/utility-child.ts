/** Preloaded into a utility process of the stand-in: gives it Electron's `process.parentPort` in place of Node's channel. */
import { EventEmitter } from 'node:events';
import { isMainThread, MessageChannel, type MessagePort } from 'node:worker_threads';
import { PortMain } from './ports.ts';
import type { DownMessage } from './utility-process.ts';

const giveParentPort = (send: (message: unknown) => void): void => {
  const tunnels = new Map<number, MessagePort>();
  const parentPort = Object.assign(new EventEmitter(), {
    postMessage: (data: unknown) => send({ kind: 'message', data: structuredClone(data) }),
  });
  const openTunnel = (tunnel: number): PortMain => {
    const { port1, port2 } = new MessageChannel();
    tunnels.set(tunnel, port1);
    port1.on('message', (data) => send({ kind: 'port', tunnel, data }));
    port1.on('close', () => send({ kind: 'closed', tunnel }));
    return new PortMain(port2);
  };
  process.on('message', (message: DownMessage) => {
    if (message.kind === 'message')
      parentPort.emit('message', { data: message.data, ports: message.tunnels.map(openTunnel) });
    else if (message.kind === 'port') tunnels.get(message.tunnel)?.postMessage(message.data);
    else tunnels.get(message.tunnel)?.close();
  });
  process.on('disconnect', () => process.exit(0));
  // Node's own channel is not there in a utility process.
  Object.assign(process, { send: undefined, parentPort });
};

// Worker threads of the process are preloaded too, and have no parent port.
if (isMainThread) {
  const send = process.send?.bind(process);
  if (!send) throw new Error('a utility process needs its parent');
  giveParentPort(send);
}
