/** Templates go from desk to desk and back in files: both desks work on, nothing is lost, nothing is taken silently. */
import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import type { Desk } from '#core/open-desk';
import { blankDomain } from '#domain/domain-name/domain-state';
import { goodDossiers, pictureOf, scanOf } from './dossiers.ts';
import { edit, introduce, look, make, openFor, passphrase, take, viewOf } from './hand-over-desks.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
const open: Desk[] = [];
const desk = async (name: string): Promise<Desk> => {
  const made = await openFor(scratch(name));
  open.push(made);
  return made;
};
afterAll(async () => {
  for (const one of open) await one.close();
});
let files = 0;
const newFile = (): string => {
  files += 1;
  return scratch(`${files}.shiming`);
};

/** A ready template with a scan and a picture of random bytes. */
const fill = async ({ context }: Desk, name = '样例甲'): Promise<string> => {
  const { templates, vault } = context;
  const { fields } = goodDossiers.person;
  const { id } = templates.create({
    ...fields,
    holder: { ...fields.holder, zh: name },
    certificate: { ...fields.certificate, name },
    domains: ['a.cn', 'b.cn'],
  });
  const put = async () => {
    const bytes = randomBytes(3_000);
    return { vaultId: await vault.put(bytes), sha256: createHash('sha256').update(bytes).digest('hex') };
  };
  const { id: _, addedAt, ...scan } = scanOf('scan');
  const { scans } = templates.attachScan(id, { ...scan, ...(await put()), password: '' });
  const { id: __, madeAt, ...picture } = pictureOf(scans, {});
  templates.savePicture(id, { ...picture, ...(await put()) });
  return id;
};
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no fault',
    (error: unknown) => faultOf(error).code,
  );
const submitted = async (at: Desk, id: string, name: string) =>
  at.client.domains.set({
    template: id,
    revision: (await viewOf(at, id)).revision,
    chosen: { names: [name] },
    state: 'in-review',
  });
const scansOf = async (at: Desk, id: string) => {
  const { scans, picture } = await viewOf(at, id);
  const bytes = await at.host.readBlob(`scan/${scans[0]!.id}`);
  return { sha256: createHash('sha256').update(bytes.bytes).digest('hex'), scans, picture };
};

