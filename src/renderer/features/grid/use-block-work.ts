/** What is done with a marked block: copied, filled down, emptied, pasted over. Every change of more than one cell is one step. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Block, mostBlockRows } from '#contract/cells';
import { faultOf } from '#contract/fault-of';
import { type GridColumn, isCellPath } from '#contract/grid-columns';
import type { ShownColumns } from '#contract/schemas';
import { holdsNumber } from '#domain/number/holds-number';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useOnce } from '../../app/once.ts';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';
import { follow } from '../templates/lists/use-look.ts';
import { useUndo } from '../undo/use-undo.ts';
import { isBlock, type Marks, rangeOf } from './marks.ts';
import { writeClipboard } from './write-clipboard.ts';

/** A block with the templates under its first cell. */
export type AskedBlock = { readonly block: Block; readonly ids: readonly string[] };

export type BlockWork = {
  copy(): void;
  fillDown(): void;
  clear(): void;
  paste(text: string): void;
  /** What waits for a yes. */
  readonly asked: AskedBlock | null;
  close(): void;
};

const figure = (n: number): string => n.toLocaleString('en-US');

export const useBlockWork = (ids: readonly string[], columns: ShownColumns, marks: Marks): BlockWork => {
  const t = useText();
  const say = useSayer();
  const { client, drafts, copied } = useDesk();
  const queries = useQueryClient();
  const undo = useUndo();
  const [asked, setAsked] = useState<AskedBlock | null>(null);
  const { top, bottom, left, right } = rangeOf(marks);
  const names = columns.map(({ column }) => column);
  const blockOf = (what: Block['what']): AskedBlock => ({
    block: {
      what,
      columns: names.slice(left).map((column) => (isCellPath(column) ? column : null)),
      selected: { rows: bottom - top + 1, columns: right - left + 1 },
    },
    ids: ids.slice(top, top + mostBlockRows),
  });
  const told = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
  const isTooLong = (): boolean => {
    if (bottom - top < mostBlockRows) return false;
    tell({ level: 'stop', text: t('grid.tooLong', { n: figure(mostBlockRows) }) });
    return true;
  };

  const copy = useOnce(() =>
    told(async () => {
      if (top < 0 || isTooLong()) return;
      await drafts.settleAll();
      const chosen: GridColumn[] = names.slice(left, right + 1);
      const { rows } = await client.templates.copyCells({ ids: ids.slice(top, bottom + 1), columns: chosen });
      const text = writeClipboard(rows);
      if (rows.some((row) => row.some(holdsNumber))) copied(text);
      tell({ level: 'good', text: t('grid.copied', { n: figure(rows.length * chosen.length) }) });
    }),
  );

  /** At once where nothing speaks against it. */
  const changeNow = (asking: AskedBlock): Promise<void> =>
    told(async () => {
      await drafts.settleAll();
      const { preview } = await follow(
        await client.templates.previewBlock({ ...asking.block, rows: [...asking.ids] }),
        asking.ids.length,
      );
      // What the registrar has is not changed in passing, and what cannot be read is said.
      if (preview.handedOver > 0 || preview.refused > 0) return setAsked(asking);
      if (preview.items.length === 0) return tell({ level: 'good', text: t('grid.nothingChanges') });
      const { result } = await follow(
        await client.templates.writeBlock({
          ...asking.block,
          rows: asking.ids.length,
          source: preview.source,
          items: [...preview.items],
        }),
        preview.items.length,
      );
      if (result.stale.length > 0) return tell({ level: 'stop', text: t('grid.changedMeanwhile') });
      tell({
        level: 'good',
        text: t('grid.changed', { cells: figure(preview.cells), n: figure(preview.items.length) }),
        action: { name: t('app.undo'), run: () => void undo('undo') },
      });
      await queries.invalidateQueries();
    });
  const change = useOnce(changeNow);
  /** Values that are pasted into one cell after the other: none is dropped while the one before is on its way. */
  const pasting = useRef(Promise.resolve());

  return {
    copy: () => void copy(),
    fillDown: () => {
      if (top < 0 || top === bottom || isTooLong()) return;
      void change(blockOf({ kind: 'fill', from: ids[top]! }));
    },
    clear: () => {
      if (top < 0 || isTooLong()) return;
      void change(blockOf({ kind: 'clear' }));
    },
    paste: (text) => {
      if (top < 0 || isTooLong()) return;
      const asking = blockOf({ kind: 'paste', text });
      // One value for one cell is like typing it, by the rules of a block.
      if (isBlock(marks) || /[\t\r\n]/.test(text.trimEnd())) setAsked(asking);
      else {
        const one = { ...asking, ids: ids.slice(top, top + 1) };
        pasting.current = pasting.current.then(() => changeNow(one));
      }
    },
    asked,
    close: () => setAsked(null),
  };
};
