/** A button that lets the person choose files. Paths never reach the page: only the files themselves do. */
import { FileTrigger } from 'react-aria-components';
import { Button, type ButtonProps, IconButton } from './button.tsx';

/** What file dialogs offer for scans; the content decides later. */
export const scanFiles = ['image/*', '.bmp', '.tif', '.tiff', '.heic', '.avif', '.webp', '.pdf'];

/** What file dialogs offer for lists. */
export const listFiles = ['.csv', '.tsv', '.txt', '.xlsx', 'text/csv'];

type FileButtonProps = Omit<ButtonProps, 'onPress'> & {
  /** With a name the button is only its icon. */
  readonly name?: string;
  readonly accept: readonly string[];
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
};

export const FileButton = ({ accept, multiple = false, onFiles, name, ...button }: FileButtonProps) => (
  <FileTrigger
    acceptedFileTypes={accept}
    allowsMultiple={multiple}
    onSelect={(list) => list && list.length > 0 && onFiles([...list])}
  >
    {name === undefined ? <Button {...button} /> : <IconButton {...button} name={name} />}
  </FileTrigger>
);
