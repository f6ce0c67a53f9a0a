/** New recovery words: shown once and printable, then three are typed back before they count. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { NewWords as Words } from '#contract/keys';
import { useDesk } from '../../app/desk.tsx';
import { useStatus } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { PrintIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { type AddProps, replacing } from './add-slot.tsx';
import { Field, KeyDialog, textOf } from './key-dialog.tsx';
import { useKeysChange } from './use-keys.ts';

export const NewWords = ({ replaces, onClose }: AddProps) => {
  const t = useText();
  const { client } = useDesk();
  const change = useKeysChange();
  const [isWritten, setWritten] = useState(false);
  // Kept nowhere: gone with this dialog, and never asked for twice.
  const { data: fresh } = useQuery({
    queryKey: ['new-words'],
    queryFn: () => client.keys.beginWords(),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (!fresh) return null;
  if (!isWritten) return <WordSheet fresh={fresh} onWritten={() => setWritten(true)} onClose={onClose} />;
  return (
    <KeyDialog
      title={t('keys.backTitle')}
      submit={t('keys.add')}
      onClose={onClose}
      onSubmit={(data) => {
        const back = fresh.ask.map((number) => textOf(data, `word-${number}`));
        const slot = { back, name: textOf(data, 'name'), ...replacing(replaces) };
        return change((desk) => desk.keys.confirmWords(slot), 'keys.added', 'words', true);
      }}
    >
      {fresh.ask.map((number, at) => (
        <Field
          key={number}
          name={`word-${number}`}
          label={t('keys.word', { n: number })}
          autoFocus={at === 0}
        />
      ))}
      <Field name="name" label={t('keys.name')} isRequired={false} />
      <p>
        <Button size="small" onPress={() => setWritten(false)}>
          {t('keys.showAgain')}
        </Button>
      </p>
    </KeyDialog>
  );
};

const WordSheet = ({
  fresh,
  onWritten,
  onClose,
}: {
  readonly fresh: Words;
  readonly onWritten: () => void;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const desk = useDesk();
  const status = useStatus();
  return (
    <ModalOverlay className="shade word-shade" isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className="ask word-sheet">
        <Dialog className="ask-body">
          <Heading slot="title" className="ask-title">
            {t('keys.wordsTitle')}
          </Heading>
          <p className="quiet">{t('keys.wordsAbout')}</p>
          <p className="print-only">
            {t('keys.sheet')} · {status?.today} · {status?.desk}
          </p>
          <ol className="word-list" aria-label={t('keys.sheet')}>
            {fresh.words.map((word, at) => (
              // A word may stand twice, its place is its own.
              <li key={at} className="num">
                {word}
              </li>
            ))}
          </ol>
          <div className="ask-answers">
            <Button onPress={onClose}>{t('app.cancel')}</Button>
            <Button icon={<PrintIcon />} onPress={() => void desk.print('paper')}>
              {t('keys.print')}
            </Button>
            <Button look="primary" autoFocus onPress={onWritten}>
              {t('keys.written')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
