/** Plans an intake, and keeps what a person changes in the plan. No file is read here. */
import { Fault } from '#contract/faults';
import type { CandidateIndex } from '#domain/intake/candidate-index';
import { type Copy, type FileGroup, groupFiles } from '#domain/intake/group-files';
import {
  blankDraft,
  type Draft,
  type GroupFile,
  isUseless,
  type LeftReason,
  type ListedFile,
} from '#domain/intake/intake';
import { type ListRow, matchGroups } from '#domain/intake/match-groups';
import type { ScanSide } from '#domain/picture/picture';
import type { DeskContext } from '../ports/desk-context.ts';
import type { StoredIntakeFile, StoredItem } from '../ports/intakes.ts';
import { asCopy, isCopy } from './copies.ts';
import { blankItem, claimOf, decided, readIndex } from './decide-items.ts';

/** Adds files to the open intake, or starts one. A file that is waited for, or lies there unattached, is that file and no second one. */
export const planFiles = async (
  context: DeskContext,
  files: readonly ListedFile[],
  list: readonly ListRow[],
): Promise<void> => {
  const { intakes, newId, clock } = context;
  const open = intakes.open();
  const waiting = Map.groupBy(
    (open ? intakes.files(open.id) : []).filter(({ state }) => state !== 'attached'),
    keyOf,
  );
  // Scanners write files of one name and size again and again: where both sums are known, they decide.
  const isAwaited = (file: ListedFile): boolean =>
    waiting
      .get(keyOf(file))
      ?.some(({ sha256 }) => sha256 === null || file.sha256 === undefined || sha256 === file.sha256) ?? false;
  const { groups, hidden } = groupFiles(files.filter((file) => !isAwaited(file)));
  const index = await readIndex(context);
  const claimed = open ? intakes.items(open.id).flatMap(claimOf) : [];
  const decisions = matchGroups(groups, index, list, claimed, context.readsIntake);
  intakes.together(() => {
    const id = open?.id ?? newId();
    if (open) intakes.addHidden(id, hidden.length);
    else intakes.start({ id, startedAt: clock.now(), hidden: hidden.length });
    if (list.length > 0) intakes.addList(id, list);
    for (const [at, group] of groups.entries()) {
      const item = { ...blankItem(newId()), ...decided(decisions[at]!, group.draft) };
      intakes.addItem(
        id,
        item,
        [
          ...group.files,
          ...group.copies.map((copy) => ({ ...copy, side: 'page' as const, guessed: true })),
        ].map(({ path, bytes, side, guessed }) => ({ path, bytes, side, guessed, id: newId() })),
      );
      markCopies(context, item.id, group.copies);
    }
  });
};

const markCopies = ({ intakes }: DeskContext, item: string, copies: readonly Copy[]): void => {
  if (copies.length === 0) return;
  const ofPath = new Map(copies.map((copy) => [copy.path, copy.of]));
  for (const file of intakes.filesOf(item)) {
    const of = ofPath.get(file.path);
    if (of !== undefined) intakes.saveFile(asCopy(file, of));
  }
};

const keyOf = ({ path, bytes }: Pick<ListedFile, 'path' | 'bytes'>): string => `${bytes} ${path}`;

export type PersonDecision = { template: string } | { draft: Draft } | { aside: boolean };

/** What a person says counts. Items that lie on their template already, and files that are no scans, stay as they are. */
export const decideItems = (context: DeskContext, ids: readonly string[], to: PersonDecision): void => {
  const { intakes, templates } = context;
  if ('template' in to && templates.view(to.template).removed) throw new Fault('not-found');
  if ('draft' in to && !(to.draft.zh + to.draft.en).trim())
    throw new Fault('invalid-input', { field: 'draft' });
  intakes.together(() => {
    for (const id of ids) {
      const item = intakes.item(id);
      if (isSettled(item) || (item.reason !== null && isUseless(item.reason))) continue;
      intakes.saveItem({ ...item, ...personal(item, to) });
    }
  });
};

const isSettled = ({ state, template, created }: StoredItem): boolean =>
  template !== null && (state === 'done' || created);

const personal = (item: StoredItem, to: PersonDecision): Partial<StoredItem> => {
  const open = { state: 'open', reason: null, fault: null } as const;
  if ('template' in to) return { ...open, decision: 'matched', by: 'person', template: to.template };
  if ('draft' in to) return { ...open, decision: 'new', by: 'person', template: null, draft: to.draft };
  if (to.aside) return { ...open, decision: 'aside' };
  return item.decision === 'aside' ? { ...open, decision: 'left', reason: 'put-aside', template: null } : {};
};

/** Moves files into an item, or into a new one; what the names say of the new group counts again. */
export const regroupFiles = async (
  context: DeskContext,
  fileIds: readonly string[],
  into: string | null,
): Promise<void> => {
  const { intakes, newId } = context;
  const files = fileIds.map((id) => intakes.file(id));
  const from = files.map(({ item }) => intakes.item(item));
  const target = into === null ? null : intakes.item(into);
  const all = target ? [...from, target] : from;
  if (files.some(({ state }) => state === 'attached') || all.some(isSettled)) throw new Fault('not-found');
  const { intake } = from[0]!;
  const index = await readIndex(context);
  intakes.together(() => {
    const item = target ?? blankItem(newId());
    if (!target) {
      const [group] = groupFiles(files.map(({ path, bytes }) => ({ path, bytes }))).groups;
      intakes.addItem(intake, { ...item, draft: group?.draft ?? blankDraft }, []);
    }
    for (const file of files) intakes.saveFile({ ...file, item: item.id });
    // What a person puts together, or parts, stays so whatever is read.
    for (const { id } of [...all, item]) intakes.saveItem({ ...intakes.item(id), fixed: true });
    intakes.dropEmpty(intake);
    decideAgain(context, item.id, index);
  });
};

/** A side that a person says; the question it answers is asked no more. */
export const setFileSide = async (context: DeskContext, id: string, side: ScanSide): Promise<void> => {
  const { intakes } = context;
  const file = intakes.file(id);
  const item = intakes.item(file.item);
  if (file.state === 'attached' || isSettled(item)) throw new Fault('not-found');
  const asks = item.reason === 'same-side-twice' || item.reason === 'unclear-sides';
  const index = asks ? await readIndex(context) : null;
  intakes.together(() => {
    intakes.saveFile({ ...file, side, guessed: false });
    if (index) decideAgain(context, item.id, index);
  });
};

/** Decides over an item anew after its files changed, unless a person has decided. */
const decideAgain = ({ intakes }: DeskContext, id: string, index: CandidateIndex): void => {
  const item = intakes.item(id);
  if (item.by === 'person') return intakes.saveItem({ ...item, state: 'open' });
  const files = intakes.filesOf(id);
  const others = intakes.items(item.intake).filter((other) => other.id !== id);
  const [decision] = matchGroups([groupOf(item.draft, files)], index, [], others.flatMap(claimOf));
  intakes.saveItem({ ...item, ...decided(decision!, item.draft) });
};

const groupOf = (draft: Draft, all: readonly StoredIntakeFile[]): FileGroup => {
  const files = all.filter((file) => !isCopy(file));
  const twice = (side: ScanSide) => files.filter((file) => file.side === side).length > 1;
  const left: LeftReason | null = twice('front') || twice('back') ? 'same-side-twice' : null;
  return { files: files as readonly GroupFile[], copies: [], draft, numbers: [], domains: [], left };
};
