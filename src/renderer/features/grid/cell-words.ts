/** What cells say to a person: words instead of codes, masked numbers. */
import { useCallback } from 'react';
import type { CellRow } from '#contract/cells';
import { type GridColumn, isCellPath } from '#contract/grid-columns';
import { writeCell } from '#domain/list/column';
import { maskNumber } from '#domain/number/format-number';
import { useSayer } from '../../app/language.tsx';
import { useStatus } from '../../app/queries.ts';
import { useTargetName } from '../../app/use-target-name.ts';
import { useText } from '../../app/use-text.ts';
import { shortDay } from '../../parts/days.ts';
import { standingOf } from '../../parts/level.tsx';
import { useValueWords } from '../reading/proposal-hint.tsx';
import type { Draft } from '../template/drafts.ts';
import { isSecret } from './columns.ts';

/** The draft counts once it is as new as what the core read of the template, or holds typing that the core does not have. */
export const isNewer = (draft: Draft | undefined, row: Pick<CellRow, 'revision'>): draft is Draft =>
  draft !== undefined && (draft.save !== 'saved' || draft.base.revision >= row.revision);

/** The value of a cell as it is stored, whole numbers masked. */
export const cellText = (row: CellRow, draft: Draft | undefined, column: GridColumn): string => {
  if (!isCellPath(column)) return '';
  if (!isNewer(draft, row)) return row.cells[column] ?? '';
  const text = writeCell(draft.fields, column);
  return isSecret(column) && text !== '' ? maskNumber(text) : text;
};

/** The heading of a column. */
export const useColumnName = (): ((column: GridColumn) => string) => {
  const t = useText();
  const say = useSayer();
  return useCallback(
    (column) => (isCellPath(column) ? say.field(column) : t(`grid.fact.${column}`)),
    [t, say],
  );
};

export type CellWords = (row: CellRow, draft: Draft | undefined, column: GridColumn) => string;

export const useCellWords = (): CellWords => {
  const t = useText();
  const words = useValueWords();
  const targetName = useTargetName();
  const today = useStatus()?.today ?? '';
  return useCallback(
    (row, draft, column) => {
      const newest = isNewer(draft, row) ? draft.base : row;
      if (column === 'updated' || column === 'created')
        return today === '' ? '' : shortDay(t, newest[`${column}At`], today);
      if (column === 'scan') return row.scan ? t('grid.hasScan') : '';
      if (column === 'standing') return standingOf(t, newest.state, newest.check).text;
      const text = cellText(row, draft, column);
      if (text === '') return '';
      if (column === 'emailVerified') return t(text === 'yes' ? 'answer.yes' : 'answer.no');
      if (column === 'target') return targetName(text);
      return words(column, text);
    },
    // `words` follows language and texts.
    [t, words, targetName, today],
  );
};
