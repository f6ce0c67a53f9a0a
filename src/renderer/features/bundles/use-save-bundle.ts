import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { faultOf } from '#contract/fault-of';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';

/** Saves a bundle where the person chooses; the host asks for the place. */
export const useSaveBundle = () => {
  const t = useText();
  const say = useSayer();
  const { saveBundle } = useDesk();
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const renew = useCallback(() => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
    void queries.invalidateQueries({ queryKey: ['bundles', 'saved'] });
  }, [queries]);
  useEffect(
    () => () => {
      if (timer.current) renew();
    },
    [renew],
  );
  return async (id: string): Promise<void> => {
    try {
      if ((await saveBundle(id)) !== 'saved') return;
      tell({ level: 'good', text: t('bundles.saved') });
      // In a browser the download has only begun.
      if (timer.current) clearTimeout(timer.current);
      timer.current = setTimeout(renew, 1_000);
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
};
