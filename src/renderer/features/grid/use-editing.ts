/** The edit under way. It belongs to one template and field: whatever becomes of list, columns and cursor, its text goes there. */
import { useEffect, useRef, useState } from 'react';
import type { CellRow } from '#contract/cells';
import type { CellPath } from '#contract/grid-columns';
import type { Editing } from './cell-input.tsx';
import { isChosen } from './columns.ts';
import { useCellEdit } from './use-cell-edit.ts';
import { withValue } from './use-choices.ts';

/** A cell where somebody may type. */
export type Cell = { readonly row: CellRow; readonly path: CellPath };

const isSame = (a: Cell, b: Cell | null): boolean => a.row.id === b?.row.id && a.path === b.path;

export type EditHands = {
  /** null while nothing is edited in the active cell. */
  readonly editing: Editing | null;
  /** With the whole value that stands there. */
  begin(): Promise<void>;
  /** Text typed into the field over the active cell: it goes on, or types over. */
  type(text: string): void;
  /** Saves what was typed; false where nothing was edited. */
  finish(): boolean;
  cancel(): void;
};

/** `active`: null where nobody may type, or what stands there is not known yet. */
export const useEditing = (active: Cell | null, choices: NonNullable<Editing['options']>): EditHands => {
  const { begin, commit } = useCellEdit();
  const [edited, setEdited] = useState<(Editing & { readonly cell: Cell }) | null>(null);
  const editing = edited && isSame(edited.cell, active) ? edited : null;
  const finish = (): boolean => {
    if (edited === null) return false;
    setEdited(null);
    void commit(edited.cell.row, edited.cell.path, edited.text);
    return true;
  };
  const newest = useRef({ active, finish });
  newest.current = { active, finish };
  // Its cell is no longer the active one: what was typed counts, as when the focus goes elsewhere.
  const isLeft = edited !== null && editing === null;
  useEffect(() => {
    if (isLeft) newest.current.finish();
  }, [isLeft]);
  useEffect(() => () => void newest.current.finish(), []);
  return {
    editing,
    begin: async () => {
      if (active === null) return;
      const text = await begin(active.row, active.path);
      // The cursor may have gone on meanwhile, or a key may have typed over.
      if (text === null || !isSame(active, newest.current.active)) return;
      const options = isChosen(active.path) ? withValue(choices, text) : null;
      setEdited((now) => now ?? { cell: active, text, options });
    },
    type: (text) => {
      if (editing) setEdited({ ...editing, cell: edited!.cell, text });
      else if (active && !isChosen(active.path) && text !== '')
        setEdited({ cell: active, text, options: null });
    },
    finish,
    cancel: () => setEdited(null),
  };
};
