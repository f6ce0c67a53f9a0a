import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { isAnotherUser, userOfLine } from './peer-user.ts';

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 11111 1 0
   1: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000 65534        0 22222 1 0
   2: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 33333 1 0
   3: 0200007F:C351 0100007F:1F90 01 00000000:00000000 00:00000000 00000000     7        0 44444 1 0
`;

it.each([
  [{ from: 50_000, to: 8_080 }, 65_534],
  [{ from: 8_080, to: 50_000 }, 1_000],
  [{ from: 50_001, to: 8_080 }, null],
  [{ from: 5, to: 8_080 }, null],
])('finds the user of the line %o', (line, user) => {
  expect(userOfLine(table, line)).toBe(user);
});

it('knows this very process as the own user', async () => {
  const server = createServer((socket) => socket.resume());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const line = connect(port, '127.0.0.1');
  await once(line, 'connect');
  expect(await isAnotherUser({ from: line.localPort!, to: port })).toBe(false);
  line.destroy();
  server.close();
});
