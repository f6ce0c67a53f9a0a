/**
 * Takes one item of an intake in whose bytes lie in the vault: a look at each scan, the template, its scans, its picture. Each step is
 * kept at once and done once, so that the same call after a crash goes on where it stopped.
 */
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import { findingCodes } from '#domain/finding/catalogue';
import { type FindingCode, finding } from '#domain/finding/finding';
import { fieldsOfDraft } from '#domain/intake/intake';
import { firstPage } from '#domain/picture/page-choice';
import { mayMakeUnasked } from '#domain/plan/made-unasked';
import { toFault } from '../ops/base.ts';
import { makeProposed } from '../picture/make-picture.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { Inspected } from '../ports/imaging.ts';
import type { Seen, StoredIntakeFile, StoredItem } from '../ports/intakes.ts';
import { asCopy, isCopy } from './copies.ts';
import { readAgainst, readFiles, readingOf } from './read-files.ts';
import { correctSides } from './seen-sides.ts';

/** Faults that say nothing about the item: it stays open. */
const ofTheDesk: ReadonlySet<string> = new Set([
  'cancelled',
  'disk-full',
  'disk-failing',
  'file-in-use',
  'folder-gone',
  'not-readable',
  'path-too-long',
  'read-only',
  'desk-in-use',
  'desk-gone',
  'grant-unknown',
  'not-found',
]);

/**
 * `password` is tried on protected files; '' where none was asked for. Answers when the item is done, failed, or left. Faults: those of `ofTheDesk`; any other is kept on the item.
 */
export const takeItem = async (
  context: DeskContext,
  id: string,
  password: string,
  signal: AbortSignal | undefined,
): Promise<void> => {
  const { intakes } = context;
  const item = intakes.item(id);
  const opens = password !== '' && intakes.filesOf(id).some(isLocked);
  if ((item.state === 'done' && !opens) || item.decision === 'aside') return;
  if (intakes.filesOf(id).some(({ state }) => state === 'named')) throw new Fault('grant-unknown');
  try {
    await lookAtFiles(context, id, password, signal);
    await readFiles(context, id, signal);
    await settle(context, id, signal);
  } catch (error) {
    if (signal?.aborted) throw new Fault('cancelled', {}, { cause: error });
    const known = faultOf(error);
    const fault = known.code === 'core-stopped' ? toFault(error, context.log) : known;
    if (ofTheDesk.has(fault.code)) throw error;
    intakes.saveItem({ ...intakes.item(id), state: 'failed', fault: fault.code });
  }
};

const lookAtFiles = async (
  { intakes, vault, imaging }: DeskContext,
  id: string,
  password: string,
  signal: AbortSignal | undefined,
): Promise<void> => {
  for (const file of intakes.filesOf(id)) {
    const isUnseen = file.state === 'kept' && !file.seen;
    if (!isUnseen && !(password !== '' && isLocked(file))) continue;
    signal?.throwIfAborted();
    const bytes = await vault.get(file.vaultId ?? '', 'intake');
    const look = (key: string): Promise<Inspected> =>
      imaging
        .inspect({ bytes, ...firstPage, password: key }, nameOf(file), { signal, urgency: 'batch' })
        .catch((error: unknown) => refusedBy(error, signal));
    // What opens without a password keeps none.
    let key = isUnseen ? '' : password;
    let inspected = await look(key);
    if (key !== password && isLockedBy(inspected)) {
      key = password;
      inspected = await look(key);
    }
    if (inspected.ok) {
      const { facts, findings } = inspected;
      const seen = { facts, findings, ...(key === '' ? {} : { password: key }) };
      intakes.saveFile({ ...file, state: 'kept', finding: null, seen, type: facts.type });
    } else intakes.saveFile({ ...file, state: 'refused', finding: inspected.findings[0] ?? null });
  }
};

/** It may still be opened, by the right password. */
const isLocked = ({ state, finding: found }: StoredIntakeFile): boolean =>
  state === 'refused' && (found?.code === 'picture-locked' || found?.code === 'picture-password-wrong');

const isLockedBy = (inspected: Inspected): boolean =>
  !inspected.ok && inspected.findings.some(({ code }) => code === 'picture-locked');

/** A file over which a worker died or ran out of time is refused like any other. */
export const refusedBy = (error: unknown, signal: AbortSignal | undefined): Inspected => {
  const { code, data } = faultOf(error);
  if (signal?.aborted || code !== 'unreadable-scan') throw error;
  const reason = findingCodes.find((known) => known === data['reason']) ?? ('picture-damaged' as FindingCode);
  return {
    ok: false,
    findings: [finding(reason, { picture: 'scan' }, { data: { type: String(data['type'] ?? '') } })],
  };
};

const nameOf = ({ path }: Pick<StoredIntakeFile, 'path'>): string => path.slice(path.lastIndexOf('/') + 1);

type Usable = StoredIntakeFile & { readonly seen: Seen; readonly sha256: string; readonly vaultId: string };

