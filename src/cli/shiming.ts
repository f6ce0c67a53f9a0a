#!/usr/bin/env node
/** The installed command. Runs the command line with the Node that was installed with it when the machine's own is too old. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isNewEnough, leastNode, nodePackage } from './find-node.ts';

if (isNewEnough(process.versions.node)) await import('./main.ts');
else runWith(findNode(nodePackage(process.platform, process.arch)));

function findNode(name: string): string | null {
  const { resolve } = createRequire(import.meta.url);
  try {
    const manifest = resolve(`${name}/package.json`);
    return join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

function runWith(node: string | null): void {
  if (!node) {
    process.stderr.write(
      `Node ${process.versions.node} 太旧：请安装 Node ${leastNode} 或更新的版本。\n` +
        `Node ${process.versions.node} is too old: install Node ${leastNode} or newer.\n`,
    );
    process.exitCode = 2;
    return;
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
