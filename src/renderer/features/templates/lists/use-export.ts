import { faultOf } from '#contract/fault-of';
import { useDesk } from '../../../app/desk.tsx';
import { useSayer } from '../../../app/language.tsx';
import type { ListQuery } from '../../../app/queries.ts';
import { useText } from '../../../app/use-text.ts';
import { tell } from '../../../parts/toasts.tsx';

export type ListFormat = 'csv' | 'xlsx';

/** Writes what is selected, or the whole list, into a spreadsheet and saves it where the person chooses. */
export const useExport = () => {
  const t = useText();
  const say = useSayer();
  const { client, saveList } = useDesk();
  return async (
    chosen: { readonly ids: readonly string[] } | { readonly list: ListQuery },
    format: ListFormat,
  ): Promise<void> => {
    try {
      const file = await client.templates.exportList({
        chosen: 'ids' in chosen ? { ids: [...chosen.ids] } : chosen,
        format,
      });
      if ((await saveList(file.id)) === 'saved')
        tell({ level: 'good', text: t('export.done', { n: file.rows }) });
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
};

/** Saves an empty list to fill in. */
export const useSaveExample = () => {
  const t = useText();
  const say = useSayer();
  const { client, saveList } = useDesk();
  return async (kind: 'individual' | 'organization'): Promise<void> => {
    try {
      const file = await client.templates.exampleList({ kind, format: 'xlsx' });
      if ((await saveList(file.id)) === 'saved') tell({ level: 'good', text: t('import.emptySaved') });
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
};
