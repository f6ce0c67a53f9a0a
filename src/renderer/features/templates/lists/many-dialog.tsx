/** The frame of what is done for many templates at once: looked at first, then made as one step, with its progress. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { faultOf } from '#contract/fault-of';
import type { BulkResult } from '#contract/lists';
import { useSayer } from '../../../app/language.tsx';
import { useOnce } from '../../../app/once.ts';
import { useText } from '../../../app/use-text.ts';
import { Button, CancelButton } from '../../../parts/button.tsx';
import { Trouble } from '../../../parts/states.tsx';
import { tell } from '../../../parts/toasts.tsx';
import { useUndo } from '../../undo/use-undo.ts';
import { follow, type Looked, type Parts } from './use-look.ts';
import './bulk.css';

/** As many as one operation takes. */
const mostChanged = 20_000;

type ManyProps<Result extends BulkResult> = {
  readonly title: string;
  readonly looked: Looked<unknown>;
  /** Templates that would change. */
  readonly count: number;
  readonly acceptName: string;
  readonly accept: (
    signal: AbortSignal,
  ) => Promise<Parts<{ readonly kind: 'done'; readonly result: Result }>>;
  readonly doneText: (result: Result) => string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

export const ManyDialog = <Result extends BulkResult>({
  title,
  looked,
  count,
  acceptName,
  accept,
  doneText,
  onClose,
  children,
}: ManyProps<Result>) => {
  const t = useText();
  const { making, make, stop } = useMake({ count, accept, doneText, onClose });
  const tooMany = count > mostChanged;
  const isReady = looked.isSettled && count > 0 && !tooMany && making === null;
  const button = useRef<HTMLButtonElement>(null);
  const dialog = useRef<HTMLElement>(null);
  // What is shown is usually right: Enter accepts it. Whoever went on to a tick box stays there.
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isReady || !isFirst.current) return;
    isFirst.current = false;
    if (document.activeElement === document.body || document.activeElement === dialog.current)
      button.current?.focus();
  }, [isReady]);
  const progress = making ?? looked.progress;
  return (
    <ModalOverlay
      className="shade"
      isOpen
      isKeyboardDismissDisabled={making !== null}
      onOpenChange={(open) => !open && making === null && onClose()}
    >
      <Modal className="ask bulk-dialog">
        <Dialog ref={dialog} className="ask-body">
          <Heading slot="title" className="ask-title">
            {title}
          </Heading>
          {looked.fault ? <Trouble fault={looked.fault} /> : children}
          {progress ? (
            <div className="many-progress">
              <span className="tabular" role="status">
                {t('many.progress', {
                  done: progress.done.toLocaleString('en-US'),
                  total: progress.total.toLocaleString('en-US'),
                })}
              </span>
              <progress value={progress.done} max={progress.total} aria-label={title} />
            </div>
          ) : null}
          {tooMany ? (
            <p className="ink-stop" role="alert">
              {t('bulk.tooMany')}
            </p>
          ) : null}
          <div className="ask-answers">
            {making ? (
              <CancelButton onPress={stop}>{t('app.cancel')}</CancelButton>
            ) : (
              <Button onPress={onClose}>{t('app.cancel')}</Button>
            )}
            <Button ref={button} look="primary" isDisabled={!isReady} onPress={() => void make()}>
              {acceptName}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

const useMake = <Result extends BulkResult>({
  count,
  accept,
  doneText,
  onClose,
}: Pick<ManyProps<Result>, 'count' | 'accept' | 'doneText' | 'onClose'>) => {
  const t = useText();
  const say = useSayer();
  const undo = useUndo();
  const queries = useQueryClient();
  const [making, setMaking] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const abort = useRef<AbortController | null>(null);
  const make = useOnce(async () => {
    const stop = new AbortController();
    abort.current = stop;
    setMaking({ done: 0, total: count });
    try {
      const { result } = await follow(await accept(stop.signal), count, setMaking);
      const { stale } = result;
      if (stale.length > 0) {
        const names = stale.slice(0, 5).map(({ name }) => name || t('template.unnamed'));
        tell({
          level: 'stop',
          text: t('bulk.stale', { n: stale.length, names: names.join(t('history.comma')) }),
        });
      } else {
        tell({
          level: 'good',
          text: doneText(result),
          action: { name: t('app.undo'), run: () => void undo('undo') },
        });
      }
      await queries.invalidateQueries();
      onClose();
    } catch (error) {
      if (!stop.signal.aborted) tell({ level: 'stop', text: say.fault(faultOf(error)) });
      await queries.invalidateQueries();
    }
    setMaking(null);
  });
  return { making, make, stop: () => abort.current?.abort() };
};
