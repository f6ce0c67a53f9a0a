/** The stock's blobs, claims, hints and upkeep, and the line to it: certificates, silence, crashes. */
import { randomBytes, randomUUID, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fetchCertificate } from '#core/stock/certificate';
import { installStock, pruneStock } from '#core/stock/install';
import { connectStock } from '#core/stock/server';
import { serverCertificate, startPostgres, type TestPostgres } from './postgres.ts';
import { fault, item, type Office, openOffice, refused } from './stock-office.ts';

let postgres: TestPostgres;
let office: Office;
const ended: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  office = await openOffice(postgres);
  return async () => {
    for (const end of ended.splice(0)) await end();
    await office.close();
  };
});

describe('blobs', () => {
  it('are parts that are put once, found again and dropped by owners', async () => {
    const { first } = office;
    const other = await office.joined();
    const [blob, body] = [randomBytes(32), randomBytes(1024 * 1024 + 64)];
    await other.putBlobPart(blob, 2, body);
    await first.putBlobPart(blob, 0, Buffer.from('first'));
    await other.putBlobPart(blob, 0, Buffer.from('later'));
    expect(await first.blobParts(blob)).toEqual([0, 2]);
    expect(await first.blobPart(blob, 0)).toEqual(Buffer.from('first'));
    expect((await first.blobPart(blob, 2))?.equals(body)).toBe(true);
    expect(await first.blobPart(blob, 1)).toBeNull();
    await expect(first.putBlobPart(blob, 3, Buffer.alloc(body.length + 1))).rejects.toEqual(
      fault('stock-too-large', { bytes: body.length + 1, limit: body.length }),
    );
    await first.dropBlobs([blob, randomBytes(32)]);
    expect(await other.blobParts(blob)).toEqual([]);
  });
});

describe('claims', () => {
  it('are one desk’s until it releases them or their time is over by the server’s clock', async () => {
    const { first } = office;
    const other = await office.joined();
    const [a, b] = [randomUUID(), randomUUID()];
    expect([await first.claim(a, 60), await other.claim(a, 60), await first.claim(a, 90)]).toEqual([
      true,
      false,
      true,
    ]);
    await other.release(a);
    const [claim, ...more] = await other.claims();
    expect(claim).toMatchObject({ item: a, desk: first.id });
    expect(Math.abs(claim!.until - Date.now() - 90_000)).toBeLessThan(5000);
    expect(more).toEqual([]);
    await first.release(a);
    expect(await other.claim(a, 60)).toBe(true);
    await first.claim(b, 1);
    await expect.poll(() => other.claim(b, 60), { timeout: 5000 }).toBe(true);
    expect((await first.claims()).map(({ desk }) => desk)).toEqual([other.id, other.id]);
    await expect(first.claim(a, 0)).rejects.toThrow();
    await expect(first.claim(a, 601)).rejects.toThrow();
  });
});

describe('hints', () => {
  it('say what changed, and an end of the line is told once', async () => {
    const { first } = office;
    const other = await office.joined();
    const heard: string[] = [];
    let losses = 0;
    await other.listen(
      (what) => heard.push(what),
      () => {
        losses += 1;
      },
    );
    await first.push(randomUUID(), [item()]);
    await expect.poll(() => heard).toEqual(['items']);
    const one = randomUUID();
    await first.claim(one, 60);
    // A renewal is no news.
    await first.claim(one, 60);
    await first.release(one);
    await office.waiting();
    await expect.poll(() => heard).toEqual(['items', 'claims', 'claims', 'desks']);
    // Anybody may speak on the channel.
    await office.sql("SELECT pg_notify('stock', 'nonsense')");
    await first.push(randomUUID(), [item()]);
    await expect.poll(() => heard.slice(4)).toEqual(['items']);
    await office.sql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1 AND query LIKE 'LISTEN%'",
      [other.address.user],
    );
    await expect.poll(() => losses).toBe(1);
    await other.head();
    await other.close();
    expect(losses).toBe(1);
  });

  it('of a half-open line end within its heartbeat, and so does a call', async () => {
    const proxy = await swallowing(office.first.address.port);
    const address = { ...office.first.address, port: proxy.port };
    const desk = await connectStock(address, { heartbeat: 200, callLimit: 600 });
    ended.push(() => desk.close());
    const lost = new Promise<void>((resolve) => {
      void desk.listen(() => undefined, resolve).then(() => proxy.swallow());
    });
    const begun = performance.now();
    await lost;
    await expect(desk.head()).rejects.toEqual(fault('stock-away'));
    expect(performance.now() - begun).toBeLessThan(5000);
    await expect(desk.head()).rejects.toEqual(fault('stock-away'));
  });
});

