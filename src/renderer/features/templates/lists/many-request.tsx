/** What is done for many templates: for those that are selected, else for everything that the list shows. */
import { useState } from 'react';
import type { Chosen } from '#contract/lists';
import { useActions } from '../../../app/actions.ts';
import { later } from '../../../app/later.tsx';
import type { ListQuery } from '../../../app/queries.ts';
import type { Selection } from '../selection.ts';

const RepairsDialog = later(() => import('./repairs-dialog.tsx').then((it) => it.RepairsDialog), 0);
const AnswersDialog = later(() => import('./answers-dialog.tsx').then((it) => it.AnswersDialog), 0);
const RemoveDialog = later(() => import('./remove-dialog.tsx').then((it) => it.RemoveDialog), 0);

export type ManyWork = 'repair' | 'answer' | 'remove' | 'restore';

export type Many = {
  readonly ask: (work: ManyWork) => void;
  readonly dialog: React.ReactNode;
};

export const useMany = (selection: Selection, query: ListQuery, total: number): Many => {
  const [asked, setAsked] = useState<{ readonly work: ManyWork; readonly chosen: Chosen } | null>(null);
  const ask = (work: ManyWork) =>
    setAsked({ work, chosen: selection.size > 0 ? { ids: [...selection.ids] } : { list: query } });
  const close = () => setAsked(null);
  const hasSome = () => total > 0;
  useActions([
    {
      id: 'many.repair',
      group: 'templates',
      text: 'action.repairMany',
      keys: ['shift+r'],
      can: hasSome,
      run: () => ask('repair'),
    },
    {
      id: 'many.answer',
      group: 'templates',
      text: 'action.answerMany',
      keys: ['shift+q'],
      can: hasSome,
      run: () => ask('answer'),
    },
    {
      id: 'many.remove',
      group: 'templates',
      text: 'action.removeMany',
      keys: ['delete'],
      // Not everything that a list shows by one key.
      can: () => selection.size > 0 && query.filter !== 'removed',
      run: () => ask('remove'),
    },
    {
      id: 'many.restore',
      group: 'templates',
      text: 'action.restoreMany',
      can: () => selection.size > 0 && query.filter === 'removed',
      run: () => ask('restore'),
    },
  ]);
  const dialog = asked ? (
    asked.work === 'repair' ? (
      <RepairsDialog chosen={asked.chosen} onClose={close} />
    ) : asked.work === 'answer' ? (
      <AnswersDialog chosen={asked.chosen} onClose={close} />
    ) : (
      <RemoveDialog
        chosen={asked.chosen}
        back={asked.work === 'restore'}
        onDone={selection.clear}
        onClose={close}
      />
    )
  ) : null;
  return { ask, dialog };
};
