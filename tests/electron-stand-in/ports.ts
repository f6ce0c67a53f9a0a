/** Electron's MessagePortMain over Node's message ports: queued until started, gone for its owner once it was transferred. */
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

export class PortMain extends EventEmitter {
  #port: MessagePort | null;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('close', () => this.emit('close'));
  }

  postMessage(message: unknown): void {
    this.#held().postMessage(message);
  }

  start(): void {
    this.#held().on('message', (data) => this.emit('message', { data, ports: [] }));
  }

  close(): void {
    this.#held().close();
  }

  /** The port underneath, for the side that it is transferred to. A port can be transferred once. */
  release(): MessagePort {
    const port = this.#held();
    this.#port = null;
    return port;
  }

  #held(): MessagePort {
    if (!this.#port) throw new Error('Port at index 0 is already neutered');
    return this.#port;
  }
}

export class MessageChannelMain {
  readonly port1: PortMain;
  readonly port2: PortMain;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new PortMain(port1);
    this.port2 = new PortMain(port2);
  }
}
