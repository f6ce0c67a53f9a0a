import { createHash, randomBytes, randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOf, makeIdentity } from '../handover/desk-identity.ts';
import type { SealedItem } from '../ports/stock-server.ts';
import { limits } from './limits.ts';
import {
  blobName,
  epochKeys,
  makeSecret,
  openItem,
  openPart,
  readPartHead,
  sealItem,
  sealPart,
  unwrapKey,
  wrapKey,
} from './seal.ts';

const [own, other] = [makeIdentity(), makeIdentity()];
const secret = makeSecret();
const keys = epochKeys(3, secret);
const altered = expect.objectContaining({ code: 'stock-altered' });
const caught = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};
const flip = (bytes: Buffer, at: number): Buffer => {
  const changed = Buffer.from(bytes);
  changed[at % changed.length]! ^= 1 << (at % 8);
  return changed;
};
const runs = { numRuns: 60 };

const heads = fc.record({
  id: fc.uuid(),
  kind: fc.integer({ min: 0, max: 9 }),
  version: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  deleted: fc.boolean(),
});

describe('an item', () => {
  it('opens as it was, and its length tells little', async () => {
    await fc.assert(
      fc.asyncProperty(heads, fc.uint8Array({ maxLength: 2000 }), async (head, body) => {
        const item = sealItem(keys, own, head, body);
        expect(item).toMatchObject({ ...head, epoch: 3 });
        expect((await openItem(keys, keysOf(own), item)).equals(body)).toBe(true);
        expect((item.body.length - 28) % 256).toBe(0);
        if (body.length >= 8) expect(item.body.includes(Buffer.from(body))).toBe(false);
      }),
      runs,
    );
  });

  it('is never sealed twice to the same bytes', () => {
    const head = { id: randomUUID(), kind: 1, version: 1, deleted: false };
    const [a, b] = [sealItem(keys, own, head, Buffer.from('x')), sealItem(keys, own, head, Buffer.from('x'))];
    expect(a.body.equals(b.body)).toBe(false);
  });

  it('is refused after any change', async () => {
    await fc.assert(
      fc.asyncProperty(heads, fc.nat(), async (head, at) => {
        const item = sealItem(keys, own, head, Buffer.from('body'));
        const changes: Partial<SealedItem>[] = [
          { id: randomUUID() },
          { kind: head.kind + 1 },
          { version: head.version + 1 },
          { deleted: !head.deleted },
          { epoch: 4 },
          { body: flip(item.body, at) },
          { body: item.body.subarray(0, at % item.body.length) },
          { signature: flip(item.signature, at) },
          { signature: item.signature.subarray(1) },
        ];
        for (const change of changes)
          await expect(
            openItem(keys, keysOf(own), { ...item, ...change }),
            JSON.stringify(change),
          ).rejects.toEqual(altered);
      }),
      runs,
    );
  });

  it('is refused under another key, as another desk’s, and when a desk signs what it cannot have sealed', async () => {
    const head = { id: randomUUID(), kind: 1, version: 7, deleted: false };
    const item = sealItem(keys, own, head, Buffer.from('body'));
    await expect(openItem(keys, keysOf(other), item)).rejects.toEqual(altered);
    await expect(openItem(epochKeys(3, makeSecret()), keysOf(own), item)).rejects.toEqual(altered);
    // Signed anew by somebody without the key: the seal itself is bound to version and id.
    const elsewhere = sealItem(epochKeys(3, makeSecret()), own, head, Buffer.from('body'));
    await expect(openItem(keys, keysOf(own), elsewhere)).rejects.toEqual(altered);
    const next = sealItem(keys, own, { ...head, version: 8 }, Buffer.from('body'));
    await expect(openItem(keys, keysOf(own), { ...next, body: item.body })).rejects.toEqual(altered);
  });
});

describe('a wrapped key', () => {
  it('opens for its desk, of its epoch, from its sender', () => {
    const wrap = wrapKey(own, keysOf(other), 3, secret);
    expect(unwrapKey(other, keysOf(own), 3, wrap).equals(secret)).toBe(true);
    expect(caught(() => unwrapKey(own, keysOf(own), 3, wrap))).toEqual(altered);
    expect(caught(() => unwrapKey(other, keysOf(own), 4, wrap))).toEqual(altered);
    expect(caught(() => unwrapKey(other, keysOf(other), 3, wrap))).toEqual(altered);
    expect(wrap.includes(secret)).toBe(false);
  });

  it('is refused after any change', () => {
    fc.assert(
      fc.property(fc.nat(), (at) => {
        const wrap = wrapKey(own, keysOf(other), 3, secret);
        for (const changed of [flip(wrap, at), wrap.subarray(0, at % wrap.length)])
          expect(caught(() => unwrapKey(other, keysOf(own), 3, changed))).toEqual(altered);
      }),
      runs,
    );
  });
});

describe('a part of a blob', () => {
  const bytes = randomBytes(1000);
  const name = blobName(keys, createHash('sha256').update(bytes).digest());

  it('has a name that only the key gives', () => {
    const sha256 = createHash('sha256').update(bytes).digest();
    expect(name).toHaveLength(32);
    expect(blobName(keys, sha256).equals(name)).toBe(true);
    expect(blobName(epochKeys(4, secret), sha256).equals(name)).toBe(false);
    expect(blobName(keys, flip(sha256, 5)).equals(name)).toBe(false);
    expect(name.equals(sha256)).toBe(false);
  });

  it('opens in its place alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), fc.nat(), (count, seed, at) => {
        const part = seed % count;
        const sealed = sealPart(keys, name, { part, count }, bytes);
        expect(readPartHead(sealed)).toEqual({ epoch: 3, count });
        const opened = openPart(keys, name, part, sealed);
        expect([opened.count, opened.bytes.equals(bytes)]).toEqual([count, true]);
        const wrong = [
          () => openPart(keys, name, part + 1, sealed),
          () => openPart(keys, flip(name, at), part, sealed),
          () => openPart(epochKeys(4, secret), name, part, sealed),
          () => openPart(epochKeys(3, makeSecret()), name, part, sealed),
          () => openPart(keys, name, part, flip(sealed, at)),
          () => openPart(keys, name, part, sealed.subarray(0, at % sealed.length)),
        ];
        for (const work of wrong) expect(caught(work)).toEqual(altered);
      }),
      runs,
    );
  });

  it('fits the server’s limit when it is full', () => {
    const full = sealPart(keys, name, { part: 0, count: 1 }, randomBytes(limits.blobPartBytes));
    expect(full.length).toBeLessThanOrEqual(limits.partBytes);
  });
});
