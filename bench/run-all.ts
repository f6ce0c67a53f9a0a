/** Runs every bench one after the other, so that none disturbs another, and prints all their figures as one table with the versions used. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plain, printRows, type Row, rowsVariable } from './report.ts';
import { versions } from './versions.ts';

const helpers = new Set(['run-all.ts', 'machine.ts', 'report.ts', 'versions.ts']);
const dir = mkdtempSync(join(tmpdir(), 'shiming-bench-'));
const file = join(dir, 'rows.jsonl');
const failed: Row[] = [];
for (const name of readdirSync(import.meta.dirname)
  .filter((entry) => entry.endsWith('.ts') && !helpers.has(entry))
  .sort()) {
  const { status } = spawnSync(process.execPath, ['--expose-gc', join(import.meta.dirname, name)], {
    stdio: 'inherit',
    env: { ...process.env, [rowsVariable]: file },
  });
  if (status !== 0) failed.push({ ...plain(name, 'did not finish'), met: false });
}
const rows = existsSync(file)
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Row)
  : [];
rmSync(dir, { recursive: true, force: true });
console.log('\nAll figures');
printRows([...rows, ...failed]);
console.log(
  Object.entries(versions())
    .map(([name, version]) => `${name} ${version}`)
    .join('; '),
);
process.exitCode = [...rows, ...failed].some((row) => row.met === false) ? 1 : 0;
