/** A client that outlives its line: each call takes the line of the core that runs now, or waits for one. */

import { type ClientLink, createORPCClient, DynamicLink } from '@orpc/client';
import type { SupportedMessagePort } from '@orpc/client/message-port';
import { RPCLink } from '@orpc/client/message-port';
import type { CoreState } from '#contract/core-state';
import type { DeskClient } from '#contract/desk-client';
import { Fault } from '#contract/faults';

export type DeskLink = {
  readonly client: DeskClient;
  readonly state: { get(): CoreState; subscribe(listener: () => void): () => void };
  /** The host says how the core stands. A core that is not ready takes its line with it. */
  setState(state: CoreState): void;
  /** A line to the running core. */
  setPort(port: SupportedMessagePort): void;
  /** That line has ended. An older line's end leaves a newer one alone. */
  dropPort(port: SupportedMessagePort): void;
};

export const createDeskLink = (): DeskLink => {
  const listeners = new Set<() => void>();
  const waiting = new Set<{ resolve(link: RPCLink<object>): void; reject(fault: Fault): void }>();
  let state: CoreState = { kind: 'starting' };
  let link: RPCLink<object> | null = null;
  let line: SupportedMessagePort | null = null;

  const current = (): Promise<RPCLink<object>> => {
    // While it is locked, the line is there for what runs on it; new calls wait.
    if (link && state.kind !== 'locked') return Promise.resolve(link);
    if (state.kind === 'failed') return Promise.reject(new Fault(state.fault.code, state.fault.data));
    return new Promise((resolve, reject) => waiting.add({ resolve, reject }));
  };

  const serveWaiting = (): void => {
    if (!link || state.kind === 'locked') return;
    for (const { resolve } of waiting) resolve(link);
    waiting.clear();
  };

  return {
    client: createORPCClient(sayingLost(new DynamicLink(current))),
    state: {
      get: () => state,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    setState: (changed) => {
      state = changed;
      if (changed.kind !== 'ready' && changed.kind !== 'locked') link = null;
      if (changed.kind === 'ready') serveWaiting();
      if (changed.kind === 'failed') {
        for (const { reject } of waiting) reject(new Fault(changed.fault.code, changed.fault.data));
        waiting.clear();
      }
      for (const listener of listeners) listener();
    },
    setPort: (port) => {
      line = port;
      link = new RPCLink({ port });
      serveWaiting();
    },
    dropPort: (port) => {
      if (line === port) link = null;
    },
  };
};

/** A line that closes under a call aborts it, as cancelling does. Where nobody cancelled, it was the core that stopped. */
const sayingLost = (link: ClientLink<object>): ClientLink<object> => ({
  call: async (path, input, options) => {
    const named = (error: unknown): unknown =>
      error instanceof Error && error.name === 'AbortError' && !options.signal?.aborted
        ? new Fault('core-stopped', {}, { cause: error })
        : error;
    try {
      const output = await link.call(path, input, options);
      return isStream(output) ? namingEnd(output, named) : output;
    } catch (error) {
      throw named(error);
    }
  },
});

const isStream = (output: unknown): output is AsyncGenerator<unknown, unknown, undefined> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output;

/** The same stream; what ends it with an error goes through `named`. */
async function* namingEnd(
  stream: AsyncGenerator<unknown, unknown, undefined>,
  named: (error: unknown) => unknown,
): AsyncGenerator<unknown, unknown, undefined> {
  try {
    return yield* stream;
  } catch (error) {
    throw named(error);
  }
}
