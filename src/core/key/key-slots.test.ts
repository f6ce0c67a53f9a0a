/** Slots over one data key: each opens it alone, each was opened before it counted, and nothing else does. */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isStrongPassphrase, type KeySecret } from '#contract/keys';
import { createScratch } from '../../../tests/scratch.ts';
import { systemClock } from '../system-clock.ts';
import { type DataKey, openDataKey, openPortableKey } from './data-key.ts';
import { openDeskKeys } from './desk-keys.ts';
import { damagedKeyFiles } from './key-file.ts';
import { makeOfficeKey, readOfficeKey } from './office-key.ts';
import type { KeyKeeper } from './slots.ts';
import { waitAfter } from './tries.ts';
import { makeWords, readWords } from './words.ts';

const scratch = createScratch();
const phrase = 'a quiet river behind the mill';
const words = makeWords('en').join(' ');
const office = makeOfficeKey();
const secrets: readonly KeySecret[] = [
  { kind: 'passphrase', text: phrase },
  { kind: 'words', text: words },
  { kind: 'office', text: office.privateText },
];
const keeper: KeyKeeper = {
  protection: 'system',
  wrap: async (bytes) => Buffer.from(bytes).reverse(),
  unwrap: async (bytes) => Buffer.from(bytes).reverse(),
};

const keysOf = (dir: string, key: DataKey, withKeeper?: KeyKeeper) =>
  openDeskKeys({ dir, key, keeper: withKeeper, clock: systemClock(), isForLooking: false });
const folder = async (name: string): Promise<string> => {
  await mkdir(scratch(name), { recursive: true });
  return scratch(name);
};
/** A key in all three portable slots, without the key in clear that it began with. */
const fullDesk = async (name: string) => {
  const dir = await folder(name);
  const key = await openDataKey(dir, true);
  const keys = keysOf(dir, key);
  await keys.add({ from: { kind: 'passphrase', text: phrase }, name: 'mine' });
  await keys.add({ from: { kind: 'words', text: words }, name: '' });
  await keys.add({ from: { kind: 'office', text: office.publicText }, name: 'head office' });
  const clear = keys.view().slots.find(({ kind }) => kind === 'file');
  await keys.remove(clear?.id ?? '', false);
  return { dir, key, keys };
};
/** A copy of the folder of the desk that has everything. */
const copyOf = async (dir: string, name: string): Promise<string> => {
  await cp(dir, scratch(name), { recursive: true });
  return scratch(name);
};
const fileOf = (dir: string) => readFile(join(dir, 'key.json'), 'utf8');

let desk: Awaited<ReturnType<typeof fullDesk>>;
beforeAll(async () => {
  desk = await fullDesk('full');
});

