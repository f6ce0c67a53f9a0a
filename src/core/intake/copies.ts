/** Files of an item that are another of its files once more: their bytes count once. */
import { finding } from '#domain/finding/finding';
import type { StoredIntakeFile } from '../ports/intakes.ts';

/** `of`: path of the file that counts. */
export const asCopy = (file: StoredIntakeFile, of: string): StoredIntakeFile => ({
  ...file,
  state: 'refused',
  finding: finding(
    'picture-same-file',
    { picture: 'scan' },
    { data: { of: of.slice(of.lastIndexOf('/') + 1) } },
  ),
});

export const isCopy = ({ finding: found }: StoredIntakeFile): boolean => found?.code === 'picture-same-file';
