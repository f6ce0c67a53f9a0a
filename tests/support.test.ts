/** Help from afar: what a crash leaves behind, what a report says, and whether the app itself is whole; nothing of it is personal. */
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createImaging } from '#core/imaging/pool';
import { countTroubles } from '#core/log-counts';
import { openLogFile } from '#core/log-file';
import { type Desk, openDesk } from '#core/open-desk';
import { startNodeProcess } from '#core/sandbox/start-process';
import { goneProcess } from '../src/main/gone-process.ts';
import { partsOf } from './parts-of.ts';
import { createScratch } from './scratch.ts';
import { makeKey, makePackage } from './update-room.ts';

const scratch = createScratch();

describe('a process that ended by itself', () => {
  it.each([
    [
      { reason: 'crashed', exitCode: 139 },
      { type: 'page', reason: 'crashed', exitCode: 139 },
    ],
    [
      { type: 'Utility', name: 'shiming-core', reason: 'oom', exitCode: 5 },
      { type: 'shiming-core', reason: 'oom', exitCode: 5 },
    ],
    [
      {
        type: 'Utility',
        serviceName: 'shiming-imaging',
        name: 'Node Utility Process',
        reason: 'killed',
        exitCode: 9,
      },
      { type: 'shiming-imaging', reason: 'killed', exitCode: 9 },
    ],
    // A name that is none of ours may be anybody's.
    [
      { type: 'GPU', name: '/home/u/x', reason: 'crashed', exitCode: 1 },
      { type: 'GPU', reason: 'crashed', exitCode: 1 },
    ],
    [{ type: 'Utility', reason: 'clean-exit', exitCode: 0 }, null],
  ])('%j', (details, data) => {
    expect(goneProcess(details)).toEqual(data);
  });

  it('is counted over all files of the log', async () => {
    const dir = scratch('logged');
    await mkdir(dir);
    const log = openLogFile(dir);
    log.write({ level: 'warn', event: 'core-died', data: { how: 'SIGKILL' } });
    log.write({ level: 'error', event: 'defect', data: { incident: 'a', error: 'TypeError' } });
    log.write({ level: 'info', event: 'backup' });
    await log.settled();
    await writeFile(join(dir, 'logs', 'desk.1.log'), '{"event":"core-died"}\n{"event":"core-died"}\n');
    await writeFile(join(dir, 'logs', 'other.log'), '{"event":"core-died"}\n');
    expect(await countTroubles(dir)).toMatchObject({ 'core-died': 3, defect: 1, 'process-gone': 0 });
    expect(await countTroubles(scratch('no-log'))).toMatchObject({ 'core-died': 0 });
  });
});

describe('the check of a desk looks at the app too', () => {
  const examine = async (desk: Desk, repair = false) => {
    const last = (await partsOf(await desk.client.desk.doctor({ repair }))).at(-1);
    if (last?.kind !== 'done') throw new Error('no report');
    return last.report.problems.map(({ code, object, repaired }) => `${code} ${object} ${repaired}`);
  };

  it('finds nothing in an app that is whole', async () => {
    const desk = await openDesk({ dir: scratch('whole') });
    try {
      expect(await examine(desk)).toEqual([]);
      expect(await desk.client.about.diagnostics()).toMatch(/^Ended by themselves: core-died 0, /m);
    } finally {
      await desk.close();
    }
  });

  it('says that what decodes pictures cannot be started', async () => {
    // As where a library of it is missing: the process ends before it says a word.
    await writeFile(scratch('broken.mjs'), 'process.exit(127);\n');
    const imaging = createImaging({
      start: startNodeProcess('imaging', pathToFileURL(scratch('broken.mjs')).href),
    });
    const desk = await openDesk({ dir: scratch('broken'), imaging });
    try {
      expect(await examine(desk)).toEqual(['app-damaged imaging false']);
    } finally {
      await desk.close();
    }
  }, 60_000);

  it('finds an installer that was changed, and lets it go', async () => {
    const key = makeKey();
    await mkdir(scratch('packages'));
    const path = await makePackage(scratch('packages'), 'a', [key]);
    const desk = await openDesk({ dir: scratch('update'), updateKeys: [key.trusted] });
    try {
      const { updates } = desk.context;
      const { id } = await updates.check({ source: { path }, release: async () => undefined });
      const ready = await updates.apply(id, { onStep: () => undefined });
      expect(await examine(desk)).toEqual([]);
      expect(await desk.client.about.diagnostics()).toContain('Update: 99.0.0 lies ready');
      await appendFile(ready.path, 'x');
      expect(await examine(desk)).toEqual(['update-changed updates false']);
      expect(await examine(desk, true)).toEqual(['update-changed updates true']);
      expect(await examine(desk)).toEqual([]);
    } finally {
      await desk.close();
    }
  });
});
