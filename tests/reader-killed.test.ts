/** Real readers that are killed while they start and while they read: each costs one answer, the next picture is read. */
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import { createReader } from '#core/reading/create-reader';
import { type SandboxProcess, startNodeProcess } from '#core/sandbox/start-process';

const started: SandboxProcess[] = [];
const { data, info } = await sharp(await readFile('assets/samples/id-front.jpg'))
  .resize(700)
  .removeAlpha()
  .raw()
  .toBuffer({ resolveWithObject: true });
const reader = createReader({
  count: 1,
  imaging: {
    raster: async () => ({
      ok: true,
      width: info.width,
      height: info.height,
      bytes: new Uint8Array(data),
      layer: [],
    }),
  },
  start: () => {
    const process = startNodeProcess('reading')();
    started.push(process);
    return process;
  },
});
afterAll(() => reader.close());

const scan = { read: async () => Buffer.alloc(0), type: 'jpeg', sha256: 'sample' } as const;
const answer = () =>
  reader.read(scan as never).then(
    (outcome) => (outcome.ok ? outcome.reading.paper : outcome.findings.map(({ code }) => code).join()),
    (error: unknown) => faultOf(error).code,
  );

it.each([0, 600])(
  'killed after %i ms',
  async (moment) => {
    const asked = answer();
    await expect.poll(() => started.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await setTimeout(moment);
    started.at(-1)!.kill();
    // Where it had read already, the one that waits now dies.
    expect(['SFZ', 'picture-too-hard', 'reading-unavailable']).toContain(await asked);
    expect(await answer()).toBe('SFZ');
  },
  60_000,
);
