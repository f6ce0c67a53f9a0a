/** Folders without a word in their names, on a real desk: a stand-in reads where it is about sorting, the real readers the samples. */
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { Fault } from '#contract/faults';
import { createImaging } from '#core/imaging/pool';
import { sortIntake } from '#core/intake/sort-intake';
import { type Desk, type OpenDeskOptions, openDesk } from '#core/open-desk';
import type { Reader } from '#core/ports/reader';
import { type Draft, fieldsOfDraft } from '#domain/intake/intake';
import type { ScanReading } from '#domain/reading/reading';
import { type Folder, give, listed, plan, run, shortly, variant } from './intake-run.ts';
import { type Customer, divisions, organization, person, randomOf } from './read-folders.ts';
import { scanReading } from './readings.ts';
import { createScratch } from './scratch.ts';
import { drawSmallCard } from './small-card.ts';

const scratch = createScratch();
const photo = await drawSmallCard('front');

let desk: Desk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});
const open = async (name: string, more: Partial<OpenDeskOptions>): Promise<Desk> => {
  desk = await openDesk({ dir: scratch(name), readsIntake: true, ...more });
  return desk;
};

/** One photo under other bytes for each file; what is read on it is told by how long it is. */
const folderOf = (
  files: Readonly<Record<string, ScanReading | null>>,
): { folder: Folder; reader: Reader } => {
  const folder: Record<string, Buffer> = {};
  const readings = new Map<number, ScanReading | null>();
  for (const [at, [path, reading]] of Object.entries(files).entries()) {
    folder[path] = variant(photo, at + 1);
    readings.set(photo.length + at + 1, reading);
  }
  return {
    folder,
    reader: {
      version: 'stand-in',
      read: async ({ bytes }) => {
        const reading = readings.get(bytes.length);
        if (!reading) return { ok: false, findings: [] };
        const { characters, ...rest } = reading;
        const lines = characters === 0 ? [] : [{ text: 'x'.repeat(characters), chars: [], place }];
        return { ok: true, reading: { ...rest, version: 'stand-in', lines } };
      },
      findText: async () => null,
      close: async () => undefined,
    },
  };
};
const place = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

const draftOf = ({ name, type, number }: Customer): Draft => ({
  zh: name,
  en: '',
  type,
  number,
  customer: '',
});
const addTemplate = async ({ client }: Desk, customer: Customer): Promise<string> => {
  const { domains, tags, registrarIds, ...fields } = fieldsOfDraft(draftOf(customer));
  const { id } = await client.templates.create({
    fields: { ...fields, domains: [...domains], tags: [...tags], registrarIds: [...registrarIds] },
  });
  return id;
};

const random = randomOf(11);
const [amy, bo, cy] = divisions.slice(0, 3).map((at, order) => person(random, order, at)) as [
  Customer,
  Customer,
  Customer,
];
const firm = organization(random, 3);
const front = ({ scans }: Customer): ScanReading => scans[0]!;
const back = ({ scans }: Customer): ScanReading => scans[1]!;

