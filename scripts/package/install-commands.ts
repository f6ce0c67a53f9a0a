/** How a package of each kind is installed, started and removed without a question, on a machine that builds releases. Pure. */
import type { InstallerKind } from '#domain/update/judge-update';

export type Command = readonly [program: string, ...args: string[]];

export type Installing = {
  readonly install: readonly Command[];
  /** The program afterwards: a path, or a folder below which it is looked for by name. */
  readonly app: { readonly path: string } | { readonly below: string; readonly name: string };
  readonly remove: readonly Command[];
};

type Needs = { readonly kind: InstallerKind; readonly file: string; readonly env: NodeJS.ProcessEnv };

const windowsName = 'Shiming Desk.exe';

/** `file`: absolute. Throws for a kind that is not installed. */
export const installCommands = ({ kind, file, env }: Needs): Installing => {
  const apt = ['sudo', 'apt-get', '-y'] as const;
  const linuxApp = { path: '/opt/shiming-desk/shiming-desk' };
  const uninstaller =
    '(Get-ChildItem -Recurse "$env:LOCALAPPDATA\\Programs" -Filter \'Uninstall Shiming Desk.exe\')[0].FullName';
  switch (kind) {
    case 'deb':
      return {
        install: [[...apt, 'install', file]],
        app: linuxApp,
        remove: [[...apt, 'remove', 'shiming-desk']],
      };
    case 'rpm':
      return {
        // A machine of Debian's kind takes what others are written for only by force; what is proved is the package, not its needs.
        install: [['sudo', 'rpm', '--install', '--nodeps', file]],
        app: linuxApp,
        remove: [['sudo', 'rpm', '--erase', 'shiming-desk']],
      };
    case 'appimage':
      return {
        // Ubuntu 24.04 lets only programs that it knows have namespaces, and a file in a home folder is none. `-e`: others have no such key.
        install: [
          ['chmod', '+x', file],
          ['sudo', 'sysctl', '-e', '-w', 'kernel.apparmor_restrict_unprivileged_userns=0'],
        ],
        app: { path: file },
        remove: [],
      };
    case 'nsis':
      return {
        install: [[file, '/S', '/currentuser']],
        app: { below: `${env['LOCALAPPDATA']}\\Programs`, name: windowsName },
        remove: [
          [
            'powershell',
            '-Command',
            `Start-Process -Wait -FilePath ${uninstaller} -ArgumentList '/S','/currentuser'`,
          ],
        ],
      };
    case 'msi':
      return {
        install: [['msiexec', '/i', file, '/qn', '/norestart']],
        app: { below: env['ProgramFiles'] ?? 'C:\\Program Files', name: windowsName },
        remove: [['msiexec', '/x', file, '/qn', '/norestart']],
      };
    case 'dmg':
      return {
        install: [
          ['hdiutil', 'attach', file, '-nobrowse', '-mountpoint', '/tmp/shiming-image'],
          ['cp', '-R', '/tmp/shiming-image/Shiming Desk.app', '/Applications/'],
          ['hdiutil', 'detach', '/tmp/shiming-image'],
        ],
        app: { path: '/Applications/Shiming Desk.app/Contents/MacOS/Shiming Desk' },
        remove: [['rm', '-rf', '/Applications/Shiming Desk.app']],
      };
    case 'portable':
      return { install: [], app: { path: file }, remove: [] };
  }
};

/** The kind of a file that electron-builder made; null for what is no installer. */
export const kindOf = (file: string): InstallerKind | null => {
  if (/-Portable-.*\.exe$/.test(file)) return 'portable';
  const found = /(?:-Setup-.*\.(exe)|\.(msi|dmg|deb|rpm|AppImage))$/.exec(file);
  if (!found) return null;
  const [, exe, end] = found;
  return exe ? 'nsis' : (end!.toLowerCase() as InstallerKind);
};
