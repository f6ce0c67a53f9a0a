/** What can be done in the grid, for the sheet of shortcuts and the palette. */
import { type Action, useActions } from '../../app/actions.ts';

/** None while a template stands over the grid: its keys are the template's then. */
export const useGridActions = (isSeen: boolean, chooseColumns: () => void, renew: () => void): void =>
  useActions(isSeen ? actionsOf(chooseColumns, renew) : []);

const actionsOf = (chooseColumns: () => void, renew: () => void): Action[] => [
  { id: 'grid.edit', group: 'grid', text: 'action.gridEdit', keys: ['f2', 'enter'] },
  { id: 'grid.block', group: 'grid', text: 'action.gridBlock', keys: ['shift+arrowdown'] },
  { id: 'grid.copy', group: 'grid', text: 'action.gridCopy', keys: ['mod+c'] },
  { id: 'grid.pasteCells', group: 'grid', text: 'action.gridPaste', keys: ['mod+v'] },
  { id: 'grid.fill', group: 'grid', text: 'action.gridFill', keys: ['mod+d'] },
  { id: 'grid.clear', group: 'grid', text: 'action.gridClear', keys: ['delete'] },
  { id: 'grid.open', group: 'grid', text: 'action.gridOpen', keys: ['mod+enter'] },
  { id: 'grid.columns', group: 'grid', text: 'action.gridColumns', keys: ['alt+c'], run: chooseColumns },
  { id: 'grid.renew', group: 'grid', text: 'action.gridRenew', keys: ['alt+u'], run: renew },
];