describe('an intake that reads', () => {
  it('asks the papers where files are only numbered, and a person where those say nothing', async () => {
    const { folder, reader } = folderOf({
      '新/test-229.jpg': front(firm),
      '新/test-236.jpg': front(bo),
      '新/客户0003.jpg': front(cy),
      '新/scanned.jpg': null,
      '新/赵六.jpg': null,
    });
    const desk = await open('numbered', { reader });
    await plan(desk, folder);
    await run(desk, folder);
    const view = await desk.client.intake.get();
    expect(shortly(view)).toEqual({
      'test-229.jpg': 'new done reading',
      'test-236.jpg': 'new done reading',
      '客户0003.jpg': 'new done reading',
      'scanned.jpg': 'left done no-name',
      '赵六.jpg': 'new done ',
    });
    const { rows } = await desk.client.templates.list({ sort: 'name' });
    expect(rows.map(({ name }) => name).sort()).toEqual([firm.name, bo.name, cy.name, '赵六'].sort());
  });

  it('brings papers to their templates, backs to their fronts, and names what is left', async () => {
    const { folder, reader } = folderOf({
      '新/IMG_2024.jpg': front(amy),
      '新/IMG_2025.jpg': back(amy),
      '新/微信图片_20240101.jpg': front(bo),
      '新/mmexport17.jpg': front(firm),
      '新/IMG_3001.jpg': scanReading({ paper: '', side: null, characters: 2 }),
      '新/IMG_3002.jpg': scanReading({ paper: '', side: null, foreign: 'household-register' }),
      '新/IMG_3003.jpg': back(cy),
      '新/IMG_3004.jpg': null,
    });
    const desk = await open('sorts', { reader });
    const [a, b] = [await addTemplate(desk, amy), await addTemplate(desk, bo)];
    await plan(desk, folder);
    const { fault, faults } = await run(desk, folder);
    expect({ fault, faults }).toEqual({ fault: null, faults: [] });
    const view = await desk.client.intake.get();
    expect(shortly(view)).toEqual({
      'IMG_2024.jpg': 'matched done reading',
      '微信图片_20240101.jpg': 'matched done reading',
      'mmexport17.jpg': 'new done reading',
      'IMG_3001.jpg': 'left done not-a-paper',
      'IMG_3002.jpg': 'left done foreign-paper',
      'IMG_3003.jpg': 'left done which-front',
      'IMG_3004.jpg': 'left done no-name',
    });
    const sides = async (id: string) =>
      (await desk.client.templates.get({ id })).scans.map(({ side, name }) => `${name} ${side}`);
    expect(await sides(a)).toEqual(['IMG_2024.jpg front', 'IMG_2025.jpg back']);
    expect(await sides(b)).toEqual(['微信图片_20240101.jpg front']);
    const made = view!.items.find(({ created }) => created)!;
    expect((await desk.client.templates.get({ id: made.template!.id })).fields).toMatchObject({
      holder: { zh: firm.name },
      certificate: { type: 'YYZZ', number: firm.number },
    });
    const read = view!.items
      .flatMap(({ files }) => files)
      .find(({ path }) => path.endsWith('2024.jpg'))?.read;
    expect(read).toMatchObject({ paper: 'SFZ', side: 'front', name: amy.name });
    expect(read?.maskedNumber).not.toContain(amy.number.slice(6, 14));

    // Sorted again, and run again, nothing changes.
    await sortIntake(desk.context);
    expect(await desk.client.intake.get()).toEqual(view);
    await run(desk, folder);
    expect(await desk.client.intake.get()).toEqual(view);
    expect((await desk.client.templates.list({})).total).toBe(3);
  });

  it('a guessed side gives way to the side that is read', async () => {
    const { folder, reader } = folderOf({
      [`新/${amy.name} 1.jpg`]: back(amy),
      [`新/${amy.name} 2.jpg`]: front(amy),
    });
    const desk = await open('guessed', { reader });
    const { items } = await plan(desk, folder);
    expect(items[0]?.files.map(({ side }) => side)).toEqual(['front', 'back']);
    const done = await run(desk, folder);
    const { scans } = await desk.client.templates.get({ id: done.items[0]!.template!.id });
    expect(scans.map(({ name, side }) => `${name} ${side}`)).toEqual([
      `${amy.name} 1.jpg back`,
      `${amy.name} 2.jpg front`,
    ]);
  });

  it('keeps the rows of the list, whose customer a new template gets; a stranger is named', async () => {
    const { folder, reader } = folderOf({ '新/1.jpg': front(amy), '新/2.jpg': front(bo) });
    const desk = await open('list', { reader });
    const bytes = Buffer.from(`姓名,证件号码,客户\n${amy.name},${amy.number},城南店\n`);
    const { token } = await desk.host.offer('名单.csv', { bytes });
    await desk.client.intake.plan({ files: listed(folder), list: token });
    await run(desk, folder);
    const { items } = (await desk.client.intake.get())!;
    expect(shortly({ id: '', startedAt: '', hidden: 0, items })).toEqual({
      '1.jpg': 'new done reading',
      '2.jpg': 'left done not-listed',
    });
    const { fields } = await desk.client.templates.get({ id: items[0]!.template!.id });
    expect(fields).toMatchObject({ customer: '城南店', certificate: { number: amy.number } });
  });

  it('stops an item whose name says another template than its number', async () => {
    const { folder, reader } = folderOf({ [`新/${bo.name}_正面.jpg`]: front(amy) });
    const desk = await open('against', { reader });
    const [a, b] = [await addTemplate(desk, amy), await addTemplate(desk, bo)];
    expect((await plan(desk, folder)).items).toMatchObject([{ decision: 'matched', by: 'name' }]);
    await run(desk, folder);
    expect((await desk.client.intake.get())!.items).toMatchObject([
      { decision: 'left', reason: 'contradiction', candidates: [{ id: a }, { id: b }] },
    ]);
    for (const id of [a, b]) expect((await desk.client.templates.get({ id })).scans).toEqual([]);
  });

  it('leaves what a person said as it is', async () => {
    const { folder, reader } = folderOf({
      '新/1.jpg': front(amy),
      '新/2.jpg': front(bo),
      '新/3.jpg': front(cy),
    });
    const desk = await open('person', { reader });
    await Promise.all([amy, bo, cy].map((customer) => addTemplate(desk, customer)));
    const { items } = await plan(desk, folder);
    await desk.client.intake.decide({ items: [items[2]!.id], to: { aside: true } });
    const files = items.slice(0, 2).flatMap((item) => item.files.map(({ id }) => id));
    await desk.client.intake.regroup({ files: [files[1]!], into: items[0]!.id });
    await run(desk, folder);
    const after = (await desk.client.intake.get())!.items;
    expect(after).toMatchObject([
      { decision: 'left', reason: 'contradiction', files: [{}, {}] },
      { decision: 'aside' },
    ]);
  });

  it('goes on after a crash between the first pass and the sorting', async () => {
    const { folder, reader } = folderOf({ '新/1.jpg': front(amy), '新/2.jpg': back(amy) });
    const dir = scratch('crash-sort');
    const first = await openDesk({ dir, reader, readsIntake: true });
    const id = await addTemplate(first, amy);
    const { items } = await plan(first, folder);
    await give(first, items, folder);
    for (const item of items) await first.client.intake.take({ item: item.id });
    await first.close();
    desk = await openDesk({ dir, reader, readsIntake: true });
    expect((await run(desk, {})).items).toMatchObject([{ decision: 'matched', state: 'done' }]);
    expect((await desk.client.templates.get({ id })).scans).toHaveLength(2);
  });

  it('goes by names alone where this machine cannot read', async () => {
    const { folder } = folderOf({ '新/IMG_1.jpg': front(amy), [`新/${bo.name}.jpg`]: front(bo) });
    const reader: Reader = {
      version: 'none',
      read: () => Promise.reject(new Fault('reading-unavailable')),
      findText: () => Promise.reject(new Fault('reading-unavailable')),
      close: async () => undefined,
    };
    const desk = await open('unavailable', { reader });
    await addTemplate(desk, amy);
    await plan(desk, folder);
    const { fault, faults } = await run(desk, folder);
    expect({ fault, faults }).toEqual({ fault: null, faults: [] });
    expect(shortly(await desk.client.intake.get())).toEqual({
      'IMG_1.jpg': 'left done no-name',
      [`${bo.name}.jpg`]: 'new done ',
    });
  });

  it('reads the samples under meaningless names', async () => {
    const samples = {
      'id-front-ding': 'IMG_1',
      'id-back': 'IMG_2',
      licence: '微信图片_20240102',
      passport: 'DSC_9',
    };
    const folder: Record<string, Buffer> = {};
    for (const [sample, name] of Object.entries(samples))
      folder[`新/${name}.jpg`] = await readFile(`assets/samples/${sample}.jpg`);
    const desk = await open('samples', { imaging: createImaging() });
    const ding = { name: '样本丁', type: 'SFZ', number: '110101197810270029', scans: [] } as const;
    const licence = {
      name: '样例网络科技（样本一）有限公司',
      type: 'YYZZ',
      number: '91330106MA27Y4U47R',
      scans: [],
    } as const;
    const [person1, company] = [await addTemplate(desk, ding), await addTemplate(desk, licence)];
    await plan(desk, folder);
    await run(desk, folder);
    const { items } = (await desk.client.intake.get())!;
    const templateOf = (name: string) =>
      items.find(({ files }) => files.some(({ path }) => path === `新/${name}.jpg`))?.template?.id;
    expect(templateOf('IMG_1')).toBe(person1);
    expect(templateOf('微信图片_20240102')).toBe(company);
    // The drawn back is issued somewhere else: whose it is, a person says.
    expect(items.find(({ files }) => files[0]?.path === '新/IMG_2.jpg')).toMatchObject({
      reason: 'which-front',
      candidates: [{ id: person1 }],
    });
  }, 120_000);
});
