/** The host's side: starts the core, starts it again when it dies, carries calls, and says how it stands. */
import { askedBy, type CoreState } from '#contract/core-state';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import type { KeySecret, PortableKind } from '#contract/keys';
import type { KeyKeeper } from '../key/data-key.ts';
import type { HostCalls } from '../ports/host-calls.ts';
import {
  type CoreMessage,
  type Frame,
  type HostCallName,
  type HostMessage,
  plainFault,
  type StartOptions,
} from './messages.ts';
import { createSandboxChildren, type StartSandboxChild } from './sandbox-children.ts';

/** A running core process, however the host made it. `Port` is what this host can transfer. */
export type CoreChild<Port> = {
  send(message: HostMessage, ports?: readonly Port[]): void;
  onMessage(listener: (message: CoreMessage) => void): void;
  /** Called once, whether it ended well or not. */
  onExit(listener: (how?: unknown) => void): void;
  kill(): void;
};

export type SuperviseOptions<Port> = {
  readonly spawn: () => CoreChild<Port>;
  readonly start: Omit<StartOptions, 'keeper' | 'create' | 'sandboxes'>;
  readonly keeper?: KeyKeeper | undefined;
  /** Starts a sandbox process for the core, where the core cannot start any by itself. */
  readonly startSandbox?: StartSandboxChild<Port> | undefined;
  readonly log?: (message: CoreMessage & { kind: 'log' }) => void;
  /** Waits before a restart, milliseconds. */
  readonly delay?: (deaths: number) => number;
  /** Time after which a desk whose folder is away is looked for again, in milliseconds. */
  readonly lookAgain?: number;
};

export type Connection = { send(frame: Frame): void; close(): void };

export type Core<Port> = Omit<HostCalls, 'lock' | 'unlock'> & {
  readonly state: { get(): CoreState; subscribe(listener: () => void): () => void };
  /** A page's line through this process. Fault core-stopped when the core is not ready. */
  connect(onFrame: (frame: Frame) => void, onClosed: () => void): Connection;
  /** Hands a page's port to the core. Fault core-stopped when the core is not ready. */
  transfer(port: Port): void;
  /** Shows nothing to pages any more, at once; the core goes on. Does nothing unless it is ready. */
  lock(): void;
  /** Shows a locked desk again, or opens one that asks for a secret. Why it did not work stands in the state. */
  unlock(secret: KeySecret | null): void;
  /** Starts a core again that was given up, or whose desk could not be opened. Does nothing in any other state. */
  restart(): void;
  /** Counts the core processes: a page's line belongs to one of them. */
  generation(): number;
  /** Lets the core finish and end. */
  stop(): Promise<void>;
};

/** Deaths within this time count together; after so many the core is left alone and the state is `failed`. */
const quickDeath = 30_000;
const patience = 5;

