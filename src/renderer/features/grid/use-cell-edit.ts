/** Typing into cells: the same drafts as the form's, with the same care for what somebody else wrote meanwhile. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { CellRow } from '#contract/cells';
import { faultOf } from '#contract/fault-of';
import type { CellPath } from '#contract/grid-columns';
import { writeCell } from '#domain/list/column';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useAcceptTemplate } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';
import { typedValue } from '../template/typed-value.ts';
import { useEditField } from '../template/use-edit-field.ts';
import { isNewer } from './cell-words.ts';
import { isSecret } from './columns.ts';

export type CellEdit = {
  /** The whole value of a cell, to be edited. A number on screen is noted in the history. */
  begin(row: CellRow, path: CellPath): Promise<string | null>;
  /** Takes what was typed and saves it. */
  commit(row: CellRow, path: CellPath, text: string): Promise<void>;
};

export const useCellEdit = (): CellEdit => {
  const { client, drafts } = useDesk();
  const t = useText();
  const say = useSayer();
  const queries = useQueryClient();
  const accept = useAcceptTemplate();
  const edit = useEditField();
  const noted = useRef('');

  /** A draft of the template as it stands now. */
  const open = useCallback(
    async (row: CellRow) => {
      if (!isNewer(drafts.get(row.id), row)) {
        const view = await client.templates.get({ id: row.id });
        drafts.accept(view);
        queries.setQueryData(['template', view.id], view);
      }
      return drafts.get(row.id)!;
    },
    [client, drafts, queries],
  );
  const told = (error: unknown): void => tell({ level: 'stop', text: say.fault(faultOf(error)) });
  return {
    begin: async (row, path) => {
      try {
        const { fields } = await open(row);
        const text = writeCell(fields, path);
        if (isSecret(path) && text !== '' && noted.current !== row.id) {
          noted.current = row.id;
          client.templates.noteNumberShown({ id: row.id }).then(accept).catch(told);
        }
        return path === 'certificate.expires' && text === 'long-term' ? t('form.longTerm') : text;
      } catch (error) {
        told(error);
        return null;
      }
    },
    commit: async (row, path, text) => {
      try {
        const { fields } = await open(row);
        if (writeCell(fields, path) === text) return;
        edit(row.id, path, typedValue(path, text));
        await drafts.flush(row.id);
      } catch (error) {
        told(error);
      }
    },
  };
};
