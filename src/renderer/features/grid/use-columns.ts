/** The columns of the grid as they are kept with the desk's settings; a change shows at once and is saved a moment later. */
import { useCallback, useEffect, useRef, useState } from 'react';
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
  const unsaved = useRef<ShownColumns | null>(null);
  const flush = useCallback(() => {
    const columns = unsaved.current;
    unsaved.current = null;
    // From then on they follow the settings, which a filter with columns of its own may change.
    if (columns)
      void latestSave.current({ columns: [...columns] }).then(() => unsaved.current === null && setOwn(null));
  }, []);
  const change = useCallback((next: ShownColumns) => {
    unsaved.current = next;
    setOwn(next);
  }, []);
  useEffect(() => {
    if (own === null) return;
    const timer = setTimeout(flush, pause);
    return () => clearTimeout(timer);
  }, [own, flush]);
  // Neither another page nor a closed window forgets them.
  useEffect(() => {
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  const shown = own ?? kept;
  return {
    shown: shown.length > 0 ? shown : proposedColumns,
    rows: settings?.rows ?? 'usual',
    change,
    changeRows: (rows) => void save({ rows }),
    reset: () => change([]),
  };
};
