/** Rules files as they come in: a right one is shown, and every way to spoil one is refused with its reason. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { manifestName, signaturesName } from '#contract/updates';
import { storeZip } from '#core/bundle/store-zip';
import type { Desk } from '#core/open-desk';
import { signManifest } from '#core/update/signatures';
import { editionDesks, faultFrom, minBytesOf, previewEdition } from './edition-desks.ts';
import { fileSaid, makeRulesFile, packWith, restateEdition } from './edition-room.ts';
import { createScratch } from './scratch.ts';
import { type KeyPair, makeKey, makePackage, rezip } from './update-room.ts';

const scratch = createScratch();
const own = makeKey();
const stranger = makeKey();
const { open, onDesk } = editionDesks(own);

describe('what comes in', () => {
  let desk: Desk;
  let right: string;
  beforeAll(async () => {
    await mkdir(scratch('files'));
    desk = await open(scratch('desk'));
    right = await makeRulesFile(scratch('files'), 'right', [own]);
    return () => desk.close();
  });
  const spoil = (name: string, changes: Parameters<typeof rezip>[2]) =>
    rezip(right, scratch(join('files', `${name}.zip`)), changes);
  const restate = (
    name: string,
    change: Parameters<typeof restateEdition>[2],
    keys: readonly KeyPair[] = [own],
  ) => spoil(name, (there) => restateEdition(there, keys, change));

  it('previews a right one and writes nothing', async () => {
    const { id: _, ...seen } = await previewEdition(desk, right);
    expect(seen).toMatchObject({
      edition: 7,
      date: '2026-11-20',
      from: null,
      leaving: [],
      holidays: [{ year: '2031', kind: 'added' }],
      naming: { added: 1, removed: 0 },
      networks: null,
    });
    expect(seen.packs.map(({ id, kind }) => [id, kind])).toEqual([
      ['newcomer', 'new'],
      ['strict', 'replaced'],
    ]);
    expect(seen.packs[1]?.differences.map(({ path }) => path)).toContain('picture.minBytes');
    expect(await readdir(scratch('desk'))).not.toContain('published');
    expect(await minBytesOf(desk)).toBe(56_320);
  });

  it.each<[string, () => Promise<string>, string]>([
    [
      'one bit of a pack',
      () =>
        spoil('bit', (there) => {
          const bytes = Buffer.from(there.get('targets/strict.json')!);
          bytes[bytes.length - 2]! ^= 1;
          return { 'targets/strict.json': bytes };
        }),
      'rules-untrusted changed',
    ],
    [
      'another list of days off of the same length',
      () =>
        spoil('days', (there) => ({
          'holidays.json': Buffer.from(
            there.get('holidays.json')!.toString().replace('2031-01-01', '2031-01-02'),
          ),
        })),
      'rules-untrusted changed',
    ],
    [
      'longer naming words',
      () =>
        spoil('naming', (there) => ({
          'naming.json': Buffer.concat([there.get('naming.json')!, Buffer.from(' ')]),
        })),
      'rules-untrusted changed',
    ],
    [
      'a statement that nobody signed',
      () =>
        spoil('unsigned', (there) => ({
          [manifestName]: Buffer.from(
            there.get(manifestName)!.toString().replace('"edition": 7', '"edition": 8'),
          ),
        })),
      'rules-untrusted changed',
    ],
    [
      'a wrong signature under a known key',
      () =>
        spoil('wrong-signature', () => ({
          [signaturesName]: Buffer.from(`${own.trusted.id} ${randomBytes(64).toString('base64')}\n`),
        })),
      'rules-untrusted changed',
    ],
    [
      'the signature of an update',
      () =>
        spoil('purpose', (there) => ({
          [signaturesName]: Buffer.from(signManifest(there.get(manifestName)!, [own.secret], 'update')),
        })),
      'rules-untrusted changed',
    ],
    [
      'a key that nobody knows',
      () => restate('stranger', () => ({}), [stranger]),
      'rules-untrusted unknown-key',
    ],
    [
      'no signature',
      () => spoil('none', () => ({ [signaturesName]: Buffer.alloc(0) })),
      'rules-untrusted unknown-key',
    ],
    [
      'a file too many',
      () => spoil('extra', () => ({ 'extra.txt': Buffer.from('x') })),
      'rules-untrusted changed',
    ],
    ['a file too few', () => spoil('missing', () => ({ 'holidays.json': null })), 'rules-untrusted changed'],
    [
      'a file in place of another',
      () =>
        spoil('renamed', (there) => ({
          'holidays.json': null,
          'holidayz.json': there.get('holidays.json')!,
        })),
      'rules-untrusted changed',
    ],
    [
      'a name that leads out, in the zip',
      () => spoil('way', () => ({ '../../evil.json': Buffer.from('{}') })),
      'not-a-rules-file',
    ],
    [
      'a whole path, in the zip',
      () => spoil('root', () => ({ '/etc/evil.json': Buffer.from('{}') })),
      'not-a-rules-file',
    ],
    [
      'a name twice, in the zip',
      async () => {
        const path = scratch(join('files', 'twice.zip'));
        const there = await contents(right);
        await writeFile(path, storeZip([...there, ['holidays.json', there.get('holidays.json')!]]));
        return path;
      },
      'not-a-rules-file',
    ],
    [
      'more files than any edition has',
      () =>
        spoil('many', () =>
          Object.fromEntries(
            Array.from({ length: 101 }, (_, at) => [`targets/pack-${at}.json`, Buffer.from('{}')]),
          ),
        ),
      'not-a-rules-file',
    ],
    [
      'a long manifest',
      () => spoil('long', () => ({ [manifestName]: Buffer.alloc(70_000, ' ') })),
      'not-a-rules-file',
    ],
    ['no manifest', () => spoil('no-manifest', () => ({ [manifestName]: null })), 'not-a-rules-file'],
    [
      'a name that leads out, signed',
      () =>
        restate('signed-way', ({ files }) => ({
          files: [...files, fileSaid('targets/../../evil.json', Buffer.from('{}'))],
        })),
      'rules-unfit nonsense',
    ],
    [
      'a program, signed',
      () =>
        restate('signed-program', ({ files }) => ({
          files: [...files, fileSaid('run.exe', Buffer.from('MZ'))],
        })),
      'rules-unfit nonsense',
    ],
    [
      'a name twice, signed',
      () => restate('signed-twice', ({ files }) => ({ files: [...files, files[0]] })),
      'rules-unfit nonsense',
    ],
    [
      'networks without their version',
      () =>
        restate('networks', ({ files }) => ({
          files: [...files, fileSaid('weights/detection.onnx', Buffer.from('x'))],
        })),
      'rules-unfit nonsense',
    ],
    [
      'a version without networks',
      () => restate('no-networks', () => ({ networks: 'x-1' })),
      'rules-unfit nonsense',
    ],
    [
      'a pack larger than any, signed',
      () =>
        restate('large', ({ files }) => ({
          files: files.map((file) => ({ ...file, bytes: 5_000_000 })),
        })),
      'rules-unfit nonsense',
    ],
    ['no files at all', () => restate('no-files', () => ({ files: [] })), 'not-a-rules-file'],
    ['edition 0', () => restate('zero', () => ({ edition: 0 })), 'not-a-rules-file'],
    ['another product', () => restate('product', () => ({ product: 'cn.shiming.desk' })), 'not-a-rules-file'],
    ['a statement too many', () => restate('more', () => ({ run: 'rm' })), 'not-a-rules-file'],
    ['a form of later', () => restate('format', () => ({ format: 2, more: 1 })), 'rules-unfit app-older'],
    ['a newer app', () => restate('least', () => ({ least: '99.0.0' })), 'rules-unfit app-older'],
    ['nonsense for a version', () => restate('version', () => ({ least: 'new' })), 'rules-unfit nonsense'],
    [
      'a pack of a form of later, signed',
      () => signed('newer-pack', { 'targets/strict.json': { schema: 2, id: 'strict' } }),
      'rules-unfit app-older',
    ],
    [
      'a pack under another name, signed',
      async () => signed('other-id', { 'targets/newcomer.json': await packWith('strict') }),
      'rules-unfit content',
    ],
    [
      'a pack that is none, signed',
      async () => signed('no-pack', { 'targets/strict.json': await packWith('strict', { surprise: 1 }) }),
      'rules-unfit content',
    ],
    [
      'days that are none, signed',
      () =>
        signed('no-days', { 'holidays.json': { schema: 1, years: { '2031': { rest: ['x'], work: [] } } } }),
      'rules-unfit content',
    ],
    ['words that are none, signed', () => signed('no-words', { 'naming.json': [] }), 'rules-unfit content'],
    [
      'a cut file',
      async () => {
        const path = scratch(join('files', 'cut.zip'));
        const bytes = await readFile(right);
        await writeFile(path, bytes.subarray(0, bytes.length - 500));
        return path;
      },
      'not-a-rules-file',
    ],
    [
      'no zip',
      async () => {
        await writeFile(scratch('text.zip'), 'a text'.repeat(1000));
        return scratch('text.zip');
      },
      'not-a-rules-file',
    ],
    ['an update', () => makePackage(scratch('files'), 'update', [own]), 'not-a-rules-file'],
  ])('refuses %s', async (_name, make, wanted) => {
    expect(await faultFrom(previewEdition(desk, await make()))).toBe(wanted);
    expect(await readdir(scratch('desk'))).not.toContain('published');
  });

  const contents = async (path: string) => {
    const files = new Map<string, Buffer>();
    await rezip(path, scratch(join('files', 'copy.zip')), (there) => {
      for (const [name, bytes] of there) files.set(name, bytes);
      return {};
    });
    return files;
  };
  /** Signed by the publisher, and yet with contents that the publisher's own script would not sign. */
  const signed = (name: string, contentOf: Readonly<Record<string, unknown>>) =>
    spoil(name, (there) => {
      const changed = Object.fromEntries(
        Object.entries(contentOf).map(([path, content]) => [path, Buffer.from(JSON.stringify(content))]),
      );
      return {
        ...changed,
        ...restateEdition(there, [own], ({ files }) => ({
          files: files.map((file) => (changed[file.name] ? fileSaid(file.name, changed[file.name]!) : file)),
        })),
      };
    });

  it('refuses a file larger than any before it is read', async () => {
    await writeFile(scratch('sparse.zip'), 'PK');
    await truncate(scratch('sparse.zip'), 64_500_000);
    expect(await faultFrom(previewEdition(desk, scratch('sparse.zip')))).toBe('file-too-large');
  });

  it('takes nothing where the build knows no key', () =>
    onDesk(
      scratch('keyless'),
      async (keyless) => {
        expect((await keyless.client.edition.view()).knowsPublisher).toBe(false);
        expect(await faultFrom(previewEdition(keyless, right))).toBe('rules-untrusted no-keys');
      },
      { updateKeys: [] },
    ));

  it('is made by the same rules: the script signs nothing that no app takes', async () => {
    const files = { 'targets/strict.json': await packWith('strict', { surprise: 1 }) };
    await expect(makeRulesFile(scratch('files'), 'bad', [own], { files })).rejects.toThrow('rules-unfit');
    await expect(makeRulesFile(scratch('files'), 'bad', [own], { networks: 'x-1' })).rejects.toThrow(
      'nonsense',
    );
  });
});
