/** How an installer is started, or why a person starts it. */
import type { InstallerKind } from './judge-update.ts';

export type StartWay =
  /** This program with these arguments; the app ends itself first. */
  | { readonly way: 'run'; readonly file: string; readonly args: readonly string[] }
  /** The system opens it with what it has for such files. */
  | { readonly way: 'open' }
  /** A person brings it where it belongs: it needs rights, or takes the place of a file that only they know. */
  | { readonly way: 'show' };

/**
 * `path`: the proved installer. NSIS takes `--updated` from electron-builder's own template: pages that were answered at the first
 * installation are left out, `--force-run` starts the app afterwards.
 */
export const startWayOf = (kind: InstallerKind, path: string): StartWay => {
  switch (kind) {
    case 'nsis':
      return { way: 'run', file: path, args: ['--updated', '--force-run'] };
    case 'msi':
      return { way: 'run', file: 'msiexec.exe', args: ['/i', path] };
    case 'dmg':
      return { way: 'open' };
    case 'deb':
    case 'rpm':
    case 'appimage':
    case 'portable':
      return { way: 'show' };
  }
};
