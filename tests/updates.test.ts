/** An update from a file: only a right one comes in, after a backup that counts, and the way back leads to what was there. */
import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import { manifestName, signaturesName, type UpdateProgress } from '#contract/updates';
import { locateBackup } from '#core/backup/place';
import { restoreBackup } from '#core/backup/restore-backup';
import { storeZip } from '#core/bundle/store-zip';
import { openDataKey } from '#core/key/data-key';
import { type Desk, openDesk } from '#core/open-desk';
import { migrations } from '#core/store/migrations/index';
import { openStore } from '#core/store/open-store';
import { blankFields } from '#domain/template/fields';
import { contentsOf } from './backup-room.ts';
import { createScratch } from './scratch.ts';
import { aboutHere, type KeyPair, makeKey, makePackage, newest, restated, rezip } from './update-room.ts';

const scratch = createScratch();
const own = makeKey();
const spare = makeKey();
const stranger = makeKey();
const fields = { ...blankFields, customer: '客户甲' } as never;

const open = (dir: string, more: Partial<Parameters<typeof openDesk>[0]> = {}): Promise<Desk> =>
  openDesk({ dir, appVersion: '1.0.0', updateKeys: [own.trusted, spare.trusted], ...more });
const check = async (desk: Desk, path: string) => {
  const { token } = await desk.host.offer('a-update.zip', { path });
  return desk.client.updates.check({ grant: token });
};
const faultFrom = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) => {
      const { code, data } = faultOf(error);
      return data['why'] === undefined ? code : `${code} ${data['why']}`;
    },
  );
const applied = async (desk: Desk, path: string) => {
  const { id } = await check(desk, path);
  const news: UpdateProgress[] = [];
  for await (const one of await desk.client.updates.apply({ offer: id })) news.push(one);
  const last = news.at(-1);
  if (last?.kind !== 'done') throw new Error('the update did not end');
  return { ready: last.ready, steps: new Set(news.map((one) => (one.kind === 'progress' ? one.step : ''))) };
};