export const superviseCore = <Port>(options: SuperviseOptions<Port>): Core<Port> => {
  const { delay = (deaths) => Math.min(5_000, 100 * 2 ** deaths), lookAgain = 2_000 } = options;
  const listeners = new Set<() => void>();
  const calls = new Map<number, { resolve(value: unknown): void; reject(fault: Fault): void }>();
  const pages = new Map<number, { onFrame(frame: Frame): void; onClosed(): void }>();
  let child: CoreChild<Port> | null = null;
  let state: CoreState = { kind: 'starting' };
  let deaths: number[] = [];
  let next = 0;
  let generation = 0;
  let stopping: (() => void) | null = null;
  /** Once the desk was open, a missing folder is one that went away, and no new desk is made in its place. */
  let opened = false;
  let isAway = false;
  /** Until it is unlocked, also over a restart of the core. */
  let isLocked = false;
  /** For the next start alone. */
  let secret: KeySecret | null = null;
  /** Asked to start again before the last core was gone. */
  let isAsked = false;

  const sandboxes = options.startSandbox
    ? createSandboxChildren(options.startSandbox, (message, ports) => child?.send(message, ports))
    : null;

  const setState = (changed: CoreState): void => {
    state = changed;
    for (const listener of listeners) listener();
  };

  const launch = (): void => {
    isAsked = false;
    generation += 1;
    const born = options.spawn();
    child = born;
    if (!isAway && !isLocked) setState({ kind: 'starting' });
    born.onMessage(receive);
    born.onExit(gone);
    born.send({
      kind: 'start',
      options: {
        ...options.start,
        create: !opened,
        secret: secret ?? undefined,
        keeper: options.keeper !== undefined,
        sandboxes: sandboxes !== null,
      },
    });
    secret = null;
  };

  const receive = (message: CoreMessage): void => {
    switch (message.kind) {
      case 'ready':
        opened = true;
        isAway = false;
        return isLocked ? void shut() : setState({ kind: 'ready' });
      case 'failed': {
        const { code } = message.fault;
        // Whatever opens it now unlocks it as well.
        if (askedBy(message.fault).length > 0) isLocked = false;
        // A part that went away may come back too, from a quarantine or a sync program.
        isAway = opened && (code === 'desk-missing' || code === 'desk-incomplete');
        const fault = isAway && code === 'desk-missing' ? plainFault(new Fault('desk-gone')) : message.fault;
        return setState({ kind: 'failed', fault });
      }
      case 'answer':
        calls.get(message.id)?.resolve(message.value);
        calls.delete(message.id);
        return;
      case 'refusal': {
        const { code, data, incident } = message.fault;
        calls.get(message.id)?.reject(new Fault(code, data, incident === undefined ? {} : { incident }));
        calls.delete(message.id);
        return;
      }
      case 'frame':
        return pages.get(message.connection)?.onFrame(message.frame);
      case 'keep':
        return void keep(message.id, message.work, message.bytes);
      case 'start-sandbox':
      case 'end-sandbox':
        return sandboxes?.receive(message);
      case 'log':
        return options.log?.(message);
    }
  };

  const keep = async (id: number, work: 'wrap' | 'unwrap', bytes: Uint8Array): Promise<void> => {
    const kept = await options.keeper?.[work](bytes).catch(() => null);
    child?.send({ kind: 'kept', id, bytes: kept ?? null });
  };

  const gone = (how?: unknown): void => {
    child = null;
    sandboxes?.endAll();
    for (const { reject } of calls.values()) reject(new Fault('core-stopped'));
    calls.clear();
    for (const { onClosed } of pages.values()) onClosed();
    pages.clear();
    if (stopping) return stopping();
    if (isAway) return launchAfter(lookAgain);
    if (isAsked) return launch();
    if (state.kind === 'failed') return;
    options.log?.({ kind: 'log', level: 'warn', event: 'core-died', data: { how: String(how ?? '') } });
    const now = Date.now();
    deaths = [...deaths.filter((at) => now - at < quickDeath), now];
    if (deaths.length >= patience) {
      return setState({ kind: 'failed', fault: plainFault(new Fault('core-failed', { deaths: patience })) });
    }
    if (!isLocked) setState({ kind: 'stopped' });
    launchAfter(delay(deaths.length - 1));
  };

  const launchAfter = (milliseconds: number): void => {
    setTimeout(() => {
      if (!stopping) launch();
    }, milliseconds);
  };

  const ready = (): CoreChild<Port> => {
    if (state.kind === 'locked') throw new Fault('desk-locked');
    if (!child || state.kind !== 'ready') throw new Fault('core-stopped');
    return child;
  };

  const ask = (to: CoreChild<Port> | null, name: HostCallName, args: readonly unknown[]): Promise<never> =>
    new Promise((resolve, reject) => {
      if (!to) throw new Fault('core-stopped');
      const id = next++;
      calls.set(id, { resolve: resolve as (value: unknown) => void, reject });
      to.send({ kind: 'call', id, name, args });
    });
  const call =
    (name: HostCallName) =>
    async (...args: readonly unknown[]): Promise<never> =>
      ask(ready(), name, args);

  /** The page is told at once; that the core refuses as well, and what unlocks, comes a moment later. */
  const shut = async (): Promise<void> => {
    isLocked = true;
    setState({ kind: 'locked', ask: null, fault: null });
    const kinds: readonly PortableKind[] | null = await ask(child, 'lock', []).catch(() => null);
    // A core that died meanwhile is locked when it is back.
    if (kinds && state.kind === 'locked') setState({ kind: 'locked', ask: kinds, fault: null });
  };
  const open = async (given: KeySecret | null): Promise<void> => {
    try {
      await ask(child, 'unlock', [given]);
      isLocked = false;
      setState({ kind: 'ready' });
    } catch (error) {
      if (state.kind === 'locked') setState({ ...state, fault: plainFault(faultOf(error)) });
    }
  };
  const restart = (): void => {
    if (stopping || isAway || state.kind !== 'failed') return;
    deaths = [];
    if (child) isAsked = true;
    else launch();
  };

  launch();
  return {
    offer: call('offer'),
    readBlob: call('readBlob'),
    bundleName: call('bundleName'),
    saveBundle: call('saveBundle'),
    openBundle: call('openBundle'),
    readBundle: call('readBundle'),
    closeBundle: call('closeBundle'),
    beginUpload: call('beginUpload'),
    addToUpload: call('addToUpload'),
    endUpload: call('endUpload'),
    dropUpload: call('dropUpload'),
    saveList: call('saveList'),
    acceptFolder: call('acceptFolder'),
    takeUpdate: call('takeUpdate'),
    state: {
      get: () => state,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    connect: (onFrame, onClosed) => {
      const to = ready();
      const connection = next++;
      pages.set(connection, { onFrame, onClosed });
      to.send({ kind: 'connect', connection });
      return {
        send: (frame) => {
          if (pages.has(connection)) child?.send({ kind: 'frame', connection, frame });
        },
        close: () => {
          if (pages.delete(connection)) child?.send({ kind: 'disconnect', connection });
        },
      };
    },
    generation: () => generation,
    transfer: (port) => ready().send({ kind: 'port' }, [port]),
    lock: () => {
      if (state.kind === 'ready') void shut();
    },
    unlock: (given) => {
      if (state.kind === 'locked') return void open(given);
      secret = given;
      restart();
    },
    restart,
    stop: () =>
      new Promise((resolve) => {
        stopping = resolve;
        if (!child) return resolve();
        child.send({ kind: 'stop' });
        // A core that hangs must not keep the app from closing.
        const limit = setTimeout(() => child?.kill(), 10_000);
        limit.unref();
      }),
  };
};
