/** Starts the installer that lies ready, once the desk is closed. How, is decided by `domain/update/start-installer.ts`. Wiring only. */
import { spawn } from 'node:child_process';
import { app, type MessagePortMain, shell } from 'electron';
import type { Core } from '#core/process/supervise-core';
import { startWayOf } from '#domain/update/start-installer';

/** Faults: not-found, update-untrusted: the file is proved once more before anything starts. */
export const installUpdate = async (
  core: Pick<Core<MessagePortMain>, 'takeUpdate'>,
): Promise<'started' | 'shown'> => {
  const { path, kind } = await core.takeUpdate();
  const start = startWayOf(kind, path);
  if (start.way === 'show') {
    shell.showItemInFolder(path);
    return 'shown';
  }
  // Its files are free by then. One that does not start is still ready when the app is opened again.
  app.once('will-quit', () => {
    if (start.way === 'open') void shell.openPath(path);
    else
      spawn(start.file, start.args, { detached: true, stdio: 'ignore' })
        .on('error', () => undefined)
        .unref();
  });
  setImmediate(() => app.quit());
  return 'started';
};
