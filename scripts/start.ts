/** Opens the desk: in Electron where its runtime is or can be fetched, else in a browser window over the web host. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasDisplay } from '../src/web/open-window.ts';

const electronFolder = join('node_modules', 'electron');

/** Closed networks answer late or never; nobody waits longer than this for a download. */
const downloadLimit = 20_000;

const electron = wantsElectron() ? findElectron() : null;
const [program, ...args] = electron ? [electron, '.'] : [process.execPath, join('src', 'web', 'serve.ts')];
// Without a display there is no window to speak of: the address alone is said.
if (!electron && hasDisplay(process.platform, process.env))
  console.error(
    "没有 Electron 运行环境，改用浏览器窗口。 Electron's runtime is not here: opening a browser window instead.",
  );
const child = spawn(program!, [...args, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => {
  process.exitCode = code ?? 0;
});

function wantsElectron(): boolean {
  return process.env['SHIMING_HOST'] !== 'web' && hasDisplay(process.platform, process.env);
}

function findElectron(): string | null {
  const there = electronProgram();
  if (there) return there;
  console.error('正在取得 Electron 运行环境… Fetching the Electron runtime…');
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: downloadLimit,
  });
  return electronProgram();
}

/** The installer leaves the program's path in a file beside itself. */
function electronProgram(): string | null {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const folder = named ?? join(electronFolder, 'dist');
  const pathFile = join(electronFolder, 'path.txt');
  const names = existsSync(pathFile)
    ? [readFileSync(pathFile, 'utf8').trim()]
    : ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron'];
  return names.map((name) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}
