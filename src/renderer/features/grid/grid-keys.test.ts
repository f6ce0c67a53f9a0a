import type { KeyboardEvent } from 'react';
import { expect, it } from 'vitest';
import { isMac } from '../../app/keys.ts';
import { type GridHands, gridKeys } from './grid-keys.ts';
import { firstCell } from './marks.ts';

const handsFor = (did: string[]): GridHands => {
  const note = (what: string) => () => void did.push(what);
  return {
    marks: firstCell,
    size: { rows: 3, columns: 2, page: 1 },
    shown: [{ column: 'customer', width: 100 }],
    path: 'customer',
    isEditing: false,
    go: note('go'),
    begin: note('begin'),
    finish: note('finish'),
    cancel: note('cancel'),
    sort: note('sort'),
    changeColumns: note('columns'),
    open: note('open'),
    tick: note('tick'),
    unmark: note('unmark'),
    selectAll: note('all'),
    unselect: null,
    work: { copy: note('copy'), fillDown: note('fill'), clear: note('clear') },
  };
};

it('knows its keys with Caps Lock on, and leaves those with Shift to others', () => {
  const did: string[] = [];
  const press = (key: string, shiftKey = false) => {
    const pressed = { key, code: '', altKey: false, shiftKey, ctrlKey: !isMac(), metaKey: isMac() };
    const event = {
      ...pressed,
      nativeEvent: { ...pressed, isComposing: false },
      preventDefault: () => undefined,
    };
    gridKeys(handsFor(did))(event as unknown as KeyboardEvent);
  };
  for (const key of ['c', 'C', 'D', 'A', 'Enter']) press(key);
  expect(did).toEqual(['copy', 'copy', 'fill', 'all', 'open']);
  press('C', true);
  expect(did).toHaveLength(5);
});
