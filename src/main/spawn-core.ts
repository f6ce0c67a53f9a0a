/** The core as Electron's utility process. */
import { fileURLToPath } from 'node:url';
import { type MessagePortMain, utilityProcess } from 'electron';
import type { CoreMessage } from '#core/process/messages';
import type { CoreChild } from '#core/process/supervise-core';

const coreFile = fileURLToPath(new URL('./core-process.js', import.meta.url));

export const spawnCore = (file = coreFile): CoreChild<MessagePortMain> => {
  const child = utilityProcess.fork(file, [], {
    serviceName: 'shiming-core',
    stdio: 'inherit',
  });
  return {
    send: (message, ports = []) => child.postMessage(message, [...ports]),
    onMessage: (listener) => void child.on('message', (message) => listener(message as CoreMessage)),
    onExit: (listener) => void child.once('exit', (code) => listener(code)),
    kill: () => void child.kill(),
  };
};
