/** Nothing is being taken in: where to drop a folder, and how names are understood. */
import { useText } from '../../app/use-text.ts';
import { ImageIcon, IntakeIcon, ScanIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { FileButton, scanFiles } from '../../parts/file-button.tsx';
import { FolderButton } from './folder-button.tsx';
import { ListChoice, type ListChoiceProps } from './list-choice.tsx';
import { type PickedFile, pickedFrom } from './pick-files.ts';

type StartProps = ListChoiceProps & {
  /** What is being done with the files that were chosen; null while nothing is. */
  readonly busy: string | null;
  readonly onPick: (picked: PickedFile[]) => void;
  readonly onScan: () => void;
};

export const IntakeStart = ({ busy, list, onList, onPick, onScan }: StartProps) => {
  const t = useText();
  return (
    <main className="intake-start">
      <IntakeIcon className="intake-start-icon" />
      <h1>{t('intake.start.title')}</h1>
      <p>{t('intake.start.lead')}</p>
      {busy ? (
        <p role="status">
          <progress aria-label={busy} /> {busy}
        </p>
      ) : (
        <div className="intake-start-ways">
          <FolderButton look="primary" autoFocus icon={<IntakeIcon />} onPick={onPick}>
            {t('intake.start.folder')}
          </FolderButton>
          <FileButton
            icon={<ImageIcon />}
            accept={scanFiles}
            multiple
            onFiles={(files) => onPick(pickedFrom(files))}
          >
            {t('intake.start.files')}
          </FileButton>
          <Button icon={<ScanIcon />} onPress={onScan}>
            {t('scanning.open')}
          </Button>
        </div>
      )}
      <div className="intake-start-list">
        <ListChoice list={list} onList={onList} />
        <p className="quiet">{t(list ? 'intake.start.listReady' : 'intake.start.listMore')}</p>
      </div>
      <p className="quiet">
        <b>{t('intake.start.example')}</b> {t('intake.start.exampleMore')}
      </p>
    </main>
  );
};
