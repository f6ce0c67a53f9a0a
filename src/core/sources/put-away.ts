/** Moves what was taken or refused out of the way. Nothing is deleted, and nothing is written over. */
import { access, link, mkdir, rename, unlink } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { CalendarDate } from '#domain/date/calendar-date';
import { createSayer, type Sayer } from '#text/say';
import { writeAtomically } from '../atomic-write.ts';

/** Names that are tried where one is taken. */
const mostNames = 1_000;

/** Into `done/DAY/`, with the folders it lay in. Errors are those of the file system. */
export const putDone = (root: string, path: string, day: CalendarDate): Promise<string> =>
  moveTo(root, path, join('done', day, path));

/** Into `failed/`, with a note beside it that says why in both languages. Errors are those of the file system. */
export const putFailed = async (root: string, path: string, why: (say: Sayer) => string): Promise<string> => {
  const placed = await moveTo(root, path, join('failed', path));
  const lines = (['zh-CN', 'en'] as const).map((language) => why(createSayer(language)));
  await writeAtomically(join(root, `${placed}.txt`), Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`), {
    mode: 0o644,
  });
  return placed;
};

const moveTo = async (root: string, path: string, wanted: string): Promise<string> => {
  await mkdir(dirname(join(root, wanted)), { recursive: true });
  const extension = extname(wanted);
  for (let n = 1; n <= mostNames; n += 1) {
    const place =
      n === 1 ? wanted : `${wanted.slice(0, wanted.length - extension.length)} (${n})${extension}`;
    if (await moveToFree(join(root, path), join(root, place))) return place;
  }
  throw Object.assign(new Error('no free name'), { code: 'EEXIST' });
};

/** false where something has that name already. */
const moveToFree = async (from: string, to: string): Promise<boolean> => {
  try {
    await link(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // Shares and sticks know no second name of a file.
    if (
      code !== 'EPERM' &&
      code !== 'ENOTSUP' &&
      code !== 'EOPNOTSUPP' &&
      code !== 'ENOSYS' &&
      code !== 'EMLINK'
    )
      throw error;
    if (await exists(to)) return false;
    await rename(from, to);
    return true;
  }
  try {
    await unlink(from);
  } catch (error) {
    // Else each try would leave one more name behind.
    await unlink(to).catch(() => undefined);
    throw error;
  }
  return true;
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
