import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { startEscl } from '../escl-device.ts';
import { makeStandIn } from '../scanner-programs.ts';
import { createScratch } from '../scratch.ts';
import { runCli, runJson } from './run-cli.ts';

const scratch = createScratch();

it('scan devices allows one network scanner, and scan from takes its pages in, an item a line', async () => {
  const front = await readFile('assets/samples/id-front.jpg');
  const blank = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  const device = await startEscl({ pages: [front, blank] });
  const desk = ['--desk', scratch('desk')];
  const list = await runJson(['scan', 'devices', '--allow', device.address, ...desk]);
  expect(list).toMatchObject({
    status: 0,
    json: { scanners: [{ id: `escl:${device.address}`, make: 'Sample & Co' }], troubles: [] },
  });
  const run = await runCli(['scan', 'from', 'sample', '--source', 'feeder', '--no-read', '--json', ...desk]);
  const lines = run.stdout.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { outcome: 'left', files: [{ state: 'kept' }] },
    { pages: { taken: 1, blank: 1, twice: 0, refused: 0 } },
  ]);
  expect(run.status).toBe(1);

  device.lay([]);
  const empty = await runCli(['scan', 'from', '--source', 'feeder', '--lang', 'en', ...desk]);
  expect(empty).toMatchObject({ status: 2, stderr: expect.stringContaining('no paper in the feeder') });
  expect((await runJson(['scan', 'from', '--dpi', '777', ...desk])).json).toMatchObject({
    fault: { code: 'scanner-refused' },
  });
  expect((await runCli(['scan', 'from', '--source', 'window', ...desk])).status).toBe(2);
  expect((await runCli(['scan', 'devices', '--allow', 'ftp://a', ...desk])).status).toBe(2);
  const asked = device.requests.length;
  expect((await runJson(['scan', 'devices', '--forbid', ...desk])).json).toMatchObject({ scanners: [] });
  expect(device.requests).toHaveLength(asked);
  await device.close();
}, 120_000);

it.skipIf(process.platform === 'win32')(
  'finds scanimage where the system has it',
  async () => {
    const page = await readFile('assets/samples/id-back.jpg');
    const standIn = await makeStandIn(scratch('bin'), 'scanimage', {
      pages: [],
      glass: page.toString('base64'),
    });
    const env = { PATH: `${scratch('bin')}:${process.env['PATH']}` };
    const run = await runCli(['scan', 'from', '--no-read', '--json', '--desk', scratch('other')], env);
    expect(run.stdout).toContain('"taken":1');
    const { args } = (await standIn.calls()).at(-1)!;
    expect(args).toEqual(expect.arrayContaining(['--source=Flatbed', '--mode=Color', '--resolution=300']));
  },
  120_000,
);
