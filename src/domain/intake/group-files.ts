/** Sorts the files of a folder into the scans of one template each. Every file ends up in exactly one place. */
import type { CertificateType } from '../certificate/type.ts';
import type { ScanSide } from '../picture/picture.ts';
import { compareNaturally, fileName, isHidden, whyUseless } from './file-names.ts';
import {
  blankDraft,
  type Draft,
  type GroupFile,
  intakeLimits,
  type LeftReason,
  type ListedFile,
} from './intake.ts';
import { type NumberRole, roleOfFolderNumbers, roleOfNumbers, withNumber } from './name-numbers.ts';
import { foldName, type NameReading, readName } from './read-name.ts';

/** Files that belong together, with what their names say of them. */
export type FileGroup = {
  readonly files: readonly GroupFile[];
  /** Files with the same bytes as one of `files`, whose path `of` is: they are that scan, and no second one. */
  readonly copies: readonly Copy[];
  readonly draft: Draft;
  readonly numbers: readonly string[];
  readonly domains: readonly string[];
  /** Why a person has to decide; null where the names are clear. */
  readonly left: LeftReason | null;
};

export type Copy = ListedFile & { readonly of: string };

export type Grouping = {
  readonly groups: readonly FileGroup[];
  /** Hidden files and those that systems put into folders by themselves. */
  readonly hidden: readonly ListedFile[];
};

type Read = {
  readonly file: ListedFile;
  readonly reading: NameReading;
  readonly folders: readonly NameReading[];
  readonly folderNames: readonly string[];
  /** What the number behind its name is for. */
  readonly numbers: NumberRole;
};

/** Groups files by folder and name. The order of the files does not matter. */
export const groupFiles = (files: readonly ListedFile[]): Grouping => {
  const hidden: ListedFile[] = [];
  const groups: FileGroup[] = [];
  const reads: Read[] = [];
  const sorted = [...files].sort((a, b) => compareNaturally(a.path, b.path));
  for (const file of sorted) {
    if (isHidden(file.path)) hidden.push(file);
    else {
      const useless = whyUseless(file);
      if (useless) groups.push(alone(file, useless));
      else reads.push(readPath(file));
    }
  }
  const byKey = Map.groupBy(withoutStrangers(withNumbers(reads)), keyOf);
  for (const some of byKey.values()) groups.push(...toGroups(some));
  return { groups, hidden };
};

const readPath = (file: ListedFile): Read => {
  const parts = file.path.split('/');
  const folderNames = parts.slice(0, -1);
  return {
    file,
    reading: readName(fileName(file.path).replace(/\.[^.]+$/u, '')),
    folders: folderNames.map(readName),
    folderNames,
    numbers: 'counter',
  };
};

/** Numbers behind names, read beside those of the same folder: see `roleOfNumbers`. */
const withNumbers = (reads: readonly Read[]): Read[] => {
  const tails = new Map<string, Set<string>>();
  for (const { folders, folderNames } of reads)
    for (const [at, { tail }] of folders.entries()) {
      const key = folderKey(folders, folderNames, at);
      if (tail !== '') tails.set(key, (tails.get(key) ?? new Set()).add(tail));
    }
  const inFolders = reads.map((read) => ({
    ...read,
    folders: read.folders.map((folder, at) =>
      roleOfFolderNumbers([...(tails.get(folderKey(read.folders, read.folderNames, at)) ?? [])]) === 'name'
        ? withNumber(folder)
        : folder,
    ),
  }));
  const numbered = Map.groupBy(inFolders, ({ reading, folderNames }) =>
    reading.order === null ? '' : `${folderNames.join('/')}|${nameKey(reading)}`,
  );
  return [...numbered].flatMap(([key, some]) => {
    if (key === '') return some;
    const role = roleOfNumbers(
      some.map((read) => ({
        tail: read.reading.tail || `(${read.reading.order})`,
        side: read.reading.side,
        type: typeOf(read),
      })),
      saysWho(some[0]!.reading),
    );
    return some.map((read) => ({
      ...read,
      numbers: role,
      reading: role === 'name' ? withNumber(read.reading) : read.reading,
    }));
  });
};

