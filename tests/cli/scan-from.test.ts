import sharp from 'sharp';
import { expect, it } from 'vitest';
import { startEscl } from '../escl-device.ts';
import { variant } from '../intake-run.ts';
import { makeStandIn } from '../scanner-programs.ts';
import { createScratch } from '../scratch.ts';
import { runCli, runJson } from './run-cli.ts';

const scratch = createScratch();
const print = await sharp({ create: { width: 200, height: 120, channels: 3, background: '#fff' } })
  .composite([
    {
      input: Buffer.from('<svg width="200" height="120"><rect x="40" y="40" width="90" height="9"/></svg>'),
    },
  ])
  .jpeg()
  .toBuffer();

it('scan devices allows one network scanner, and scan from takes its pages in, an item a line', async () => {
  // More than the ended jobs that a list shows.
  const printed = Array.from({ length: 25 }, (_, at) => variant(print, at + 1));
  const blank = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  const device = await startEscl({ pages: [...printed, blank] });
  const desk = ['--desk', scratch('desk')];
  const list = await runJson(['scan', 'devices', '--allow', device.address, ...desk]);
  expect(list).toMatchObject({
    status: 0,
    json: { scanners: [{ id: `escl:${device.address}`, make: 'Sample & Co' }], troubles: [] },
  });
  const run = await runCli(['scan', 'from', 'sample', '--source', 'feeder', '--no-read', '--json', ...desk]);
  const lines = run.stdout.trim().split('\n');
  const told = lines.map((line) => JSON.parse(line));
  expect(told.at(-1)).toEqual({ pages: { taken: 25, blank: 1, twice: 0, refused: 0 } });
  const files = told.slice(0, -1).flatMap((row: { files: { file: string }[] }) => row.files);
  expect(files.map(({ file }) => file.slice(-6)).sort()).toEqual(
    printed.map((_, at) => `${String(at + 1).padStart(2, '0')}.jpg`),
  );
  expect(run.status).toBe(1);

  device.lay([]);
  const empty = await runCli(['scan', 'from', '--source', 'feeder', '--lang', 'en', ...desk]);
  expect(empty).toMatchObject({ status: 2, stderr: expect.stringContaining('no paper in the feeder') });
  expect((await runJson(['scan', 'from', '--dpi', '777', ...desk])).json).toMatchObject({
    fault: { code: 'scanner-refused' },
  });
  expect((await runCli(['scan', 'devices', '--allow', 'ftp://a', ...desk])).status).toBe(2);
  const asked = device.requests.length;
  expect((await runJson(['scan', 'devices', '--forbid', ...desk])).json).toMatchObject({ scanners: [] });
  expect(device.requests).toHaveLength(asked);
  await device.close();
}, 120_000);

it.skipIf(process.platform === 'win32')(
  'finds scanimage where the system has it',
  async () => {
    const standIn = await makeStandIn(scratch('bin'), 'scanimage', {
      pages: [],
      glass: print.toString('base64'),
    });
    const env = { PATH: `${scratch('bin')}:${process.env['PATH']}` };
    const run = await runCli(['scan', 'from', '--no-read', '--json', '--desk', scratch('other')], env);
    expect(run.stdout).toContain('"taken":1');
    const { args } = (await standIn.calls()).at(-1)!;
    expect(args).toEqual(expect.arrayContaining(['--source=Flatbed', '--mode=Color', '--resolution=300']));
  },
  120_000,
);
