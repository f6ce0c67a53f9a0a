/** What every way to a scanner promises, over a network scanner and stand-ins for the programs of the system. */
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import type { ScannerAdapter } from '#core/ports/scanners';
import { createEsclScanner } from '#core/sources/scanner/escl';
import { createNaps2Scanners } from '#core/sources/scanner/naps2';
import { createSaneScanners } from '#core/sources/scanner/sane';
import { writeLocalConfig } from '#core/sources/scanner/sane-config';
import { createScanners } from '#core/sources/scanner/scanners';
import { startEscl } from './escl-device.ts';
import { feeder, glass, jpegs, listedOnce, never, read, said } from './scanner-pages.ts';
import { makeStandIn, type StandIn } from './scanner-programs.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
const run = promisify(execFile);
const hasScanimage = await run('scanimage', ['--version']).then(
  () => true,
  () => false,
);

type Trouble = 'busy' | 'jam' | 'open' | 'denied' | 'stall';
type Rig = {
  readonly adapter: ScannerAdapter;
  lay(pages: readonly Buffer[], trouble?: Trouble, after?: number): Promise<void>;
  close(): Promise<void>;
};

const programs = async (name: 'scanimage' | 'naps2'): Promise<Rig & { standIn: StandIn }> => {
  const standIn = await makeStandIn(scratch(name), name, { pages: [] });
  const places = [scratch('sane.d')];
  await mkdir(join(places[0]!, 'dll.d'), { recursive: true });
  await writeFile(join(places[0]!, 'dll.conf'), '# all\nnet\nsample\nescl\n');
  await writeFile(join(places[0]!, 'dll.d', 'airscan'), 'airscan\n');
  const needs = { scratch: scratch(`${name}-scratch`) };
  return {
    standIn,
    adapter:
      name === 'scanimage'
        ? createSaneScanners({ ...needs, program: standIn.file, places })
        : createNaps2Scanners({ ...needs, platform: 'win32', programs: [{ file: standIn.file, args: [] }] }),
    lay: (pages, trouble, after) => {
      const files = pages.map((page) => page.toString('base64'));
      return standIn.setPlan({
        pages: files,
        glass: files[0]!,
        trouble,
        ...(after === undefined ? {} : { after }),
      });
    },
    close: async () => undefined,
  };
};

const network = async (): Promise<Rig> => {
  const device = await startEscl({ pages: [], waits: 1 });
  return {
    adapter: createEsclScanner({ allowed: () => device.address }),
    lay: async (pages, trouble, after) => device.lay(pages, trouble, after),
    close: device.close,
  };
};

describe.each([
  ['sane', () => programs('scanimage')],
  ['escl', network],
  ['naps2', () => programs('naps2')],
] as const)('scanning by %s', (way, make) => {
  let rig: Rig;
  const isThere = way === 'escl' || process.platform !== 'win32';
  beforeAll(async () => {
    if (isThere) rig = await make();
  });
  afterAll(() => rig?.close());

  it.runIf(isThere)('names the scanner and what it can do', async () => {
    await rig.lay([]);
    const list = await createScanners([rig.adapter], () => undefined).list(never);
    expect(list).toMatchObject({ troubles: [], ways: [way], scanners: [{ way, name: expect.any(String) }] });
    const [scanner] = list.scanners;
    expect(scanner!.sources.map(({ source }) => source)).toEqual(['flatbed', 'feeder', 'feeder-duplex']);
    for (const offer of scanner!.sources) {
      expect(offer.resolutions).toContain(300);
      expect(offer.colours).toContain('colour');
      expect(offer.papers).toContain('a4');
    }
  });

  it.runIf(isThere)('takes fifty sheets out of the feeder, whole and in order', async () => {
    const pages = jpegs(50);
    await rig.lay(pages);
    expect(await read(rig.adapter, feeder)).toEqual({ pages: said(pages), fault: null });
  });

  it.runIf(isThere)('takes the glass once', async () => {
    const pages = jpegs(2);
    await rig.lay(pages);
    expect(await read(rig.adapter, glass)).toEqual({ pages: said(pages.slice(0, 1)), fault: null });
  });

  it.runIf(isThere).each([
    ['busy', 0, 'scanner-busy'],
    ['jam', 2, 'scanner-jammed'],
    ['open', 1, 'scanner-open'],
  ] as const)('%s after %i pages is %s, and the pages before it stay', async (trouble, after, fault) => {
    const pages = jpegs(4);
    await rig.lay(pages, trouble, after);
    expect(await read(rig.adapter, feeder)).toEqual({ pages: said(pages.slice(0, after)), fault });
  });

  it.runIf(isThere)('an empty feeder says so', async () => {
    await rig.lay([]);
    expect(await read(rig.adapter, feeder)).toEqual({ pages: [], fault: 'scanner-empty' });
  });

  it.runIf(isThere)('is cancelled within a second, leaves nothing behind, and scans again', async () => {
    const pages = jpegs(3);
    await rig.lay(pages, 'stall', 1);
    const controller = new AbortController();
    let asked = 0;
    setTimeout(() => {
      asked = performance.now();
      controller.abort();
    }, 200);
    const stopped = await read(rig.adapter, feeder, controller.signal);
    expect(stopped.fault).toBe('cancelled');
    expect(performance.now() - asked).toBeLessThan(1000);
    await rig.lay(pages);
    expect((await read(rig.adapter, feeder)).pages).toHaveLength(3);
    if (way === 'escl') return;
    expect(await readdir(scratch(`${way === 'sane' ? 'scanimage' : way}-scratch`))).toEqual([]);
  });

  it.runIf(isThere)('stops when its reader leaves', async () => {
    await rig.lay(jpegs(3));
    expect(await read(rig.adapter, feeder, never, 1)).toMatchObject({ pages: { length: 1 }, fault: null });
    await rig.lay(jpegs(3));
    expect((await read(rig.adapter, feeder)).pages).toHaveLength(3);
  });
});

