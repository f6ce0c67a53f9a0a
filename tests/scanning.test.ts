/** Pages of a scanner on their way into the intake, over a real desk and a network scanner of the test. */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { JobView } from '#contract/jobs';
import { finishJob } from '#core/jobs/follow-job';
import { type Desk, openDesk } from '#core/open-desk';
import { isBlankPage } from '#core/sources/blank-page';
import { type EsclDevice, startEscl } from './escl-device.ts';
import { variant } from './intake-run.ts';
import { createScratch } from './scratch.ts';
import { takeAll } from './watched-run.ts';

const scratch = createScratch();
const sheet = (marks = '') =>
  sharp({ create: { width: 310, height: 438, channels: 3, background: '#f4f1ea' } })
    .composite([
      {
        input: Buffer.from(
          `<svg viewBox="0 0 620 877" width="310" height="438"><rect width="8" height="877" fill="#555"/>${marks}</svg>`,
        ),
      },
    ])
    .jpeg()
    .toBuffer();
const line =
  '<text x="80" y="120" font-size="9" font-family="sans-serif" fill="#222">No. 0042 of 2026</text>';
const print = await sheet(line.replaceAll('9', '40'));
let papers = 0;
/** Printed pages, no two with the same bytes. */
const printed = (many: number): Buffer[] => Array.from({ length: many }, () => variant(print, ++papers));

let desk: Desk;
let device: EsclDevice;
const settings = { source: 'feeder', resolution: 300, colour: 'colour', paper: 'a4' } as const;
const order = async () => {
  const [scanner] = (await desk.client.scanners.list()).scanners;
  return { ...settings, scanner: scanner!.id, customer: '客户甲', target: '' };
};
const scan = async (signal?: AbortSignal): Promise<JobView<'scanning'>> =>
  finishJob<'scanning'>(desk.client, { kind: 'scanning', input: await order() }, { signal });
const last = async () =>
  (await desk.client.jobs.list()).find((job) => job.kind === 'scanning') as JobView<'scanning'>;

beforeAll(async () => {
  device = await startEscl({ pages: [] });
  desk = await openDesk({ dir: scratch('desk') });
  await desk.client.desk.saveSettings({ scannerAddress: device.address });
});
afterEach(async () => {
  await takeAll(desk);
  await desk.client.intake.close();
});
afterAll(async () => {
  await desk.close();
  await device.close();
});

describe('scanning', () => {
  it('hands each page to the intake, leaves blank ones out and says how many', async () => {
    const [one, two, three] = printed(3) as [Buffer, Buffer, Buffer];
    device.lay([one, await sheet(), two, three, one]);
    const job = await scan();
    expect(job).toMatchObject({
      state: 'done',
      done: 5,
      facts: { taken: 3, blank: 1, twice: 1, refused: 0 },
    });
    await takeAll(desk);
    const { items } = (await desk.client.intake.get())!;
    const files = items.flatMap((item) => item.files);
    expect(files.map(({ path }) => path.replace(/\d{8}-\d{6}/, 'TIME'))).toEqual([
      'scanner/scan-TIME-0001.jpg',
      'scanner/scan-TIME-0003.jpg',
      'scanner/scan-TIME-0004.jpg',
    ]);
    for (const { draft } of items) expect(draft.customer).toBe('客户甲');
    const { vaultId } = desk.context.intakes.file(files[0]!.id);
    expect(Buffer.from(await desk.context.vault.get(vaultId!, 'intake'))).toEqual(one);
  });

  it('keeps what came before a jam, and goes on with the sheets that are missing', async () => {
    const pages = printed(4);
    device.lay(pages, 'jam', 2);
    await expect(scan()).rejects.toMatchObject({ code: 'scanner-jammed' });
    expect(await last()).toMatchObject({ state: 'failed', facts: { taken: 2 } });
    device.lay(pages.slice(2));
    expect(await scan()).toMatchObject({ state: 'done', facts: { taken: 2 } });
    await takeAll(desk);
    expect((await desk.client.intake.get())!.items.flatMap(({ files }) => files)).toHaveLength(4);
  });

  it('refuses what is no picture and goes on, and takes no half page', async () => {
    device.lay([Buffer.from('no picture at all'), ...printed(1)]);
    expect(await scan()).toMatchObject({ facts: { taken: 1, refused: 1 } });
    device.lay(printed(2), 'cut', 1);
    await expect(scan()).rejects.toMatchObject({ code: 'scanner-failed' });
    expect(await last()).toMatchObject({ facts: { taken: 1 } });
  });

  it('is one at a time, is cancelled within a second, and cannot be resumed', async () => {
    device.lay(printed(1), 'stall', 1);
    const job = await desk.client.jobs.begin({ kind: 'scanning', input: await order() });
    await expect(desk.client.jobs.begin({ kind: 'scanning', input: await order() })).rejects.toMatchObject({
      data: { code: 'scanner-busy' },
    });
    while ((await last()).facts.taken < 1) await new Promise((wake) => setTimeout(wake, 20));
    const asked = performance.now();
    expect(await desk.client.jobs.cancel({ id: job.id })).toMatchObject({ state: 'cancelled' });
    expect(performance.now() - asked).toBeLessThan(1000);
    await expect(desk.client.jobs.resume({ id: job.id })).rejects.toMatchObject({
      data: { code: 'not-found' },
    });
    await takeAll(desk);
  });
});

describe('the settings', () => {
  it('allow one address, written in one way, and nothing that is none', async () => {
    const { client } = desk;
    const asked = device.requests.length;
    expect(
      (await client.desk.saveSettings({ scannerAddress: ' HTTP://Printer.local:80/ ' })).scannerAddress,
    ).toBe('http://printer.local/eSCL');
    await expect(client.desk.saveSettings({ scannerAddress: 'http://a:b@c/' })).rejects.toMatchObject({
      data: { code: 'invalid-input' },
    });
    expect((await client.desk.saveSettings({ scannerAddress: '' })).scannerAddress).toBe('');
    expect((await client.scanners.list()).ways).not.toContain('escl');
    expect(device.requests).toHaveLength(asked);
  });
});

describe('a blank page', () => {
  const blank = async (page: Buffer | Promise<Buffer>) => {
    const { data, info } = await sharp(await page)
      .resize(512, 512, { fit: 'inside' })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return isBlankPage({ width: info.width, height: info.height, bytes: data });
  };
  it.each([
    ['an empty sheet with the shadow of its edge', '', true],
    [
      'what shines through from the other side',
      '<rect x="90" y="90" width="300" height="400" fill="#e6e3dc"/>',
      true,
    ],
    ['one short line of small print', line, false],
    [
      'a pale seal',
      '<circle cx="300" cy="400" r="60" fill="none" stroke="#e8a0a0" stroke-width="5"/>',
      false,
    ],
    ['a pencil stroke', '<path d="M90 700 l160 -30" stroke="#8a8a8a" stroke-width="2"/>', false],
  ])('%s', async (_, marks, is) => {
    expect(await blank(sheet(marks))).toBe(is);
  });
  it('is no photo of a card', async () =>
    expect(await blank(readFile('assets/samples/id-front.jpg'))).toBe(false));
});
