/** The stock's functions on a real PostgreSQL: items, desks, keys. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StockServer, StoredItem } from '#core/ports/stock-server';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { fault, item, newCode, type Office, openOffice, refused, wrap, wrapsUpTo } from './stock-office.ts';

let postgres: TestPostgres;
let office: Office;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  office = await openOffice(postgres);
  return () => office.close();
});

describe('items', () => {
  it('come back as they were pushed, in the order of their commits, in pages', async () => {
    const { first } = office;
    const pushed = Array.from({ length: 7 }, (_, kind) => item({ kind, deleted: kind === 3 }));
    const answer = await first.push(randomUUID(), pushed);
    expect(answer).toEqual({ seq: 7, ok: pushed.map(({ id }) => ({ id, version: 1 })), clash: [] });
    const expected = pushed.map((one, at) => ({ ...one, seq: at + 1, desk: first.id }));
    expect(await first.pull(0, 1000)).toEqual(expected);
    expect(await first.pull(2, 3)).toEqual(expected.slice(2, 5));
    expect(await first.pull(7, 1000)).toEqual([]);
    expect(await first.head()).toMatchObject({ seq: 7, items: 6 });
    const [one, , two] = pushed.map(({ id }) => id);
    expect(await first.versions([one!, two!, randomUUID()])).toEqual(
      new Map([
        [one, 1],
        [two, 1],
      ]),
    );
  });

  it('pushed twice under one id of a push are taken once, by each desk for itself', async () => {
    const { first } = office;
    const other = await office.joined();
    const [push, one] = [randomUUID(), item()];
    const answer = await first.push(push, [one]);
    expect(await first.push(push, [one])).toEqual(answer);
    expect((await other.push(push, [item()])).ok).not.toEqual(answer.ok);
    // The first answer counts even when the epoch has moved on.
    await office.sql('UPDATE stock.state SET epoch = 2');
    expect(await first.push(push, [one])).toEqual(answer);
    expect(await office.sql('SELECT count(*)::int AS n FROM stock.item_log')).toEqual([{ n: 2 }]);
  });

  it('that another desk changed first clash, and the rest of the push is taken', async () => {
    const { first } = office;
    const other = await office.joined();
    const [a, b] = [item(), item()];
    await first.push(randomUUID(), [a, b]);
    await other.push(randomUUID(), [{ ...a, version: 2 }]);
    const late = await first.push(randomUUID(), [
      { ...a, version: 2 },
      { ...b, version: 2 },
      item({ version: 2 }),
    ]);
    expect(late.ok).toEqual([{ id: b.id, version: 2 }]);
    expect(late.clash).toHaveLength(2);
    expect(late.clash[0]).toBe(a.id);
    for (const version of [1, 4])
      expect(await first.push(randomUUID(), [{ ...a, version }])).toMatchObject({ ok: [], clash: [a.id] });
    const [row] = (await first.pull(0, 1000)).filter(({ id }) => id === a.id);
    expect(row).toMatchObject({ version: 2, desk: other.id });
    const { seq } = await first.head();
    expect((await first.push(randomUUID(), [a])).seq).toBe(seq);
  });

  it('are refused under another epoch, too large, none, too many or one twice', async () => {
    const { first } = office;
    const push = (...items: ReturnType<typeof item>[]) => first.push(randomUUID(), items);
    await expect(push(item({ epoch: 2 }))).rejects.toEqual(fault('stock-epoch'));
    const large = item({ body: Buffer.alloc(4 * 1024 * 1024 + 1) });
    await expect(push(large)).rejects.toEqual(fault('stock-too-large', { limit: 4 * 1024 * 1024 }));
    const full = { ...large, body: large.body.subarray(1) };
    await expect(push(...Array.from({ length: 9 }, () => ({ ...full, id: randomUUID() })))).rejects.toEqual(
      fault('stock-too-large', { limit: 32 * 1024 * 1024 }),
    );
    await expect(push()).rejects.toThrow();
    await expect(push(...Array.from({ length: 501 }, () => item()))).rejects.toThrow();
    const one = item();
    await expect(push(one, one)).rejects.toThrow();
    expect(await first.pull(0, 1000)).toEqual([]);
    expect((await push(full)).ok).toHaveLength(1);
  });

  it('come in pages that end where the bodies grow large', async () => {
    const { first } = office;
    const body = Buffer.alloc(4 * 1024 * 1024, 7);
    for (let at = 0; at < 5; at += 1) await first.push(randomUUID(), [item({ body })]);
    expect((await first.pull(0, 1000)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect((await first.pull(4, 1000)).map(({ seq }) => seq)).toEqual([5]);
  });

  it('that are deleted leave the log, and their tombstone stays', async () => {
    const { first } = office;
    const [gone, kept] = [item(), item()];
    await first.push(randomUUID(), [gone, kept]);
    await first.push(randomUUID(), [{ ...gone, version: 2 }]);
    const log = () =>
      office.sql('SELECT id, version FROM stock.item_log ORDER BY version, id = $1', [gone.id]);
    expect(await log()).toHaveLength(3);
    const tombstone = { ...gone, version: 3, deleted: true, body: Buffer.alloc(284, 1) };
    await first.push(randomUUID(), [tombstone]);
    expect(await log()).toEqual([{ id: kept.id, version: 1 }]);
    expect((await first.pull(3, 10)).map(({ seq, desk, ...one }) => one)).toEqual([tombstone]);
    expect(await first.head()).toMatchObject({ items: 1 });
    await first.push(randomUUID(), [{ ...tombstone, version: 4 }]);
    expect(await first.head()).toMatchObject({ items: 1 });
    await first.push(randomUUID(), [
      { ...gone, version: 5 },
      { ...kept, version: 3 },
      item({ deleted: true }),
    ]);
    expect(await first.head()).toMatchObject({ items: 2 });
    expect(await office.sql('SELECT count(*)::int AS n FROM stock.items WHERE NOT deleted')).toEqual([
      { n: 2 },
    ]);
  });

  it('of many desks at once are never passed by a reader’s cursor', async () => {
    const writers = [office.first, await office.joined(), await office.joined(), await office.joined()];
    const reader = await office.joined({ mayWrite: false });
    const pushed: string[] = [];
    let isDone = false;
    const write = async (desk: StockServer): Promise<void> => {
      for (let round = 0; round < 40; round += 1) {
        const items = Array.from({ length: 1 + (round % 5) }, () => item());
        pushed.push(...(await desk.push(randomUUID(), items)).ok.map(({ id }) => id));
      }
    };
    const seen: StoredItem[] = [];
    const read = async (): Promise<void> => {
      for (let isLast = false; !isLast; ) {
        isLast = isDone;
        const page = await reader.pull(seen.at(-1)?.seq ?? 0, 50);
        seen.push(...page);
        isLast &&= page.length === 0;
      }
    };
    await Promise.all([
      Promise.all(writers.map(write)).then(() => {
        isDone = true;
      }),
      read(),
    ]);
    expect(pushed).toHaveLength(480);
    expect(seen.map(({ id }) => id).sort()).toEqual([...pushed].sort());
  });
});

describe('desks', () => {
  it('found a stock once, and the lost answer of that is given again', async () => {
    await office.sql('DELETE FROM stock.key_wraps');
    await office.sql('DELETE FROM stock.desks');
    await office.sql('UPDATE stock.state SET epoch = 0');
    const server = office.first;
    expect(await server.head()).toMatchObject({ epoch: 0, own: null, desks: [], wraps: [] });
    await expect(server.enroll(newCode())).rejects.toEqual(refused('not-founded'));
    const [code, own] = [newCode(), wrap()];
    const id = await server.found(code, own);
    expect(await server.found(code, own)).toBe(id);
    await expect(server.found(code, wrap())).rejects.toEqual(refused('founded'));
    expect(await server.head()).toMatchObject({
      epoch: 1,
      own: id,
      isKeyDue: false,
      desks: [{ desk: id, code, standing: 'in', mayWrite: true, isOwner: true }],
      wraps: [{ epoch: 1, by: id, wrapped: own }],
    });
  });

  it('wait until an owner lets them in with the key of every epoch', async () => {
    const { first } = office;
    const desk = await office.waiting();
    const { code } = (await desk.head()).desks[0]!;
    expect(await desk.enroll(code)).toBe(desk.id);
    expect(await desk.head()).toMatchObject({
      own: desk.id,
      desks: [{ standing: 'waiting' }],
      wraps: [],
      items: 0,
    });
    const rights = { mayWrite: true, isOwner: false };
    await expect(first.admit(desk.id, rights, [])).rejects.toEqual(fault('stock-epoch'));
    await expect(first.admit(desk.id, rights, wrapsUpTo(2))).rejects.toEqual(fault('stock-epoch'));
    await expect(first.admit(randomUUID(), rights, wrapsUpTo(1))).rejects.toEqual(refused('no-desk'));
    const wraps = wrapsUpTo(1);
    await first.admit(desk.id, rights, wraps);
    await first.admit(desk.id, rights, wraps);
    const head = await desk.head();
    expect(head.desks).toHaveLength(2);
    expect(head.wraps).toEqual([{ ...wraps[0], by: first.id }]);
    await expect(desk.enroll(newCode())).rejects.toEqual(refused('other-desk'));
    await expect(desk.admit(desk.id, { ...rights, isOwner: true }, wraps)).rejects.toEqual(
      refused('not-owner'),
    );
  });

  it('that ask again with other keys are other desks: what was compared is what is let in', async () => {
    const desk = await office.waiting();
    const second = await desk.enroll(newCode());
    expect(second).not.toBe(desk.id);
    await expect(
      office.first.admit(desk.id, { mayWrite: true, isOwner: true }, wrapsUpTo(1)),
    ).rejects.toEqual(refused('no-desk'));
  });

  it('are taken out with a new epoch and its key for all who stay, or not at all', async () => {
    const { first } = office;
    const [stays, goes] = [await office.joined(), await office.joined()];
    await goes.claim(randomUUID(), 60);
    const wraps = [first, stays].map(({ id }) => ({ desk: id, wrapped: wrap() }));
    await expect(stays.remove(goes.id, 2, wraps)).rejects.toEqual(refused('not-owner'));
    for (const [epoch, given] of [
      [2, wraps.slice(1)],
      [2, [...wraps, { desk: goes.id, wrapped: wrap() }]],
      [1, wraps],
      [3, wraps],
    ] as const)
      await expect(first.remove(goes.id, epoch, given)).rejects.toEqual(fault('stock-epoch'));
    expect(await first.head()).toMatchObject({ epoch: 1 });
    await first.remove(goes.id, 2, wraps);
    // The answer was lost: the same once more changes nothing.
    await first.remove(goes.id, 2, wraps);
    expect(await first.head()).toMatchObject({ epoch: 2 });
    expect((await stays.head()).wraps.at(-1)).toEqual({ epoch: 2, by: first.id, wrapped: wraps[1]!.wrapped });
    expect(await goes.head()).toMatchObject({ desks: [{ standing: 'removed' }], wraps: [], items: 0 });
    expect(await first.claims()).toEqual([]);
    await expect(first.push(randomUUID(), [item()])).rejects.toEqual(fault('stock-epoch'));
    // It may ask again, and waits like a new one.
    expect(await goes.enroll((await goes.head()).desks[0]!.code)).toBe(goes.id);
    expect(await goes.head()).toMatchObject({ desks: [{ standing: 'waiting', mayWrite: false }] });
    await first.remove(goes.id, 0, []);
    await first.remove(goes.id, 0, []);
    expect(await first.head()).toMatchObject({ epoch: 2 });
  });

  it('that leave by themselves choose no key: an owner is told that one is due', async () => {
    const { first } = office;
    const goes = await office.joined();
    await expect(goes.remove(goes.id, 2, [{ desk: first.id, wrapped: wrap() }])).rejects.toThrow();
    await goes.remove(goes.id, 0, []);
    expect(await first.head()).toMatchObject({ epoch: 1, isKeyDue: true });
    await first.remove(goes.id, 2, [{ desk: first.id, wrapped: wrap() }]);
    expect(await first.head()).toMatchObject({ epoch: 2, isKeyDue: false });
  });

  it('never lose their last owner', async () => {
    const { first } = office;
    const other = await office.joined();
    const rights = { mayWrite: true, isOwner: false };
    await expect(first.remove(first.id, 0, [])).rejects.toEqual(refused('last-owner'));
    await expect(first.admit(first.id, rights, wrapsUpTo(1))).rejects.toEqual(refused('last-owner'));
    await first.admit(other.id, { mayWrite: true, isOwner: true }, wrapsUpTo(1));
    await first.remove(first.id, 0, []);
    expect(await other.renew()).not.toBe(await other.renew());
  });
});
