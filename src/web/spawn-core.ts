/** The core as a Node child process of the web host. */
import { fork } from 'node:child_process';
import type { CoreMessage } from '#core/process/messages';
import type { CoreChild } from '#core/process/supervise-core';
import { coreFile } from './core-file.ts';

export const spawnCore = (): CoreChild<never> => {
  const child = fork(coreFile(), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    // A dead child is told by its exit; what is sent in between is lost with it.
    send: (message) => void (child.connected && child.send(message, () => undefined)),
    onMessage: (listener) => void child.on('message', (message) => listener(message as CoreMessage)),
    onExit: (listener) => void child.once('exit', (code, signal) => listener(signal ?? code)),
    kill: () => void child.kill('SIGKILL'),
  };
};
