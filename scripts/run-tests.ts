/**
 * Everything that must hold before a change lands: lint, types of every room, unused code, unit and contract tests, then the
 * window in a real Chromium. Prints `N passed, N failed` as its last line; exit status 1 when anything failed.
 * `--unit` leaves the window out, `--e2e` runs it alone.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './ensure-browser.ts';

type Tally = { passed: number; failed: number; skipped: number };

const only = process.argv[2] ?? '';
const scratch = mkdtempSync(join(tmpdir(), 'shiming-tests-'));
// Hosts and the command line are started hundreds of times: what was compiled once is not compiled again.
process.env['NODE_COMPILE_CACHE'] = join(scratch, 'compiled');
const total: Tally = { passed: 0, failed: 0, skipped: 0 };

try {
  if (only !== '--e2e') {
    runCheck('lint', ['biome', 'ci', '.']);
    for (const config of readdirSync('.').filter((name) => /^tsconfig\.(?!base)\w+\.json$/.test(name)))
      runCheck(`types ${config}`, ['tsc', '-p', config]);
    runCheck('unused code', ['knip', '--no-progress']);
    build();
    runCheck('build preload', ['vite', 'build', '--config', 'vite.preload.config.ts', '--logLevel', 'warn']);
    add('unit and contract tests', runVitest());
  }
  if (only !== '--unit') {
    if (only === '--e2e') build();
    process.env['CHROMIUM'] = ensureBrowser();
    add('window, in a real browser', runPlaywright());
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Page and hosts; from then on tests start what was built, which is what is shipped and starts in a third of the time. */
function build(): void {
  runCheck('build', ['vite', 'build', '--logLevel', 'warn']);
  runCheck('build hosts', ['vite', 'build', '--config', 'vite.hosts.config.ts', '--logLevel', 'warn']);
  process.env['SHIMING_TEST_BUILT'] = '1';
}

function run([tool, ...args]: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  const shell = process.platform === 'win32';
  const bin = join('node_modules', '.bin', shell ? `${tool}.cmd` : tool!);
  const result = spawnSync(bin, args, { stdio: 'inherit', shell, env: { ...process.env, ...env } });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

function runCheck(name: string, command: readonly string[]): void {
  console.log(`\n== ${name}`);
  const ok = run(command) === 0;
  total[ok ? 'passed' : 'failed'] += 1;
}

function add(name: string, tally: Tally): void {
  console.log(`== ${name}: ${tally.passed} passed, ${tally.failed} failed`);
  total.passed += tally.passed;
  total.failed += tally.failed;
  total.skipped += tally.skipped;
}

/** Runs a test tool that writes a JSON report; a tool that fails without naming a failed test counts as one failure. */
function runReported(
  name: string,
  command: readonly string[],
  env: NodeJS.ProcessEnv,
  read: (file: string) => Tally,
): Tally {
  console.log(`\n== ${name}`);
  const report = join(scratch, `${name}.json`);
  const status = run(command, env);
  const tally = read(report);
  return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function runVitest(): Tally {
  const report = join(scratch, 'vitest.json');
  return runReported(
    'vitest',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    {},
    (file) => {
      const result = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
      return {
        passed: result['numPassedTests'] ?? 0,
        failed: result['numFailedTests'] ?? 0,
        skipped: (result['numPendingTests'] ?? 0) + (result['numTodoTests'] ?? 0),
      };
    },
  );
}

function runPlaywright(): Tally {
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: join(scratch, 'playwright.json') };
  return runReported('playwright', ['playwright', 'test', '--reporter=list,json'], env, (file) => {
    const { stats } = JSON.parse(readFileSync(file, 'utf8')) as { stats: Record<string, number> };
    return {
      passed: (stats['expected'] ?? 0) + (stats['flaky'] ?? 0),
      failed: stats['unexpected'] ?? 0,
      skipped: stats['skipped'] ?? 0,
    };
  });
}
