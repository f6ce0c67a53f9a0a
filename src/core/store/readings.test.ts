/** Readings in a real store: of bytes and page, beside whatever scans show them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '#domain/reading/reading';
import { blankFields } from '#domain/template/fields';
import { scanReading } from '../../../tests/readings.ts';
import { createScratch } from '../../../tests/scratch.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import type { NewScan } from '../ports/scans.ts';

const scratch = createScratch();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ dir: scratch('desk') });
});
afterAll(() => desk.close());

const fields = {
  ...blankFields,
  certificate: { ...blankFields.certificate, type: 'SFZ' as const, number: '110101199003078670' },
};
const newScan = (vaultId: string, page = 1): NewScan => ({
  side: 'front',
  sha256: `${vaultId}${page}`,
  vaultId,
  password: '',
  name: 'scan.jpg',
  facts: {
    type: 'jpeg',
    bytes: 1,
    width: 1,
    height: 1,
    page,
    pages: 2,
    papers: [],
  } as unknown as NewScan['facts'],
  findings: [],
});
const withScan = (vaultId: string, page?: number): string => {
  const { id } = desk.context.templates.create(fields);
  desk.context.templates.attachScan(id, newScan(vaultId, page));
  return id;
};
const place = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;
const { characters: _characters, ...rest } = scanReading({ fields: { number: '11010519491231002X' } });
const reading: Reading = {
  ...rest,
  lines: [{ text: '样例一二 1', chars: [{ char: '样', p: 0.98765432, from: 0.1, to: 0.2 }], place }],
};
const pageOf = (vaultId: string, page = 1) => ({ vaultId, page, password: '' });
const unread = (version = 'v1') =>
  desk.context.readings.unread(version, null).pages.map(({ vaultId, page }) => `${vaultId} ${page}`);

describe('readings', () => {
  it('belong to the bytes: two templates with the same file have one, and are checked again without event or revision', () => {
    const { templates, readings } = desk.context;
    const [a, b, other] = [withScan('file-a'), withScan('file-a'), withScan('file-a', 2)];
    const before = templates.view(a);
    expect(before.scans[0]?.reading).toBeNull();
    readings.save(pageOf('file-a'), 'v1', reading);
    for (const id of [a, b]) {
      const { scans, findings } = templates.view(id);
      expect(scans[0]?.reading).toMatchObject({ paper: 'SFZ', characters: 5 });
      expect(scans[0]?.reading).not.toHaveProperty('lines');
      expect(findings.map(({ code }) => code)).toContain('read-number-differs');
    }
    expect(templates.view(other).scans[0]?.reading).toBeNull();
    expect(templates.view(a)).toMatchObject({ revision: before.revision, events: before.events });
    const row = templates
      .list({ search: '', filter: 'all', sort: 'updated', offset: 0, limit: 50 })
      .rows.find(({ id }) => id === a);
    expect(row?.check.warns).toBe(before.check.warns + 1);
    expect(readings.lines(before.scans[0]!.id)).toEqual([
      { text: '样例一二 1', chars: [{ char: '样', p: 0.9877, from: 0.1, to: 0.2 }], place },
    ]);
    expect(readings.lines(templates.view(other).scans[0]!.id)).toEqual([]);
    expect(() => readings.lines('nobody')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('are wanted of the newest templates first, and again once another version reads', () => {
    const { readings, templates } = desk.context;
    const first = withScan('file-b');
    withScan('file-c');
    expect(unread().slice(0, 2)).toEqual(['file-c 1', 'file-b 1']);
    readings.save(pageOf('file-c'), 'v1', reading);
    readings.save(pageOf('file-b'), 'v1', null);
    expect(unread()).toEqual(['file-a 2']);
    expect(unread('v2')).toContain('file-c 1');
    expect(readings.unreadOf(first, 'v1')).toEqual([]);
    expect(readings.unreadOf(first, 'v2')).toEqual([pageOf('file-b')]);
    expect(templates.view(first).scans[0]?.reading).toBeNull();
    expect(() => readings.unreadOf('nobody', 'v1')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('of a file that could not be read are wanted again once it is whole again', () => {
    const { objects } = desk.context;
    const seen = { vaultId: 'file-b', size: 1, mtime: 1 };
    objects.note([{ ...seen, state: 'damaged' }]);
    expect(unread()).not.toContain('file-b 1');
    objects.note([{ ...seen, state: 'whole' }]);
    expect(unread()).toContain('file-b 1');
  });

  it('of detached scans and removed templates are not wanted', () => {
    const { templates } = desk.context;
    const [gone, left] = [withScan('file-d'), withScan('file-e')];
    templates.setRemoved(gone, 2, true);
    templates.detachScan(left, templates.view(left).scans[0]!.id);
    expect(unread().filter((key) => /file-[de]/.test(key))).toEqual([]);
  });
});

const toCompare = { search: '', filter: 'all', sort: 'updated', only: { compare: 'yes' } } as const;

describe('what a person agreed to', () => {
  it('holds as long as the field says the same, has an event, and can be undone and done again', async () => {
    const { templates } = desk.context;
    const id = withScan('file-a');
    const codes = () => templates.view(id).findings.map(({ code }) => code);
    const { revision, doubts } = templates.view(id);
    const isListed = () => templates.listedIds(toCompare).includes(id);
    expect(codes()).toContain('read-number-differs');
    expect(doubts).toBeGreaterThan(0);
    const agreed = await desk.client.readings.agree({
      template: id,
      revision,
      fields: ['certificate.number'],
    });
    expect(agreed).toMatchObject({
      revision: revision + 1,
      agreed: { 'certificate.number': '110101199003078670' },
      events: [{ kind: 'agreed', data: { fields: ['certificate.number'] } }, {}, {}],
    });
    expect(codes()).not.toContain('read-number-differs');
    // One value less to compare; the list that holds what is left follows.
    expect(agreed.doubts).toBe(doubts - 1);
    expect(isListed()).toBe(doubts > 1);
    // Once more changes nothing.
    expect(templates.agree(id, revision + 1, ['certificate.number']).revision).toBe(revision + 1);
    await desk.client.steps.undo();
    expect(codes()).toContain('read-number-differs');
    expect(isListed()).toBe(true);
    await desk.client.steps.redo();
    expect(codes()).not.toContain('read-number-differs');
    const now = templates.view(id);
    const other = { ...fields, certificate: { ...fields.certificate, number: '440308199901101512' } };
    expect(templates.update(id, now.revision, other)).toMatchObject({ agreed: {} });
    expect(codes()).toContain('read-number-differs');
    expect(() => templates.agree(id, 1, ['certificate.name'])).toThrow(
      expect.objectContaining({ code: 'stale-revision' }),
    );
  });

  it('is a text field', async () => {
    const id = withScan('file-a');
    for (const field of ['nothing.here', 'domains', 'certificate', 'emailVerified'])
      await expect(
        desk.client.readings.agree({ template: id, revision: 2, fields: [field] }),
      ).rejects.toMatchObject({ data: { code: 'invalid-input' } });
  });
});
