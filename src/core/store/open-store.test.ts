/** A store that cannot be read is refused in plain words and left exactly as it was (design §4). */

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { blankFields } from '#domain/template/fields';
import { createScratch } from '../../../tests/scratch.ts';
import { migrations } from './migrations/index.ts';
import { openStore, storeFile } from './open-store.ts';

const scratch = createScratch();
const key = randomBytes(32);

const makeFolder = async (name: string): Promise<string> => {
  const dir = scratch(name);
  await mkdir(dir, { recursive: true });
  return dir;
};

/** A closed store with one setting in it, and its bytes. */
const makeStore = async (name: string) => {
  const dir = await makeFolder(name);
  const store = openStore(dir, key);
  store.db.prepare("INSERT INTO settings VALUES ('language', '\"en\"')").run();
  store.close();
  const file = join(dir, storeFile);
  return { dir, file, bytes: await readFile(file) };
};

describe('openStore', () => {
  it('makes an encrypted store whose tables are all STRICT, and opens it again', async () => {
    const { dir, bytes } = await makeStore('fresh');
    expect(bytes.subarray(0, 16).toString('latin1')).not.toContain('SQLite format 3');
    const { db, close } = openStore(dir, key);
    const tables = db
      .prepare<[], { name: string; strict: number }>(
        "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(tables.length).toBeGreaterThan(5);
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
    expect(db.prepare('SELECT value FROM settings').all()).toEqual([{ value: '"en"' }]);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    close();
  });

  it.each([
    ['another key', (bytes: Buffer) => bytes, randomBytes(32), ['key-wrong']],
    ['random bytes', () => randomBytes(8192), key, ['key-wrong', 'store-damaged']],
    ['a text', () => Buffer.from('not a store'.repeat(400)), key, ['key-wrong', 'store-damaged']],
    ['a store cut after its first page', (bytes: Buffer) => bytes.subarray(0, 4096), key, ['store-damaged']],
    [
      'a store cut within a page',
      (bytes: Buffer) => bytes.subarray(0, bytes.length - 100),
      key,
      ['store-damaged'],
    ],
  ])('refuses %s and leaves the file alone', async (name, spoil, withKey, codes) => {
    const { dir, file, bytes } = await makeStore(name);
    const spoilt = spoil(bytes);
    await writeFile(file, spoilt);
    let code = '';
    try {
      const store = openStore(dir, withKey);
      // What was cut off may only show when it is read.
      try {
        expect(store.db.pragma('integrity_check', { simple: true })).not.toBe('ok');
      } finally {
        store.db.close();
      }
      code = 'store-damaged';
    } catch (error) {
      code = (error as { code: string }).code;
    }
    expect(codes).toContain(code === 'SQLITE_CORRUPT' ? 'store-damaged' : code);
    expect((await readFile(file)).equals(spoilt)).toBe(true);
  });

  it('refuses a store in clear, and does not make one of it', async () => {
    const dir = await makeFolder('clear');
    const file = join(dir, storeFile);
    const clear = new Database(file);
    clear.exec('CREATE TABLE a (b)');
    clear.close();
    const before = await readFile(file);
    expect(() => openStore(dir, key)).toThrow(expect.objectContaining({ code: 'not-encrypted' }));
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it('refuses a store from a newer version, names both versions, changes nothing', async () => {
    const { dir, file } = await makeStore('newer');
    const newer = [...migrations, { version: 990, apply: () => undefined }];
    openStore(dir, key, { steps: newer }).close();
    const before = await readFile(file);
    expect(() => openStore(dir, key)).toThrow(
      expect.objectContaining({ code: 'store-newer', data: { store: 990, app: migrations.at(-1)?.version } }),
    );
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it('takes an empty file for no store', async () => {
    const dir = await makeFolder('empty');
    await writeFile(join(dir, storeFile), '');
    openStore(dir, key).close();
    expect((await stat(join(dir, storeFile))).size).toBeGreaterThan(4096);
  });

  it('lets a step that fails leave the store as it was', async () => {
    const { dir, file } = await makeStore('half');
    const before = await readFile(file);
    const broken = [
      ...migrations,
      {
        version: 9999,
        apply: (db: Database.Database) => {
          db.exec('CREATE TABLE half (a) STRICT');
        },
      },
    ];
    expect(() => openStore(dir, key, { steps: broken })).toThrow();
    const { db, close } = openStore(dir, key);
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.at(-1)?.version);
    close();
    expect((await readFile(file)).length).toBe(before.length);
  });

  it('brings an older desk over: flags become answers, scans and history stay', async () => {
    const dir = await makeFolder('older');
    const older = openStore(dir, key, { steps: migrations.slice(0, 1) });
    const flags = { icpFiling: false, cardReissued: true, specialOccupation: false };
    older.db
      .prepare(
        "INSERT INTO templates VALUES (1, 'a', 1, 'not-submitted', NULL, ?, NULL, '2026-01-01', '2026-01-01')",
      )
      .run(JSON.stringify({ holder: { zh: '样例', en: '' }, flags }));
    older.db
      .prepare(
        "INSERT INTO scans VALUES (1, 's', 'a', 'front', 'x', 'v', 'n.jpg', '{}', '[]', '2026-01-01', NULL)",
      )
      .run();
    older.close();
    const { db, close } = openStore(dir, key);
    const { fields } = db.prepare<[], { fields: string }>('SELECT fields FROM templates').get()!;
    expect(JSON.parse(fields)).toEqual({
      holder: { zh: '样例', en: '' },
      questions: { ...blankFields.questions, cardReissued: 'yes' },
      filing: blankFields.filing,
    });
    expect(db.prepare('SELECT id, side FROM scans').all()).toEqual([{ id: 's', side: 'front' }]);
    db.prepare("UPDATE scans SET side = 'proof'").run();
    close();
  });

  it('keeps on which side each step of undo and its templates are', async () => {
    const dir = await makeFolder('steps');
    const older = openStore(dir, key, { steps: migrations.filter(({ version }) => version <= 70) });
    older.db.exec(`
      INSERT INTO templates (id, revision, state, fields, created_at, updated_at)
        VALUES ('a', 1, 'not-submitted', '{}', '2026-01-01', '2026-01-01');
      INSERT INTO undo_steps (id, code, at, undone) VALUES (1, 'x', '2026-01-01', 0), (2, 'y', '2026-01-01', 1);
      INSERT INTO undo_images (step, template_id, image, expects) VALUES (1, 'a', '{}', ''), (2, 'a', '{}', '');`);
    older.close();
    const { db, close } = openStore(dir, key);
    expect(
      db
        .prepare('SELECT s.id, s.turning, i.undone FROM undo_steps s JOIN undo_images i ON i.step = s.id')
        .all(),
    ).toEqual([
      { id: 1, turning: null, undone: 0 },
      { id: 2, turning: null, undone: 1 },
    ]);
    close();
  });

  it('keeps days of templates and steps of undo when names get states of their own, and checks every row again', async () => {
    const dir = await makeFolder('names');
    const older = openStore(dir, key, { steps: migrations.filter(({ version }) => version < 120) });
    older.db.exec(`
      INSERT INTO templates (key, id, revision, state, fields, created_at, updated_at)
        VALUES (1, 'a', 1, 'in-review', '{"domains":["a.cn"]}', '2026-01-01', '2026-01-01');
      INSERT INTO template_rows (key, id, holder_kind, name, certificate_type, masked_number, customer, updated_at, shelf, state,
          readiness, stops, warns, checked_for)
        VALUES (1, 'a', 'individual', '', '', '', '', '2026-01-01', 'in-review', 'in-review', 'ready', 0, 0, 'long ago');
      INSERT INTO template_days (key, target, since, sent_on, expires, has_domains, because, repaired)
        VALUES (1, 'tencent', '2026-01-02', '2026-01-02', '2030-01-01', 1, '[]', 0);`);
    older.close();
    const { db, close } = openStore(dir, key);
    expect(db.prepare('SELECT * FROM template_days').all()).toEqual([
      { key: 1, target: 'tencent', since: '2026-01-02', repaired: 0 },
    ]);
    expect(db.prepare('SELECT checked_for FROM template_rows').pluck().all()).toEqual(['']);
    // A template without known names looks to undo as it did before.
    expect(db.prepare('SELECT count(*) FROM domain_records').pluck().get()).toBe(0);
    db.exec(`INSERT INTO domain_messages (template_id, text) VALUES ('a', 'x');
      INSERT INTO domain_records VALUES ('a', 'a.cn', 'rejected', '', '', '', '', '', 1, 'F14')`);
    expect(() =>
      db.exec(`INSERT INTO domain_records VALUES ('a', 'b.cn', 'lost', '', '', '', '', '', NULL, NULL)`),
    ).toThrow(/CHECK/);
    close();
  });

  it('belongs to one opener at a time, in this process and in another', async () => {
    const { dir } = await makeStore('one');
    const first = openStore(dir, key);
    const script = `import { openStore } from ${JSON.stringify(new URL('./open-store.ts', import.meta.url).href)};
      try { openStore(${JSON.stringify(dir)}, Buffer.from('${key.toString('hex')}', 'hex')); } catch (error) { process.stdout.write(error.code); }`;
    const other = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    });
    expect(other.stdout, other.stderr).toBe('desk-in-use');
    expect(() => openStore(dir, key)).toThrow(expect.objectContaining({ code: 'desk-in-use' }));
    first.close();
    openStore(dir, key).close();
  });

  it('turns a folder that takes no file into a fault', async () => {
    const dir = await makeFolder('no-folder');
    await mkdir(join(dir, storeFile));
    expect(() => openStore(dir, key)).toThrow();
    expect(() => openStore(join(dir, 'missing'), key)).toThrow();
  });

  it('says when the disk is full, and keeps what was there', async () => {
    const { dir } = await makeStore('full');
    const store = openStore(dir, key);
    const pages = store.db.pragma('page_count', { simple: true }) as number;
    store.db.pragma(`max_page_count = ${pages}`);
    const fill = () =>
      store.transaction(() => {
        for (let index = 0; index < 200; index++)
          store.db
            .prepare('INSERT INTO settings VALUES (?, ?)')
            .run(`k${index}`, JSON.stringify('x'.repeat(4000)));
      });
    expect(fill).toThrow(expect.objectContaining({ code: 'disk-full' }));
    expect(store.db.prepare('SELECT count(*) n FROM settings').get()).toEqual({ n: 1 });
    store.close();
  });

  it('writes nothing while its folder is away, not even into the moved one, and goes on when it is back', async () => {
    const dir = scratch('away');
    await mkdir(dir, { recursive: true });
    const store = openStore(dir, key);
    const write = () => store.transaction(() => store.db.exec('CREATE TABLE IF NOT EXISTS written (x)'));
    await rename(dir, `${dir}-elsewhere`);
    expect(write).toThrow(expect.objectContaining({ code: 'desk-gone', retry: true }));
    await mkdir(dir);
    await writeFile(join(dir, 'store.db'), 'another store');
    expect(write).toThrow(expect.objectContaining({ code: 'desk-gone' }));
    await rm(dir, { recursive: true });
    await rename(`${dir}-elsewhere`, dir);
    write();
    store.close();
  });

  it('tells a disk that fails under an open store from damage: only opening anew helps', async () => {
    const dir = scratch('lost');
    await mkdir(dir, { recursive: true });
    let lost = 0;
    const store = openStore(dir, key, { onLost: () => lost++ });
    const failing = () => {
      throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
    };
    expect(() => store.transaction(failing)).toThrow(
      expect.objectContaining({ code: 'disk-failing', retry: true }),
    );
    expect(lost).toBe(1);
    await rename(dir, `${dir}-elsewhere`);
    expect(() => store.read(failing)).toThrow(expect.objectContaining({ code: 'desk-gone' }));
    expect(lost).toBe(1);
    store.close();
  });

  it('hastens what can be fetched again, and says to listeners that the disk may not have it yet', async () => {
    const store = openStore(await makeFolder('hasty'), key);
    const heard: boolean[] = [];
    store.afterCommit((isLasting) => heard.push(isLasting));
    const put = (name: string) =>
      store.db.prepare('INSERT INTO settings VALUES (?, ?)').run(name, JSON.stringify(name));
    const waits = () => store.db.pragma('synchronous', { simple: true });
    expect(store.hasten(() => [put('a').changes, waits()])).toEqual([1, 1]);
    expect(waits()).toBe(2);
    // Within another one it is as lasting as that.
    store.transaction(() => store.hasten(() => put('b')));
    const failing = () =>
      store.hasten(() => {
        put('c');
        throw new RangeError('no');
      });
    expect(failing).toThrow(RangeError);
    expect(waits()).toBe(2);
    expect(heard).toEqual([false, true]);
    expect(store.db.prepare('SELECT name FROM settings ORDER BY name').pluck().all()).toEqual(['a', 'b']);
    store.close();
  });
});
