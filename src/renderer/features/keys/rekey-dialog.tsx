/** A new data key: what it is for, and the secrets of the slots that are to stay. The desk shuts, is written anew, and opens again. */
import { useRef } from 'react';
import { faultOf } from '#contract/fault-of';
import type { Fault } from '#contract/faults';
import type { KeySecret, KeysView } from '#contract/keys';
import { useDesk } from '../../app/desk.tsx';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';
import { Field, KeyDialog, textOf } from './key-dialog.tsx';
import { useSlotName } from './use-keys.ts';

export const RekeyDialog = ({ view, onClose }: { readonly view: KeysView; readonly onClose: () => void }) => {
  const t = useText();
  const name = useSlotName();
  const { client } = useDesk();
  /** Said once that no slot would be left for another computer: pressed again, it is meant. */
  const isMeant = useRef(false);
  const asked = view.slots.filter(({ kind }) => kind === 'passphrase' || kind === 'words');
  const begin = async (data: FormData): Promise<Fault | string | null> => {
    const secrets = asked.flatMap(({ id, kind }): KeySecret[] => {
      const text = textOf(data, id);
      return text === '' || (kind !== 'passphrase' && kind !== 'words') ? [] : [{ kind, text }];
    });
    try {
      const { gone } = await client.keys.rekey({ secrets, despite: isMeant.current });
      const names = gone.map(name).join(t('history.comma'));
      tell({
        level: 'good',
        text: gone.length > 0 ? t('keys.rekeyedWithout', { names }) : t('keys.rekeyed'),
      });
      return null;
    } catch (error) {
      const fault = faultOf(error);
      if (fault.code !== 'slot-last-portable') return fault;
      isMeant.current = true;
      return t('keys.rekeyMeant');
    }
  };
  return (
    <KeyDialog title={t('keys.rekeyTitle')} submit={t('keys.rekey')} onClose={onClose} onSubmit={begin}>
      <p>{t('keys.rekeyAbout')}</p>
      <p>{t('keys.rekeyLimits')}</p>
      {asked.length > 0 ? <p>{t('keys.rekeyKeep')}</p> : null}
      {asked.map((slot) => (
        <Field
          key={slot.id}
          name={slot.id}
          label={name(slot)}
          type={slot.kind === 'passphrase' ? 'password' : 'text'}
          isRequired={false}
        />
      ))}
    </KeyDialog>
  );
};
