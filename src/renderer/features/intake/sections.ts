/** The rows of the list: what needs a person first, then what goes where, then what stays out. */
import type { IntakeFile, IntakeItem } from '#contract/intake-views';
import { isUseless } from '#domain/intake/intake';

export const sections = ['person', 'matched', 'new', 'off'] as const;
export type Section = (typeof sections)[number];

export const sectionOf = ({ decision, state, reason, created }: IntakeItem): Section => {
  if (decision === 'aside' || (reason !== null && isUseless(reason))) return 'off';
  if (decision === 'left' || state === 'failed') return 'person';
  return decision === 'new' || created ? 'new' : 'matched';
};

export type ListRow =
  | { readonly kind: 'head'; readonly section: Section; readonly count: number }
  | { readonly kind: 'item'; readonly item: IntakeItem };

export const rowsOf = (items: readonly IntakeItem[]): ListRow[] => {
  const bySection = Map.groupBy(items, sectionOf);
  return sections.flatMap((section): ListRow[] => {
    const own = bySection.get(section) ?? [];
    if (own.length === 0) return [];
    return [
      { kind: 'head', section, count: own.length },
      ...own.map((item): ListRow => ({ kind: 'item', item })),
    ];
  });
};

/** The item at the top of the list. */
export const firstItem = (items: readonly IntakeItem[]): IntakeItem | null =>
  rowsOf(items).find((row) => row.kind === 'item')?.item ?? null;

/** Items that wait for a person and can be answered now. */
export const waitingForPerson = (items: readonly IntakeItem[]): IntakeItem[] =>
  items.filter((item) => sectionOf(item) === 'person');

/** Files that a password may still open. */
export const lockedFiles = ({ files }: IntakeItem): readonly IntakeFile[] =>
  files.filter(
    ({ finding }) => finding?.code === 'picture-locked' || finding?.code === 'picture-password-wrong',
  );

export const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** What a row is called: its template, the name that its files say, or its first file. */
export const nameOf = ({ template, draft, decision, files }: IntakeItem): string =>
  template?.name ||
  (decision === 'left' ? '' : draft.zh || draft.en) ||
  (files[0] ? fileName(files[0].path) : '');

/** It is another file of its group once more, and counts once. */
export const isCopy = ({ finding }: IntakeFile): boolean => finding?.code === 'picture-same-file';