const folderKey = (folders: readonly NameReading[], folderNames: readonly string[], at: number): string =>
  `${folderNames.slice(0, at).join('/')}|${nameKey(folders[at]!)}`;

/**
 * The folder that was chosen names a holder only when it is one holder's own: nothing in it names anybody else, and no more lies in
 * it than one certificate has sides. Otherwise it is where scans are gathered, and its name says nothing.
 */
const withoutStrangers = (reads: readonly Read[]): Read[] =>
  [...Map.groupBy(reads, ({ folderNames }) => folderNames[0] ?? '')].flatMap(([top, some]) => {
    if (top === '' || isOneHolders(some)) return some;
    return some.map((read) => ({
      ...read,
      folders: [{ ...read.folders[0]!, ...nobody }, ...read.folders.slice(1)],
    }));
  });

const nobody = { chinese: [], latin: '', numbers: [], domains: [] };

const isOneHolders = (reads: readonly Read[]): boolean =>
  reads.length <= intakeLimits.scans &&
  reads.filter(({ reading }) => reading.side === null).length <= 2 &&
  reads.every(
    ({ reading, folders }) =>
      (!saysWho(reading) || nameKey(reading) === nameKey(folders[0]!)) && !folders.slice(1).some(saysWho),
  );

const hasName = ({ chinese, latin }: NameReading): boolean => chinese.length > 0 || latin.length > 1;
const saysWho = (reading: NameReading): boolean =>
  hasName(reading) || reading.numbers.some(isPaperNumber) || reading.domains.length > 0;

/** A time stamp is no number of a paper. */
const isPaperNumber = (text: string): boolean => !/^(?:19|20)\d{6,12}$/u.test(text);

/** The folder that names the holder: the innermost that names anybody. */
const holderFolder = ({ folders }: Read): number => folders.findLastIndex(saysWho);

const nameKey = ({ chinese, latin, numbers, domains }: NameReading): string => {
  const name = foldName([...chinese, latin].join(''));
  return name || numbers.filter(isPaperNumber).join(' ') || domains.join(' ');
};

/** Two files belong together when they lie in one folder and name the same holder, by themselves or by their folder. */
const keyOf = (read: Read): string => {
  const { reading, folders, folderNames } = read;
  const at = holderFolder(read);
  const folderKey = at < 0 ? '' : nameKey(folders[at]!);
  const own = saysWho(reading) ? nameKey(reading) : '';
  if (own !== '' && own !== folderKey) return `${folderNames.join('/')}|${own}`;
  // Papers of one holder may lie in folders of their own below the holder's.
  if (folderKey !== '') return `${folderNames.slice(0, at + 1).join('/')}|${folderKey}`;
  // Nobody is named: a plain pair of sides belongs together, anything else stands alone.
  const bare = reading.side !== null && reading.numbers.length === 0;
  if (!bare) return `${read.file.path}|`;
  return `${folderNames.join('/')}|${read.numbers === 'name' ? `#${reading.order}` : ''}`;
};

const typeOf = ({ reading, folders }: Read): CertificateType | '' =>
  reading.type || (folders.findLast((folder) => folder.type !== '')?.type ?? '');

const toGroups = (reads: readonly Read[]): FileGroup[] => {
  const who = whoOf(reads[0]!);
  const types = [...new Set(reads.map(typeOf).filter((type) => type !== ''))];
  const make = (all: readonly Read[], left: LeftReason | null): FileGroup => {
    const { some, copies } = withoutCopies(all);
    const type = types.find((one) => some.some((read) => typeOf(read) === one)) ?? '';
    const readings = some.flatMap((read) => [
      read.reading,
      ...read.folders.slice(Math.max(0, holderFolder(read))),
    ]);
    const { files, problem } = giveSides(some);
    return {
      files,
      copies,
      draft: { ...who.draft, type },
      numbers: [...new Set(readings.flatMap((one) => one.numbers).filter(isPaperNumber))],
      domains: [...new Set(readings.flatMap((one) => one.domains))],
      left: left ?? who.left ?? problem,
    };
  };
  if (withoutCopies(reads).some.length > intakeLimits.scans)
    return reads.map((read) => make([read], 'too-many-scans'));
  if (types.length < 2) return [make(reads, null)];
  // One template holds one paper: which of several is meant, a person says.
  const byType = new Map<string, Read[]>();
  for (const read of reads) byType.set(typeOf(read), [...(byType.get(typeOf(read)) ?? []), read]);
  return [...byType.values()].map((some) => make(some, 'several-papers'));
};

