/** In the status bar: how many scans are still to be read. Nothing while none waits, and nothing where none is read by itself. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDesk } from '../../app/desk.tsx';
import { useText } from '../../app/use-text.ts';
import { isGoingOn, type SeenProgress, seeProgress } from './see-progress.ts';

/** Between two looks while scans wait, in milliseconds. */
const every = 5_000;

const queryKey = ['reading-progress'];

export const ReadingProgress = () => {
  const t = useText();
  const { client } = useDesk();
  const queries = useQueryClient();
  const { data } = useQuery<SeenProgress>({
    queryKey,
    queryFn: async () =>
      seeProgress(queries.getQueryData(queryKey), await client.readings.progress(), Date.now()),
    refetchInterval: ({ state }) => (isGoingOn(state.data) ? every : false),
  });
  if (!data || !isGoingOn(data)) return null;
  return (
    <span className="tabular" role="status">
      {t('reading.waiting', { n: data.waiting.toLocaleString('en-US') })}
    </span>
  );
};
