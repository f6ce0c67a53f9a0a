/** Asks for the password of a protected file while it is taken in. */
import { useSyncExternalStore } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';

type Question = {
  readonly file: string;
  readonly isWrong: boolean;
  readonly answer: (password: string | null) => void;
};

let asked: Question | null = null;
const listeners = new Set<() => void>();
const ask = (question: Question | null) => {
  asked = question;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The password, or null when the person gives up. One question at a time. */
export const askPassword = (file: string, isWrong: boolean): Promise<string | null> =>
  new Promise((resolve) => {
    asked?.answer(null);
    ask({
      file,
      isWrong,
      answer: (password) => {
        ask(null);
        resolve(password);
      },
    });
  });

export const PasswordQuestion = () => {
  const t = useText();
  const question = useSyncExternalStore(subscribe, () => asked);
  if (!question) return null;
  return (
    <ModalOverlay className="shade" isOpen onOpenChange={(open) => !open && question.answer(null)}>
      <Modal className="ask">
        <Dialog className="ask-body">
          <form
            className="ask-form"
            onSubmit={(event) => {
              event.preventDefault();
              question.answer(String(new FormData(event.currentTarget).get('password') ?? ''));
            }}
          >
            <Heading slot="title" className="ask-title">
              {t('picture.passwordTitle', { file: question.file })}
            </Heading>
            {question.isWrong ? (
              <p className="ink-stop" role="alert">
                {t('picture.passwordWrong')}
              </p>
            ) : null}
            <input
              className="box"
              type="password"
              name="password"
              required
              maxLength={200}
              autoComplete="off"
              autoFocus
              aria-label={t('picture.password')}
            />
            <p className="quiet">{t('picture.passwordMore')}</p>
            <div className="ask-answers">
              <Button onPress={() => question.answer(null)}>{t('app.cancel')}</Button>
              <Button look="primary" type="submit">
                {t('picture.passwordOpen')}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