it('a server that takes the call and says nothing is away after five seconds', async () => {
  const port = await answering(() => undefined);
  const address = { ...office.first.address, port };
  const certificate = await serverCertificate();
  const begun = performance.now();
  const calls = [
    connectStock(address),
    connectStock({ ...address, certificate }),
    fetchCertificate(address.host, port),
  ];
  for (const call of await Promise.allSettled(calls))
    expect(call).toMatchObject({ status: 'rejected', reason: { code: 'stock-away', retry: true } });
  expect(performance.now() - begun).toBeLessThan(9000);
});

describe('upkeep', () => {
  it('installs once, says so the second time, and stops before a newer stock or another schema', async () => {
    const { admin } = office;
    expect(await installStock(admin)).toEqual({ done: [], step: 1 });
    expect(await installStock(await postgres.newDatabase())).toEqual({ done: [1], step: 1 });
    await office.sql('INSERT INTO stock.steps (step) VALUES (99)');
    await expect(installStock(admin)).rejects.toEqual(fault('stock-newer', { step: 99, known: 1 }));
    const empty = await postgres.newDatabase();
    const both = await Promise.all([installStock(empty), installStock(empty)]);
    expect(both.flatMap(({ done }) => done)).toEqual([1]);
    const taken = await postgres.newDatabase();
    const desk = { ...office.first.address, database: taken.database };
    await expect(connectStock(desk).then((stock) => closing(stock).head())).rejects.toEqual(
      fault('stock-foreign', { because: 'no-stock' }),
    );
    await expect(installStock(desk)).rejects.toEqual(refused('account'));
  });

  it('keeps a password of a desk out of the server', async () => {
    const { user, password } = office.first.address;
    const [row] = await office.sql('SELECT rolpassword FROM pg_authid WHERE rolname = $1', [user]);
    expect(row!['rolpassword']).toMatch(/^SCRAM-SHA-256\$4096:/);
    expect(row!['rolpassword']).not.toContain(password);
    const wrong = { ...office.first.address, password: 'wrong' };
    await expect(connectStock(wrong)).rejects.toEqual(refused('password'));
    await expect(connectStock({ ...wrong, user: 'nobody' })).rejects.toEqual(refused('password'));
  });

  it('prunes results and versions that are older than asked', async () => {
    const { first } = office;
    const push = randomUUID();
    const one = item();
    await first.push(push, [one]);
    await first.push(randomUUID(), [item()]);
    expect(await pruneStock(office.admin, 30)).toEqual({ pushes: 0, versions: 0, claims: 0 });
    await office.sql("UPDATE stock.pushes SET at = now() - interval '31 days' WHERE push = $1", [push]);
    await office.sql("UPDATE stock.item_log SET at = now() - interval '31 days'");
    expect(await pruneStock(office.admin, 30)).toEqual({ pushes: 1, versions: 2, claims: 0 });
    expect(await first.push(push, [one])).toMatchObject({ ok: [], clash: [one.id] });
    await expect(pruneStock(office.admin, 0)).rejects.toThrow();
  });

  it('keeps what it acknowledged over a crash, and the next desk finds it', async () => {
    const { first } = office;
    const one = item();
    await first.push(randomUUID(), [one]);
    const before = await first.head();
    await postgres.crash();
    await expect(first.head()).rejects.toEqual(fault('stock-away'));
    const again = closing(await connectStock(first.address));
    expect(await again.head()).toEqual(before);
    expect(await again.pull(0, 10)).toMatchObject([{ id: one.id }]);
    office = await openOffice(postgres);
  });
});