describe('what comes in', () => {
  let desk: Desk;
  let right: string;
  const files = (name: string) => scratch(name);
  beforeAll(async () => {
    desk = await open(scratch('desk'));
    await mkdir(scratch('packages'));
    right = await makePackage(scratch('packages'), 'right', [own]);
    return () => desk.close();
  });

  it('takes a right one, by either key, and says what it is', async () => {
    expect(await check(desk, right)).toMatchObject({
      version: '99.0.0',
      from: '1.0.0',
      bytes: 300_000,
      changesStore: true,
    });
    const second = await makePackage(scratch('packages'), 'spare', [stranger, spare], {
      store: { oldest: 10, newest },
    });
    expect(await check(desk, second)).toMatchObject({ changesStore: false });
    // Checking writes nothing.
    expect(await readdir(scratch('desk'))).not.toContain('updates');
  });

  /** Makes a spoilt package out of the right one. */
  const spoil = (name: string, changes: Parameters<typeof rezip>[2]) => rezip(right, files(name), changes);
  const restate = (name: string, said: Readonly<Record<string, unknown>>, keys: readonly KeyPair[] = [own]) =>
    spoil(name, (there) => restated(there, keys, said));
  const installerOf = (there: ReadonlyMap<string, Buffer>): string =>
    [...there.keys()].find((name) => name !== manifestName && name !== signaturesName)!;

  it.each<[string, () => Promise<string>, string]>([
    [
      'one bit of the installer',
      () =>
        spoil('bit', (there) => {
          const name = installerOf(there);
          const bytes = Buffer.from(there.get(name)!);
          bytes[150_000]! ^= 1;
          return { [name]: bytes };
        }),
      'update-untrusted changed',
    ],
    [
      'a longer installer',
      () => spoil('longer', (there) => ({ [installerOf(there)]: Buffer.alloc(300_001) })),
      'update-untrusted changed',
    ],
    [
      'a statement that nobody signed',
      () =>
        spoil('unsigned', (there) => ({
          [manifestName]: Buffer.from(there.get(manifestName)!.toString().replace('99.0.0', '99.0.1')),
        })),
      'update-untrusted changed',
    ],
    [
      'a known key beside a wrong signature',
      () =>
        spoil('wrong-signature', () => ({
          [signaturesName]: Buffer.from(`${own.trusted.id} ${randomBytes(64).toString('base64')}\n`),
        })),
      'update-untrusted changed',
    ],
    ['a key that nobody knows', () => restate('stranger', {}, [stranger]), 'update-untrusted unknown-key'],
    [
      'no signature',
      () => spoil('none', () => ({ [signaturesName]: Buffer.alloc(0) })),
      'update-untrusted unknown-key',
    ],
    ['an older version', () => restate('older', { version: '0.9.0' }), 'update-unfit older'],
    ['the version that runs', () => restate('same', { version: '1.0.0' }), 'update-unfit same'],
    [
      'another system',
      () =>
        makePackage(scratch('packages'), 'foreign', [own], {
          ...(process.platform === 'win32'
            ? { platform: 'linux', kind: 'deb' }
            : { platform: 'win32', kind: 'nsis' }),
        }),
      'update-unfit platform',
    ],
    [
      'another processor',
      () => restate('arch', { arch: process.arch === 'x64' ? 'arm64' : 'x64' }),
      'update-unfit arch',
    ],
    [
      'a store that it cannot read',
      () => restate('store', { store: { oldest: 10, newest: newest - 1 } }),
      'update-unfit store-newer',
    ],
    [
      'a store that it reads no more',
      () => restate('oldest', { store: { oldest: newest + 1, newest: newest + 10 } }),
      'update-unfit store-older',
    ],
    ['another product', () => restate('product', { product: 'cn.other' }), 'not-an-update'],
    ['a form of later', () => restate('format', { format: 2 }), 'not-an-update'],
    ['a statement too many', () => restate('more', { run: 'rm' }), 'not-an-update'],
    ['a name that leads out, signed', () => restate('signed-way', { file: '../evil.deb' }), 'not-an-update'],
    [
      'a name that leads out, in the zip',
      () => spoil('way', (there) => ({ [installerOf(there)]: null, '../../evil': Buffer.from('x') })),
      'not-an-update',
    ],
    [
      'a whole path',
      () => spoil('root', (there) => ({ [installerOf(there)]: null, '/etc/evil': Buffer.from('x') })),
      'not-an-update',
    ],
    ['a fourth file', () => spoil('fourth', () => ({ 'extra.txt': Buffer.from('x') })), 'not-an-update'],
    ['no installer', () => spoil('empty', (there) => ({ [installerOf(there)]: null })), 'not-an-update'],
    [
      'a long manifest',
      () => spoil('long', () => ({ [manifestName]: Buffer.alloc(20_000, ' ') })),
      'not-an-update',
    ],
    ['more than could be installed', () => restate('huge', { bytes: 3_000_000_000 }), 'not-an-update'],
    [
      'a cut file',
      async () => {
        const path = files('cut');
        await writeFile(path, await readFile(right));
        await truncate(path, 200_000);
        return path;
      },
      'not-an-update',
    ],
    [
      'no zip',
      async () => {
        const path = files('text');
        await writeFile(path, 'a text'.repeat(1000));
        return path;
      },
      'not-an-update',
    ],
    [
      'a bundle',
      async () => {
        const path = files('bundle');
        await writeFile(path, storeZip([['manifest.json', Buffer.from('{}')]]));
        return path;
      },
      'not-an-update',
    ],
  ])('refuses %s', async (_name, make, wanted) => {
    expect(await faultFrom(check(desk, await make()))).toBe(wanted);
    expect(await readdir(scratch('desk'))).not.toContain('updates');
  });

  it('refuses a file larger than any installer before it is read', async () => {
    const path = files('sparse');
    await writeFile(path, '');
    await truncate(path, 2_100_000_000);
    expect(await faultFrom(check(desk, path))).toBe('file-too-large');
  });

  it('takes nothing where the build knows no key', async () => {
    const keyless = await open(scratch('keyless'), { updateKeys: [] });
    try {
      expect(keyless.context.updates.view().knowsPublisher).toBe(false);
      expect(await faultFrom(check(keyless, right))).toBe('update-untrusted no-keys');
    } finally {
      await keyless.close();
    }
  });
});

