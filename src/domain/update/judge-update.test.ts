import { describe, expect, it } from 'vitest';
import { monthsSince } from './app-age.ts';
import { judgeUpdate, type RunningApp, type UpdateManifest } from './judge-update.ts';
import { startWayOf } from './start-installer.ts';

const app: RunningApp = { version: '0.4.0', platform: 'win32', arch: 'x64', store: 200 };
const good: UpdateManifest = {
  version: '0.5.0',
  platform: 'win32',
  arch: 'x64',
  kind: 'nsis',
  file: 'Shiming-Desk-Setup-0.5.0.exe',
  bytes: 1,
  sha512: '',
  store: { oldest: 10, newest: 220 },
  date: '2026-11-01',
};

describe('whether an update may come in', () => {
  it.each<[string, Partial<UpdateManifest>, ReturnType<typeof judgeUpdate>]>([
    ['the next version', {}, null],
    ['one of another kind', { kind: 'msi', file: 'a.msi' }, null],
    ['a store that stays as it is', { store: { oldest: 10, newest: 200 } }, null],
    ['the same version', { version: '0.4.0' }, 'same'],
    ['an older one', { version: '0.3.9' }, 'older'],
    ['a pre-release of what runs', { version: '0.4.0-rc.1' }, 'older'],
    ['another system', { platform: 'linux', kind: 'deb', file: 'a.deb' }, 'platform'],
    ['another processor', { arch: 'arm64' }, 'arch'],
    ['a store that it cannot read any more', { store: { oldest: 210, newest: 220 } }, 'store-older'],
    ['a store from the future of it', { store: { oldest: 10, newest: 190 } }, 'store-newer'],
    ['an installer of another system', { kind: 'deb', file: 'a.deb' }, 'nonsense'],
    ['a name of another kind', { file: 'a.msi' }, 'nonsense'],
    ['stores the wrong way round', { store: { oldest: 230, newest: 220 } }, 'nonsense'],
    ['a version that is none', { version: 'newest' }, 'nonsense'],
    // Where more than one reason holds, the one that no other package of this version cures is told.
    [
      'an older one for another system',
      { version: '0.1.0', platform: 'linux', kind: 'deb', file: 'a.deb' },
      'platform',
    ],
  ])('%s', (_name, changes, wanted) => {
    expect(judgeUpdate({ ...good, ...changes }, app)).toBe(wanted);
  });
});

it.each([
  ['2026-01-01', '2026-01-31', 0],
  ['2026-01-01', '2026-02-01', 1],
  ['2025-11-28', '2026-11-28', 11],
  ['2025-11-28', '2026-11-29', 12],
  // A clock that stands before the release says nothing about age.
  ['2026-11-28', '2020-01-01', 0],
])('released %s, on %s: %d months', (released, today, months) => {
  expect(monthsSince(released, today)).toBe(months);
});

it.each([
  ['nsis', { way: 'run', file: '/u/a', args: ['--updated', '--force-run'] }],
  ['msi', { way: 'run', file: 'msiexec.exe', args: ['/i', '/u/a'] }],
  ['dmg', { way: 'open' }],
  ['deb', { way: 'show' }],
  ['rpm', { way: 'show' }],
  ['appimage', { way: 'show' }],
  ['portable', { way: 'show' }],
] as const)('starts %s', (kind, way) => {
  expect(startWayOf(kind, '/u/a')).toEqual(way);
});
