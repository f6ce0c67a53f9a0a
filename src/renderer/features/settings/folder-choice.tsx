/** Chooses a folder for what the desk does with it: in the system's dialog, or, where the host has none, by its path. */
import { type FormEvent, useState } from 'react';
import type { FolderUse } from '#contract/bridge';
import { faultOf } from '#contract/fault-of';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';

type Props = {
  readonly use: FolderUse;
  /** The folder is in use now. */
  readonly onChosen: () => Promise<void>;
};

export const FolderChoice = ({ use, onChosen }: Props) => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const [trouble, setTrouble] = useState('');
  /** Whether it was taken. */
  const choose = async (path: string): Promise<boolean> => {
    setTrouble('');
    try {
      if ((await desk.chooseFolder(use, path)) !== 'saved') return false;
      await onChosen();
      return true;
    } catch (error) {
      setTrouble(say.fault(faultOf(error)));
      return false;
    }
  };
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const path = String(new FormData(form).get('folder') ?? '').trim();
    void choose(path).then((isTaken) => isTaken && form.reset());
  };
  return (
    <>
      {desk.can.chooseFolder ? (
        <Button size="small" onPress={() => void choose('')}>
          {t('folder.choose')}
        </Button>
      ) : (
        <form className="kept-days" onSubmit={send}>
          <input
            className="box num backup-folder"
            name="folder"
            aria-label={t('folder.path')}
            placeholder={t('folder.path')}
            required
            maxLength={1_000}
            autoComplete="off"
            spellCheck={false}
          />
          <Button size="small" type="submit">
            {t(`folder.use.${use}`)}
          </Button>
        </form>
      )}
      {trouble === '' ? null : (
        <p className="ink-stop" role="alert">
          {trouble}
        </p>
      )}
    </>
  );
};
