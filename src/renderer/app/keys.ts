/** Keys as data: `n`, `/`, `alt+r`, `mod+shift+z`. `mod` is Ctrl, on a Mac Cmd. */

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** The name of what was pressed. Shift counts only beside a letter or another named key: `?` is `?` on every keyboard. */
export const keyName = ({ key, code, altKey, ctrlKey, metaKey, shiftKey }: Pressed, mac: boolean): string => {
  const mod = mac ? metaKey : ctrlKey;
  if (mac ? ctrlKey : metaKey) return '';
  // With Alt, a Mac types another letter; the key's place tells which one was meant.
  const plain = altKey && /^Key[A-Z]$/.test(code) ? code.slice(3) : key;
  const isNamed = plain.length > 1 || /\p{L}/u.test(plain) || plain === ' ';
  return [
    mod ? 'mod' : '',
    altKey ? 'alt' : '',
    shiftKey && isNamed ? 'shift' : '',
    plain === ' ' ? 'space' : plain.toLowerCase(),
  ]
    .filter(Boolean)
    .join('+');
};

const shown: Readonly<Record<string, string>> = {
  space: 'Space',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  enter: 'Enter',
  escape: 'Esc',
  delete: 'Del',
};

/** How a key is written on screen. */
export const showKeys = (keys: string, mac: boolean): string => {
  const parts = keys.split('+');
  const named: Readonly<Record<string, string>> = mac
    ? { mod: '⌘', alt: '⌥', shift: '⇧' }
    : { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' };
  return parts.map((part) => named[part] ?? shown[part] ?? part.toUpperCase()).join(mac ? '' : ' ');
};

/** Whether a key with its modifiers may act while somebody types. */
export const worksWhileTyping = (keys: string): boolean => /^(?:mod|alt)\+|^f\d+$/.test(keys);
