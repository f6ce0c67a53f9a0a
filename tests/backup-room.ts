/** What tests of backups share: desks, their contents, and ways to damage them. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { open, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { openDataKey } from '#core/key/data-key';
import { type Desk, openDesk } from '#core/open-desk';
import { openStore } from '#core/store/open-store';

/** By a person, everything read back. */
export const asked = { reason: 'asked', readAll: true } as const;

export const withDesk = async <T>(dir: string, work: (desk: Desk) => Promise<T>): Promise<T> => {
  const desk = await openDesk({ dir, create: false });
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
};

export const attach = async ({ client, host }: Desk, template: string, bytes: Uint8Array) => {
  const { token } = await host.offer('scan.jpg', { bytes });
  return client.scans.attach({ template, grant: token });
};

/** Every row of every table but those that a restore writes itself, and every file of the vault. */
export const contentsOf = async (dir: string) => {
  const store = openStore(dir, (await openDataKey(dir, false)).bytes);
  try {
    const tables = store.db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all();
    const rows = tables.map((table) => [
      table,
      store.db
        .prepare(`SELECT * FROM ${table}`)
        .all()
        .filter(
          (row) =>
            (row as { kind?: string }).kind !== 'desk-restored' &&
            (row as { name?: string }).name !== 'backup.notes',
        )
        .map((row) => JSON.stringify(row))
        .sort(),
    ]);
    const files: [string, Buffer][] = [];
    for (const file of await filesIn(join(dir, 'vault')))
      files.push([relative(dir, file), await readFile(file)]);
    return { rows: Object.fromEntries(rows), files: Object.fromEntries(files.sort()) };
  } finally {
    store.close();
  }
};

export const filesIn = async (dir: string): Promise<string[]> =>
  (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

export const flip = async (file: string, at: number): Promise<void> => {
  const handle = await open(file, 'r+');
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, at);
  await handle.write(Buffer.from([byte[0]! ^ 1]), 0, 1, at);
  await handle.close();
};

/** Through a child process: closing a descriptor here would give up the locks of the open store. */
export const writeDamage = async (file: string, at: number): Promise<void> => {
  const script = `const fs=require('fs');const h=fs.openSync(process.argv[1],'r+');fs.writeSync(h,Buffer.alloc(64,7),0,64,Number(process.argv[2]));fs.closeSync(h)`;
  execFileSync(process.execPath, ['-e', script, file, String(at)]);
};

/** A chain that holds in itself, with one entry changed. */
export const rewriteHistory = (db: ReturnType<typeof openStore>['db']): void => {
  db.exec("UPDATE events SET at = '2020-01-01T00:00:00.000Z' WHERE id = 3");
  let previous = '';
  const rows = db.prepare('SELECT * FROM events ORDER BY id').all() as Record<string, string | number>[];
  for (const { id, template_id, at, kind, data, actor } of rows) {
    previous = createHash('sha256')
      .update(JSON.stringify([previous, template_id, at, kind, data, actor]))
      .digest('hex');
    db.prepare('UPDATE events SET hash = ? WHERE id = ?').run(previous, id);
  }
};
