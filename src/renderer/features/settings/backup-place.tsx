/** Chooses the drive or share to which backups go too: in the system's dialog, or, where the host has none, by its path. */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { tell } from '../../parts/toasts.tsx';

export const BackupPlaceChoice = ({ isChosen }: { readonly isChosen: boolean }) => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const queries = useQueryClient();
  const [trouble, setTrouble] = useState('');
  const change = async (work: () => Promise<unknown>) => {
    setTrouble('');
    try {
      const done = await work();
      await queries.invalidateQueries();
      if (done === 'saved') tell({ level: 'good', text: t('backups.chosen') });
    } catch (error) {
      setTrouble(say.fault(faultOf(error)));
    }
  };
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const path = String(new FormData(event.currentTarget).get('folder') ?? '').trim();
    void change(() => desk.chooseBackupPlace(path));
  };
  return (
    <div className="settings-line">
      <span className="settings-name">{isChosen ? '' : t('backups.second')}</span>
      <div>
        {isChosen ? null : <p>{t('backups.secondAbout')}</p>}
        {isChosen ? (
          <Button size="small" onPress={() => void change(() => desk.client.backups.forgetPlace())}>
            {t('backups.forget')}
          </Button>
        ) : desk.can.chooseFolder ? (
          <Button size="small" onPress={() => void change(() => desk.chooseBackupPlace(''))}>
            {t('backups.choose')}
          </Button>
        ) : (
          <form className="kept-days" onSubmit={send}>
            <input
              className="box num backup-folder"
              name="folder"
              aria-label={t('backups.folder')}
              placeholder={t('backups.folder')}
              required
              maxLength={1_000}
              autoComplete="off"
              spellCheck={false}
            />
            <Button size="small" type="submit">
              {t('backups.use')}
            </Button>
          </form>
        )}
        {trouble === '' ? null : (
          <p className="ink-stop" role="alert">
            {trouble}
          </p>
        )}
      </div>
    </div>
  );
};
