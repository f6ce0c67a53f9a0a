/** The core as a process of its own: opens the desk, answers the host's calls and the pages' operations. */
import { setImmediate } from 'node:timers/promises';
import { RPCHandler } from '@orpc/server/message-port';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import type { KeyKeeper } from '../key/data-key.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import { toFault } from '../ops/base.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { Log } from '../ports/log.ts';
import { router } from '../router.ts';
import { systemClock } from '../system-clock.ts';
import { createFramePort, type FramePort } from './frame-port.ts';
import { openHostLink } from './host-link.ts';
import { createHostSandboxes } from './host-sandboxes.ts';
import { type HostCallName, type HostMessage, plainFault, type StartOptions } from './messages.ts';

const link = openHostLink();
const log: Log = (level, event, data = {}) => link.send({ kind: 'log', level, event, data });
const sandboxes = createHostSandboxes(link.send);
const handler = new RPCHandler<DeskContext>(router);
const pages = new Map<number, FramePort>();
const waiting = new Map<number, (bytes: Uint8Array | null) => void>();
let nextKeeping = 0;
/** Before scans are read that nobody asked for, milliseconds. */
const usualQuiet = 3_000;
/** Before a backup that is due is begun, so that the window has its rows first, milliseconds. */
const usualBackup = 20_000;
let opening: Promise<Desk> | null = null;

// The transport lets go of the promise of a message that it cannot read: one such message of a page must not end the desk.
process.on('unhandledRejection', (reason) => void toFault(reason, log));

link.listen(
  (message, port) => {
    if (message.kind === 'port' && port) void serve(port);
    else if (message.kind === 'sandbox-line' && port) sandboxes.connect(message.id, port);
    else void receive(message);
  },
  () => void stop(),
);

async function receive(message: HostMessage): Promise<void> {
  switch (message.kind) {
    case 'start':
      return start(message.options);
    case 'call':
      return answer(message.id, message.name, message.args);
    case 'connect': {
      const { connection } = message;
      const port = createFramePort((frame) => link.send({ kind: 'frame', connection, frame }));
      pages.set(connection, port);
      return serve(port);
    }
    case 'frame':
      return pages.get(message.connection)?.receive(message.frame);
    case 'disconnect':
      pages.get(message.connection)?.close();
      pages.delete(message.connection);
      return;
    case 'kept':
      waiting.get(message.id)?.(message.bytes);
      waiting.delete(message.id);
      return;
    case 'sandbox-ended':
      return sandboxes.ended(message.id, message.how);
    case 'port':
    case 'sandbox-line':
      return;
    case 'stop':
      return stop();
  }
}

/** Milliseconds in which an answer that is being sent is out. */
const answerOut = 200;

async function start({ dir, create, today, language, keeper, ...host }: StartOptions): Promise<void> {
  opening = openDesk({
    dir,
    create,
    openAgain: () => void setTimeout(stop, answerOut),
    onLost: () => void setImmediate().then(() => process.exit(1)),
    language,
    clock: systemClock(today),
    log,
    secret: host.secret,
    keyKeeper: keeper ? remoteKeeper : undefined,
    readAfter: host.readAfter === undefined ? usualQuiet : host.readAfter,
    backupAfter: host.backupAfter === undefined ? usualBackup : host.backupAfter,
    readsIntake: host.readAfter !== null,
    goesOn: true,
    startSandbox: host.sandboxes ? sandboxes.starter : undefined,
  });
  try {
    await opening;
    link.send({ kind: 'ready' });
  } catch (error) {
    link.send({ kind: 'failed', fault: plainFault(toFault(error, log)) });
    // The message must be out before the process ends.
    await setImmediate();
    process.exit(0);
  }
}

async function serve(port: Parameters<typeof handler.upgrade>[0]): Promise<void> {
  if (!opening) throw new Error('a page came before the desk was opened');
  const { context } = await opening;
  handler.upgrade(port, { context });
}

async function answer(id: number, name: HostCallName, args: readonly unknown[]): Promise<void> {
  try {
    if (!opening) throw new Fault('core-stopped');
    const { host } = await opening;
    const call = host[name] as (...args: readonly unknown[]) => Promise<unknown>;
    link.send({ kind: 'answer', id, value: await call(...args) });
  } catch (error) {
    link.send({
      kind: 'refusal',
      id,
      fault: plainFault(error instanceof Fault ? error : toFault(error, log)),
    });
  }
}

const remoteKeeper: KeyKeeper = {
  protection: 'system',
  wrap: (bytes) => keep('wrap', bytes),
  unwrap: (bytes) => keep('unwrap', bytes),
};

function keep(work: 'wrap' | 'unwrap', bytes: Uint8Array): Promise<Uint8Array> {
  const id = nextKeeping++;
  return new Promise((resolve, reject) => {
    waiting.set(id, (kept) => (kept ? resolve(kept) : reject(new Fault('key-store-refused'))));
    link.send({ kind: 'keep', id, work, bytes });
  });
}

/** Finishes what is written; a desk that never opened has nothing to finish. */
async function stop(): Promise<void> {
  const desk = await opening?.catch(() => null);
  await desk?.close().catch((error: unknown) => log('error', 'close-failed', { code: faultOf(error).code }));
  process.exit(0);
}