describe('a way that is not there', () => {
  it('is named nowhere, and an id that no list has shown leads nowhere', async () => {
    const adapters = [
      createSaneScanners({ scratch: scratch('none'), program: scratch('no-such-program') }),
      createNaps2Scanners({ scratch: scratch('none'), platform: 'darwin', programs: [] }),
      createEsclScanner({ allowed: () => '' }),
    ];
    const scanners = createScanners(adapters, () => undefined);
    expect(await scanners.list(never)).toEqual({ scanners: [], troubles: [], ways: [] });
    const fault = await scanners
      .scan('escl:http://192.0.2.1/eSCL', glass, never)
      .next()
      .catch((error: unknown) => faultOf(error).code);
    expect(fault).toBe('scanner-away');
  });
});

describe.skipIf(process.platform === 'win32')('what programs are asked', () => {
  it('scanimage: the device’s own words, an area, and no driver that looks into the network', async () => {
    const { standIn, adapter, lay } = await programs('scanimage');
    await lay(jpegs(1));
    await read(adapter, { source: 'feeder-duplex', resolution: 150, colour: 'grey', paper: 'a4' });
    const calls = await standIn.calls();
    const { args } = calls.at(-1)!;
    expect(args).toEqual(
      expect.arrayContaining(['--source=ADF Duplex', '--mode=Gray', '--resolution=150', '--format=png']),
    );
    expect(args.join(' ')).toContain('-l 0 -t 0 -x 210 -y 297');
    for (const { drivers } of calls) expect(drivers.trim()).toBe('sample');
  });
  it('scanimage: drivers that reach both keep to the computer', async () => {
    const [place, local] = [scratch('both.d'), scratch('local.d')];
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'dll.conf'), 'epson2\npixma # Canon\n#test\ndell1600n_net\nescl\n');
    await writeFile(join(place, 'epson2.conf'), 'usb\nnet autodiscovery\nnet 192.0.2.9\n');
    await writeFile(join(place, 'pixma.conf'), '#networking=no\nnetworking=yes\nbjnp://192.0.2.9\n');
    expect(await writeLocalConfig(local, [place])).toBe(`${local}:${place}`);
    const read = async (name: string) => (await readFile(join(local, name), 'utf8')).trim();
    expect(await read('dll.conf')).toBe('epson2\npixma');
    expect(await read('epson2.conf')).toBe('usb');
    expect(await read('pixma.conf')).toBe('#networking=no\n\nnetworking=no\nauto_detect=no');
    expect(await readdir(join(local, 'dll.d'))).toEqual([]);
  });
  it.each(['scanimage', 'naps2'] as const)('%s: every trouble has its own fault', async (name) => {
    const { standIn, adapter } = await programs(name);
    await standIn.setPlan({ pages: [], glass: '' });
    await listedOnce(adapter);
    for (const trouble of ['denied', 'failed', 'memory', 'refused'] as const) {
      await standIn.setPlan({ pages: [], glass: '', trouble });
      expect(await read(adapter, glass), trouble).toEqual({ pages: [], fault: `scanner-${trouble}` });
    }
  });
});

/** The real program with its own test device, where it is installed. */
describe.skipIf(!hasScanimage)('the real scanimage, with the device of its backend “test”', () => {
  let adapter: ScannerAdapter;
  beforeEach(async () => {
    const places = [scratch('real.d')];
    await mkdir(places[0]!, { recursive: true });
    await writeFile(join(places[0]!, 'dll.conf'), 'test\n');
    adapter = createSaneScanners({ scratch: scratch('real-scratch'), places });
  });
  it('takes ten pages of the feeder in order, each a whole PNG', async () => {
    const { pages, fault } = await read(adapter, { ...feeder, resolution: 100, paper: 'a5' });
    expect(fault).toBeNull();
    expect(pages).toHaveLength(10);
    for (const page of pages) expect(page).toMatch(/^\x89PNG[\s\S]*IEND/);
  });
  it('is cancelled within a second and leaves nothing', async () => {
    const controller = new AbortController();
    let asked = 0;
    const scanners = createScanners([adapter], () => undefined);
    const [device] = (await scanners.list(never)).scanners;
    const stopped = (async () => {
      for await (const page of scanners.scan(device!.id, { ...feeder, resolution: 300 }, controller.signal)) {
        expect(page.length).toBeGreaterThan(0);
        asked = performance.now();
        controller.abort();
      }
    })();
    expect(await stopped.catch((error: unknown) => faultOf(error).code)).toBe('cancelled');
    expect(performance.now() - asked).toBeLessThan(1000);
    expect(await readdir(scratch('real-scratch'))).toEqual([]);
  });
});
