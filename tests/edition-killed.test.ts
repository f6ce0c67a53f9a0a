/** A process that is killed while it takes editions in leaves one that is whole: the last that it confirmed, or the one after it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openDesk } from '#core/open-desk';
import { makeRulesFile, usualRules } from './edition-room.ts';
import { createScratch } from './scratch.ts';
import { makeKey } from './update-room.ts';

const scratch = createScratch();

it.each([0, 25, 60, 110])(
  'killed %i ms after the first edition',
  async (moment) => {
    const key = makeKey();
    const dir = scratch(`desk-${moment}`);
    await mkdir(scratch(`files-${moment}`));
    const rules = await usualRules();
    const files: string[] = [];
    for (let edition = 1; edition <= 30; edition += 1)
      files.push(
        await makeRulesFile(scratch(`files-${moment}`), `${edition}`, [key], { edition, files: rules }),
      );
    await (await openDesk({ dir })).close();
    const spki = key.trusted.key.export({ format: 'der', type: 'spki' }).toString('base64');
    const child = spawn(process.execPath, ['tests/edition-worker.ts', dir, spki, ...files], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    const reading = createInterface({ input: child.stdout });
    reading.on('line', (line) => lines.push(line));
    while (lines.length < 2) await once(reading, 'line');
    await setTimeout(moment);
    child.kill('SIGKILL');
    await Promise.all([once(child, 'exit'), once(reading, 'close')]);
    const confirmed = Number(lines.at(-1));
    const desk = await openDesk({ dir, updateKeys: [key.trusted] });
    try {
      const { installed } = desk.context.editions.view();
      expect(installed?.standing).toBe('counts');
      expect([confirmed, confirmed + 1]).toContain(installed?.edition);
      expect(desk.context.targets.get('strict').picture.minBytes).toBe(900_000);
      expect(await readdir(join(dir, 'published'))).toEqual([String(installed?.edition)]);
    } finally {
      await desk.close();
    }
  },
  60_000,
);
