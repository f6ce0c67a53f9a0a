/** What happened to a template, newest first. Events hold field paths and codes, never values. */

import { useQuery } from '@tanstack/react-query';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { TemplateEvent } from '#contract/views';
import { officeTime } from '#domain/date/office-day';
import { sayEvent } from '#text/say-event';
import { useDesk } from '../../app/desk.tsx';
import { historyNotices } from '../../app/desk-notice.tsx';
import { useSayer } from '../../app/language.tsx';
import { statusQuery } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';

export const HistoryDialog = ({
  events,
  onClose,
}: {
  readonly events: readonly TemplateEvent[];
  readonly onClose: () => void;
}) => {
  const t = useText();
  const say = useSayer();
  const { data: status } = useQuery(statusQuery(useDesk()));
  return (
    <ModalOverlay className="shade" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="ask">
        <Dialog className="ask-body">
          <Heading slot="title" className="ask-title">
            {t('history.title')}
          </Heading>
          {status
            ? historyNotices(say, status.history).map((notice) => (
                <p key={notice} className="ink-warn">
                  {notice}
                </p>
              ))
            : null}
          <ol className="history-list scrolls" aria-label={t('history.title')}>
            {events
              .toSorted((a, b) => b.id - a.id)
              .map((event) => ({ ...event, said: sayEvent(say, event) }))
              .map(({ id, at, said }) => (
                <li key={id}>
                  <time className="quiet tabular" dateTime={at}>
                    {officeTime(at)}
                  </time>
                  <span>
                    {said.what} <span className="quiet">{said.detail}</span>
                    {said.by === '' ? null : <span className="history-by quiet">{said.by}</span>}
                  </span>
                </li>
              ))}
          </ol>
          <div className="ask-answers">
            <Button onPress={onClose} autoFocus>
              {t('app.close')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