const isUsable = (file: StoredIntakeFile): file is Usable =>
  file.seen !== null && file.sha256 !== null && file.vaultId !== null && file.state !== 'refused';

/** The bytes are here and were looked at: what becomes of them. */
const settle = async (context: DeskContext, id: string, signal: AbortSignal | undefined): Promise<void> => {
  const { intakes, templates } = context;
  const files = withoutCopies(context, id);
  const usable = correctSides(
    files.filter(isUsable).map((file) => ({ ...file, reading: readingOf(context, file) })),
  ).map(({ reading: _reading, ...file }) => file);
  if (usable.length === 0) {
    return files.some(isLocked)
      ? waitForPassword(context, id)
      : leave(context, id, { reason: 'unreadable', template: null });
  }
  const item = withSameFiles(context, intakes.item(id), usable);
  if (item.decision === 'left') return leave(context, id, {});
  const meant = readAgainst(context, item, usable);
  if (meant.length > 0)
    return leave(context, id, { reason: 'contradiction', template: null, candidates: meant });
  const template = item.template ?? createTemplate(context, item);
  const before = templates.check(template);
  if (templates.view(template).removed)
    return leave(context, id, { reason: 'template-gone', template: null });
  const { scans } = templates.view(template);
  const inTheWay = scans.filter((scan) =>
    usable.some(
      (file) =>
        file.sha256 !== scan.sha256 &&
        file.side === scan.side &&
        (scan.side === 'front' || scan.side === 'back'),
    ),
  );
  if (inTheWay.length > 0 && item.by !== 'person')
    return leave(context, id, { reason: 'side-taken', template: null, candidates: [before.id] });
  for (const { id: scan } of inTheWay) templates.detachScan(template, scan);
  const here = new Set(scans.map((scan) => scan.sha256));
  for (const file of usable) {
    templates.attachScan(template, {
      ...file.seen,
      sha256: file.sha256,
      side: file.side,
      name: nameOf(file),
      vaultId: file.vaultId,
      password: file.seen.password ?? '',
    });
    intakes.saveFile({ ...file, state: 'attached' });
  }
  const refused = files.length > usable.length;
  const changed = usable.some(({ sha256 }) => !here.has(sha256)) || inTheWay.length > 0;
  if (!refused) await pictureWhereSure(context, template, changed, signal);
  const settled: StoredItem = {
    ...item,
    template,
    reason: null,
    created: item.created || item.decision === 'new',
  };
  intakes.saveItem({ ...settled, state: refused ? 'failed' : 'done', fault: null });
};

/** Equal bytes that came together are one scan; where the plan did not know it, it is known now. The files that count. */
const withoutCopies = ({ intakes }: DeskContext, id: string): readonly StoredIntakeFile[] => {
  const kept = new Map<string, StoredIntakeFile>();
  for (const file of intakes.filesOf(id)) {
    if (isCopy(file)) continue;
    const key = file.sha256 ?? file.id;
    const known = kept.get(key);
    if (!known) kept.set(key, file);
    else if (file.state !== 'attached') intakes.saveFile(asCopy(file, known.path));
  }
  return [...kept.values()];
};

const leave = ({ intakes }: DeskContext, id: string, change: Partial<StoredItem>): void =>
  intakes.saveItem({ ...intakes.item(id), decision: 'left', state: 'done', by: null, ...change });

/** Whose it is stays known: with its password the item goes where it would have gone. */
const waitForPassword = (context: DeskContext, id: string): void => {
  const item = context.intakes.item(id);
  if (item.decision === 'left') leave(context, id, {});
  else context.intakes.saveItem({ ...item, state: 'failed', reason: 'locked' });
};

/** The same bytes lie on one template already: that is the one, whatever the names say now. */
const withSameFiles = ({ intakes }: DeskContext, item: StoredItem, files: readonly Usable[]): StoredItem => {
  if (item.decision === 'matched' || item.created || item.by === 'person') return item;
  const [first = [], ...others] = files.map(({ sha256 }) => intakes.templatesWith(sha256));
  const [template, ...more] = first.filter((id) => others.every((ids) => ids.includes(id)));
  if (template === undefined || more.length > 0) return item;
  return { ...item, decision: 'matched', by: 'same-file', template, reason: null };
};

/** In one transaction with the item, so that a crash in between cannot make it twice. */
const createTemplate = ({ intakes, templates }: DeskContext, item: StoredItem): string =>
  intakes.together(() => {
    const { id } = templates.create(fieldsOfDraft(item.draft));
    intakes.saveItem({ ...item, template: id, created: true });
    return id;
  });

/** Corners that are not sure are for a person to see first, and a picture that a person corrected stays. */
const pictureWhereSure = async (
  context: DeskContext,
  template: string,
  changed: boolean,
  signal: AbortSignal | undefined,
): Promise<void> => {
  const view = context.templates.view(template);
  if (view.picture && !changed) return;
  if (mayMakeUnasked(view)) await makeProposed(context, view, { signal, urgency: 'batch' });
};