describe('a template that goes to another desk and back', () => {
  let a: Desk;
  let b: Desk;
  let id = '';
  beforeAll(async () => {
    [a, b] = [await desk('a'), await desk('b')];
    id = await fill(a);
    await introduce(a, b);
  });

  it('arrives with everything, once it was looked at', async () => {
    const file = newFile();
    expect(await make(a, [id], file, b)).toMatchObject({ templates: 1, scans: 2, missing: 0 });
    const preview = await look(b, file, null);
    expect(preview).toMatchObject({
      sender: { name: 'one', standing: 'known' },
      note: 'for you',
      templates: 1,
      scans: 2,
      counts: { new: 1, changed: 0, conflict: 0, same: 0, erased: 0 },
      rows: [{ template: id, kind: 'new', fields: [] }],
    });
    expect(b.context.templates.has(id)).toBe(false);
    expect(await take(b, file)).toMatchObject({ counts: { new: 1 }, scans: 2 });
    const [here, there] = [await viewOf(a, id), await viewOf(b, id)];
    expect(there.fields).toEqual(here.fields);
    expect(there.picture).toMatchObject({ sha256: here.picture!.sha256, output: here.picture!.output });
    const arrived = await scansOf(b, id);
    expect(arrived.sha256).toBe(here.scans[0]!.sha256);
    expect(arrived.picture!.plan.sides[0]!.scanId).toBe(arrived.scans[0]!.id);
    expect(there.findings).toEqual(here.findings.map((one) => expect.objectContaining({ code: one.code })));
    expect(there.events.map(({ kind }) => kind)).toEqual(['taken-over']);
  });

  it('changes nothing the second time', async () => {
    const file = newFile();
    await make(a, [id], file, b);
    const before = await viewOf(b, id);
    expect(await take(b, file)).toMatchObject({ counts: { same: 1, changed: 0 } });
    expect(await viewOf(b, id)).toEqual(before);
  });

  it('is merged by field after both sides worked on it, and the next file back brings both to the same', async () => {
    await edit(a, id, { email: 'a@example.cn', domains: ['a.cn', 'b.cn', 'c.cn'], tags: ['vip'] });
    await edit(b, id, { postalCode: '100000', domains: ['b.cn'], notes: 'seen' });
    const there = newFile();
    await make(b, [id], there, a);
    expect((await look(a, there)).rows).toMatchObject([{ kind: 'changed', fields: [] }]);
    await take(a, there);
    expect((await viewOf(a, id)).fields).toMatchObject({
      email: 'a@example.cn',
      postalCode: '100000',
      domains: ['b.cn', 'c.cn'],
      tags: ['vip'],
      notes: 'seen',
    });
    const back = newFile();
    await make(a, [id], back, b);
    await take(b, back);
    expect((await viewOf(b, id)).fields).toEqual((await viewOf(a, id)).fields);
  });

  it('keeps both values of what both changed, stops until a person decides, and tells the other desk', async () => {
    await edit(a, id, { email: 'one@example.cn' });
    const view = await edit(b, id, { email: 'two@example.cn' });
    expect(view.check.stops).toBe(0);
    const there = newFile();
    await make(a, [id], there, b);
    expect((await look(b, there)).rows).toMatchObject([{ kind: 'conflict', fields: ['email'] }]);
    await take(b, there);
    const open = await viewOf(b, id);
    expect(open.fields.email).toBe('two@example.cn');
    expect(open.conflicts).toMatchObject([
      { field: 'email', base: 'a@example.cn', ours: 'two@example.cn', theirs: 'one@example.cn' },
    ]);
    expect(open.findings[0]).toMatchObject({ code: 'other-desk-differs', at: { field: 'email' } });
    expect(open.check.readiness).toBe('stop');

    // Undecided, it is a conflict at the other desk too, and nothing is written over.
    const undecided = newFile();
    await make(b, [id], undecided, a);
    expect((await look(a, undecided)).rows).toMatchObject([{ kind: 'conflict', fields: ['email'] }]);

    const decided = await b.client.handover.decide({
      id,
      revision: open.revision,
      field: 'email',
      choice: { typed: 'three@example.cn' },
    });
    expect(decided).toMatchObject({ conflicts: [], fields: { email: 'three@example.cn' } });
    const back = newFile();
    await make(b, [id], back, a);
    expect(await take(a, back)).toMatchObject({ counts: { changed: 1, conflict: 0 } });
    expect((await viewOf(a, id)).fields.email).toBe('three@example.cn');
  });

  it('can be decided either way, also where one side took it away', async () => {
    await submitted(a, id, 'b.cn');
    await edit(b, id, { domains: ['c.cn'], email: 'b@example.cn' });
    await edit(a, id, { email: 'c@example.cn' });
    const there = newFile();
    await make(a, [id], there, b);
    await take(b, there);
    const open = await viewOf(b, id);
    expect(open.conflicts.map(({ field }) => field)).toEqual(['domains/b.cn', 'email']);
    expect(open.fields.domains).toEqual(['c.cn', 'b.cn']);
    const kept = await b.client.handover.decide({
      id,
      revision: open.revision,
      field: 'email',
      choice: 'theirs',
    });
    expect(kept.fields.email).toBe('c@example.cn');
    const gone = await b.client.handover.decide({
      id,
      revision: kept.revision,
      field: 'domains/b.cn',
      choice: 'ours',
    });
    expect(gone).toMatchObject({ conflicts: [], fields: { domains: ['c.cn'] } });
    expect(
      await code(b.client.handover.decide({ id, revision: gone.revision, field: 'email', choice: 'ours' })),
    ).toBe('not-found');
  });
});

