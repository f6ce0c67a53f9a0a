import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createScratch } from '../../tests/scratch.ts';
import { lastLines, openLogFile } from './log-file.ts';

const scratch = createScratch();

it('keeps one JSON object a line, readable by its user only', async () => {
  const desk = scratch('desk');
  await mkdir(desk);
  const log = openLogFile(desk, () => new Date('2026-03-02T04:05:06Z'));
  log.write({ level: 'error', event: 'defect', data: { incident: 'a1b2c3d4' } });
  log.write({ level: 'info', event: 'opened' });
  await log.settled();
  const lines = await lastLines(desk, 10);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { at: '2026-03-02T04:05:06.000Z', level: 'error', event: 'defect', incident: 'a1b2c3d4' },
    { at: '2026-03-02T04:05:06.000Z', level: 'info', event: 'opened' },
  ]);
  expect(await lastLines(desk, 1)).toEqual([lines[1]]);
  if (process.platform !== 'win32')
    expect((await stat(join(desk, 'logs', 'desk.log'))).mode & 0o777).toBe(0o600);
});

it('keeps five files of a megabyte, the newest lines among them', async () => {
  const desk = scratch('long');
  await mkdir(desk);
  const log = openLogFile(desk);
  const part = 'x'.repeat(99_000);
  for (let at = 0; at < 70; at++) log.write({ level: 'info', event: 'part', data: { at, part } });
  await log.settled();
  const files = await readdir(join(desk, 'logs'));
  expect(files.sort()).toEqual(['desk.1.log', 'desk.2.log', 'desk.3.log', 'desk.4.log', 'desk.log']);
  for (const file of files)
    expect((await stat(join(desk, 'logs', file))).size).toBeLessThanOrEqual(1_000_000);
  expect(await readFile(join(desk, 'logs', 'desk.log'), 'utf8')).toContain('"at":69,');
});

it('makes no desk where there is none', async () => {
  const log = openLogFile(scratch('away'));
  log.write({ level: 'warn', event: 'core-stopped' });
  await log.settled();
  expect(await lastLines(scratch('away'), 5)).toEqual([]);
  await expect(stat(scratch('away'))).rejects.toThrow();
});
