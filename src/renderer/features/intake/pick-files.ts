/** Files out of a dropped or chosen folder, with their paths below it. The page never sees where they lie. */

import { type ListedFile, mayBeEqual } from '#domain/intake/intake';

export type PickedFile = { readonly path: string; readonly file: File };

/** What a folder dialog or a file dialog gives. */
export const pickedFrom = (files: readonly File[]): PickedFile[] =>
  files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** What the plan needs of each file; with the sum of its bytes where another has as many. What cannot be read now has none. */
export const withSums = async (picked: readonly PickedFile[]): Promise<ListedFile[]> => {
  const listed = picked.map(({ path, file }) => ({ path, bytes: file.size }));
  const doubtful = mayBeEqual(listed);
  const sums: ListedFile[] = [];
  for (const [at, one] of listed.entries()) {
    const sha256 = doubtful.has(one.path) ? await sumOf(picked[at]!.file).catch(() => undefined) : undefined;
    sums.push(sha256 === undefined ? one : { ...one, sha256 });
  }
  return sums;
};

const sumOf = async (file: File): Promise<string> => {
  const sum = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** One spreadsheet that lies beside the folders, not in one, is the list of whose the others are. */
export const withoutList = (
  picked: readonly PickedFile[],
): { readonly files: PickedFile[]; readonly list: File | null } => {
  const lists = picked.filter(({ path }) => /^[^/]+\.(csv|tsv|xlsx)$/iu.test(path));
  if (lists.length !== 1) return { files: [...picked], list: null };
  return { files: picked.filter((one) => one !== lists[0]), list: lists[0]!.file };
};

/**
 * Walks what was dropped. The entries must be taken while the drop is handled, the walk may take its time. `onCount` hears how many
 * files were found so far; more than `limit` are not walked to the end.
 */
export const walkDropped = async (
  transfer: DataTransfer,
  limit: number,
  onCount: (count: number) => void,
): Promise<PickedFile[]> => {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  if (entries.length === 0) return pickedFrom([...transfer.files]);
  const picked: PickedFile[] = [];
  const queue = [...entries];
  for (let entry = queue.shift(); entry && picked.length <= limit; entry = queue.shift()) {
    if (isFolder(entry)) queue.push(...(await readFolder(entry)));
    else if (isFile(entry)) {
      picked.push({ path: entry.fullPath.replace(/^\//u, ''), file: await readEntry(entry) });
      if (picked.length % 50 === 0) onCount(picked.length);
    }
  }
  return picked;
};

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

const readEntry = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** A reader gives a hundred at a time, and nothing when it is at its end. */
const readFolder = async (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return all;
    all.push(...part);
  }
};
