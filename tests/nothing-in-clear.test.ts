/** No file of a desk may show what it holds: no store header, no picture header, no number, name or e-mail of the samples. */

import { mkdtempSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { finishJob } from '#core/jobs/follow-job';
import { openDesk } from '#core/open-desk';

const dir = mkdtempSync(join(tmpdir(), 'shiming-clear-'));
const secrets = new Set<string>();
let files: { name: string; bytes: Buffer }[] = [];

beforeAll(async () => {
  const desk = await openDesk({ dir });
  await desk.client.desk.fillWithSamples();
  const { rows } = await desk.client.templates.list({ limit: 500 });
  for (const { id } of rows) {
    const { fields, scans } = await desk.client.templates.get({ id });
    const { certificate, holder, contact, email, phone } = fields;
    // Shorter ones turn up in random bytes by chance.
    for (const text of [
      certificate.number,
      certificate.name,
      holder.zh,
      holder.en,
      contact.zh,
      contact.en,
      email,
      phone.number,
    ])
      if (Buffer.byteLength(text) >= 6) secrets.add(text);
    for (const scan of scans) secrets.add(scan.name);
  }
  await finishJob(desk.client, { kind: 'bundle', input: {} });
  // Looked at while open and after closing: the write-ahead log counts too.
  files = await readFiles(dir);
  await desk.close();
  files.push(...(await readFiles(dir)));
}, 120_000);

afterAll(() => rm(dir, { recursive: true, force: true }));

const readFiles = async (folder: string): Promise<typeof files> => {
  const found: typeof files = [];
  for (const name of await readdir(folder, { recursive: true }))
    if ((await stat(join(folder, name))).isFile())
      found.push({ name, bytes: await readFile(join(folder, name)) });
  return found;
};

it('has something to look at', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(secrets.size).toBeGreaterThan(30);
});

it('shows no header of a store, a picture or a zip', () => {
  const headers = [
    Buffer.from('SQLite format 3'),
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46]),
    Buffer.from('JFIF\0\x01'),
    Buffer.from('Exif\0\0'),
    Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14]),
  ];
  for (const { name, bytes } of files)
    for (const header of headers) expect({ name, at: bytes.indexOf(header) }).toEqual({ name, at: -1 });
});

it('shows no number, name, e-mail or file name', () => {
  for (const { name, bytes } of files)
    for (const secret of secrets)
      expect({ name, secret, at: bytes.indexOf(secret) }).toEqual({ name, secret, at: -1 });
});
