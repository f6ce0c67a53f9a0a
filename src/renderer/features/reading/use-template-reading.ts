/** Has the scans of a template read that were not read yet, once for each of them. Nothing waits for it: typing and saving go on. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { faultOf } from '#contract/fault-of';
import type { TemplateView } from '#contract/views';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useAcceptTemplate } from '../../app/queries.ts';
import { tell } from '../../parts/toasts.tsx';

type TemplateReading = 'reading' | 'unavailable' | null;

export const useTemplateReading = ({ id, scans }: Pick<TemplateView, 'id' | 'scans'>): TemplateReading => {
  const { client } = useDesk();
  const say = useSayer();
  const queries = useQueryClient();
  const accept = useAcceptTemplate();
  const unread = scans.filter(({ reading, damaged }) => reading === null && !damaged).map((scan) => scan.id);
  const { data, isFetching } = useQuery({
    queryKey: ['template-reading', id, unread],
    queryFn: async (): Promise<'read' | 'unavailable'> => {
      try {
        accept(await client.readings.readTemplate({ template: id }));
        void queries.invalidateQueries({ queryKey: ['reading-progress'] });
        return 'read';
      } catch (error) {
        const fault = faultOf(error);
        if (fault.code === 'core-stopped') throw error;
        if (fault.code === 'reading-unavailable') return 'unavailable';
        if (fault.code !== 'cancelled' && fault.code !== 'not-found')
          tell({ level: 'stop', text: say.fault(fault) });
        return 'read';
      }
    },
    enabled: unread.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  if (unread.length === 0) return null;
  return isFetching ? 'reading' : data === 'unavailable' ? 'unavailable' : null;
};
