/** Pages and parts that have nothing to show: empty, loading, or in trouble. */

import type { ReactNode } from 'react';
import type { FaultShape } from '#contract/faults';
import { useSayer } from '../app/language.tsx';
import { useText } from '../app/use-text.ts';
import { StopIcon } from '../look/icons.tsx';
import { Button } from './button.tsx';
import './states.css';

export const Empty = ({ title, children }: { readonly title: string; readonly children?: ReactNode }) => (
  <div className="state">
    <p className="state-title">{title}</p>
    {children}
  </div>
);

/** The sentence of a fault, and a way to try again. */
export const Trouble = ({
  fault,
  onRetry,
  retryName,
}: {
  readonly fault: FaultShape;
  readonly onRetry?: () => void;
  /** What trying again does here; default: “try again”. */
  readonly retryName?: string;
}) => {
  const t = useText();
  const say = useSayer();
  return (
    <div className="state" role="alert">
      <p className="state-title ink-stop">
        <StopIcon /> {say.fault(fault)}
      </p>
      {fault.incident ? <p className="quiet num">{t('app.incident', { id: fault.incident })}</p> : null}
      {onRetry ? <Button onPress={onRetry}>{retryName ?? t('app.tryAgain')}</Button> : null}
    </div>
  );
};

/** Grey lines where text will be. */
export const Skeleton = ({ lines = 6 }: { readonly lines?: number }) => {
  const t = useText();
  return (
    <div className="skeleton" role="status" aria-label={t('app.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  );
};
