/** The command line over desks that were broken in one way: every verb says what is wrong, exits as it must, and makes nothing. */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '#core/open-desk';
import { blankFields } from '#domain/template/fields';
import { createScratch } from '../scratch.ts';
import { runCli, runJson } from './run-cli.ts';

const scratch = createScratch();
const original = 'assets/samples/id-front.jpg';
let template = '';

beforeAll(async () => {
  const { client, host, close } = await openDesk({ dir: scratch('desk') });
  ({ id: template } = await client.templates.create({ fields: { ...blankFields, domains: [], tags: [] } }));
  const { token } = await host.offer('front.jpg', { bytes: await readFile(original) });
  await client.scans.attach({ template, grant: token });
  await close();
});

const spoil = async (name: string, work: (dir: string) => Promise<void>): Promise<string> => {
  const dir = scratch(name);
  await cp(scratch('desk'), dir, { recursive: true });
  await work(dir);
  return dir;
};
const content = async (dir: string): Promise<Record<string, string>> => {
  const files = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const all = files.map(async ({ parentPath, name }) => {
    const file = join(parentPath, name);
    return [file, (await readFile(file)).toString('base64')] as const;
  });
  return Object.fromEntries((await Promise.all(all)).sort());
};
const objectOf = async (dir: string): Promise<string> => {
  const files = await readdir(join(dir, 'vault'), { recursive: true, withFileTypes: true });
  const [file] = files.filter((entry) => entry.isFile());
  return join(file!.parentPath, file!.name);
};

describe('a desk without its store', () => {
  it('is refused by every verb, and nothing is made', async () => {
    const dir = await spoil('store-gone', (at) => rm(join(at, 'store.db')));
    await writeFile(scratch('list.csv'), '客户\n甲\n');
    const before = await content(dir);
    for (const verb of [
      ['check'],
      ['template', 'list'],
      ['template', 'add'],
      ['import', scratch('list.csv')],
      ['import', scratch('list.csv'), '--dry-run'],
      ['intake', 'assets/samples'],
      ['demo'],
      ['doctor'],
      ['doctor', '--salvage', scratch('from-nothing')],
    ]) {
      const { status, json, stderr } = await runJson([...verb, '--desk', dir, '--lang', 'en']);
      expect({ verb, status, json }).toMatchObject({
        status: 2,
        json: { fault: { code: 'desk-incomplete', data: { missing: 'store.db' } } },
      });
      expect(stderr).toContain('vault (1)');
    }
    expect(await content(dir)).toEqual(before);
  });
});

describe('a dry run', () => {
  it('where there is no desk makes none, and tells what it would do', async () => {
    await writeFile(scratch('new.csv'), '持有者（中文）,证件号码\n示例,11010519491231002X\n');
    const { json } = await runJson(['import', scratch('new.csv'), '--dry-run', '--desk', scratch('none')]);
    expect(json).toMatchObject({ dryRun: true, written: null });
    await expect(readdir(scratch('none'))).rejects.toThrow();
  });
});

describe('doctor', () => {
  it('exits 0 for a sound desk, 1 for what it found, 2 for what it cannot look at', async () => {
    const sound = await runJson(['doctor', '--desk', scratch('desk')]);
    expect(sound).toMatchObject({
      status: 0,
      json: { ok: true, problems: [], checked: { templates: 1, objects: 1, objectsRead: 1, key: 'file' } },
    });
    const dir = await spoil('scan-damaged', async (at) => {
      const file = await objectOf(at);
      const bytes = await readFile(file);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      await writeFile(file, bytes);
    });
    const check = await runJson(['check', '--no-read', '--desk', dir]);
    expect(check.json).toMatchObject([
      { findings: expect.arrayContaining([expect.objectContaining({ code: 'picture-scan-lost' })]) },
    ]);
    expect(await runJson(['doctor', '--desk', dir])).toMatchObject({
      status: 1,
      json: {
        ok: false,
        problems: [{ code: 'object-damaged', kind: 'scan', template, repair: 'attach-again' }],
      },
    });
    const said = await runCli(['doctor', '--repair', '--desk', dir, '--lang', 'en']);
    expect(said.status).toBe(1);
    expect(said.stdout).toContain('Attach the original file to this template again.');
    expect(await runJson(['scan', 'add', template, original, '--no-read', '--desk', dir])).toMatchObject({
      status: 0,
    });
    expect((await runCli(['doctor', '--desk', dir])).status).toBe(0);
    expect((await runCli(['doctor', 'x', '--desk', dir])).status).toBe(2);
    expect((await runCli(['doctor', '--desk', scratch('nowhere')])).status).toBe(2);
  });

  it('says above every answer that changes are missing', async () => {
    const dir = await spoil('older', async () => undefined);
    const before = await readFile(join(dir, 'store.db'));
    await runCli(['template', 'add', '--desk', dir]);
    await writeFile(join(dir, 'store.db'), before);
    const { stderr } = await runCli(['template', 'list', '--desk', dir, '--lang', 'en']);
    expect(stderr).toContain('1 change is missing');
    expect(await runJson(['doctor', '--desk', dir])).toMatchObject({
      status: 1,
      json: { problems: [{ code: 'history-missing', count: 1 }] },
    });
  });

  it('salvages a desk into a new folder, once', async () => {
    const salvage = () => runJson(['doctor', '--salvage', scratch('salvaged'), '--desk', scratch('desk')]);
    expect(await salvage()).toMatchObject({
      status: 0,
      json: { ok: true, objects: { came: 1, lost: 0 }, stubs: 0 },
    });
    expect(await runJson(['template', 'show', template, '--desk', scratch('salvaged')])).toMatchObject({
      json: { id: template, scans: [{}] },
    });
    expect(await salvage()).toMatchObject({ status: 2, json: { fault: { code: 'folder-not-empty' } } });
  });
});
