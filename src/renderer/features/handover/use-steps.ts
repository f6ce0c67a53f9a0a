/** Long work of a dialog: how far it is, and its end with the dialog, so that nothing goes on that nobody sees. */
import { useEffect, useRef, useState } from 'react';
import { endOf } from '#contract/end-of';

type Progress = { readonly kind: 'progress'; readonly done: number; readonly total: number };

export const useSteps = () => {
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const run = async <Done extends { readonly kind: 'done' }>(
    begin: (signal: AbortSignal) => Promise<AsyncIterable<Progress | Done>>,
  ): Promise<Done> => {
    running.current = new AbortController();
    try {
      return (await endOf<Progress | Done>(await begin(running.current.signal), (step) =>
        setProgress(step as Progress),
      )) as Done;
    } finally {
      setProgress(null);
    }
  };
  return { progress, run };
};
