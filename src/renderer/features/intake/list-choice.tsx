/** The customer list that goes with the next files: chosen, named, or left out again. */
import { useText } from '../../app/use-text.ts';
import { CloseIcon, ImportIcon } from '../../look/icons.tsx';
import { IconButton } from '../../parts/button.tsx';
import { FileButton, listFiles } from '../../parts/file-button.tsx';
import './list-choice.css';

export type ListChoiceProps = {
  readonly list: File | null;
  readonly onList: (list: File | null) => void;
};

export const ListChoice = ({ list, onList }: ListChoiceProps) => {
  const t = useText();
  if (!list)
    return (
      <FileButton icon={<ImportIcon />} accept={listFiles} onFiles={([file]) => onList(file ?? null)}>
        {t('intake.start.list')}
      </FileButton>
    );
  return (
    <span className="intake-list-choice">
      <span>{t('intake.start.listHeld', { file: list.name })}</span>
      <IconButton
        size="small"
        icon={<CloseIcon />}
        name={t('intake.start.listOff', { file: list.name })}
        onPress={() => onList(null)}
      />
    </span>
  );
};
