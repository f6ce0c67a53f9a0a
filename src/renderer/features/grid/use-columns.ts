/** The columns of the grid as they are kept with the desk's settings; a change shows at once and is saved a moment later. */
import { useEffect, useRef, useState } from 'react';
import type { Settings, ShownColumns } from '#contract/schemas';
import { useStatus } from '../../app/queries.ts';
import { useSaveSettings } from '../../app/use-save-settings.ts';
import { proposedColumns } from './columns.ts';

/** Dragging an edge changes a width many times a second. */
const pause = 400;

export type Columns = {
  readonly shown: ShownColumns;
  readonly rows: Settings['rows'];
  change(next: ShownColumns): void;
  changeRows(rows: Settings['rows']): void;
  reset(): void;
};

export const useColumns = (): Columns => {
  const settings = useStatus()?.settings;
  const kept = settings?.columns ?? [];
  const save = useSaveSettings();
  const latestSave = useRef(save);
  latestSave.current = save;
  const [own, setOwn] = useState<ShownColumns | null>(null);
  useEffect(() => {
    if (own === null) return;
    const timer = setTimeout(() => void latestSave.current({ columns: [...own] }), pause);
    return () => clearTimeout(timer);
  }, [own]);
  const shown = own ?? kept;
  return {
    shown: shown.length > 0 ? shown : proposedColumns,
    rows: settings?.rows ?? 'usual',
    change: setOwn,
    changeRows: (rows) => void save({ rows }),
    reset: () => setOwn([]),
  };
};
