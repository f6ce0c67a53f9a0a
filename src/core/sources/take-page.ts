/** Takes one page of a scanner into the open intake: as files of a watched folder, but that its bytes come from no disk. */
import { createHash } from 'node:crypto';
import type { ScannedPages } from '#contract/scanners';
import { firstPage } from '#domain/picture/page-choice';
import { refusedBy } from '../intake/take-item.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import { blankLong, isBlankPage } from './blank-page.ts';
import { type Giver, isInDesk, planKept } from './take-files.ts';

/** What became of a page, and the items of the intake to be taken in. */
export type TakenPage = { readonly fate: keyof ScannedPages; readonly items: readonly string[] };

const leftOut = (fate: TakenPage['fate']): TakenPage => ({ fate, items: [] });

/** Kept and planned, not begun with. `name`: what its file is called, without an extension. Faults: those of the vault, cancelled. */
export const takePage = async (
  context: DeskContext,
  giver: Giver,
  name: string,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<TakenPage> => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (isInDesk(context, sha256)) return leftOut('twice');
  const scan = { bytes, ...firstPage };
  const work = { signal, urgency: 'batch' } as const;
  const inspected = await context.imaging
    .inspect(scan, name, work)
    .catch((error: unknown) => refusedBy(error, signal));
  if (!inspected.ok) return leftOut('refused');
  const seen = await context.imaging.raster(scan, blankLong, work, false);
  if (seen.ok && isBlankPage(seen)) return leftOut('blank');
  signal.throwIfAborted();
  const vaultId = await context.vault.put(bytes);
  const path = `${name}.${extensions[inspected.facts.type] ?? 'jpg'}`;
  const items = await planKept(context, giver, [{ path, bytes: bytes.length, sha256, vaultId }]);
  return { fate: 'taken', items };
};

const extensions: Readonly<Record<string, string>> = { jpeg: 'jpg', png: 'png', tiff: 'tif', pdf: 'pdf' };
