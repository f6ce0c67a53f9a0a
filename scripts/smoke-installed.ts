/**
 * node scripts/smoke-installed.ts RELEASE-FOLDER [BEFORE-FOLDER]
 * Installs every package in the folder, one after the other, drives the installed app through the whole job
 * (e2e/specs/installed.spec.ts), removes it, and looks that the desk stayed. For machines that build releases: it installs for real.
 * BEFORE-FOLDER: packages of the release before, by which a desk is made first.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Command, type Installing, installCommands, kindOf } from './package/install-commands.ts';

const [folder, before] = process.argv.slice(2);
if (!folder) throw new Error('node scripts/smoke-installed.ts RELEASE-FOLDER [BEFORE-FOLDER]');

const run = (commands: readonly Command[], env = process.env): void => {
  for (const [program, ...args] of commands) {
    process.stdout.write(`> ${program} ${args.join(' ')}\n`);
    const { status, error } = spawnSync(program, args, { stdio: 'inherit', env });
    if (status !== 0) throw new Error(`${program}: ${error?.message ?? status}`);
  }
};

const packagesIn = (dir: string) =>
  readdirSync(dir).flatMap((name) => {
    const kind = kindOf(name);
    return kind ? [{ kind, file: resolve(dir, name), env: process.env }] : [];
  });

const appOf = ({ app }: Installing): string => {
  if ('path' in app) return app.path;
  const found = readdirSync(app.below, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith(app.name),
  );
  if (found === undefined) throw new Error(`${app.name} is not below ${app.below}`);
  return join(app.below, found);
};

/** The specs of one phase, over this program. */
const drive = (app: string, desk: string, phase: string): void => {
  const test = ['playwright', 'test', '--workers', '1', 'e2e/specs/installed.spec.ts', '-g', phase];
  const display: string[] =
    process.platform === 'linux' && !process.env['DISPLAY']
      ? ['xvfb-run', '-a', 'npx', ...test]
      : ['npx', ...test];
  const [program, ...args] = process.platform === 'win32' ? ['cmd', '/c', ...display] : display;
  run([[program!, ...args]], { ...process.env, SHIMING_APP: app, SHIMING_APP_DESK: desk });
};

const packages = packagesIn(folder);
if (packages.length === 0) throw new Error(`no installer in ${folder}`);
const [earlier] = before && existsSync(before) ? packagesIn(before) : [];
// That which follows the release before comes first, and is installed over it, as an update is.
packages.sort((a, b) => Number(b.kind === earlier?.kind) - Number(a.kind === earlier?.kind));
const desk = join(await mkdtemp(join(tmpdir(), 'shiming-installed-')), 'desk');
if (earlier) {
  const way = installCommands(earlier);
  run(way.install);
  drive(appOf(way), desk, 'whole job');
} else process.stdout.write('no release before: the update from it is left out\n');
for (const one of packages) {
  const way = installCommands(one);
  run(way.install);
  const follows = one.kind === earlier?.kind;
  const own = follows ? desk : `${desk}-${one.kind}`;
  drive(appOf(way), own, follows ? 'release before' : 'whole job');
  run(way.remove);
  if (!existsSync(join(own, 'store.db'))) throw new Error(`${one.kind}: removing it took the desk away`);
  process.stdout.write(`${one.kind}: installed, worked with, removed; its desk stayed\n`);
}