describe('the drill', () => {
  it('backs up, lays ready, updates, says so, and goes back without a loss', async () => {
    const dir = scratch('drill');
    const packed = await makePackage(scratch('packages'), 'drill', [own]);
    const before = await open(dir);
    await before.client.templates.create({ fields });
    const { ready, steps } = await applied(before, packed);
    expect([...steps]).toEqual(expect.arrayContaining(['store', 'copy', '']));
    expect(before.context.updates.view()).toMatchObject({ ready: { version: '99.0.0' }, changed: null });
    // What the host would start is the installer itself, for its user alone.
    expect(await readFile(ready.path)).toEqual(Buffer.alloc(300_000, 'installer '));
    if (process.platform !== 'win32') expect((await stat(ready.path)).mode & 0o777).toBe(0o700);
    expect(await before.host.takeUpdate()).toEqual({
      path: ready.path,
      kind: aboutHere().kind,
      version: '99.0.0',
    });
    // The backup counts and was made for this.
    const { places } = await before.client.backups.list();
    expect(places[0]?.backups).toMatchObject([{ reason: 'update', state: 'whole', templates: 1 }]);
    await before.close();
    const was = await contentsOf(dir);

    // The system installs; the new version brings the store up to date with a step of its own.
    const later = { version: newest + 10, apply: () => undefined };
    openStore(dir, (await openDataKey(dir, false)).bytes, { steps: [...migrations, later] }).close();
    expect(await faultFrom(open(dir))).toBe('store-newer');

    // Back: the backup that was named, on the old version.
    const restored = scratch('restored');
    await restoreBackup({
      from: await locateBackup(ready.backup),
      into: restored,
      dataKey: (await openDataKey(dir, false)).bytes,
      key: { from: 'file', file: join(dir, 'key.json') },
      log: () => undefined,
      signal: undefined,
      onStep: () => undefined,
    });
    const back = await contentsOf(restored);
    expect(back.rows['templates']).toEqual(was.rows['templates']);
    expect(back.files).toEqual(was.files);
    const old = await open(restored);
    try {
      expect((await old.client.templates.list({})).rows).toHaveLength(1);
      expect(old.context.updates.view()).toMatchObject({ ready: null, changed: null });
    } finally {
      await old.close();
    }
  }, 60_000);

  it('says at the next start which version became which, once, and takes the installer away', async () => {
    const dir = scratch('changed');
    const first = await open(dir);
    const { ready } = await applied(first, await makePackage(scratch('packages'), 'next', [own]));
    await first.close();
    // Started once more before anything was installed: it is still there.
    const still = await open(dir);
    expect(still.context.updates.view()).toMatchObject({ changed: null, ready: { path: ready.path } });
    await still.close();
    const next = await open(dir, { appVersion: '99.0.0' });
    expect(next.context.updates.view()).toMatchObject({
      version: '99.0.0',
      ready: null,
      changed: { from: '1.0.0', isSeen: false },
    });
    expect(await readdir(dir)).not.toContain('updates');
    const { entries } = await next.client.audit.page({ groups: ['desk'] });
    expect(entries.map(({ kind, data }) => [kind, data])).toEqual([
      ['app-changed', { from: '1.0.0', to: '99.0.0' }],
      ['update-ready', { from: '1.0.0', to: '99.0.0' }],
    ]);
    expect(await next.client.updates.noteChange()).toMatchObject({ changed: { isSeen: true } });
    await next.close();
    const again = await open(dir, { appVersion: '99.0.0' });
    expect(again.context.updates.view()).toMatchObject({ changed: { from: '1.0.0', isSeen: true } });
    await again.close();
  }, 60_000);

  it('opens the store of the version before, after a backup of its own', async () => {
    const dir = scratch('earlier');
    await mkdir(dir);
    const key = (await openDataKey(dir, true)).bytes;
    openStore(dir, key, { steps: migrations.slice(0, -1) }).close();
    const desk = await open(dir);
    try {
      await desk.client.templates.create({ fields });
      const { places } = await desk.client.backups.list();
      expect(places[0]?.backups).toMatchObject([{ reason: 'migration', state: 'whole' }]);
    } finally {
      await desk.close();
    }
  }, 60_000);

  it('lays nothing ready when the package was changed between the check and the copy', async () => {
    const desk = await open(scratch('swapped'));
    try {
      const large = randomBytes(9_000_000);
      const path = await makePackage(scratch('packages'), 'swapped', [own], { bytes: large });
      const { id } = await check(desk, path);
      await rezip(path, path, (there) => {
        const name = [...there.keys()].at(-1)!;
        const bytes = Buffer.from(there.get(name)!);
        bytes[8_000_000]! ^= 1;
        return { [name]: bytes };
      });
      const apply = async () => {
        for await (const _ of await desk.client.updates.apply({ offer: id }));
      };
      expect(await faultFrom(apply())).toBe('update-untrusted changed');
      expect(await readdir(join(scratch('swapped'), 'updates'))).toEqual([]);
      expect(desk.context.updates.view().ready).toBeNull();
    } finally {
      await desk.close();
    }
  }, 60_000);

  it('starts nothing that was changed after it was laid ready, and lets go what nobody wants', async () => {
    const desk = await open(scratch('changed-later'));
    try {
      const { ready } = await applied(desk, await makePackage(scratch('packages'), 'later', [own]));
      await appendFile(ready.path, 'x');
      expect(await faultFrom(desk.host.takeUpdate())).toBe('update-untrusted changed');
      expect((await desk.client.updates.drop()).ready).toBeNull();
      expect(await readdir(scratch('changed-later'))).not.toContain('updates');
      expect(await faultFrom(desk.host.takeUpdate())).toBe('not-found');
    } finally {
      await desk.close();
    }
  }, 60_000);
});
