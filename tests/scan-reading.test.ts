/** Scans of a desk that are read: when asked, and by itself; by real readers where it is about reading, else by ones that only count. */
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { faultOf } from '#contract/fault-of';
import { type Desk, type OpenDeskOptions, openDesk } from '#core/open-desk';
import type { Reader } from '#core/ports/reader';
import type { SandboxProcess } from '#core/sandbox/start-process';
import type { Reading } from '#domain/reading/reading';
import { blankFields } from '#domain/template/fields';
import { scanReading } from './readings.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
const fields = { ...blankFields, domains: [], tags: [], registrarIds: [] };

const withDesk = async (options: OpenDeskOptions, work: (desk: Desk) => Promise<void>): Promise<void> => {
  const desk = await openDesk(options);
  try {
    await work(desk);
  } finally {
    await desk.close();
  }
};

const addTemplate = async ({ client, host }: Desk, bytes: Uint8Array): Promise<string> => {
  const { id } = await client.templates.create({ fields });
  const { token } = await host.offer('scan.jpg', { bytes });
  await client.scans.attach({ template: id, grant: token });
  return id;
};
const readingOf = async ({ client }: Desk, id: string) =>
  (await client.templates.get({ id })).scans[0]?.reading;

/** A picture like no other. */
const dot = (shade: number): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 400, channels: 3, background: { r: shade, g: 90, b: 160 } } })
    .jpeg()
    .toBuffer();

/** Says the same of every picture, and counts. */
const countingReader = (version: string, more: Partial<Reader> = {}) => {
  const read: string[] = [];
  const { characters: _characters, ...rest } = scanReading({ fields: { name: '样例甲' } });
  const reader: Reader = {
    version,
    read: async (_scan, { urgency = 'click' } = {}) => {
      read.push(urgency);
      return { ok: true, reading: { ...rest, version, lines: [] } satisfies Reading };
    },
    findText: async () => null,
    close: async () => undefined,
    ...more,
  };
  return { read, reader };
};

describe('real readers', () => {
  it('read a card that is attached, when its template is asked for', async () => {
    await withDesk({ dir: scratch('real') }, async (desk) => {
      const id = await addTemplate(desk, await readFile('assets/samples/id-front.jpg'));
      expect(await readingOf(desk, id)).toBeNull();
      expect(await desk.client.readings.progress()).toEqual({ waiting: 1, isUnavailable: false });
      const view = await desk.client.readings.readTemplate({ template: id });
      expect(view.scans[0]?.reading).toMatchObject({ paper: 'SFZ', side: 'front', foreign: null });
      const lines = await desk.client.readings.lines({ scan: view.scans[0]!.id });
      expect(lines.length).toBeGreaterThan(3);
      expect(await desk.client.readings.progress()).toEqual({ waiting: 0, isUnavailable: false });
    });
  }, 120_000);

  it('that cannot begin are told, once, and nothing is taken for unreadable', async () => {
    const log = vi.fn();
    const startSandbox = (work: string) => () => {
      if (work === 'reading') return endsAtOnce();
      throw new Error('no picture is needed here');
    };
    const imaging = blankImaging;
    await withDesk({ dir: scratch('without'), startSandbox, imaging, readAfter: 10, log }, async (desk) => {
      const id = await addTemplate(desk, await dot(20));
      const fault = await desk.client.readings.readTemplate({ template: id }).then(() => null, faultOf);
      expect(fault).toMatchObject({ code: 'reading-unavailable' });
      expect(await desk.client.readings.progress()).toEqual({ waiting: 1, isUnavailable: true });
      await setTimeout(100);
      const told = log.mock.calls.filter(([, event]) => event === 'reading-unavailable').length;
      await desk.client.templates.create({ fields });
      await setTimeout(100);
      expect(log.mock.calls.filter(([, event]) => event === 'reading-unavailable')).toHaveLength(told);
    });
  });
});

