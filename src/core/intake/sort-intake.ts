/** Sorts what names left open by what was read on it, in one transaction: a crash leaves the intake as it was, or sorted. */
import { setImmediate } from 'node:timers/promises';
import { isReadable } from '#domain/intake/intake';
import {
  type PlacedFront,
  type SortedGroup,
  type SortFile,
  sortByReading,
} from '#domain/intake/sort-by-reading';
import type { ScanReading } from '#domain/reading/reading';
import type { DeskContext } from '../ports/desk-context.ts';
import type { StoredIntakeFile, StoredItem } from '../ports/intakes.ts';
import { isCopy } from './copies.ts';
import { blankItem, claimOf, decided, readIndex } from './decide-items.ts';
import { readingOf } from './read-files.ts';

export const sortIntake = async (context: DeskContext): Promise<void> => {
  const { intakes, readsIntake } = context;
  const intake = intakes.open();
  if (!intake || !readsIntake || !intakes.items(intake.id).some(isSortable)) return;
  const readings = await readReadings(context, intake.id);
  const index = await readIndex(context);
  // Nothing is awaited from here on, so that nothing changes in between.
  if (intakes.open()?.id !== intake.id) return;
  const items = intakes.items(intake.id);
  const files = intakes.files(intake.id);
  const byItem = Map.groupBy(files, ({ item }) => item);
  const sortable = items.filter((item) => isSortable(item) && canMove(byItem.get(item.id) ?? []));
  const toSort = (file: StoredIntakeFile): SortFile => ({
    ...file,
    sha256: file.sha256 ?? undefined,
    reading: readings.get(file.id) ?? null,
  });
  const groups = sortByReading({
    items: sortable.map(({ id, fixed }) => ({
      isFixed: fixed,
      files: (byItem.get(id) ?? []).map(toSort),
    })),
    placed: placedFronts(items, byItem, toSort),
    all: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256: sha256 ?? undefined })),
    register: { index, rows: intakes.listOf(intake.id) },
    claimed: items.flatMap(claimOf),
  });
  intakes.together(() => keepGroups(context, intake.id, sortable, groups));
};

/** Left for what names say, and not decided by a person. */
const isSortable = ({ decision, state, reason, by, template, created }: StoredItem): boolean =>
  decision === 'left' &&
  state === 'done' &&
  by !== 'person' &&
  template === null &&
  !created &&
  reason !== null &&
  isReadable(reason);

const canMove = (files: readonly StoredIntakeFile[]): boolean =>
  files.length > 0 && files.every(({ state }) => state === 'kept' || state === 'refused');

const readReadings = async (
  context: DeskContext,
  intake: string,
): Promise<ReadonlyMap<string, ScanReading>> => {
  const readings = new Map<string, ScanReading>();
  for (const [at, file] of context.intakes.files(intake).entries()) {
    const reading = readingOf(context, file);
    if (reading) readings.set(file.id, reading);
    if (at % 100 === 99) await setImmediate();
  }
  return readings;
};

/** Fronts on their templates to which no back came yet. */
const placedFronts = (
  items: readonly StoredItem[],
  byItem: ReadonlyMap<string, readonly StoredIntakeFile[]>,
  toSort: (file: StoredIntakeFile) => SortFile,
): PlacedFront[] => {
  const attached = items.flatMap(({ id, template }) =>
    template === null
      ? []
      : (byItem.get(id) ?? []).flatMap((file) => (file.state === 'attached' ? [{ file, template }] : [])),
  );
  const withBack = new Set(
    attached.filter(({ file }) => file.side === 'back').map(({ template }) => template),
  );
  return attached
    .filter(({ template }) => !withBack.has(template))
    .map(({ file, template }) => ({ file: toSort(file), template }));
};

/** Groups take the items of their files over, so that what a person looks at stays in its place; unchanged ones are not touched. */
const keepGroups = (
  { intakes, newId }: DeskContext,
  intake: string,
  sortable: readonly StoredItem[],
  groups: readonly SortedGroup[],
): void => {
  const items = new Map(sortable.map((item) => [item.id, item]));
  // What stays as it is keeps its item.
  for (const { files, decision } of groups)
    if (decision === null) for (const { id } of files) items.delete(intakes.file(id).item);
  for (const { files, decision } of groups) {
    if (decision === null) continue;
    const stored = files.map(({ id }) => intakes.file(id));
    const own = stored.map(({ item }) => items.get(item)).find((item) => item !== undefined);
    const item = own ?? blankItem(newId());
    items.delete(item.id);
    if (!own) intakes.addItem(intake, item, []);
    for (const [at, file] of stored.entries()) {
      const { side, guessed } = files[at]!;
      const next = isCopy(file) ? { ...file, item: item.id } : { ...file, item: item.id, side, guessed };
      if (hasChanged(file, next)) intakes.saveFile(next);
    }
    const after = decided(decision, item.draft);
    const next: StoredItem = { ...item, ...after, ...(decision.kind === 'left' ? { state: 'done' } : {}) };
    if (hasChanged(item, next)) intakes.saveItem(next);
  }
  intakes.dropEmpty(intake);
};

const hasChanged = <T extends object>(before: T, after: T): boolean =>
  JSON.stringify(before) !== JSON.stringify({ ...before, ...after });
