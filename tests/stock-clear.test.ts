/** The office's server holds nothing that can be read: no table, no file of its data folder, no line of its log. */
import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Desk } from '#core/open-desk';
import { installStock } from '#core/stock/install';
import { scanOf } from './dossiers.ts';
import { edit } from './hand-over-desks.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { createScratch } from './scratch.ts';
import { allInStep, foundStock, joinStock, openStockDesk } from './stock-desks.ts';

const scratch = createScratch();
let postgres: TestPostgres;
const desks: Desk[] = [];
/** What nobody may find, by what it is. */
const secrets = new Map<string, Buffer>();
/** Put on the server in clear, to prove that the search finds it. */
const planted = 'planted-in-clear-样例';
let dump = '';
let files: { readonly name: string; readonly bytes: Buffer }[] = [];
let starts: Buffer[] = [];
let lengths: number[] = [];

/** Papers with the heads of their kinds, a marked text each. */
const papers = {
  'marked-front-样例.jpg': Buffer.from('ffd8ffe100184578696600004d4d002a', 'hex'),
  'marked-seal-样例.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  'marked-licence-样例.pdf': Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'),
};

beforeAll(async () => {
  postgres = await startPostgres();
  const admin = await postgres.newDatabase();
  await installStock(admin);
  const [a, b] = [await openStockDesk(scratch('a')), await openStockDesk(scratch('b'))];
  desks.push(a, b);
  await a.client.desk.fillWithSamples();
  await mark(a);
  await foundStock(a, admin);
  const other = await joinStock(b, a, admin);
  await allInStep(desks);
  // An older version in the log, an errand, and one that is erased.
  const [first, second] = a.context.templates.ids();
  await edit(b, first!, { notes: note('changed on the other desk') });
  await b.client.stock.handTo({ template: first!, desk: other, note: note('a word to a colleague') });
  await a.client.erasure.erase({ templates: [second!], reason: 'asked-for' });
  await allInStep(desks);

  const client = new Client(admin);
  await client.connect();
  await client.query('CREATE TABLE public.control AS SELECT $1::text AS text', [planted]);
  dump = await dumpOf(client);
  const blobs = await client.query('SELECT substr(body, 1, 16) AS start FROM stock.blobs');
  starts = blobs.rows.map(({ start }) => start as Buffer);
  const items = await client.query('SELECT octet_length(body) AS length FROM stock.items WHERE NOT deleted');
  lengths = items.rows.map(({ length }) => length as number);
  await client.query('CHECKPOINT');
  await client.end();
  files = await filesOf(postgres.folder);
}, 120_000);

afterAll(async () => {
  for (const desk of desks) await desk.close();
  await postgres.stop();
});

/** A note that nothing else in the world has. */
const note = (text: string): string => {
  const marked = `样例 ${text} ${randomBytes(6).toString('hex')}`;
  secrets.set(marked, Buffer.from(marked));
  return marked;
};

/** Gives every template a customer, a note and a domain of its own, and one the papers; notes all that is secret. */
const mark = async (desk: Desk): Promise<void> => {
  const { client, context } = desk;
  for (const [at, id] of context.templates.ids().entries()) {
    const domain = `marked-sample-${at}.cn`;
    secrets.set(domain, Buffer.from(domain));
    await edit(desk, id, {
      customer: note(`customer ${at}`),
      notes: note(`notes ${at}`),
      domains: [domain],
    });
  }
  const [first] = context.templates.ids();
  for (const [name, head] of Object.entries(papers)) {
    const text = note(`inside ${name}`);
    const bytes = Buffer.concat([head, Buffer.from(text), randomBytes(1_200_000)]);
    const vaultId = await context.vault.put(bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    secrets.set(sha256, Buffer.from(sha256));
    const { id: _, addedAt: __, ...scan } = scanOf(name);
    context.templates.attachScan(first!, { ...scan, name, sha256, vaultId, password: '' });
  }
  for (const id of context.templates.ids()) {
    const { fields, scans } = await client.templates.get({ id });
    const { certificate, holder, contact, email, phone, address } = fields;
    // Shorter ones turn up in random bytes by chance, and digits in hexadecimal ones.
    for (const text of [
      ...[certificate.number, certificate.name, holder.zh, holder.en, contact.zh, contact.en],
      ...[email, phone.number, address.zh, address.en],
      ...scans.map(({ name }) => name),
    ])
      if (Buffer.byteLength(text) >= (/^[0-9a-f]*$/i.test(text) ? 11 : 6))
        secrets.set(text, Buffer.from(text));
  }
};

/** Every row of every table of ours, as text. */
const dumpOf = async (client: Client): Promise<string> => {
  const { rows } = await client.query(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of rows) {
    const { rows: found } = await client.query(`SELECT t::text AS row FROM ${name} t`);
    texts.push(name, ...found.map(({ row }) => row as string));
  }
  return texts.join('\n');
};

const filesOf = async (folder: string): Promise<typeof files> => {
  const found: { name: string; bytes: Buffer }[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const name = join(entry.parentPath, entry.name);
      found.push({ name, bytes: await readFile(name) });
    }
  return found;
};

it('has something to look at, and finds what is there in clear', () => {
  expect(secrets.size).toBeGreaterThan(60);
  expect(lengths.length).toBeGreaterThan(10);
  // Samples, their pictures, and papers of two parts.
  expect(starts.length).toBeGreaterThan(15);
  for (const table of ['items', 'item_log', 'blobs', 'pushes', 'key_wraps', 'desks'])
    expect(dump).toContain(`stock.${table}\n(`);
  expect(dump).toContain(planted);
  const withIt = files.filter(({ bytes }) => bytes.includes(planted)).map(({ name }) => name);
  expect(withIt.some((name) => name.includes('pg_wal'))).toBe(true);
  expect(withIt.some((name) => name.includes('base'))).toBe(true);
});

it('shows no number, name, customer, note, domain or file name in any table, nor the hash of a paper', () => {
  for (const [secret, bytes] of secrets) {
    expect(dump.includes(secret), secret).toBe(false);
    // Bytes are dumped as hexadecimal digits.
    expect(dump.includes(bytes.toString('hex')), `${secret}, as bytes`).toBe(false);
  }
});

it('shows none of it in any file of its data folder, nor in its log', () => {
  const log = postgres.said.join('');
  expect(log.length).toBeGreaterThan(100);
  const all = [...files, { name: 'log', bytes: Buffer.from(log) }];
  for (const { name, bytes } of all)
    for (const [secret, searched] of secrets)
      if (bytes.includes(searched)) throw new Error(`${secret} in ${name}`);
});

it('shows no head of a picture or a document', () => {
  const heads = [
    Buffer.from('Exif\0\0'),
    Buffer.from('JFIF\0\x01'),
    Buffer.from('%PDF-1.'),
    papers['marked-seal-样例.png'].subarray(0, 8),
  ];
  for (const { name, bytes } of files)
    for (const head of heads) expect({ name, at: bytes.indexOf(head) }).toEqual({ name, at: -1 });
  const short = ['ffd8ff', '89504e47', '25504446', '504b0304', '49492a00', '4d4d002a'];
  // A head of three bytes turns up by chance once in 16 million; the same one in two blobs does not.
  for (const head of short)
    expect(starts.filter((start) => start.toString('hex').startsWith(head)).length).toBeLessThan(2);
});

it('tells no more of a length than its step of 256 bytes', () => {
  expect(new Set(lengths.map((length) => length % 256)).size).toBe(1);
});
