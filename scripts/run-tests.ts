/**
 * Everything that must hold before a change lands: lint, types of every room, unused code, unit and contract tests, then the
 * window in a real Chromium. Prints `N passed, N failed` as its last line; exit status 1 when anything failed.
 * `--unit` leaves the window out, `--e2e` runs it alone.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sharedDeskVariable } from '../e2e/hosts/sample-desk.ts';
import { ensureBrowser } from './ensure-browser.ts';

/** `again`: those that passed at their second try only, counted in `passed` as well. */
type Tally = { passed: number; failed: number; skipped: number; again?: number };
/** `commands` run one after the other and stop at the first that fails. */
type Check = { readonly name: string; readonly commands: readonly (readonly string[])[] };

const only = process.argv[2] ?? '';
const scratch = mkdtempSync(join(tmpdir(), 'shiming-tests-'));
const sampleDesk = join(scratch, 'samples');
// Hosts and the command line are started hundreds of times: what was compiled once is not compiled again.
process.env['NODE_COMPILE_CACHE'] = join(scratch, 'compiled');
const total: Tally = { passed: 0, failed: 0, skipped: 0 };

/** Page and hosts; from then on tests start what was built, which is what is shipped and starts in a third of the time. */
const builds: readonly Check[] = [
  { name: 'build', commands: [['vite', 'build', '--logLevel', 'warn']] },
  {
    name: 'build hosts and preload',
    // The first empties the folder of both.
    commands: ['vite.hosts.config.ts', 'vite.preload.config.ts'].map((config) => [
      'vite',
      'build',
      '--config',
      config,
      '--logLevel',
      'warn',
    ]),
  },
];
/** Made once for all workers, of what was built. */
const samples: Check = {
  name: 'desk with samples',
  commands: [['node', 'e2e/hosts/sample-desk.ts', sampleDesk]],
};
/** Those that take longest come first: nothing is left to wait for at the end. */
const checks: readonly Check[] = [
  { name: 'lint', commands: [['biome', 'ci', '.']] },
  ...roomsByLength().map((config) => ({ name: `types ${config}`, commands: [['tsc', '-p', config]] })),
  { name: 'unused code', commands: [['knip', '--no-progress']] },
];

try {
  await runChecks(builds);
  process.env['SHIMING_TEST_BUILT'] = '1';
  await runChecks([...(only === '--unit' ? [] : [samples]), ...(only === '--e2e' ? [] : checks)]);
  if (only !== '--e2e') add('unit and contract tests', runVitest());
  if (only !== '--unit') {
    process.env['CHROMIUM'] = ensureBrowser();
    process.env[sharedDeskVariable] = sampleDesk;
    add('window, in a real browser', runPlaywright());
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function roomsByLength(): string[] {
  const slow = ['tests', 'renderer', 'cli', 'core'].map((room) => `tsconfig.${room}.json`);
  const all = readdirSync('.').filter((name) => /^tsconfig\.(?!base)\w+\.json$/.test(name));
  return [...slow.filter((name) => all.includes(name)), ...all.filter((name) => !slow.includes(name))];
}

/** A tool of the project, or Node itself. */
function programOf(tool: string): { readonly file: string; readonly shell: boolean } {
  if (tool === 'node') return { file: process.execPath, shell: false };
  const shell = process.platform === 'win32';
  return { file: join('node_modules', '.bin', shell ? `${tool}.cmd` : tool), shell };
}

function run([tool, ...args]: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  const { file, shell } = programOf(tool!);
  const result = spawnSync(file, args, { stdio: 'inherit', shell, env: { ...process.env, ...env } });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

/** One on each processor at a time; what each says is shown when it has ended. */
async function runChecks(all: readonly Check[]): Promise<void> {
  const waiting = [...all];
  const lane = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const isGood = await runCheck(check);
      total[isGood ? 'passed' : 'failed'] += 1;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
}

async function runCheck({ name, commands }: Check): Promise<boolean> {
  for (const command of commands) {
    const { status, said } = await runQuietly(command);
    console.log(`\n== ${name}${status === 0 ? '' : `: ${command.join(' ')} failed`}\n${said.trim()}`);
    if (status !== 0) return false;
  }
  return true;
}

async function runQuietly([tool, ...args]: readonly string[]): Promise<{ status: number; said: string }> {
  const { file, shell } = programOf(tool!);
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], shell });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
  const [status, out, trouble] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { status, said: out + trouble };
}

function add(name: string, tally: Tally): void {
  const again = tally.again ? `, ${tally.again} at the second try` : '';
  console.log(`== ${name}: ${tally.passed} passed${again}, ${tally.failed} failed`);
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
      again: stats['flaky'] ?? 0,
    };
  });
}
