/**
 * Proves the README's two commands on a machine that has nothing: clones the last commit into an empty folder and runs them with a
 * PATH that holds node, npm, git, a shell and coreutils, so no Python and no compiler. Plain JavaScript: it runs before anything is
 * installed.
 *
 *   node scripts/fresh-machine.mjs [--install | --test] [--here] [--tools DIR]
 *
 * `--install` runs `npm ci && npm start` only, `--test` runs `npm ci && npm test` only. `--here` takes
 * the folder that it is started in instead of a clone, and leaves installed what it installs. `--tools` names a folder whose `node` and
 * `npm` are taken instead of those on PATH: another version of Node. Exit status 0 when all held.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    install: { type: 'boolean' },
    test: { type: 'boolean' },
    here: { type: 'boolean' },
    tools: { type: 'string' },
  },
});

/** What `npm start` may take until it says an address, builds included. */
const longestStart = 180_000;

const coreutils =
  'basename cat chmod cp cut date dirname echo env expr false head id install ln ls mkdir mkfifo mktemp mv nproc ' +
  'printf pwd readlink realpath rm rmdir seq sleep sort stat tail tee test touch tr true uname uniq wc whoami';
const names = ['node', 'npm', 'npx', 'git', 'sh', ...coreutils.split(' ')];

const root = realpathSync(mkdtempSync(join(tmpdir(), 'shiming-fresh-')));
const clone = values.here ? process.cwd() : join(root, 'clone');
const env = { ...keptOf(process.env), PATH: linkTools(join(root, 'bin')), HOME: join(root, 'home') };
try {
  mkdirSync(env.HOME);
  if (!values.here) run('git', ['clone', '--quiet', '.', clone], process.cwd());
  console.log(`Node ${process.versions.node}; on PATH: node, npm, git, sh and coreutils`);
  if (!values.test) {
    run('npm', ['ci']);
    await start();
  }
  if (!values.install) {
    run('npm', ['ci']);
    run('npm', ['test']);
  }
  console.log('all of it held');
} finally {
  rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Nothing of the machine that could help: only what npm needs to reach the registry, and what says that this is a CI run. */
function keptOf(all) {
  const wanted =
    /^(CI|LANG|LC_ALL|TZ|TMPDIR|CHROMIUM|(https?|no)_proxy|NODE_EXTRA_CA_CERTS|npm_config_(registry|cafile|userconfig))$/i;
  const kept = Object.fromEntries(Object.entries(all).filter(([name]) => wanted.test(name)));
  const userconfig = spawnSync('npm config get userconfig', { encoding: 'utf8', shell: true });
  return { npm_config_userconfig: userconfig.stdout.trim(), ...kept };
}

/** A folder with a link to each program, and to no other. */
function linkTools(folder) {
  mkdirSync(folder);
  for (const name of names) {
    const found = find(name);
    if (found) symlinkSync(found, join(folder, name));
    else if (['node', 'npm', 'git', 'sh'].includes(name)) throw new Error(`${name} is not on PATH`);
  }
  return folder;
}

function find(name) {
  const folders = [values.tools ?? [], (process.env.PATH ?? '').split(delimiter)].flat();
  // A project's own tools are on PATH of its scripts; they are what is to be proved.
  return folders
    .filter((folder) => !folder.includes('node_modules/.bin'))
    .map((folder) => join(folder, name))
    .find(canRun);
}

function canRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(program, args, cwd = clone) {
  console.log(`\n$ ${program} ${args.join(' ')}`);
  const began = Date.now();
  const { status, error } = spawnSync(join(env.PATH, program), args, {
    cwd,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: exit status ${status}`);
  console.log(`(${Math.round((Date.now() - began) / 1000)} s)`);
}

/** `npm start` until it says its address and the page answers there. */
async function start() {
  console.log('\n$ npm start');
  const child = spawn(join(env.PATH, 'npm'), ['start', '--', '--desk', join(root, 'desk')], {
    cwd: clone,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const limit = setTimeout(() => child.stdout.destroy(new Error('npm start said no address')), longestStart);
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      console.log(line);
      const address = /http:\/\/127\.0\.0\.1:\d+\S*?(?=["\s]|$)/.exec(line)?.[0];
      if (!address) continue;
      const { status } = await fetch(address, { redirect: 'manual' });
      if (status >= 400) throw new Error(`the page answers ${status}`);
      return;
    }
    throw new Error('npm start ended before it said an address');
  } finally {
    clearTimeout(limit);
    process.kill(-child.pid, 'SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
}
