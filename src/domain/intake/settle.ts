/**
 * When files of a watched folder may be taken. Whoever writes them (a scanner, a share, a mail program) tells nobody when it is done,
 * so each look at the folder is compared with the one before. Times are milliseconds of one clock that never goes back.
 */

export type FolderFile = {
  /** Below the watched folder, parted by `/`. */
  readonly path: string;
  readonly bytes: number;
  /** As the file system tells it; only compared, never counted with. */
  readonly changedAt: number;
};

export type WaitingFile = FolderFile & {
  /** Since when it has stood as it is. */
  readonly since: number;
  /** How often it was looked into and was not whole. */
  readonly tries: number;
  readonly notBefore: number;
};

export type Waiting = ReadonlyMap<string, WaitingFile>;

/** Quiet after which a file is looked into. */
export const settleAfter = 5_000;
/** A file that is not whole after so much quiet never will be. */
export const giveUpAfter = 600_000;
/** A file waits so long for the others of its folder: front and back are planned together. */
export const waitsForOthers = 30_000;

/** What is there now, with how long it has been as it is. What is gone is forgotten. */
export const lookAgain = (
  known: Waiting,
  files: readonly FolderFile[],
  now: number,
): Map<string, WaitingFile> =>
  new Map(
    files.map((file) => {
      const before = known.get(file.path);
      const isSame = before?.bytes === file.bytes && before.changedAt === file.changedAt;
      return [
        file.path,
        isSame ? before : { ...file, since: now, tries: 0, notBefore: now + settleAfter },
      ] as const;
    }),
  );

/** What may be looked into. An empty file is one that nobody has written to yet, until that has lasted too long. */
export const readyFiles = (waiting: Waiting, now: number): readonly WaitingFile[] => {
  const all = [...waiting.values()];
  const isReady = (file: WaitingFile) =>
    now >= (file.bytes === 0 ? file.since + giveUpAfter : file.notBefore);
  const settling = new Map<string, number>();
  for (const file of all)
    if (file.bytes > 0 && file.tries === 0 && !isReady(file)) settling.set(folderOf(file.path), file.since);
  return all.filter(
    (file) => isReady(file) && (!settling.has(folderOf(file.path)) || now - file.since >= waitsForOthers),
  );
};

/** A file that was looked into and is not whole waits twice as long as before; null: it never will be whole. */
export const waitLonger = (file: WaitingFile, now: number): WaitingFile | null =>
  now - file.since >= giveUpAfter
    ? null
    : {
        ...file,
        tries: file.tries + 1,
        notBefore: Math.min(now + settleAfter * 2 ** (file.tries + 1), file.since + giveUpAfter),
      };

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

const unfinished = /\.(?:part|partial|tmp|temp|crdownload|download|filepart|opdownload)$/iu;
/** Where a watched folder keeps what was taken and what was refused. */
export const putAwayFolders = ['done', 'failed'] as const;

/** Names that programs give to what is not finished, and what this desk put there itself. */
export const isLeftAlone = (path: string): boolean =>
  unfinished.test(path) || putAwayFolders.some((folder) => path.startsWith(`${folder}/`));
