/** The log as a person asks for it: by what was done and when, by pages, as a file that proves itself, and against backups. */
import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { AuditEntry, AuditProof, AuditQuery } from '#contract/audit';
import { openDataKey } from '#core/key/data-key';
import { type Desk, openDesk } from '#core/open-desk';
import { openStore } from '#core/store/open-store';
import { addDays } from '#domain/date/calendar-date';
import { blankFields } from '#domain/template/fields';
import { asked, rewriteHistory, withDesk } from './backup-room.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();

const make = async ({ client }: Desk, customer: string): Promise<string> =>
  (await client.templates.create({ fields: { ...blankFields, customer } as never })).id;

const kindsOf = (entries: readonly AuditEntry[]) => entries.map(({ kind }) => kind);

const prove = async ({ client }: Desk): Promise<AuditProof> => {
  for await (const step of await client.audit.prove()) if (step.kind === 'done') return step.proof;
  throw new Error('no end');
};

const fileOf = async ({ client }: Desk, query: AuditQuery): Promise<string> => {
  let text = '';
  for await (const part of await client.audit.file(query)) if (part.kind === 'text') text += part.text;
  return text;
};

const used = async (dir: string): Promise<Desk> => {
  const desk = await openDesk({ dir });
  const id = await make(desk, 'Ada');
  await desk.client.templates.noteNumberShown({ id });
  await desk.client.templates.exportList({ chosen: { ids: [id] }, format: 'csv' });
  await desk.client.keys.add({ kind: 'passphrase', text: 'four plain words here', name: '' });
  return desk;
};

it('says what was seen, changed, handed out and done to the keys, newest first and by pages', async () => {
  const desk = await used(scratch('pages'));
  const { client, context } = desk;
  const all = await client.audit.page({});
  expect(kindsOf(all.entries)).toEqual(['key-added', 'listed', 'number-shown', 'created']);
  expect(all).toMatchObject({ next: null, events: 4 });
  expect(all.entries[0]).toMatchObject({ template: '', name: '', data: { slot: 'passphrase' } });
  expect(kindsOf((await client.audit.page({ groups: ['seen', 'handed-out'] })).entries)).toEqual([
    'listed',
    'number-shown',
  ]);
  const first = await client.audit.page({ limit: 3 });
  expect(first.next).toBe(2);
  expect(kindsOf((await client.audit.page({ limit: 3, before: first.next! })).entries)).toEqual(['created']);
  const today = context.clock.today();
  expect((await client.audit.page({ from: today, to: today })).entries).toHaveLength(4);
  expect((await client.audit.page({ from: addDays(today, 1) })).entries).toEqual([]);
  expect((await client.audit.page({ to: addDays(today, -1) })).entries).toEqual([]);
  const other = await make(desk, 'Bo');
  expect(kindsOf((await client.audit.page({ template: other })).entries)).toEqual(['created']);
  await desk.close();
});

it('looks through a long log piece by piece', async () => {
  const desk = await openDesk({ dir: scratch('long') });
  await make(desk, 'first');
  desk.context.templates.transaction(() => {
    for (let n = 0; n < 2_500; n += 1) desk.context.history.note('desk-restored', { n });
  });
  const { entries, next } = await desk.client.audit.page({ groups: ['changed'] });
  expect(kindsOf(entries)).toEqual(['created']);
  expect(next).toBeNull();
  expect(parse(await fileOf(desk, {}), { bom: true, columns: true })).toHaveLength(2_501);
  await desk.close();
});

it('the file holds no name and no number, and its hashes prove the chain', async () => {
  const desk = await used(scratch('file'));
  const text = await fileOf(desk, {});
  await desk.close();
  expect(text).not.toContain('Ada');
  const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
  let previous = '';
  for (const { template, time, event, data, actor, sha256 } of rows.toReversed()) {
    previous = createHash('sha256')
      .update(JSON.stringify([previous, template, time, event, data, actor]))
      .digest('hex');
    expect(sha256).toBe(previous);
  }
  expect(rows).toHaveLength(4);
});

it('a log that was written anew holds in itself and does not fit the backup', async () => {
  const dir = scratch('rewritten');
  const desk = await used(dir);
  await desk.context.backups.make(asked);
  const sound = await prove(desk);
  expect(sound).toMatchObject({ ok: true, events: 4, anchors: [{ place: 'own', events: 4, fits: true }] });
  expect(sound.head).toMatch(/^[0-9a-f]{64}$/);
  await desk.close();
  const store = openStore(dir, (await openDataKey(dir, false)).bytes);
  rewriteHistory(store.db);
  store.close();
  const proof = await withDesk(dir, prove);
  expect(proof).toMatchObject({ ok: false, state: { brokenAt: null }, anchors: [{ fits: false }] });
});
