/** What an intake tells while it runs, wherever the person looks: items as they become, the badge, trouble with one of them. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useDesk } from '../../app/desk.tsx';
import { hearJobs } from '../../app/jobs.ts';
import { useSayer } from '../../app/language.tsx';
import { tell } from '../../parts/toasts.tsx';
import { intakeQuery, intakeStatusQuery, withItem } from './use-intake.ts';

export const useIntakeNews = (): void => {
  const desk = useDesk();
  const queries = useQueryClient();
  const say = useRef(useSayer());
  say.current = useSayer();
  useEffect(
    () =>
      hearJobs(({ told }) => {
        if (told?.kind === 'trouble') tell({ level: 'stop', text: say.current.fault(told.fault) });
        if (told?.kind === 'sorted') void queries.invalidateQueries({ queryKey: intakeQuery(desk).queryKey });
        if (told?.kind !== 'item') return;
        const view = queries.getQueryData(intakeQuery(desk).queryKey);
        // A watched folder, the command line or another page brought it.
        if (view?.items.some(({ id }) => id === told.item.id))
          queries.setQueryData(intakeQuery(desk).queryKey, withItem(view, told.item));
        else void queries.invalidateQueries({ queryKey: intakeQuery(desk).queryKey });
        void queries.invalidateQueries({ queryKey: intakeStatusQuery(desk).queryKey });
      }),
    [desk, queries],
  );
};
