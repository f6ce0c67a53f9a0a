/** Changes settings of the desk; language and theme follow at once. Whether they were kept; trouble is said here. */
import { useQueryClient } from '@tanstack/react-query';
import { faultOf } from '#contract/fault-of';
import type { Settings } from '#contract/schemas';
import type { DeskStatus } from '#contract/views';
import { tell } from '../parts/toasts.tsx';
import { useDesk } from './desk.tsx';
import { useSayer } from './language.tsx';
import { statusQuery } from './queries.ts';

export const useSaveSettings = () => {
  const say = useSayer();
  const desk = useDesk();
  const queries = useQueryClient();
  return async (change: Partial<Settings>): Promise<boolean> => {
    try {
      const settings = await desk.client.desk.saveSettings(change);
      queries.setQueryData(statusQuery(desk).queryKey, (status: DeskStatus | undefined) =>
        status ? { ...status, settings } : status,
      );
      if (change.target !== undefined) void queries.invalidateQueries();
      return true;
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
      return false;
    }
  };
};
