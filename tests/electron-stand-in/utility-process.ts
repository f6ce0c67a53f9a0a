/** Electron's `utilityProcess` as a real child process. Transferred ports are tunnelled, since Node cannot transfer them. */
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import type { PortMain } from './ports.ts';

export type DownMessage =
  | { readonly kind: 'message'; readonly data: unknown; readonly tunnels: readonly number[] }
  | { readonly kind: 'port'; readonly tunnel: number; readonly data: unknown }
  | { readonly kind: 'closed'; readonly tunnel: number };

type UpMessage =
  | { readonly kind: 'message'; readonly data: unknown }
  | { readonly kind: 'port'; readonly tunnel: number; readonly data: unknown }
  | { readonly kind: 'closed'; readonly tunnel: number };

const childSide = fileURLToPath(new URL('./utility-child.ts', import.meta.url));

export type ForkOptions = {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly serviceName?: string;
  readonly stdio?: 'inherit' | 'ignore';
};

export class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #tunnels = new Map<number, MessagePort>();
  #next = 0;
  readonly serviceName: string;

  constructor(file: string, args: readonly string[], options: ForkOptions) {
    super();
    const { env = process.env, cwd, serviceName = 'Node Utility Process', stdio = 'inherit' } = options;
    this.serviceName = serviceName;
    this.#child = fork(file, [...args], {
      execArgv: ['--import', childSide],
      env: { ...env },
      ...(cwd === undefined ? {} : { cwd }),
      serialization: 'advanced',
      stdio: ['ignore', stdio, stdio, 'ipc'],
    });
    this.#child.once('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message) => this.#receive(message as UpMessage));
    this.#child.once('exit', (code) => {
      for (const port of this.#tunnels.values()) port.close();
      this.emit('exit', code ?? 1);
    });
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined;
  }

  postMessage(message: unknown, transfer: readonly PortMain[] = []): void {
    const tunnels = transfer.map((port) => this.#openTunnel(port.release()));
    this.#send({ kind: 'message', data: structuredClone(message), tunnels });
  }

  kill(): boolean {
    return this.#child.kill();
  }

  #openTunnel(port: MessagePort): number {
    const tunnel = this.#next++;
    this.#tunnels.set(tunnel, port);
    port.on('message', (data) => this.#send({ kind: 'port', tunnel, data }));
    port.on('close', () => this.#send({ kind: 'closed', tunnel }));
    return tunnel;
  }

  /** What is sent to a process that has ended is lost, as in Electron. */
  #send(message: DownMessage): void {
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  #receive(message: UpMessage): void {
    if (message.kind === 'message') this.emit('message', message.data);
    else if (message.kind === 'port') this.#tunnels.get(message.tunnel)?.postMessage(message.data);
    else this.#tunnels.get(message.tunnel)?.close();
  }
}
