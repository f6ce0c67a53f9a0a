/** New slots by a passphrase and by the public half of an office key. */
import type { KeySlotView } from '#contract/keys';
import { useText } from '../../app/use-text.ts';
import { Field, KeyDialog, textOf } from './key-dialog.tsx';
import { useKeysChange } from './use-keys.ts';

export type AddProps = { readonly replaces: KeySlotView | null; readonly onClose: () => void };

export const AddPassphrase = ({ replaces, onClose }: AddProps) => {
  const t = useText();
  const change = useKeysChange();
  return (
    <KeyDialog
      title={t('keys.passphraseTitle')}
      submit={t('keys.add')}
      onClose={onClose}
      onSubmit={async (data) => {
        const text = textOf(data, 'secret');
        if (text !== textOf(data, 'again')) return t('keys.differs');
        const slot = {
          kind: 'passphrase',
          text,
          name: textOf(data, 'name'),
          ...replacing(replaces),
        } as const;
        return change((client) => client.keys.add(slot), 'keys.added', 'passphrase', true);
      }}
    >
      <p className="quiet">{t('keys.passphraseAbout')}</p>
      <Field name="secret" type="password" label={t('keys.kind.passphrase')} autoFocus />
      <Field name="again" type="password" label={t('keys.again')} />
      <Field name="name" label={t('keys.name')} isRequired={false} />
    </KeyDialog>
  );
};

export const AddOffice = ({ replaces, onClose }: AddProps) => {
  const t = useText();
  const change = useKeysChange();
  return (
    <KeyDialog
      title={t('keys.officeTitle')}
      submit={t('keys.add')}
      onClose={onClose}
      onSubmit={(data) => {
        const text = textOf(data, 'secret');
        const slot = { kind: 'office', text, name: textOf(data, 'name'), ...replacing(replaces) } as const;
        return change((client) => client.keys.add(slot), 'keys.added', 'office', true);
      }}
    >
      <p className="quiet">{t('keys.officeAbout')}</p>
      <Field name="secret" label={t('keys.officePublic')} autoFocus />
      <Field name="name" label={t('keys.name')} isRequired={false} />
    </KeyDialog>
  );
};

export const replacing = (slot: KeySlotView | null): { replaces?: string } =>
  slot ? { replaces: slot.id } : {};
