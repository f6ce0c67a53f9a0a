/** Imaging that is told where text stands before it looks at a scan: the document is found by its text, too. */
import { faultOf } from '#contract/fault-of';
import type { Corners } from '#domain/plan/plan';
import type { ImageWork, Imaging, ScanSource } from '../ports/imaging.ts';
import type { Reader } from '../ports/reader.ts';
import { taskKey } from '../tasks/task-key.ts';
import { textLong } from './text-boxes.ts';

/** Text of the last scans is kept: who moves a scan or attaches it again does not wait for it twice. */
const mostKept = 200;

/** The same imaging; where nothing can be read on this machine it looks without text. */
export const withText = (imaging: Imaging, reader: Pick<Reader, 'findText'>): Imaging => {
  const kept = new Map<string, readonly Corners[] | null>();
  let isUnavailable = false;

  const textOf = async (
    scan: ScanSource,
    { signal, urgency }: ImageWork,
  ): Promise<readonly Corners[] | null> => {
    const { key } = await taskKey({
      kind: 'raster',
      files: { scan },
      input: { longest: textLong, withLayer: false },
    });
    const known = kept.get(key);
    if (known !== undefined) return known;
    const found = await reader.findText(scan, { signal, ...(urgency ? { urgency } : {}) });
    kept.set(key, found);
    for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
    return found;
  };

  return {
    ...imaging,
    inspect: async (scan, name, work = {}) => {
      if (isUnavailable) return imaging.inspect(scan, name, work);
      let text: readonly Corners[] | null = null;
      try {
        text = await textOf(scan, work);
      } catch (error) {
        // The reader has said why in the log.
        if (faultOf(error).code !== 'reading-unavailable') throw error;
        isUnavailable = true;
      }
      return imaging.inspect(scan, name, work, text);
    },
  };
};