describe('a desk that reads by itself', () => {
  const until = (work: () => Promise<void>) => vi.waitFor(work, { timeout: 10_000, interval: 20 });

  it('reads what it finds when it is opened, behind everything else', async () => {
    const dir = scratch('background');
    const ids: string[] = [];
    await withDesk({ dir }, async (desk) => {
      for (const shade of [30, 60, 90]) ids.push(await addTemplate(desk, await dot(shade)));
    });
    const { read, reader } = countingReader('v1');
    await withDesk({ dir, reader, readAfter: 20 }, async (desk) => {
      await until(async () => {
        for (const id of ids) expect(await readingOf(desk, id)).not.toBeNull();
      });
      expect(read).toEqual(['batch', 'batch', 'batch']);
      expect((await desk.client.templates.get({ id: ids[0]! })).revision).toBe(2);
    });
    const again = countingReader('v1');
    await withDesk({ dir, reader: again.reader, readAfter: 0 }, async () => {
      await setTimeout(200);
      expect(again.read).toEqual([]);
    });
    const newer = countingReader('v2');
    // Late enough for a look at what there was before.
    await withDesk({ dir, reader: newer.reader, readAfter: 1_000 }, async (desk) => {
      expect(await readingOf(desk, ids[0]!)).toMatchObject({ version: 'v1' });
      await until(async () => {
        expect(await readingOf(desk, ids[0]!)).toMatchObject({ version: 'v2' });
      });
    });
    const looking = countingReader('v3');
    await withDesk({ dir, look: true, reader: looking.reader, readAfter: 0 }, async () => {
      await setTimeout(200);
      expect(looking.read).toEqual([]);
    });
  });

  it('reads a scan soon after it was attached, the same file once, and nothing where it does not read by itself', async () => {
    const { read, reader } = countingReader('v1');
    await withDesk({ dir: scratch('attached'), reader, readAfter: 50 }, async (desk) => {
      const [a, b] = [await addTemplate(desk, await dot(40)), await addTemplate(desk, await dot(40))];
      await until(async () => {
        expect(await readingOf(desk, a)).not.toBeNull();
        expect(await readingOf(desk, b)).not.toBeNull();
      });
      await setTimeout(200);
      expect(read).toHaveLength(1);
    });
    const silent = countingReader('v1');
    await withDesk({ dir: scratch('silent'), reader: silent.reader }, async (desk) => {
      await addTemplate(desk, await dot(50));
      await setTimeout(200);
      expect(silent.read).toEqual([]);
    });
  });

  it('closes without waiting for a reading, which is made another time', async () => {
    const dir = scratch('closing');
    const never = countingReader('v1', { read: () => new Promise(() => undefined) });
    let id = '';
    const desk = await openDesk({ dir, reader: never.reader, readAfter: 0 });
    id = await addTemplate(desk, await dot(70));
    const asked = desk.client.readings.readTemplate({ template: id }).then(() => null, faultOf);
    await setTimeout(50);
    const began = performance.now();
    await desk.close();
    expect(performance.now() - began).toBeLessThan(2_000);
    void asked;
    await withDesk({ dir }, async ({ client }) => {
      expect(await client.readings.progress()).toMatchObject({ waiting: 1 });
    });
  });

  it('remembers a scan that is refused, and one whose bytes are damaged', async () => {
    const reads = vi.fn();
    const refusing = countingReader('v1', {
      read: async () => {
        reads();
        return { ok: false, findings: [] };
      },
    });
    await withDesk({ dir: scratch('refused'), reader: refusing.reader }, async (desk) => {
      const id = await addTemplate(desk, await dot(80));
      for (let time = 0; time < 2; time++) await desk.client.readings.readTemplate({ template: id });
      expect(reads).toHaveBeenCalledTimes(1);
      expect(await readingOf(desk, id)).toBeNull();
      const damaged = await addTemplate(desk, await dot(81));
      const [scan] = (await desk.client.templates.get({ id: damaged })).scans;
      await desk.context.vault.delete(desk.context.templates.scanFile(scan!.id).vaultId);
      for (let time = 0; time < 2; time++) await desk.client.readings.readTemplate({ template: damaged });
      expect(reads).toHaveBeenCalledTimes(1);
      expect(await desk.client.readings.progress()).toMatchObject({ waiting: 0 });
    });
  });
});

/** A process that is gone before it has looked at anything. */
const endsAtOnce = (): SandboxProcess => {
  const exit = Promise.withResolvers<string>();
  setImmediate(() => exit.resolve('1'));
  return {
    line: { send: () => undefined, listen: () => undefined, hold: () => undefined },
    onExit: (listener) => void exit.promise.then(listener),
    kill: () => undefined,
  };
};

/** Takes every scan, and shows a few pixels of it: readers that end at once see none of them. */
const blankImaging: NonNullable<OpenDeskOptions['imaging']> = {
  inspect: async () => ({
    ok: true,
    facts: {
      type: 'jpeg',
      extension: 'jpg',
      bytes: 1,
      width: 1,
      height: 1,
      dpi: null,
      pages: 1,
      page: 1,
      colourSpace: 'srgb',
      bitDepth: 8,
      alpha: false,
      papers: [],
    },
    findings: [],
  }),
  prepare: async () => ({ ok: false, findings: [] }),
  preview: async () => new Uint8Array(),
  raster: async () => ({ ok: true, width: 1, height: 1, bytes: new Uint8Array(3), layer: [] }),
  close: async () => undefined,
};
