/** As the page of the web host uses it: a real socket to a real host, a core in a process of its own. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { WebSocket } from 'ws';
import type { DeskClient } from '#contract/desk-client';
import { superviseCore } from '#core/process/supervise-core';
import { spawnCore } from '../src/web/spawn-core.ts';
import { startWebHost } from '../src/web/web-host.ts';
import { describeContract } from './contract-suite.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
describeContract('the web host', async () => {
  const core = superviseCore<never>({ spawn: spawnCore, start: { dir: scratch('desk'), readAfter: null } });
  while (core.state.get().kind === 'starting')
    await new Promise((resolve) => core.state.subscribe(() => resolve(null)));
  const host = await startWebHost({ core, files: new Map(), port: 0 });
  const { origin } = new URL(host.url);
  const opened = await fetch(host.url, { redirect: 'manual' });
  const headers = { Cookie: opened.headers.get('set-cookie')?.split(';')[0] ?? '', Origin: origin };
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.binaryType = 'arraybuffer';
  const client: DeskClient = createORPCClient(
    new RPCLink({
      port: {
        postMessage: (data: string | Uint8Array) => socket.send(data),
        addEventListener: (event: string, listener: (event: { data?: unknown }) => void) =>
          socket.addEventListener(event as 'message', listener),
      } as never,
    }),
  );
  return {
    client,
    offer: async (name, bytes) => {
      const answer = await fetch(`${origin}/upload?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers,
        body: Buffer.from(bytes),
      });
      return (await answer.json()) as { token: string };
    },
    close: async () => {
      socket.close();
      await host.close();
      await core.stop();
    },
  };
});
