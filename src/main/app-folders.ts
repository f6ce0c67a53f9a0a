/** Where the desktop app keeps what is the window's own, and its desk. Pure. */
import { posix, win32 } from 'node:path';

export type AppFolders = {
  readonly deskDir: string;
  /** Electron's own files: the window's place, caches. */
  readonly userData: string;
  /** Runs from a stick: nothing stays on the computer, so the system's key store cannot hold the key. */
  readonly isPortable: boolean;
};

type Needs = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asked for by `--desk`. */
  readonly asked: string | undefined;
  /** The system's place for application data. */
  readonly usual: string;
};

/**
 * electron-builder's portable program unpacks itself into a folder that goes when it ends, and says where it lies itself
 * (PORTABLE_EXECUTABLE_DIR). One folder a user in every case: what is the window's own lies within the desk's.
 */
export const appFolders = ({ platform, env, asked, usual }: Needs): AppFolders => {
  const { join } = platform === 'win32' ? win32 : posix;
  const beside = platform === 'win32' ? env['PORTABLE_EXECUTABLE_DIR'] : undefined;
  const home = beside ? join(beside, 'desk') : usual;
  return { deskDir: asked ?? home, userData: join(home, 'window'), isPortable: Boolean(beside) };
};