describe('taking', () => {
  it('is one step: undone, nothing of it is left, and the file can be taken again', async () => {
    const [a, b] = [await desk('undo-a'), await desk('undo-b')];
    await introduce(a, b);
    const ids = [await fill(a), await fill(a, '样例乙')];
    const file = newFile();
    await make(a, ids, file, b);
    await take(b, file);
    expect((await b.client.steps.undo()).step).toMatchObject({ code: 'handover.take', count: 2 });
    expect(b.context.templates.ids()).toEqual([]);
    expect((await look(b, file)).counts).toMatchObject({ new: 2 });
    await take(b, file);
    expect(b.context.templates.ids()).toEqual(ids);

    await edit(b, ids[0]!, { email: 'here@example.cn' });
    await edit(a, ids[0]!, { email: 'there@example.cn', notes: 'more' });
    await make(a, ids, file, b);
    const before = await viewOf(b, ids[0]!);
    await take(b, file);
    await b.client.steps.undo();
    expect(await viewOf(b, ids[0]!)).toMatchObject({ fields: before.fields, conflicts: [] });
    expect((await look(b, file)).counts).toMatchObject({ conflict: 1 });
    await b.client.steps.redo();
    expect((await viewOf(b, ids[0]!)).conflicts).toHaveLength(1);
  });

  it('leaves what was erased here, and what was removed here', async () => {
    const [a, b] = [await desk('erase-a'), await desk('erase-b')];
    await introduce(a, b);
    const ids = [await fill(a), await fill(a, '样例乙'), await fill(a, '样例丙')];
    const file = newFile();
    await make(a, ids, file, b);
    await take(b, file);
    await b.client.erasure.erase({ templates: [ids[0]!], reason: 'other' });
    await b.client.templates.remove({ id: ids[1]!, revision: (await viewOf(b, ids[1]!)).revision });
    await edit(a, ids[1]!, { notes: 'goes on' });
    await make(a, ids, file, b);
    expect(await take(b, file)).toMatchObject({ counts: { erased: 1, conflict: 1, same: 1, new: 0 } });
    expect(b.context.templates.ids()).toEqual([ids[1], ids[2]]);
    const { conflicts, revision } = await viewOf(b, ids[1]!);
    expect(conflicts).toMatchObject([{ field: 'removed', ours: true, theirs: false }]);
    const away = await b.client.handover.decide({ id: ids[1]!, revision, field: 'removed', choice: 'ours' });
    expect(away).toMatchObject({ removed: true, conflicts: [] });
  });

  it('carries states and answers of reviewers', async () => {
    const [a, b] = [await desk('state-a'), await desk('state-b')];
    await introduce(a, b);
    const id = await fill(a);
    await submitted(a, id, 'a.cn');
    const sent = await a.client.templates.setState({
      id,
      revision: (await viewOf(a, id)).revision,
      state: 'in-review',
    });
    await a.client.templates.setState({
      id,
      revision: sent.revision,
      state: 'rejected',
      message: '证件图片不清晰',
    });
    const file = newFile();
    await make(a, [id], file, b);
    await take(b, file);
    const [here, there] = [await viewOf(a, id), await viewOf(b, id)];
    expect(there).toMatchObject({ state: 'rejected', outcomes: here.outcomes });
    const records = (at: Desk) => at.context.templates.domains(id);
    expect(records(b)).toEqual(records(a));
    expect(records(b)[0]!.record).not.toEqual(blankDomain);
  });

  it('holds every value where two desks that never met wrote the same template', async () => {
    const [a, b] = [await desk('met-a'), await desk('met-b')];
    await introduce(a, b);
    const id = await fill(a);
    const file = newFile();
    await make(a, [id], file, b);
    await take(b, file);
    // As after a restore from a backup that is older than the first file.
    const c = await desk('met-c');
    c.context.shared.take(id, {
      content: { ...a.context.shared.content(id), fields: { ...goodDossiers.person.fields, notes: 'of c' } },
      isStep: true,
      bodies: { scans: new Map(), pictures: new Map() },
      state: { hash: 'other', content: a.context.shared.content(id) },
      conflicts: [],
      from: '',
    });
    await edit(a, id, { notes: 'of a' });
    await introduce(a, c);
    await make(a, [id], file, c);
    await take(c, file);
    expect((await viewOf(c, id)).conflicts).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'notes', ours: 'of c', theirs: 'of a' })]),
    );
  });
});

