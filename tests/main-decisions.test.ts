/** What Electron's main process decides, as tables. */
import { describe, expect, it } from 'vitest';
import { goesFromClipboard, isClearable } from '../src/main/clipboard-decision.ts';
import { readDeskOption } from '../src/main/desk-option.ts';
import { systemKeeper } from '../src/main/key-keeper.ts';
import { locksWhenIdle } from '../src/main/lock-decision.ts';
import {
  isTrustedSender,
  mayNavigate,
  mayRequest,
  mayUse,
  readPageRequest,
} from '../src/main/page-policy.ts';
import { fitBounds, readBounds, smallest } from '../src/main/window-bounds.ts';

describe('the lock', () => {
  it.each([
    [599, 10, false],
    [600, 10, true],
    [100_000, 0, false],
    [0, 1, false],
  ])('idle for %d s, set to %d minutes: %s', (seconds, minutes, locks) => {
    expect(locksWhenIdle(seconds, minutes)).toBe(locks);
  });
});

describe('page policy', () => {
  it.each([
    ['app://desk/', true],
    ['app://desk/#/templates', true],
    ['app://desk/other.html', false],
    ['app://desk.evil/', false],
    ['app://desk@evil/', false],
    ['https://desk/', false],
    ['file:///app://desk/', false],
    ['javascript:app://desk/', false],
    ['about:blank', false],
  ])('may navigate to %s: %s', (url, wanted) => {
    expect(mayNavigate(url)).toBe(wanted);
    expect(isTrustedSender({ url, parent: null })).toBe(wanted);
    expect(isTrustedSender({ url, parent: {} })).toBe(false);
  });

  it.each([
    ['app://desk/assets/a.js', true],
    ['data:image/png;base64,AA==', true],
    ['blob:app://desk/1', true],
    ['https://example.com/', false],
    ['http://127.0.0.1/', false],
    ['ws://127.0.0.1/', false],
    ['file:///etc/passwd', false],
    ['app://desk.evil/', false],
    ['blob:https://example.com/1', false],
  ])('may request %s: %s', (url, wanted) => {
    expect(mayRequest(url)).toBe(wanted);
  });

  it('takes from the clipboard what the page copied and nobody replaced', () => {
    expect(isClearable('11010519491231002X')).toBe(true);
    for (const text of ['', 5, null]) expect(isClearable(text)).toBe(false);
    expect(goesFromClipboard('11010519491231002X', '11010519491231002X')).toBe(true);
    expect(goesFromClipboard('11010519491231002X', 'something else')).toBe(false);
    // A block of cells is longer than a number, and its lines come back as the system breaks them.
    const block = Array.from({ length: 5_000 }, (_, at) => `${at}\t11010519491231002X`);
    expect(isClearable(block.join('\r\n'))).toBe(true);
    expect(goesFromClipboard(block.join('\r\n'), block.join('\n'))).toBe(true);
    expect(goesFromClipboard(block.join('\r\n'), block.slice(1).join('\n'))).toBe(false);
  });

  it('permits nothing but writing the clipboard', () => {
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'hid',
      'usb',
      'openExternal',
      'fileSystem',
    ])
      expect(mayUse(permission)).toBe(false);
    expect(mayUse('clipboard-sanitized-write')).toBe(true);
  });

  it.each([
    ['app://desk/', { kind: 'file', path: '/index.html' }],
    ['app://desk/assets/a.js', { kind: 'file', path: '/assets/a.js' }],
    ['app://desk/blob/scan/1?width=9', { kind: 'blob', ref: 'scan/1?width=9' }],
    ['app://other/', { kind: 'none' }],
    ['https://desk/', { kind: 'none' }],
    ['nonsense', { kind: 'none' }],
  ])('reads %s', (url, wanted) => {
    expect(readPageRequest(url)).toEqual(wanted);
  });
});

describe('the window', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  const second = { x: 1920, y: 0, width: 1280, height: 1024 };
  it.each([
    [
      'as it was',
      { x: 100, y: 50, width: 1300, height: 800 },
      [screen],
      { x: 100, y: 50, width: 1300, height: 800 },
    ],
    [
      'on the second screen',
      { x: 2000, y: 50, width: 1200, height: 800 },
      [screen, second],
      { x: 2000, y: 50, width: 1200, height: 800 },
    ],
    [
      'not on a screen that is gone',
      { x: 2000, y: 50, width: 1200, height: 800 },
      [screen],
      { width: 1366, height: 768 },
    ],
    [
      'never without its title bar',
      { x: 100, y: -400, width: 1200, height: 800 },
      [screen],
      { width: 1366, height: 768 },
    ],
    [
      'never smaller than it can be used',
      { x: 0, y: 0, width: 200, height: 10 },
      [screen],
      { x: 0, y: 0, ...smallest },
    ],
    [
      'never larger than its screen',
      { x: 0, y: 0, width: 9000, height: 9000 },
      [screen],
      { x: 0, y: 0, width: 1920, height: 1040 },
    ],
    ['in the usual size at first', null, [screen], { width: 1366, height: 768 }],
    ['on a small screen', null, [{ ...screen, width: 1280, height: 720 }], { width: 1280, height: 720 }],
  ])('opens %s', (_, remembered, screens, wanted) => {
    expect(fitBounds(remembered, screens)).toEqual(wanted);
  });

  it('reads only bounds', () => {
    expect(readBounds('{"x":1,"y":2,"width":3,"height":4}')).toEqual({ x: 1, y: 2, width: 3, height: 4 });
    for (const text of ['', 'null', '[]', '{', '{"x":"1"}', '{"x":1.5,"y":2,"width":3,"height":4}'])
      expect(readBounds(text), text).toBeNull();
  });
});

it('the desk option is read among flags of the system', () => {
  expect(readDeskOption(['electron', '.', '--inspect', '--desk=/a/b'])).toMatch(/b$/);
  expect(readDeskOption(['electron', '--desk', '/a/b', '--x'])).toMatch(/b$/);
  expect(readDeskOption(['electron', '.'])).toBeUndefined();
  expect(readDeskOption(['electron', '--desk'])).toBeUndefined();
});

describe('the key keeper', () => {
  const storage = (backend: string, available = true) => ({
    isAsyncEncryptionAvailable: async () => available,
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text: string) => Buffer.from(text).reverse(),
    decryptStringAsync: async (sealed: Buffer) => ({ result: Buffer.from(sealed).reverse().toString() }),
  });
  it('is there where the system has a key store worth the name', async () => {
    expect(await systemKeeper(storage('basic_text'), 'linux')).toBeNull();
    expect(await systemKeeper(storage('unknown'), 'linux')).toBeNull();
    expect(await systemKeeper(storage('', false), 'win32')).toBeNull();
    for (const [backend, platform] of [
      ['gnome_libsecret', 'linux'],
      ['kwallet6', 'linux'],
      ['', 'win32'],
      ['', 'darwin'],
    ] as const) {
      const keeper = await systemKeeper(storage(backend), platform);
      const key = Buffer.alloc(32, 7);
      expect(await keeper?.unwrap((await keeper.wrap(key)) ?? Buffer.of())).toEqual(key);
    }
  });
});
