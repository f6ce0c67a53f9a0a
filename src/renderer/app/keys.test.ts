import { describe, expect, it } from 'vitest';
import { keyName, showKeys, worksWhileTyping } from './keys.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  code: '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});

describe('keys', () => {
  it.each([
    ['n', press('n'), false, 'n'],
    ['a capital is the letter with Shift', press('N', { shiftKey: true }), false, 'shift+n'],
    ['? needs Shift on most keyboards and says so nowhere', press('?', { shiftKey: true }), false, '?'],
    ['Ctrl Z', press('z', { ctrlKey: true }), false, 'mod+z'],
    ['Ctrl Shift Z', press('Z', { ctrlKey: true, shiftKey: true }), false, 'mod+shift+z'],
    ['Cmd Z on a Mac', press('z', { metaKey: true }), true, 'mod+z'],
    ['Ctrl Z on a Mac is nobody', press('z', { ctrlKey: true }), true, ''],
    ['the Windows key is nobody', press('z', { metaKey: true }), false, ''],
    ['Alt R types ® on a Mac', press('®', { altKey: true, code: 'KeyR' }), true, 'alt+r'],
    ['the space bar', press(' '), false, 'space'],
    ['arrows with Shift', press('ArrowUp', { shiftKey: true }), false, 'shift+arrowup'],
  ])('%s', (_, event, mac, name) => {
    expect(keyName(event, mac)).toBe(name);
  });

  it('are written as the system writes them', () => {
    expect(showKeys('mod+shift+z', false)).toBe('Ctrl Shift Z');
    expect(showKeys('mod+shift+z', true)).toBe('⌘⇧Z');
    expect(showKeys('arrowdown', false)).toBe('↓');
  });

  it('act while typing only with Ctrl, Cmd or Alt', () => {
    expect(['mod+k', 'alt+r', 'n', '/', 'shift+n'].map(worksWhileTyping)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