describe('the certificate', () => {
  it('is fetched to be compared, and pinned from then on', async () => {
    const { address } = office.first;
    const pem = await serverCertificate();
    const seen = await fetchCertificate(address.host, address.port);
    const { fingerprint256 } = new X509Certificate(pem);
    expect(seen).toEqual({ pem: new X509Certificate(pem).toString(), fingerprint: fingerprint256 });
    const desk = closing(await connectStock({ ...address, certificate: seen.pem }));
    expect(await desk.head()).toMatchObject({ own: office.first.id });
    const [row] = await office.sql(
      'SELECT count(*)::int AS n FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE ssl AND usename = $1',
      [address.user],
    );
    expect(row).toEqual({ n: 1 });
  });

  it('that is another one ends the line before anything is said', async () => {
    const { address } = office.first;
    for (const name of ['other', 'issued']) {
      const certificate = await readFile(`tests/certificates/${name}.pem`, 'utf8');
      await expect(connectStock({ ...address, certificate })).rejects.toEqual(
        fault('stock-foreign', { because: 'certificate' }),
      );
    }
  });

  it('may be one that an office’s authority issued, and only that one', async () => {
    const said: Buffer[] = [];
    const port = await showing('issued', said);
    const pinned = await readFile('tests/certificates/issued.pem', 'utf8');
    const address = { ...office.first.address, port };
    await expect(connectStock({ ...address, certificate: pinned })).rejects.toEqual(fault('stock-away'));
    // The first words of a desk: it trusts the server.
    expect(Buffer.concat(said).toString('latin1')).toContain(address.user);
    said.length = 0;
    await expect(connectStock({ ...address, certificate: await serverCertificate() })).rejects.toEqual(
      fault('stock-foreign', { because: 'certificate' }),
    );
    expect(said).toEqual([]);
  });

  it('is never done without beyond this machine', async () => {
    const { address } = office.first;
    const foreign = (because: string) => fault('stock-foreign', { because });
    await expect(connectStock({ ...address, host: '192.0.2.1' })).rejects.toEqual(foreign('no-certificate'));
    await expect(connectStock({ ...address, certificate: 'rubbish' })).rejects.toEqual(
      foreign('no-certificate'),
    );
    const without = await answering((socket) => socket.once('data', () => socket.write('N')));
    const certificate = await serverCertificate();
    await expect(connectStock({ ...address, port: without, certificate })).rejects.toEqual(foreign('no-tls'));
    await expect(fetchCertificate('127.0.0.1', without)).rejects.toEqual(foreign('no-tls'));
    const strange = await answering((socket) =>
      socket.once('data', () => socket.write('HTTP/1.1 400\r\n\r\n')),
    );
    await expect(fetchCertificate('127.0.0.1', strange)).rejects.toEqual(foreign('strange'));
    await expect(connectStock({ ...address, port: strange, certificate })).rejects.toEqual(
      foreign('strange'),
    );
    const gone = await answering((socket) => socket.destroy());
    await expect(fetchCertificate('127.0.0.1', gone)).rejects.toEqual(fault('stock-away'));
    await expect(connectStock({ ...address, port: gone })).rejects.toEqual(fault('stock-away'));
  });
});

const closing = <T extends { close(): Promise<void> }>(stock: T): T => {
  ended.push(() => stock.close());
  return stock;
};

/** A server on this machine that does `answer` to each connection; gone after the test. */
const answering = async (answer: (socket: Socket) => void): Promise<number> => {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    answer(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ended.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
};

/** Speaks as far as TLS with one of the test's certificates, keeps what is said then, and hangs up. */
const showing = async (name: string, said: Buffer[]): Promise<number> => {
  const [cert, key] = await Promise.all(
    ['pem', 'key'].map((kind) => readFile(`tests/certificates/${name}.${kind}`)),
  );
  return answering((socket) =>
    socket.once('data', () => {
      socket.write('S');
      const secure = new TLSSocket(socket, { isServer: true, cert, key });
      secure.on('error', () => undefined);
      secure.on('data', (bytes) => {
        said.push(bytes);
        secure.destroy();
      });
    }),
  );
};

/** A way to the server that swallows everything once told, as a Wi-Fi that drops does. */
const swallowing = async (port: number): Promise<{ port: number; swallow(): void }> => {
  let isHole = false;
  const own = await answering((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('data', (bytes) => isHole || other.write(bytes));
      one.on('error', () => undefined);
      one.on('close', () => other.destroy());
    }
  });
  return {
    port: own,
    swallow: () => {
      isHole = true;
    },
  };
};
