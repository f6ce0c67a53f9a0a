/** Zips from elsewhere that claim to be bundles: they are judged in bounded memory and time, and the file that was changed is named. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { unpack } from '#core/bundle/read-zip';
import { storeZip } from '#core/bundle/store-zip';
import { centralRecord, endRecords, layOut, localHeader } from '#core/bundle/zip-layout';
import { buildIn, verdictOf } from './bundle-room.ts';
import { goodDossiers } from './dossiers.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
let files: [string, Buffer][];
let bytes: Buffer;
beforeAll(async () => {
  const { fields, picture } = goodDossiers.person;
  const view = { fields, picture, findings: [] };
  ({ bytes } = await buildIn(scratch('room'), [
    { view, bytes: Buffer.alloc(3000, 'picture one') },
    { view, bytes: Buffer.alloc(3000, 'picture two') },
  ]));
  files = [...(await unpack(bytes))];
});

const zipped = async (
  entries: readonly (readonly [string, Buffer])[],
  compress: boolean,
): Promise<Buffer> => {
  const zip = new ZipFile();
  for (const [path, content] of entries)
    zip.addBuffer(content, path, {
      compress,
      mtime: new Date(1980, 0, 1),
      mode: 0o100644,
      forceDosTimestamp: true,
    });
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

describe('the bytes of the zip', () => {
  it('are those of the library that wrote bundles before', async () => {
    expect(storeZip(files).equals(await zipped(files, false))).toBe(true);
  });

  it('beyond 4 GiB and 65,535 files are Zip64, and other programs read them', () => {
    const far = 5 * 1024 ** 3;
    const record = centralRecord({ path: 'a', bytes: 3, crc32: 1 }, far);
    expect(record.readUInt32LE(42)).toBe(0xffffffff);
    expect(record.readBigUInt64LE(46 + 1 + 20)).toBe(BigInt(far));
    const end = endRecords(70_000, 100, far);
    expect(end).toHaveLength(56 + 20 + 22);
    expect(end.readBigUInt64LE(24)).toBe(70_000n);
    expect(end.readBigUInt64LE(48)).toBe(BigInt(far));
    expect(endRecords(70, 100, far - 2 * 1024 ** 3)).toHaveLength(22);
  });

  it('of 70,000 files are read by the zip tools of the system, where it has any', async () => {
    const many = storeZip(Array.from({ length: 70_000 }, (_, n) => [`f${n}`, Buffer.from('x')] as const));
    await mkdir(scratch('many'), { recursive: true });
    const file = join(scratch('many'), 'many.zip');
    await writeFile(file, many);
    let said: string;
    try {
      said = execFileSync('unzip', ['-Z', '-t', file], { encoding: 'utf8' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    expect(said).toMatch(/^70000 files/);
  });
});

describe('a zip from elsewhere', () => {
  it('packed again by another program is no longer the same, and the changed file is named', async () => {
    expect((await verdictOf(await zipped(files, true))).problems).toMatchObject([
      { code: 'file-changed', file: 'zip' },
    ]);
    const [first, ...rest] = files;
    const changed = await zipped([[first![0], Buffer.from('another picture')], ...rest], true);
    expect((await verdictOf(changed)).problems).toEqual([{ code: 'file-changed', file: first![0] }]);
  });

  it('with an unsafe name or a name twice is refused', async () => {
    for (const path of ['../outside', '/etc/passwd', 'a\\b', 'x'.repeat(400), files[0]![0]])
      expect(await verdictOf(storeZip([...files, [path, Buffer.from('x')]])), path).toMatchObject({
        ok: false,
        items: 0,
        problems: [{ code: 'not-a-zip' }],
      });
  });

  it('that swells without measure is refused before it has', async () => {
    const bomb = deflateRawSync(Buffer.alloc(200 * 1024 * 1024));
    const before = process.memoryUsage().rss;
    const begun = performance.now();
    expect(await verdictOf(await stated('bomb', bomb, 200 * 1024 * 1024))).toMatchObject({
      problems: [{ code: 'not-a-zip' }],
    });
    // It says that it is small: unpacking stops where its word ends.
    expect((await verdictOf(await stated('bomb', bomb, 100))).problems[0]?.code).toMatch(
      /file-unreadable|not-a-zip/,
    );
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('whose sizes, offsets or counts lie is refused or its file named, wherever the lie is', async () => {
    const { directoryAt } = layOut(files.map(([path, { length }]) => ({ path, bytes: length, crc32: 0 })));
    for (let at = directoryAt; at < bytes.length; at++)
      for (const value of [0xff, bytes[at]! ^ 1]) {
        if (value === bytes[at]) continue;
        const changed = Buffer.from(bytes);
        changed[at] = value;
        expect((await verdictOf(changed)).ok, `byte ${at}`).toBe(false);
      }
  });

  it('inside another zip is only a file', async () => {
    expect(await verdictOf(storeZip([['inner.zip', bytes]]))).toMatchObject({
      ok: false,
      problems: [{ code: 'manifest-missing' }],
    });
  });

  it('of the form before the present one still proves, and still shows what was changed', async () => {
    const old = await zipped(firstForm(), false);
    expect(await verdictOf(old)).toEqual({ ok: true, items: 1, problems: [] });
    const all = await unpack(old);
    all.set('report.html', Buffer.from('other'));
    expect((await verdictOf(storeZip([...all]))).problems).toEqual([
      { code: 'file-changed', file: 'report.html' },
    ]);
  });
});

/** A zip of one deflated file that claims `size` bytes. */
const stated = async (path: string, packed: Buffer, size: number): Promise<Buffer> => {
  const entry = { path, bytes: packed.length, crc32: 0 };
  const local = localHeader(entry);
  const central = centralRecord(entry, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(size, 22);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(size, 24);
  return Buffer.concat([local, packed, central, endRecords(1, central.length, local.length + packed.length)]);
};

/** As bundles were before: sorted by name, manifest and sums among the others, one payload for all. */
const firstForm = (): (readonly [string, Buffer])[] => {
  const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
  const pictureFile = 'pictures/0001-SFZ-abcdef01.jpg';
  const all = new Map<string, Buffer>([
    [pictureFile, Buffer.from('a picture')],
    ['payload/strict.json', Buffer.from('{}')],
    ['report.html', Buffer.from('<html>')],
    ['templates.csv', Buffer.from('template\r\n')],
  ]);
  const listed = () =>
    [...all]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, content]) => ({
        path,
        bytes: content.length,
        sha256: sha256(content),
      }));
  const manifest = {
    schema: 1,
    items: [{ template: 'id', revision: 1, fields: {}, pictureFile }],
    left: [{ template: 'other', reasons: [] }],
    files: listed(),
  };
  all.set('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  all.set(
    'SHA256SUMS',
    Buffer.from(
      listed()
        .map((file) => `${file.sha256}  ${file.path}\n`)
        .join(''),
    ),
  );
  return listed().map(({ path }) => [path, all.get(path)!]);
};
