/** Where the desk lies when nobody says otherwise: the system's place for application data. */
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

type Environment = {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Pure form of `defaultDeskDir`. */
export const deskDirFor = ({ platform, home, env }: Environment): string => {
  if (platform === 'win32')
    return win32.join(env['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), 'shiming-desk');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'shiming-desk');
  return posix.join(env['XDG_DATA_HOME'] || posix.join(home, '.local', 'share'), 'shiming-desk');
};

export const defaultDeskDir = (): string =>
  deskDirFor({ platform: process.platform, home: homedir(), env: process.env });

/** Pure form of `cacheDir`. */
export const cacheDirFor = ({ platform, home, env }: Environment): string => {
  if (platform === 'win32')
    return win32.join(env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local'), 'shiming-desk', 'cache');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Caches', 'shiming-desk');
  return posix.join(env['XDG_CACHE_HOME'] || posix.join(home, '.cache'), 'shiming-desk');
};

/** Where clear copies lie while the app runs: in the user's own folder, never in one that all users share. */
export const cacheDir = (): string =>
  cacheDirFor({ platform: process.platform, home: homedir(), env: process.env });
