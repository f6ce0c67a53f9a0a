/** A button that lets the person choose a whole folder. */
import { FileTrigger } from 'react-aria-components';
import { Button, type ButtonProps } from '../../parts/button.tsx';
import { type PickedFile, pickedFrom } from './pick-files.ts';

type FolderButtonProps = Omit<ButtonProps, 'onPress'> & { readonly onPick: (picked: PickedFile[]) => void };

export const FolderButton = ({ onPick, ...button }: FolderButtonProps) => (
  <FileTrigger acceptDirectory onSelect={(list) => list && list.length > 0 && onPick(pickedFrom([...list]))}>
    <Button {...button} />
  </FileTrigger>
);
