/** A process without the key as Electron's utility process. It is given one end of a channel; the core, which cannot start any, gets the other. */
import { fileURLToPath } from 'node:url';
import { MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron';
import type { SandboxChild } from '#core/process/sandbox-children';
import { sandboxEnvironment, sandboxFolder } from '#core/sandbox/environment';
import type { SandboxWork } from '#core/sandbox/start-process';

const fileOf = (work: SandboxWork): string => fileURLToPath(new URL(`./${work}-process.js`, import.meta.url));

/** Electron's own way is SIGTERM, which waits for nobody here but may be held up. Answers whether there was a process. */
const killHard = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
};

export const startSandboxChild = (work: SandboxWork, file = fileOf(work)): SandboxChild<MessagePortMain> => {
  const child = utilityProcess.fork(file, [], {
    env: sandboxEnvironment(process.env),
    cwd: sandboxFolder(),
    serviceName: `shiming-${work}`,
    stdio: 'ignore',
  });
  const { port1, port2 } = new MessageChannelMain();
  child.postMessage(null, [port1]);
  return {
    port: port2,
    onExit: (listener) => void child.once('exit', (code) => listener(String(code))),
    kill: () => {
      if (!killHard(child.pid)) child.kill();
      // One that was not there yet has to be ended when it comes.
      child.once('spawn', () => killHard(child.pid));
    },
  };
};
