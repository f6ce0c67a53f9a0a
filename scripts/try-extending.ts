/**
 * Does the worked examples of `docs/extending` in a copy of the project, one page after the other, and proves each: types, and the
 * tests that look at what is new. Some minutes. `node scripts/try-extending.ts [rule target …]`
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { applied, editsOf, touched } from './extending/worked-example.ts';

/** What proves each page. */
const proofs: Readonly<Record<string, readonly string[]>> = {
  rule: [
    'tests/finding-table.test.ts',
    'tests/near-misses.test.ts',
    'tests/good-and-faulty.test.ts',
    'tests/texts.test.ts',
    'tests/rules-page.test.ts',
  ],
  target: ['tests/targets.test.ts'],
  operation: [
    'tests/parity.test.ts',
    'tests/contract-in-process.test.ts',
    'src/renderer/features/undo/step-names.test.ts',
  ],
  format: ['src/core/imaging/pnm-decode.test.ts', 'src/core/imaging/decode.test.ts'],
  task: ['src/core/tasks/read-answer.test.ts'],
};
const copied = ['src', 'tests', 'scripts', 'assets', 'docs', 'bench', 'e2e'];
const single = /^(?:package\.json|tsconfig.*\.json|vite.*\.ts|vitest.*\.ts|playwright.*\.ts|biome\.json)$/;

const wanted = process.argv.slice(2);
for (const page of wanted.length > 0 ? wanted : Object.keys(proofs)) tryPage(page);

function tryPage(page: string): void {
  const edits = editsOf(readFileSync(`docs/extending/${page}.md`, 'utf8'));
  const dir = mkdtempSync(join(tmpdir(), 'shiming-extending-'));
  try {
    for (const name of copied) cpSync(name, join(dir, name), { recursive: true });
    for (const name of ['package.json', ...rootFiles()]) cpSync(name, join(dir, name));
    symlinkSync(resolve('node_modules'), join(dir, 'node_modules'), 'junction');
    for (const edit of edits) {
      const read = (file: string) =>
        existsSync(join(dir, file)) ? readFileSync(join(dir, file), 'utf8') : null;
      mkdirSync(dirname(join(dir, edit.file)), { recursive: true });
      writeFileSync(join(dir, edit.file), applied(edit, read));
    }
    if (page === 'rule' || page === 'target') run(dir, 'node', 'scripts/write-rules.ts');
    run(dir, 'tsc', '--noEmit', '-p', 'tsconfig.tests.json');
    run(dir, 'vitest', 'run', ...(proofs[page] ?? []));
    console.log(`${page}: ${touched(edits).length} files and texts`);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function rootFiles(): string[] {
  const listed = spawnSync('git', ['ls-files', '--', ':(glob)*'], { encoding: 'utf8' });
  return listed.stdout.split('\n').filter((name) => single.test(name));
}

function run(dir: string, command: string, ...args: readonly string[]): void {
  const bin = command === 'node' ? process.execPath : resolve('node_modules/.bin', command);
  const { status, stdout, stderr } = spawnSync(bin, args, {
    cwd: dir,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(stdout, stderr);
  process.exit(1);
}
