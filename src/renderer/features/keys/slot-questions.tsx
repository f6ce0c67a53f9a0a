/** Testing a slot with its secret, and the question before one is removed. */
import { isPortable, type KeySlotView, type KeysView } from '#contract/keys';
import { useText } from '../../app/use-text.ts';
import { Ask } from '../../parts/dialog.tsx';
import { KeyDialog, textOf } from './key-dialog.tsx';
import { SecretField } from './secret-question.tsx';
import { useKeysChange, useSlotName } from './use-keys.ts';

type SlotProps = { readonly slot: KeySlotView; readonly onClose: () => void };

export const TestSlot = ({ slot, onClose }: SlotProps) => {
  const t = useText();
  const change = useKeysChange();
  const name = useSlotName();
  const { id, kind } = slot;
  return (
    <KeyDialog
      title={t('keys.testTitle', { slot: name(slot) })}
      submit={t('keys.test')}
      onClose={onClose}
      onSubmit={(data) => {
        const secret = isPortable(kind) ? { kind, text: textOf(data, 'secret') } : null;
        return change((client) => client.keys.test({ id, secret }), 'keys.testGood', kind, true);
      }}
    >
      {isPortable(kind) ? <SecretField kind={kind} /> : null}
    </KeyDialog>
  );
};

export const RemoveSlot = ({ slot, view, onClose }: SlotProps & { readonly view: KeysView }) => {
  const t = useText();
  const change = useKeysChange();
  const name = useSlotName();
  const isLastPortable =
    isPortable(slot.kind) && view.slots.filter(({ kind }) => isPortable(kind)).length === 1;
  const remove = () => {
    onClose();
    void change(
      (client) => client.keys.remove({ id: slot.id, despite: isLastPortable }),
      'keys.removed',
      slot.kind,
    );
  };
  return (
    <Ask
      isOpen
      title={t('keys.removeTitle', { slot: name(slot) })}
      onDismiss={onClose}
      answers={[
        { name: t('app.cancel'), look: 'primary', run: onClose },
        { name: t(isLastPortable ? 'keys.removeAnyway' : 'keys.remove'), run: remove },
      ]}
    >
      {isLastPortable && view.slots.length > 1 ? (
        <p className="ink-stop">{t('keys.removeLastPortable')}</p>
      ) : null}
      <p>{t('keys.removeMore')}</p>
    </Ask>
  );
};
