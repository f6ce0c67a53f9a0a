/** A question that must be answered before anything else. */
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import './dialog.css';

type AskProps = {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children: ReactNode;
  readonly answers: readonly {
    readonly name: string;
    readonly look?: 'primary' | 'plain';
    readonly run: () => void;
  }[];
  readonly onDismiss: () => void;
};

export const Ask = ({ isOpen, title, children, answers, onDismiss }: AskProps) => (
  <ModalOverlay className="shade" isOpen={isOpen} onOpenChange={(open) => !open && onDismiss()}>
    <Modal className="ask">
      <Dialog role="alertdialog" className="ask-body">
        <Heading slot="title" className="ask-title">
          {title}
        </Heading>
        <div>{children}</div>
        <div className="ask-answers">
          {answers.map((answer) => (
            <Button
              key={answer.name}
              look={answer.look ?? 'plain'}
              autoFocus={answer.look === 'primary'}
              onPress={answer.run}
            >
              {answer.name}
            </Button>
          ))}
        </div>
      </Dialog>
    </Modal>
  </ModalOverlay>
);
