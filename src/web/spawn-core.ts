/** The core as a Node child process of the web host. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CoreMessage } from '#core/process/messages';
import type { CoreChild } from '#core/process/supervise-core';

/** Beside this file's room as a source, beside the bundle in the packaged app. */
const coreFile = (): string =>
  fileURLToPath(
    new URL(
      import.meta.url.endsWith('.ts') ? '../core/process/core-process.ts' : './core-process.js',
      import.meta.url,
    ),
  );

export const spawnCore = (): CoreChild<never> => {
  const child = fork(coreFile(), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    // A dead child is told by its exit; what is sent in between is lost with it.
    send: (message) => void (child.connected && child.send(message, () => undefined)),
    onMessage: (listener) => void child.on('message', (message) => listener(message as CoreMessage)),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  };
};
