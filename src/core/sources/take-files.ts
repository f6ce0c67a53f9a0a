/** Takes files of a watched folder into the open intake: read, proved whole, kept in the vault, planned together. */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { WatchedFolder } from '#contract/watched';
import type { Finding } from '#domain/finding/finding';
import { whyUseless } from '#domain/intake/file-names';
import { intakeLimits, type LeftReason } from '#domain/intake/intake';
import type { FolderFile } from '#domain/intake/settle';
import { firstPage } from '#domain/picture/page-choice';
import { planFiles } from '../intake/plan-intake.ts';
import { refusedBy } from '../intake/take-item.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { StoredIntakeFile } from '../ports/intakes.ts';
import { hasEnd, mayLackEnd } from './whole-file.ts';

export type Looked =
  | { readonly kind: 'kept'; readonly file: KeptFile }
  /** The same bytes lie in the desk already. */
  | { readonly kind: 'twice' }
  /** Somebody still writes it, or has cut it off. */
  | { readonly kind: 'not-whole' }
  /** Another program holds it, or it may not be read. */
  | { readonly kind: 'held' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly why: Finding | LeftReason };

export type KeptFile = {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly vaultId: string;
};

/** With these the picture ends before its file says so. */
const cutOff: ReadonlySet<string> = new Set(['picture-damaged', 'picture-part-lost']);
/** A person opens it in the intake. */
const opensLater: ReadonlySet<string> = new Set(['picture-locked']);

/**
 * `given`: sums of files that are being taken with it; `isLastLook`: it has been quiet for so long that nobody writes it any more.
 * Faults: those of the vault, cancelled.
 */
export const lookAtFile = async (
  context: DeskContext,
  root: string,
  seen: FolderFile,
  { given, isLastLook }: { readonly given: ReadonlySet<string>; readonly isLastLook: boolean },
  signal: AbortSignal,
): Promise<Looked> => {
  const useless = whyUseless(seen);
  if (useless) return { kind: 'refused', why: useless };
  const bytes = await readStill(join(root, seen.path), seen);
  if (typeof bytes === 'string') return { kind: bytes };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (given.has(sha256) || isInDesk(context, sha256)) return { kind: 'twice' };
  if (!hasEnd(bytes) && !(isLastLook && mayLackEnd(bytes))) return { kind: 'not-whole' };
  const inspected = await context.imaging
    .inspect({ bytes, ...firstPage }, basename(seen.path), { signal, urgency: 'batch' })
    .catch((error: unknown) => refusedBy(error, signal));
  const [refusal] = inspected.ok ? [] : inspected.findings;
  if (inspected.findings.some(({ code }) => cutOff.has(code))) return { kind: 'not-whole' };
  if (refusal && !opensLater.has(refusal.code)) return { kind: 'refused', why: refusal };
  signal.throwIfAborted();
  return {
    kind: 'kept',
    file: { path: seen.path, bytes: bytes.length, sha256, vaultId: await context.vault.put(bytes) },
  };
};

/** All bytes, if the file is the same before and after they were read. */
const readStill = async (path: string, seen: FolderFile): Promise<Buffer | 'not-whole' | 'held' | 'gone'> => {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path);
    const before = await handle.stat();
    if (
      before.size !== seen.bytes ||
      before.mtimeMs !== seen.changedAt ||
      before.size > intakeLimits.fileBytes
    )
      return 'not-whole';
    const bytes = await handle.readFile();
    const after = await handle.stat();
    return bytes.length === seen.bytes && after.size === seen.bytes && after.mtimeMs === seen.changedAt
      ? bytes
      : 'not-whole';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'gone';
    if (code === undefined) throw error;
    return 'held';
  } finally {
    await handle?.close();
  }
};

export const isInDesk = ({ intakes }: DeskContext, sha256: string): boolean =>
  intakes.hasBytes(sha256) || intakes.templatesWith(sha256).length > 0;

/** As intake names a file: with the folder that was chosen. */
export const plannedPath = (folder: Pick<Giver, 'path'>, path: string): string =>
  `${basename(folder.path)}/${path}`;

/** What a source says of the files that it gives: a watched folder, or a scanner under a name that is no path. */
export type Giver = Pick<WatchedFolder, 'path' | 'customer' | 'target' | 'bySubfolder'>;

/**
 * Plans kept files as one intake does and hands them over; what their giver says of new templates goes along. Answers with the items
 * to be taken in. A crash in between leaves files that are only named: the same call plans them no second time.
 */
export const planKept = async (
  context: DeskContext,
  folder: Giver,
  kept: readonly KeptFile[],
): Promise<readonly string[]> => {
  const { intakes, clock } = context;
  const last = intakes.open();
  if (last && isSettled(context, last.id)) intakes.close(last.id, clock.now());
  const pathOf = ({ path }: KeptFile) => plannedPath(folder, path);
  await planFiles(
    context,
    kept.map((file) => ({ path: pathOf(file), bytes: file.bytes, sha256: file.sha256 })),
    [],
  );
  const intake = intakes.open();
  const named = (intake ? intakes.files(intake.id) : []).filter(({ state }) => state === 'named');
  return intakes.together(() => {
    const items = new Set<string>();
    for (const file of kept) {
      const at = named.findIndex(({ path, bytes }) => path === pathOf(file) && bytes === file.bytes);
      const [found] = at < 0 ? [] : named.splice(at, 1);
      if (!found) continue;
      keep(context, found, file);
      give(context, found.item, folder, file);
      items.add(found.item);
    }
    return [...items];
  });
};

const keep = ({ intakes }: DeskContext, found: StoredIntakeFile, { sha256, vaultId }: KeptFile): void =>
  intakes.saveFile({ ...found, state: 'kept', sha256, vaultId });

/** Names and papers say more than a folder does: what they said stays. */
const give = ({ intakes }: DeskContext, id: string, folder: Giver, { path }: KeptFile): void => {
  const item = intakes.item(id);
  const [sub = ''] = folder.bySubfolder && path.includes('/') ? path.split('/') : [];
  // The folder of one holder names no customer.
  const isHolder = sub === item.draft.zh || sub === item.draft.en;
  const customer = item.draft.customer || (isHolder ? '' : sub) || folder.customer;
  const target = item.draft.target || folder.target;
  intakes.saveItem({
    ...item,
    draft: { ...item.draft, customer: customer.slice(0, 200), ...(target === '' ? {} : { target }) },
  });
};

/** Items of an intake beyond which the next files begin a new one, if nothing of it waits any more. */
const manyItems = 500;

/** Nothing in it waits for anybody: a folder that is watched for months does not make one intake without end. */
const isSettled = ({ intakes }: DeskContext, id: string): boolean => {
  const { needsPerson, open } = intakes.counts(id);
  return needsPerson === 0 && open === 0 && intakes.items(id).length >= manyItems;
};
