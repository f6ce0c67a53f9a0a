/** Kills at any moment, and disks without room, leave no backup that counts and does not restore. `bench/break-backups.ts` does more of it. */
import { execFileSync } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import { openDesk } from '#core/open-desk';
import { breakBackups, makeDesk } from './break-backups.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();

it('a process that is killed in the middle loses nothing that was confirmed', async () => {
  const killAfter = (round: number) => 150 + ((round * 977) % 2_000);
  const broken = await breakBackups({ root: scratch('killed'), rounds: 3, killAfter });
  expect(broken.wrong).toEqual([]);
  expect(broken.proved).toBeGreaterThan(0);
});

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

it.skipIf(!canMount)('a drive without room gets no half backup, and keeps the ones it has', async () => {
  const dir = scratch('full');
  await makeDesk(dir);
  const desk = await openDesk({ dir, create: false });
  const run = { reason: 'asked', readAll: true } as const;
  const faults: string[] = [];
  for (const kilobytes of [64, 900, 1_600]) {
    const drive = scratch(`drive-${kilobytes}`);
    await mkdir(drive);
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', drive]);
    try {
      for (let n = 0; n < 3; n += 1) {
        const outcome = await desk.context.backups
          .makeIn(drive, run)
          .catch((error: unknown) => faultOf(error).code);
        if (typeof outcome === 'string') faults.push(outcome);
      }
      const [place] = await readdir(drive);
      const names =
        place === undefined ? [] : (await readdir(join(drive, place))).filter((name) => name !== 'objects');
      expect(names.filter((name) => !/^\d{8}-\d{6}/.test(name))).toEqual([]);
      for (const name of names)
        expect(await desk.context.backups.prove(join(drive, place!), name)).toMatchObject({
          events: { events: 4 },
        });
    } finally {
      execFileSync('/bin/umount', [drive]);
    }
  }
  expect(new Set(faults)).toEqual(new Set(['disk-full']));
  await desk.close();
});
