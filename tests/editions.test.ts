/** Rules files: only a right one counts, it is proved at every opening, the office's own files beat it, and it can be taken away. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import { manifestName, signaturesName } from '#contract/updates';
import { storeZip } from '#core/bundle/store-zip';
import { type Desk, openDesk } from '#core/open-desk';
import { signManifest } from '#core/update/signatures';
import { blankFields } from '#domain/template/fields';
import { fileSaid, makeRulesFile, packWith, restateEdition, usualRules } from './edition-room.ts';
import { createScratch } from './scratch.ts';
import { type KeyPair, makeKey, makePackage, rezip } from './update-room.ts';

const scratch = createScratch();
const own = makeKey();
const stranger = makeKey();
const fields = { ...blankFields, domains: [], tags: [] };

type More = Partial<Parameters<typeof openDesk>[0]>;
const open = (dir: string, more: More = {}): Promise<Desk> =>
  openDesk({ dir, updateKeys: [own.trusted], ...more });
/** Opens a desk, does the work and closes it. */
const onDesk = async <T>(dir: string, work: (desk: Desk) => Promise<T>, more: More = {}): Promise<T> => {
  const desk = await open(dir, more);
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
};
const preview = async (desk: Desk, path: string) => {
  const { token } = await desk.host.offer('rules.zip', { path });
  return desk.client.edition.preview({ grant: token });
};
const add = async (desk: Desk, path: string) =>
  desk.client.edition.add({ offer: (await preview(desk, path)).id });
const faultFrom = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) => {
      const { code, data } = faultOf(error);
      return data['why'] === undefined ? code : `${code} ${data['why']}`;
    },
  );
