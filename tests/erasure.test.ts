/** What was erased is nowhere in the desk's folder any more, whoever decrypts all of it; everything else is whole. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { deriveKey, openDataKey } from '#core/key/data-key';
import { type Desk, openDesk } from '#core/open-desk';
import { openStore } from '#core/store/open-store';
import { createObjectReader } from '#core/vault/read-object';
import { blankFields } from '#domain/template/fields';
import { partsOf } from './parts-of.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
const others = 49;
/** Said of the person who goes, and of nobody else. */
const secrets = {
  name: '欧阳绝密',
  number: '110101199003078670',
  customer: '独一客户',
  notes: '只此一条备注',
  file: 'ouyang-card.jpg',
};
const blank = { zh: '', en: '' };
const fieldsOf = (name: string, number: string, customer: string) =>
  ({
    ...blankFields,
    holderKind: 'individual',
    holder: { zh: name, en: '' },
    contact: blank,
    certificate: { type: 'SFZ', number, name, issued: '', expires: '', nationality: '' },
    customer,
    notes: name === secrets.name ? secrets.notes : '',
  }) as never;

let erased = '';
let kept = '';
let shared = '';

const attach = async ({ client, host }: Desk, template: string, name: string, bytes: Uint8Array) => {
  const { token } = await host.offer(name, { bytes });
  return client.scans.attach({ template, grant: token });
};

/** A bundle as the desk keeps it: its view, and an object that holds those who are in it. */
const keepBundle = async (desk: Desk, id: string, inside: string[], left: string[]) => {
  const { templates, vault, bundles, clock } = desk.context;
  const named = inside.map((template) => ({
    template,
    name: templates.recordOf(template).fields.holder.zh,
    files: [],
  }));
  const vaultId = await vault.put(Buffer.from(`bundle of ${named.map(({ name }) => name).join()}`));
  const out = left.map((template) => ({
    template,
    name: templates.recordOf(template).fields.holder.zh,
    reasons: [],
  }));
  const about = {
    fileName: `${id}.zip`,
    target: 'strict',
    sha256: '0'.repeat(64),
    bytes: 1,
    madeAt: clock.now(),
  };
  bundles.save({ id, vaultId, view: { id, ...about, items: named, left: out } }, []);
};

beforeAll(async () => {
  const desk = await openDesk({ dir: scratch('desk') });
  const { client } = desk;
  const front = await readFile('assets/samples/id-front.jpg');
  const back = await readFile('assets/samples/id-back.jpg');
  for (let n = 0; n < others; n += 1)
    kept = (await client.templates.create({ fields: fieldsOf(`张三${n}`, '', `客户${n}`) })).id;
  const { id, revision } = await client.templates.create({
    fields: fieldsOf(secrets.name, secrets.number, secrets.customer),
  });
  erased = id;
  await client.templates.update({ id, revision, fields: fieldsOf(secrets.name, secrets.number, '另一客户') });
  await attach(desk, id, secrets.file, front);
  await attach(desk, id, 'both.jpg', back);
  // The same bytes for another template stay.
  shared = (await attach(desk, kept, 'both.jpg', back)).scans[0]!.id;
  await client.pictures.prepare({ template: id });
  await client.desk.saveSettings({
    filters: [{ id: 'f', name: 'one', search: secrets.name, filter: 'all', sort: 'updated' }],
  });
  await keepBundle(desk, 'with', [erased, kept], []);
  await keepBundle(desk, 'without', [kept], [erased]);
  await partsOf(await client.backups.make());
  await desk.close();
}, 120_000);

/** Every text and blob of the store, every object of vault and backups, decrypted. */
const contentsOf = async (dir: string): Promise<Buffer[]> => {
  const { bytes: key } = await openDataKey(scratch('desk'), false);
  const found: Buffer[] = [];
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    found.push(Buffer.from(entry.name));
    if (!entry.isFile()) continue;
    found.push(await readFile(path));
    const id = entry.parentPath.slice(-2) + entry.name;
    if (/^[0-9a-f]{64}$/.test(id)) {
      const root = join(entry.parentPath, '..');
      found.push(
        Buffer.from(await createObjectReader({ root, contentKey: deriveKey(key, 'vault-content') }).read(id)),
      );
    }
    if (entry.name === 'store.db') found.push(...pagesOf(entry.parentPath, key));
  }
  return found;
};
/** Rows, and what free pages still hold: the whole file as SQLite decrypts it. */
const pagesOf = (dir: string, key: Uint8Array): Buffer[] => {
  const store = openStore(dir, key);
  try {
    const { db } = store;
    const rows = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all()
      .flatMap((table) => db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all())
      .flatMap(Object.values)
      .map((value) => (Buffer.isBuffer(value) ? inflated(value) : Buffer.from(String(value))));
    // In clear, page by page.
    db.pragma("rekey=''");
    return rows;
  } finally {
    store.close();
  }
};
const inflated = (value: Buffer): Buffer => {
  try {
    return inflateRawSync(value);
  } catch {
    return value;
  }
};

it('is gone from rows, free pages, vault, undo and backups; what others share stays', async () => {
  const desk = await openDesk({ dir: scratch('desk'), create: false });
  const front = desk.context.templates.view(erased).scans;
  expect(front).toHaveLength(2);
  const preview = await desk.client.erasure.preview({ templates: [erased] });
  expect(preview).toMatchObject({
    templates: 1,
    scans: 2,
    pictures: 1,
    olderBackups: [{ place: 'own', backups: 1 }],
  });
  expect(preview.bundles).toMatchObject([{ id: 'with', others: 1 }]);
  expect(preview.undoSteps).toBeGreaterThan(0);

  const result = await desk.client.erasure.erase({ templates: [erased], reason: 'asked-for' });
  // The front, the picture and the bundle; the back is another template's too.
  expect(result).toMatchObject({ templates: 1, scans: 2, pictures: 1, objects: 3 });
  expect((await desk.client.bundles.list()).map(({ id }) => id)).toEqual(['without']);
  expect((await desk.client.templates.list({ search: secrets.name })).counts.all).toBe(0);
  const { places } = await desk.client.backups.list();
  expect(places[0]!.backups).toMatchObject([{ reason: 'erasure', state: 'whole', templates: others }]);
  const report = (await partsOf(await desk.client.desk.doctor({}))).at(-1);
  expect(report).toMatchObject({ kind: 'done', report: { ok: true } });
  expect((await desk.host.readBlob(`scan/${shared}`)).bytes.length).toBeGreaterThan(1_000);
  expect(desk.context.templates.ids()).toHaveLength(others);
  await desk.close();

  const words = [...Object.values(secrets), '另一客户', 'ouyang', 'oyjm'];
  const contents = await contentsOf(scratch('desk'));
  for (const word of words)
    for (const [encoding, text] of [
      ['utf8', word],
      ['utf16le', word],
    ] as const)
      expect(
        contents.some((bytes) => bytes.includes(Buffer.from(text, encoding))),
        `${word} ${encoding}`,
      ).toBe(false);
  // The eyes of this test see what is there.
  expect(contents.some((bytes) => bytes.includes('客户7'))).toBe(true);
  // And the raw pages, now in clear.
  const raw = await readFile(join(scratch('desk'), 'store.db'));
  expect(raw.includes('客户7')).toBe(true);
  for (const word of words) expect(raw.includes(word), `${word} in free pages`).toBe(false);
}, 120_000);
