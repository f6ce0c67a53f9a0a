/** The drive or share to which backups go too. */
import { useQueryClient } from '@tanstack/react-query';
import { faultOf } from '#contract/fault-of';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { tell } from '../../parts/toasts.tsx';
import { FolderChoice } from './folder-choice.tsx';

export const BackupPlaceChoice = ({ isChosen }: { readonly isChosen: boolean }) => {
  const t = useText();
  const say = useSayer();
  const { client } = useDesk();
  const queries = useQueryClient();
  const forget = async () => {
    try {
      await client.backups.forgetPlace();
      await queries.invalidateQueries();
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
  const onChosen = async () => {
    await queries.invalidateQueries();
    tell({ level: 'good', text: t('backups.chosen') });
  };
  return (
    <div className="settings-line">
      <span className="settings-name">{isChosen ? '' : t('backups.second')}</span>
      <div>
        {isChosen ? (
          <Button size="small" onPress={() => void forget()}>
            {t('backups.forget')}
          </Button>
        ) : (
          <>
            <p>{t('backups.secondAbout')}</p>
            <FolderChoice use="backup" onChosen={onChosen} />
          </>
        )}
      </div>
    </div>
  );
};