const standing = ({ context }: Desk) => context.editions.view().installed;
const minBytes = async ({ client }: Desk, id = 'strict') =>
  (await client.targets.list()).find((pack) => pack.id === id)?.picture.minBytes;

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
    const { id: _, ...seen } = await preview(desk, right);
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
    expect(await minBytes(desk)).toBe(56_320);
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
    expect(await faultFrom(preview(desk, await make()))).toBe(wanted);
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
    expect(await faultFrom(preview(desk, scratch('sparse.zip')))).toBe('file-too-large');
  });

  it('takes nothing where the build knows no key', () =>
    onDesk(
      scratch('keyless'),
      async (keyless) => {
        expect((await keyless.client.edition.view()).knowsPublisher).toBe(false);
        expect(await faultFrom(preview(keyless, right))).toBe('rules-untrusted no-keys');
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

describe('once it is in', () => {
  let right: string;
  beforeAll(async () => {
    await mkdir(scratch('more'));
    right = await makeRulesFile(scratch('more'), 'seven', [own]);
  });
  /** A desk of its own with edition 7 in it. */
  const installed = async (name: string): Promise<string> => {
    await onDesk(scratch(name), (desk) => add(desk, right));
    return scratch(name);
  };

  it('counts at once and at every opening, over the app’s own and below the office’s', async () => {
    const dir = scratch('counts');
    await onDesk(dir, async (desk) => {
      const { client } = desk;
      await client.desk.fillWithSamples();
      const ready = (await client.templates.list({})).counts.ready;
      const seen = await preview(desk, right);
      // Every template of the samples was looked at, and those whose picture is too small then are named.
      expect(seen.changes.length).toBeGreaterThan(0);
      expect(seen.checked).toBeGreaterThanOrEqual(seen.changes.length);
      for (const { before, after, reasons } of seen.changes) {
        expect(before).not.toBe(after);
        expect(reasons.some(({ code }) => code === 'picture-under-minimum')).toBe(true);
      }
      const view = await client.edition.add({ offer: seen.id });
      expect(view).toMatchObject({
        needsOpening: false,
        installed: {
          edition: 7,
          standing: 'counts',
          packs: ['newcomer', 'strict'],
          holidayYears: ['2031'],
          hasNaming: true,
          networks: 'none',
        },
      });
      expect(await minBytes(desk)).toBe(900_000);
      // What was foreseen is what happened.
      expect((await client.templates.list({})).counts.ready).toBe(
        ready - seen.changes.filter(({ before }) => before === 'ready').length,
      );
      expect((await client.rules.book()).naming.words.office).toContain('禁用词');
      expect((await client.rules.book()).targets).toContain('newcomer');
      expect((await client.about.officeData()).published).toEqual(['newcomer', 'strict']);
      expect(await client.about.diagnostics()).toContain('Edition of the rules: 7, 2026-11-20, counts');
    });
    await onDesk(dir, async (desk) => {
      expect(standing(desk)).toMatchObject({ edition: 7, standing: 'counts' });
      expect(await minBytes(desk)).toBe(900_000);
      expect((await desk.client.about.officeData()).holidayYears).toContain('2031');
      // The office's own pack, days and words beat it.
      await desk.client.targets.add({ pack: await packWith('strict', { asOf: '2026-11-25' }) });
      expect(await minBytes(desk)).toBe(56_320);
      expect((await desk.client.about.officeData()).published).toEqual(['newcomer']);
      const again = await makeRulesFile(scratch('more'), 'eight', [own], { edition: 8 });
      expect((await preview(desk, again)).packs.map(({ kind }) => kind)).toEqual(['replaced', 'office']);
      await desk.client.targets.remove({ id: 'strict' });
      expect(await minBytes(desk)).toBe(900_000);
    });
    const office = { schema: 1, years: { '2031': { rest: ['2031-05-01'], work: [] } } };
    await writeFile(join(dir, 'holidays.json'), JSON.stringify(office));
    await onDesk(dir, async ({ context }) =>
      expect(context.holidays().years['2031']?.rest).toEqual(['2031-05-01']),
    );
  }, 60_000);

  it('is replaced by a newer one only, whole, and what that does not bring falls back to the app', async () => {
    const dir = await installed('replaced');
    await onDesk(dir, async (desk) => {
      expect(await faultFrom(preview(desk, right))).toBe('rules-unfit same');
      const older = await makeRulesFile(scratch('more'), 'six', [own], { edition: 6 });
      expect(await faultFrom(preview(desk, older))).toBe('rules-unfit older');
      const files = { 'holidays.json': (await usualRules())['holidays.json'] };
      const next = await makeRulesFile(scratch('more'), 'eight', [own], { edition: 8, files });
      const seen = await preview(desk, next);
      expect(seen).toMatchObject({
        from: 7,
        packs: [],
        leaving: ['newcomer', 'strict'],
        holidays: [],
        naming: { added: 0, removed: 1 },
      });
      await desk.client.edition.add({ offer: seen.id });
      expect(await minBytes(desk)).toBe(56_320);
      expect(await minBytes(desk, 'newcomer')).toBeUndefined();
      expect(await readdir(join(dir, 'published'))).toEqual(['8']);
      const { entries } = await desk.client.audit.page({ groups: ['desk'] });
      expect(entries.map(({ kind, data }) => [kind, data['edition']])).toEqual([
        ['edition-added', 8],
        ['edition-added', 7],
      ]);
    });
  });

  it('can be taken away, also where it is the default target', async () => {
    const dir = await installed('away');
    await onDesk(dir, async (desk) => {
      const { client } = desk;
      await client.desk.saveSettings({ target: 'newcomer' });
      await client.templates.create({ fields });
      expect((await client.edition.remove()).installed).toBeNull();
      expect(await minBytes(desk)).toBe(56_320);
      expect((await client.templates.list({})).rows).toHaveLength(1);
      expect((await client.desk.status()).settings.target).toBe('strict');
      expect(await readdir(join(dir, 'published'))).toEqual([]);
      expect(await faultFrom(client.edition.remove())).toBe('not-found');
      // Taken away by a person, an older one may follow.
      const older = await makeRulesFile(scratch('more'), 'five', [own], { edition: 5 });
      expect((await add(desk, older)).installed).toMatchObject({ edition: 5 });
    });
  });

  it.each<[string, (folder: string) => Promise<unknown>, string]>([
    [
      'a pack that was edited',
      async (folder) => {
        const file = join(folder, 'targets', 'strict.json');
        await writeFile(file, (await readFile(file, 'utf8')).replace('900000', '900001'));
      },
      'changed',
    ],
    ['a file that is gone', (folder) => rm(join(folder, 'naming.json')), 'changed'],
    [
      'an edition that calls itself newer',
      async (folder) => {
        const file = join(folder, manifestName);
        await writeFile(file, (await readFile(file, 'utf8')).replace('"edition": 7', '"edition": 8'));
      },
      'changed',
    ],
    ['a folder under another number', (folder) => rename(folder, join(folder, '..', '9')), 'changed'],
    ['no signature', (folder) => rm(join(folder, signaturesName)), 'changed'],
    ['no manifest', (folder) => rm(join(folder, manifestName)), 'changed'],
  ])('leaves out %s, and takes the file again', async (name, spoil, wanted) => {
    const dir = await installed(`edited-${name}`);
    await spoil(join(dir, 'published', '7'));
    const logged: string[] = [];
    await onDesk(
      dir,
      async (desk) => {
        expect(standing(desk)).toMatchObject({ standing: wanted, packs: [] });
        expect(await minBytes(desk)).toBe(56_320);
        expect((await desk.client.rules.book()).naming.words.office ?? []).not.toContain('禁用词');
        expect((await desk.client.about.officeData()).holidayYears).not.toContain('2031');
        expect(logged).toContain('edition-left-out');
        expect((await add(desk, right)).installed).toMatchObject({ edition: 7, standing: 'counts' });
        expect(await readdir(join(dir, 'published'))).toEqual(['7']);
        expect(await minBytes(desk)).toBe(900_000);
      },
      { log: (_level, event) => void logged.push(event) },
    );
  });

  it('lets a pack that nobody signed lie in its folder, unused', async () => {
    const dir = await installed('stray');
    const pack = await packWith('strict', { id: 'stray' });
    await writeFile(join(dir, 'published', '7', 'targets', 'stray.json'), JSON.stringify(pack));
    await onDesk(dir, async (desk) => {
      expect(standing(desk)?.standing).toBe('counts');
      expect(await minBytes(desk, 'stray')).toBeUndefined();
    });
  });

  it('does not count while it is half-written, and goes at the next start', async () => {
    const dir = await installed('half');
    // What a process leaves that dies in the middle of laying edition 8, and one that dies before the old one is gone.
    const eight = await makeRulesFile(scratch('more'), 'eight', [own], { edition: 8 });
    const part = join(dir, 'published', '.writing-0123456789abcdef');
    await mkdir(part);
    await writeFile(join(part, manifestName), '{');
    await onDesk(dir, async (desk) => {
      expect(standing(desk)).toMatchObject({ edition: 7, standing: 'counts' });
      expect(await readdir(join(dir, 'published'))).toEqual(['7']);
    });
    await onDesk(scratch('other'), (desk) => add(desk, eight));
    await rename(join(scratch('other'), 'published', '8'), join(dir, 'published', '8'));
    await rm(join(dir, 'published', '8', 'naming.json'));
    await onDesk(dir, async (desk) => expect(standing(desk)).toMatchObject({ edition: 7 }));
  });

  it('does not count any more once the app is as new, and not in an app that is too old for it', async () => {
    const dir = scratch('aged');
    const file = await makeRulesFile(scratch('more'), 'aged', [own], { least: '2.0.0' });
    await onDesk(dir, (desk) => add(desk, file), { appVersion: '2.0.0' });
    await onDesk(
      dir,
      async (desk) => {
        expect(standing(desk)).toMatchObject({ edition: 7, standing: 'app-older', date: '2026-11-20' });
        expect(await minBytes(desk)).toBe(56_320);
      },
      { appVersion: '1.0.0' },
    );
    for (const [released, wanted] of [
      ['2026-11-19', 'counts'],
      ['2026-11-20', 'past'],
    ] as const)
      await onDesk(
        dir,
        async (desk) => {
          expect(standing(desk)?.standing).toBe(wanted);
          expect(await minBytes(desk)).toBe(wanted === 'past' ? 56_320 : 900_000);
          const nine = await makeRulesFile(scratch('more'), 'nine', [own], { edition: 9 });
          expect(await faultFrom(preview(desk, nine))).toBe(wanted === 'past' ? 'rules-unfit past' : 'taken');
        },
        { appVersion: '2.0.0', released },
      );
  });

  it('is another build’s matter where its key is unknown', async () => {
    const dir = await installed('foreign');
    await onDesk(
      dir,
      async (desk) => {
        expect(standing(desk)).toMatchObject({ standing: 'unknown-key', date: null });
        expect(await minBytes(desk)).toBe(56_320);
      },
      { updateKeys: [stranger.trusted] },
    );
    await onDesk(dir, async (desk) => expect(standing(desk)?.standing).toBe('no-keys'), { updateKeys: [] });
  });

  it('takes nothing in that was changed between preview and add', () =>
    onDesk(scratch('swapped'), async (desk) => {
      const path = await makeRulesFile(scratch('more'), 'swapped', [own]);
      // Larger files stay where they are until they are taken in.
      const { id } = await desk.context.editions.check({
        source: { path },
        release: async () => undefined,
      });
      await makeRulesFile(scratch('more'), 'swapped', [own], { edition: 70 });
      expect(await faultFrom(desk.client.edition.add({ offer: id }))).toBe('rules-untrusted changed');
      expect(standing(desk)).toBeNull();
    }));

  it('changes nothing in a desk that is open for looking', async () => {
    const dir = await installed('looking');
    await onDesk(
      dir,
      async (desk) => {
        expect(standing(desk)?.standing).toBe('counts');
        expect(await faultFrom(desk.client.edition.remove())).toBe('read-only');
      },
      { look: true },
    );
  });
});
