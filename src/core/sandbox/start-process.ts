/** A process without the key as a child of this one, for hosts that run on Node. Electron's hosts start it through their main process. */
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { sandboxEnvironment, sandboxFolder } from './environment.ts';
import { answerLimits, type Line, pipeLine } from './line.ts';
import { processFile, type SandboxWork } from './process-file.ts';

export type { SandboxWork } from './process-file.ts';

/** A sandbox process, however its host started it. */
export type SandboxProcess = {
  readonly line: Line;
  /** Called once when it has ended, well or not; `how` is an exit code or a signal. */
  onExit(listener: (how: string) => void): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
  /** Where the core can look at it by itself. */
  readonly pid?: number | undefined;
};

export type StartSandbox = () => SandboxProcess;

/** `workerFile` is the URL of another working thread, for tests. */
export const startNodeProcess =
  (work: SandboxWork, workerFile?: string): StartSandbox =>
  () => {
    const args = [processFile(work), ...(workerFile === undefined ? [] : [workerFile])];
    const child = spawn(process.execPath, args, {
      env: sandboxEnvironment(process.env),
      cwd: sandboxFolder(),
      // Native libraries print what they like; only the fourth handle is the line.
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      windowsHide: true,
    });
    const line = pipeLine(child.stdio[3] as Socket, answerLimits);
    return {
      line: {
        ...line,
        hold: (awake) => {
          line.hold(awake);
          if (awake) child.ref();
          else child.unref();
        },
      },
      onExit: (listener) => {
        // One that cannot even be started has no exit.
        child.once('error', (error) => listener(error.message));
        child.once('exit', (code, signal) => listener(String(code ?? signal)));
      },
      kill: () => void child.kill('SIGKILL'),
      pid: child.pid,
    };
  };