describe('a file', () => {
  let a: Desk;
  let b: Desk;
  let id = '';
  let bytes: Buffer;
  const offer = async (changed: Uint8Array, typed: string | null = passphrase) => {
    const { token } = await b.host.offer('file.shiming', { bytes: changed });
    return b.client.handover.look({ grant: token, ...(typed === null ? {} : { passphrase: typed }) });
  };
  beforeAll(async () => {
    [a, b] = [await desk('file-a'), await desk('file-b')];
    id = await fill(a);
    const file = newFile();
    await make(a, [id], file);
    bytes = await readFile(file);
  });

  it('says nothing of what is in it, and little of who made it', () => {
    const text = bytes.toString('latin1') + bytes.toString('utf8');
    for (const secret of ['样例甲', '11010519491231002X', 'jpg', 'a.cn', 'shiming-desk-1-'])
      expect(text).not.toContain(secret);
  });

  it('opens with its passphrase only, which can be typed again', async () => {
    const { token } = await b.host.offer('file.shiming', { bytes });
    expect(await code(b.client.handover.look({ grant: token }))).toBe('hand-over-passphrase');
    const again = (typed: string) => b.client.handover.lookAgain({ id: token, passphrase: typed });
    expect(await code(again('another four plain words'))).toBe('hand-over-passphrase-wrong');
    expect(await again(passphrase)).toMatchObject({
      id: token,
      sender: { standing: 'unknown' },
      counts: { new: 1 },
    });
    expect(await code(b.client.handover.take({ id: 'nowhere' }).then((all) => all.next()))).toBe(
      'grant-unknown',
    );
  });

  it('for a desk opens there only', async () => {
    await introduce(a, b);
    const file = newFile();
    await make(a, [id], file, b);
    const stranger = await desk('stranger');
    expect(await code(look(stranger, file))).toBe('hand-over-for-other');
    expect(await look(b, file, null)).toMatchObject({ sender: { name: 'one', standing: 'known' } });
  });

  it('that is cut off, longer, changed at any place, or another one is refused as a whole', async () => {
    const changed = (at: number): Buffer => {
      const copy = Buffer.from(bytes);
      copy[at]! ^= 1;
      return copy;
    };
    const { length } = bytes;
    for (const cut of [
      bytes.subarray(0, length - 1),
      bytes.subarray(0, 200),
      Buffer.concat([bytes, Buffer.alloc(1)]),
    ])
      expect(['hand-over-damaged', 'hand-over-passphrase-wrong']).toContain(await code(offer(cut)));
    for (const at of [0, 17, 18, 40, 60, length - 1, length - 2_000, Math.floor(length / 2)])
      expect(await code(offer(changed(at)))).toMatch(
        /^(hand-over-(damaged|newer|passphrase-wrong)|not-a-hand-over)$/,
      );
    for (const other of [
      Buffer.alloc(0),
      Buffer.from('PK'),
      Buffer.from('SHIMING-HANDOVER'),
      randomBytes(5_000),
    ])
      expect(await code(offer(other))).toMatch(/^(hand-over-damaged|not-a-hand-over|hand-over-newer)$/);
    expect(b.context.templates.has(id)).toBe(false);
  });

  it('that is another one by the time it is taken leaves the desk as it was', async () => {
    const path = newFile();
    await writeFile(path, Buffer.concat([bytes]));
    const { token } = await b.host.offer('file.shiming', { path });
    const preview = await b.client.handover.look({ grant: token, passphrase });
    const held = b.context.handOvers.find(preview.id)!;
    held.trail[0] = 'other';
    const run = async () => {
      for await (const _ of await b.client.handover.take({ id: preview.id }));
    };
    expect(await code(run())).toBe('hand-over-damaged');
    expect(b.context.templates.has(id)).toBe(false);
  });
});
