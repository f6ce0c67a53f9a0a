/** A dialog with a form about one key slot, and the sentence of what went wrong with it. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Fault } from '#contract/faults';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';

type KeyDialogProps = {
  readonly title: string;
  readonly submit: string;
  readonly onClose: () => void;
  /** Null: done, and the dialog closes. */
  readonly onSubmit: (data: FormData) => Promise<Fault | string | null>;
  readonly children: ReactNode;
  readonly className?: string;
};

export const KeyDialog = ({ title, submit, onClose, onSubmit, children, className = '' }: KeyDialogProps) => {
  const t = useText();
  const say = useSayer();
  const [trouble, setTrouble] = useState<Fault | string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await onSubmit(data);
    setBusy(false);
    if (answer === null) onClose();
    else setTrouble(answer);
  };
  return (
    <ModalOverlay className="shade" isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className={`ask ${className}`}>
        <Dialog className="ask-body">
          <form className="ask-form" onSubmit={(event) => void send(event)}>
            <Heading slot="title" className="ask-title">
              {title}
            </Heading>
            {trouble === null ? null : (
              <p className="ink-stop" role="alert">
                {typeof trouble === 'string' ? trouble : say.fault(trouble)}
              </p>
            )}
            {children}
            <div className="ask-answers">
              <Button onPress={onClose}>{t('app.cancel')}</Button>
              <Button look="primary" type="submit" isDisabled={isBusy}>
                {isBusy ? t('lock.looking') : submit}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

export const Field = ({
  name,
  label,
  type = 'text',
  isRequired = true,
  autoFocus = false,
  value = '',
}: {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'password';
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
  /** What stands in it at first. */
  readonly value?: string;
}) => (
  <label className="secret-field">
    {label}
    <input
      className="box"
      type={type}
      name={name}
      defaultValue={value}
      required={isRequired}
      maxLength={type === 'password' ? 1_000 : 300}
      autoComplete="off"
      spellCheck={false}
      {...(autoFocus ? { autoFocus: true } : {})}
    />
  </label>
);

export const textOf = (data: FormData, name: string): string => String(data.get(name) ?? '');