describe('key slots', () => {
  it.each(secrets)('open the key by $kind alone', async (secret) => {
    expect((await openDataKey(desk.dir, false, { secret })).bytes).toEqual(desk.key.bytes);
  });

  it('keep nothing that opens the key', async () => {
    const text = (await fileOf(desk.dir)) + (await readFile(join(desk.dir, 'key-copy.json'), 'utf8'));
    const key = Buffer.from(desk.key.bytes);
    for (const kept of [key.toString('hex'), key.toString('base64'), phrase, words, office.privateText])
      expect(text).not.toContain(kept);
  });

  it('ask for what opens them when nothing does by itself', async () => {
    await expect(openDataKey(desk.dir, false)).rejects.toMatchObject({
      code: 'key-locked',
      data: { ask: 'passphrase,words,office' },
    });
  });

  it('give the portable ones as bytes that open elsewhere', async () => {
    const bytes = desk.keys.portable();
    if (!bytes) throw new Error('no portable slot');
    for (const secret of secrets) expect(await openPortableKey(bytes, secret)).toEqual(desk.key.bytes);
    await expect(openPortableKey(bytes, { kind: 'passphrase', text: 'another one' })).rejects.toMatchObject({
      code: 'secret-wrong',
    });
    const restored = await folder('restored');
    await writeFile(join(restored, 'key.json'), bytes);
    const opened = await openDataKey(restored, false, { secret: secrets[1] });
    expect(opened).toMatchObject({ bytes: desk.key.bytes, isAuthentic: true });
  });

  it('show a file that something else changed, and refuse a slot that was put in place of another', async () => {
    const dir = await folder('changed');
    const record = JSON.parse(await fileOf(desk.dir));
    const save = (slots: readonly object[]) =>
      writeFile(join(dir, 'key.json'), JSON.stringify({ ...record, slots }));
    await save(record.slots.slice(0, 2));
    expect(await openDataKey(dir, false, { secret: secrets[0] })).toMatchObject({ isAuthentic: false });
    await save([{ ...record.slots[1], id: record.slots[0].id }]);
    await expect(openDataKey(dir, false, { secret: secrets[1] })).rejects.toMatchObject({
      code: 'secret-wrong',
    });
    await save([{ ...record.slots[0], kdf: { ...record.slots[0].kdf, N: 2 ** 30 } }]);
    await expect(openDataKey(dir, false, { secret: secrets[0] })).rejects.toMatchObject({
      code: 'key-wrong',
    });
  });

  it('name every flipped bit of the key file and of its copy, and never give another key', async () => {
    const dir = await copyOf(desk.dir, 'flipped');
    const whole = new Map(
      await Promise.all(
        ['key.json', 'key-copy.json'].map(async (name) => [name, await readFile(join(dir, name))] as const),
      ),
    );
    for (const [name, bytes] of whole) {
      for (let at = 0; at < 500; at += 1) {
        const place = Math.floor((at * bytes.length) / 500);
        const bit = 1 << (at % 8);
        await writeFile(join(dir, name), bytes.with(place, (bytes[place] ?? 0) ^ bit));
        const opened = await openDataKey(dir, false, { secret: secrets[1] }).catch(() => null);
        if (opened) expect(opened.bytes, `${name} ${place}`).toEqual(desk.key.bytes);
        expect(await damagedKeyFiles(dir, desk.key.bytes), `${name} ${place} ${bit}`).toEqual([name]);
      }
      await writeFile(join(dir, name), bytes);
    }
    expect(await damagedKeyFiles(dir, desk.key.bytes)).toEqual([]);
  }, 60_000);

  it('open a desk of the key store without that store', async () => {
    const dir = await folder('elsewhere');
    const key = await openDataKey(dir, true, { keeper });
    await keysOf(dir, key, keeper).add({ from: { kind: 'words', text: words }, name: '' });
    expect((await openDataKey(dir, false, { secret: secrets[1] })).bytes).toEqual(key.bytes);
  });

  it('open from the copy when the key file is damaged or away', async () => {
    const dir = await copyOf(desk.dir, 'copied');
    await writeFile(join(dir, 'key.json'), '{"version":2');
    expect(await openDataKey(dir, false, { secret: secrets[1] })).toMatchObject({
      bytes: desk.key.bytes,
      isFromCopy: true,
    });
    await rm(join(dir, 'key.json'));
    expect((await openDataKey(dir, false, { secret: secrets[1] })).bytes).toEqual(desk.key.bytes);
  });

  it('do not go when they are the last, or silently when they are the last portable one', async () => {
    const dir = await folder('last');
    const key = await openDataKey(dir, true, { keeper });
    const keys = keysOf(dir, key, keeper);
    const [system] = keys.view().slots;
    await expect(keys.remove(system?.id ?? '', true)).rejects.toMatchObject({ code: 'slot-last' });
    expect(keys.portable()).toBeNull();
    const { slots } = await keys.add({ from: { kind: 'words', text: words }, name: '' });
    const portable = slots.find(({ kind }) => kind === 'words')?.id ?? '';
    await expect(keys.remove(portable, false)).rejects.toMatchObject({ code: 'slot-last-portable' });
    expect((await keys.remove(portable, true)).slots).toHaveLength(1);
  });

  it('are replaced in one step, and tested with the day kept', async () => {
    const dir = await folder('replaced');
    const keys = keysOf(dir, await openDataKey(dir, true));
    const other = makeWords('zh-CN').join('');
    const made = await keys.add({ from: { kind: 'words', text: words }, name: 'one' });
    const old = made.slots.find(({ kind }) => kind === 'words')?.id ?? '';
    const after = await keys.add({
      from: { kind: 'words', text: other },
      name: 'two',
      replaces: old,
    });
    expect(after.slots.map(({ name }) => name)).toEqual(['', 'two']);
    const id = after.slots[1]?.id ?? '';
    await expect(keys.test(id, secrets[1] ?? null)).rejects.toMatchObject({
      code: 'secret-wrong',
      data: { count: 1 },
    });
    const tested = await keys.test(id, { kind: 'words', text: other });
    expect(tested.slots[1]?.testedAt).toMatch(/^\d{4}-/);
    expect(await openDataKey(dir, false)).toMatchObject({ isAuthentic: true });
  });

  it('name a key store that refuses as the cause, and open by words beside it', async () => {
    const dir = await folder('refused');
    const key = await openDataKey(dir, true, { keeper });
    await keysOf(dir, key, keeper).add({ from: { kind: 'words', text: words }, name: '' });
    const refusing = { ...keeper, unwrap: () => Promise.reject(new Error('reset')) };
    const before = await fileOf(dir);
    await expect(openDataKey(dir, true, { keeper: refusing })).rejects.toMatchObject({
      code: 'key-store-refused',
      data: { ask: 'words' },
    });
    const opened = await openDataKey(dir, true, { keeper: refusing, secret: secrets[1] });
    expect(opened.bytes).toEqual(key.bytes);
    expect(await fileOf(dir)).toBe(before);
  });

  it('count wrong secrets, across processes, until the right one comes', async () => {
    const dir = await copyOf(desk.dir, 'counted');
    const wrong = { kind: 'words', text: makeWords('en').join(' ') } as const;
    for (const count of [1, 2, 3])
      await expect(openDataKey(dir, false, { secret: wrong })).rejects.toMatchObject({
        code: 'secret-wrong',
        data: { count, wait: Math.ceil(waitAfter(count) / 1_000) },
      });
    await openDataKey(dir, false, { secret: secrets[1] });
    await expect(openDataKey(dir, false, { secret: wrong })).rejects.toMatchObject({ data: { count: 1 } });
    expect([0, 2, 3, 4, 20].map(waitAfter)).toEqual([0, 0, 1_000, 2_000, 60_000]);
  });
});