const namesBetter = (a: Read, b: Read): boolean =>
  (a.reading.side === null) === (b.reading.side === null)
    ? a.file.path.length < b.file.path.length
    : a.reading.side !== null;

/** Equal bytes are one scan: the name that says a side stays, then the shortest; the others are told as its copies. */
const withoutCopies = (reads: readonly Read[]): { some: readonly Read[]; copies: readonly Copy[] } => {
  const kept = new Map<string, Read>();
  for (const read of reads) {
    const { sha256 } = read.file;
    const known = sha256 === undefined ? undefined : kept.get(sha256);
    if (known === undefined || namesBetter(read, known)) kept.set(sha256 ?? `|${read.file.path}`, read);
  }
  const scans = new Set(kept.values());
  const some = reads.filter((read) => scans.has(read));
  const copies = reads
    .filter((read) => !scans.has(read))
    .map(({ file }) => ({ ...file, of: kept.get(file.sha256 ?? '')!.file.path }));
  return { some, copies };
};

/** Who is named, and the customer: the folder above, below the one that was chosen. */
const whoOf = (read: Read): { draft: Draft; left: LeftReason | null } => {
  const at = holderFolder(read);
  const own = saysWho(read.reading);
  const naming = own ? read.reading : at < 0 ? null : read.folders[at]!;
  if (naming === null) return { draft: blankDraft, left: 'no-name' };
  const { chinese, latin } = naming;
  const above = read.folders.findLastIndex(
    (folder, index) =>
      index >= 1 && hasName(folder) && (own || index < at) && nameKey(folder) !== nameKey(naming),
  );
  const customer = above < 0 ? '' : read.folderNames[above]!;
  return {
    draft: { ...blankDraft, zh: chinese.length === 1 ? chinese[0]! : chinese.join(' '), en: latin, customer },
    left: chinese.length > 1 ? 'several-names' : null,
  };
};

/** Sides by words, then by counters, then in order. Two files that claim one side are a question. */
const giveSides = (reads: readonly Read[]): { files: GroupFile[]; problem: LeftReason | null } => {
  const said = reads.map(({ reading }) => reading.side);
  const unsaid = reads.filter((_, index) => said[index] === null);
  const orders = unsaid.map(({ reading }) => reading.order);
  const counted =
    unsaid.length === reads.length && new Set(orders).size === orders.length && !orders.includes(null);
  const taken = new Set(said);
  let problem: LeftReason | null = null;
  if (said.filter((side) => side === 'front').length > 1 || said.filter((side) => side === 'back').length > 1)
    problem = 'same-side-twice';
  else if (
    (!counted && unsaid.length > 2) ||
    (reads.length > 1 && reads.some(({ numbers }) => numbers === 'unclear'))
  )
    problem = 'unclear-sides';
  const next = (): ScanSide => {
    const side = !taken.has('front') ? 'front' : !taken.has('back') ? 'back' : 'page';
    taken.add(side);
    return side;
  };
  const inOrder = counted
    ? [...reads].sort((a, b) => (a.reading.order ?? 0) - (b.reading.order ?? 0))
    : reads;
  const files = inOrder.map(({ file, reading }) => ({
    ...file,
    side: reading.side ?? next(),
    guessed: reading.side === null,
  }));
  return { files: files.sort((a, b) => sideOrder[a.side] - sideOrder[b.side]), problem };
};

const sideOrder: Readonly<Record<ScanSide, number>> = { front: 0, back: 1, page: 2, proof: 3 };

const alone = (file: ListedFile, left: LeftReason): FileGroup => ({
  files: [{ ...file, side: 'page', guessed: true }],
  copies: [],
  draft: blankDraft,
  numbers: [],
  domains: [],
  left,
});
