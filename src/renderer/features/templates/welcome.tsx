/** The empty desk: the ways to begin. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { faultOf } from '#contract/fault-of';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useOnce } from '../../app/once.ts';
import { goTo } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { ImageIcon, ImportIcon, IntakeIcon, LockIcon, PlusIcon, SampleIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { DropArea } from '../../parts/drop-area.tsx';
import { FileButton, scanFiles } from '../../parts/file-button.tsx';
import { tell } from '../../parts/toasts.tsx';
import { FolderButton } from '../intake/folder-button.tsx';
import { type PickedFile, pickedFrom } from '../intake/pick-files.ts';
import { useIntakeActions } from '../intake/use-intake.ts';
import { RestoreDialog } from '../restore/restore-dialog.tsx';
import './welcome.css';

export const Welcome = ({
  onCreate,
  onImport,
}: {
  readonly onCreate: (files: readonly File[]) => void;
  readonly onImport: () => void;
}) => {
  const t = useText();
  const { isFilling, fill } = useSamples();
  const [isRestoring, setRestoring] = useState(false);
  const intake = useIntakeActions();
  const takeIn = (picked: readonly PickedFile[]) => {
    goTo({ page: 'intake' });
    void intake.plan(picked);
  };
  /** One or two are a certificate; more are many, which the intake sorts by their names. */
  const onFiles = (files: readonly File[]) =>
    files.length > 2 ? takeIn(pickedFrom(files)) : onCreate(files);
  return (
    <main className="welcome-page">
      <DropArea className="welcome" hint={t('welcome.dropHere')} onFiles={onFiles}>
        <h1>{t('welcome.title')}</h1>
        <p className="welcome-lead">{t('welcome.lead')}</p>
        <ul className="welcome-ways">
          <li>
            <Button look="primary" icon={<PlusIcon />} keys="N" onPress={() => onCreate([])}>
              {t('welcome.create')}
            </Button>
            <p>{t('welcome.createMore')}</p>
          </li>
          <li>
            <FileButton icon={<ImageIcon />} accept={scanFiles} multiple onFiles={onFiles}>
              {t('welcome.scans')}
            </FileButton>
            <p>{t('welcome.scansMore')}</p>
          </li>
          <li>
            <Button icon={<ImportIcon />} onPress={onImport}>
              {t('welcome.list')}
            </Button>
            <p>{t('welcome.listMore')}</p>
          </li>
          <li>
            <FolderButton icon={<IntakeIcon />} onPick={takeIn}>
              {t('intake.start.folder')}
            </FolderButton>
            <p>{t('action.folderMore')}</p>
          </li>
          <li>
            <Button icon={<LockIcon />} onPress={() => setRestoring(true)}>
              {t('welcome.restore')}
            </Button>
            <p>{t('welcome.restoreMore')}</p>
          </li>
          <li>
            <Button icon={<SampleIcon />} isDisabled={isFilling} onPress={() => void fill()}>
              {t(isFilling ? 'welcome.filling' : 'welcome.samples')}
            </Button>
            <p>{t('welcome.samplesMore')}</p>
          </li>
        </ul>
        <p className="quiet">{t('welcome.stays')}</p>
      </DropArea>
      {isRestoring ? <RestoreDialog onClose={() => setRestoring(false)} /> : null}
    </main>
  );
};

const useSamples = () => {
  const t = useText();
  const say = useSayer();
  const { client } = useDesk();
  const queries = useQueryClient();
  const [isFilling, setFilling] = useState(false);
  const fill = useOnce(async () => {
    setFilling(true);
    try {
      const made = await client.desk.fillWithSamples();
      tell({ level: 'good', text: t('welcome.filled', { n: made.templates, scans: made.scans }) });
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
    setFilling(false);
    await queries.invalidateQueries();
  });
  return { isFilling, fill };
};