describe('a key file of version 1', () => {
  it('opens, stays as it is, and becomes version 2 when a slot changes', async () => {
    const dir = await folder('first');
    const hex = createHash('sha256').update('a key').digest('hex');
    const text = JSON.stringify({ version: 1, protection: 'file', key: hex });
    await writeFile(join(dir, 'key.json'), text);
    const key = await openDataKey(dir, false);
    expect(Buffer.from(key.bytes).toString('hex')).toBe(hex);
    expect(await fileOf(dir)).toBe(text);
    const keys = keysOf(dir, key);
    await keys.add({ from: { kind: 'words', text: words }, name: '' });
    await keys.remove('1', false);
    expect(await fileOf(dir)).not.toContain(hex);
    expect((await openDataKey(dir, false, { secret: secrets[1] })).bytes).toEqual(key.bytes);
  });
});

describe('recovery words', () => {
  it.each(['en', 'zh-CN'] as const)('are 24, and are read as people write them, in %s', (language) => {
    const made = makeWords(language);
    expect(made).toHaveLength(24);
    const { entropy } = readWords(made.join(' '));
    const numbered = made.map((word, at) => `${at + 1}. ${word.toUpperCase()}`).join('\n');
    expect(readWords(numbered).entropy).toEqual(entropy);
    if (language === 'zh-CN') expect(readWords(made.join('')).entropy).toEqual(entropy);
  });

  it('are told apart from a misspelt, missing or exchanged one', () => {
    const made = [...'legal winner thank year wave sausage worth useful'.split(' ')];
    const whole = [...made, ...made, ...made];
    const at = (text: string) => expect(() => readWords(text));
    at(whole.with(2, 'thankk').join(' ')).toThrow(expect.objectContaining({ data: { at: 3, count: 24 } }));
    at(made.join(' ')).toThrow(expect.objectContaining({ data: { at: 0, count: 8 } }));
    at(whole.join(' ')).toThrow(expect.objectContaining({ data: { at: 0, count: 24 } }));
  });
});

describe('office keys', () => {
  it('notice a wrong character and a wrong half', () => {
    const { publicText, privateText } = makeOfficeKey();
    expect(readOfficeKey('public', ` ${publicText}\n`)).toHaveLength(32);
    expect(() => readOfficeKey('private', publicText)).toThrow(
      expect.objectContaining({ code: 'office-key-wrong' }),
    );
    fc.assert(
      fc.property(fc.nat(privateText.length - 1), fc.constantFrom('A', 'b', '7'), (at, other) => {
        if (privateText[at] === other) return;
        const wrong = privateText.slice(0, at) + other + privateText.slice(at + 1);
        expect(() => readOfficeKey('private', wrong)).toThrow();
      }),
    );
  });

  it('do not open by the public half', async () => {
    const { dir } = desk;
    await expect(
      openDataKey(dir, false, { secret: { kind: 'office', text: office.publicText } }),
    ).rejects.toMatchObject({ code: 'office-key-wrong' });
    await expect(
      openDataKey(dir, false, { secret: { kind: 'office', text: makeOfficeKey().privateText } }),
    ).rejects.toMatchObject({ code: 'secret-wrong' });
  });
});

describe('passphrases', () => {
  it.each([
    ['short one', false],
    ['twelve chars', true],
    ['aaaaaaaaaaaaaaaaaa', false],
    ['山前小河旁的磨坊', true],
    ['山前小河', false],
    ['go to it now', true],
    ['            ', false],
  ])('%j: %s', (text, strong) => {
    expect(isStrongPassphrase(text)).toBe(strong);
  });
});
