/** An imaging process as Electron's utility process. It is given one end of a channel; the core, which cannot start any, gets the other. */
import { fileURLToPath } from 'node:url';
import { MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron';
import { imagingEnvironment, imagingFolder } from '#core/imaging/process/environment';
import type { ImagingChild } from '#core/process/imaging-children';

const imagingFile = fileURLToPath(new URL('./imaging-process.js', import.meta.url));

/** Electron's own way is SIGTERM, which waits for nobody here but may be held up. Answers whether there was a process. */
const killHard = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
};

export const startImagingChild = (file = imagingFile): ImagingChild<MessagePortMain> => {
  const child = utilityProcess.fork(file, [], {
    env: imagingEnvironment(process.env),
    cwd: imagingFolder(),
    serviceName: 'shiming-imaging',
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
