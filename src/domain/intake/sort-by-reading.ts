/**
 * Sorts the files that their names left open by what was read on them: papers of one number belong together, backs go to their fronts,
 * each paper to its template or its row of the customer list. What is not proved stays a question.
 */

import type { ScanSide } from '../picture/picture.ts';
import type { ScanReading } from '../reading/reading.ts';
import { type FileGroup, groupFiles } from './group-files.ts';
import { blankDraft, type Draft, intakeLimits, isLabel, type LeftReason, type ListedFile } from './intake.ts';
import type { Decision } from './match-groups.ts';
import { ownFacts } from './own-facts.ts';
import { pairBacks } from './pair-backs.ts';
import { factsOf, isStrong, type PaperFacts } from './paper-facts.ts';
import { findOwner, type Register } from './paper-owner.ts';
import { foldName } from './read-name.ts';
import { giveReadSides, isSideTwice, type SidedFile } from './read-sides.ts';

export type SortFile = ListedFile & {
  readonly id: string;
  /** As it is held now. */
  readonly side: ScanSide;
  /** Nobody said the side. */
  readonly guessed: boolean;
  /** null: it could not be read. */
  readonly reading: ScanReading | null;
};

export type SortItem = {
  readonly files: readonly SortFile[];
  /** A person put these files together. */
  readonly isFixed: boolean;
};

/** A front that lies on its template already. */
export type PlacedFront = { readonly file: SortFile; readonly template: string };

export type SortInput = {
  /** What is open. */
  readonly items: readonly SortItem[];
  readonly placed: readonly PlacedFront[];
  /** All files of the intake: names are understood beside one another. */
  readonly all: readonly ListedFile[];
  readonly register: Register;
  /** Decisions that wait already. */
  readonly claimed: readonly Decision[];
};

export type SortedGroup = {
  readonly files: readonly SidedFile[];
  /** null: nothing of it was read, it stays as it is. */
  readonly decision: Decision | null;
};

type Read = { readonly file: SortFile; readonly facts: PaperFacts | null };

type Unit = { readonly reads: readonly Read[]; readonly said: Draft; readonly isFixed: boolean };

export const sortByReading = ({ items, placed, all, register, claimed }: SortInput): SortedGroup[] => {
  const units = joinNumbers(unitsOf(items, all));
  const paths = all.map(({ path }) => path);
  const decided = units.map((unit) => ({ unit, decision: decide(unit, register) }));
  return claim(joinBacks(decided, placed, paths, register), claimed);
};

/** Files that belong together by their names, by a person, or by nothing yet: then each stands alone. */
const unitsOf = (items: readonly SortItem[], all: readonly ListedFile[]): Unit[] => {
  const open = Map.groupBy(
    items.flatMap(({ files, isFixed }) => (isFixed ? [] : files)),
    ({ path }) => path,
  );
  const named = groupFiles(all).groups.flatMap((group): Unit[] => {
    const reads = [...group.files, ...group.copies].flatMap(({ path }) => {
      // A path that came twice stands in the names twice.
      const file = open.get(path)?.shift();
      return file ? [readOf(file)] : [];
    });
    const unit = { reads, said: saidBy(group), isFixed: false };
    return reads.length === 0
      ? []
      : keepsTogether(unit)
        ? [unit]
        : reads.map((read) => ({ ...unit, reads: [read] }));
  });
  const fixed = items
    .filter(({ isFixed }) => isFixed)
    .map(({ files }): Unit => ({ reads: files.map(readOf), said: blankDraft, isFixed: true }));
  return [...fixed, ...named];
};

const readOf = (file: SortFile): Read => ({ file, facts: file.reading && factsOf(file.reading) });

/** The name of a camera, of a chat or of the file alone says nothing of the holder. */
const saidBy = ({ draft, left }: FileGroup): Draft =>
  left === 'no-name' || isLabel(draft) ? { ...draft, zh: '', en: '' } : draft;

/** Names put papers of several numbers, or a paper and something else, together. */
const keepsTogether = ({ reads }: Unit): boolean =>
  new Set(strongOf(reads)).size <= 1 &&
  (reads.length === 1 || reads.every(({ facts }) => facts === null || !(facts.isBlank || facts.isForeign)));

const strongOf = (reads: readonly Read[]): string[] =>
  reads.flatMap(({ facts }) => (facts && isStrong(facts.number) ? [facts.number.value] : []));

/** Files with the same bytes, and papers of one number, are one thing. */
const joinNumbers = (units: readonly Unit[]): Unit[] => {
  const joined: Unit[] = [];
  const places = new Map<string, number>();
  for (const unit of units) {
    const keys = unit.isFixed
      ? []
      : [
          ...strongOf(unit.reads),
          ...unit.reads.flatMap(({ file }) => (file.sha256 ? [`sha ${file.sha256}`] : [])),
        ];
    const at = keys.map((key) => places.get(key)).find((place) => place !== undefined) ?? joined.length;
    const there = joined[at];
    joined[at] = there ? mergeUnits(there, unit) : unit;
    for (const key of keys) places.set(key, at);
  }
  return joined;
};

const mergeUnits = (a: Unit, b: Unit): Unit => ({
  reads: [...a.reads, ...b.reads],
  said: a.said.zh + a.said.en === '' ? b.said : withOther(a.said, b.said),
  isFixed: a.isFixed || b.isFixed,
});

/** Two names for one paper: neither is the answer. */
const withOther = (a: Draft, b: Draft): Draft =>
  b.zh + b.en === '' || foldName(a.zh + a.en) === foldName(b.zh + b.en)
    ? a
    : { ...a, zh: [a.zh, b.zh].filter(Boolean).join(' '), en: a.en || b.en };

type Decided = { readonly unit: Unit; readonly decision: Decision | null };

const left = (reason: LeftReason, draft = blankDraft, candidates: readonly string[] = []): Decision => ({
  kind: 'left',
  reason,
  draft,
  candidates,
});

const decide = ({ reads, said, isFixed }: Unit, register: Register): Decision | null => {
  const facts = reads.flatMap((read) => read.facts ?? []);
  if (facts.length === 0) return null;
  if (facts.every(({ isBlank }) => isBlank)) return left('not-a-paper', said);
  if (facts.every(({ isForeign, isBlank }) => isForeign || isBlank)) return left('foreign-paper', said);
  const own = ownFacts(facts, isFixed && new Set(strongOf(reads)).size > 1);
  const owner = findOwner(own, said, register);
  if (own.isAtOdds) return owner;
  const meant = owner.kind === 'matched' ? [owner.template] : owner.kind === 'left' ? owner.candidates : [];
  const draft = owner.kind === 'matched' ? said : owner.draft;
  const distinct = withoutCopies(reads);
  if (distinct.length > intakeLimits.scans) return left('too-many-scans', draft, meant);
  if (isSideTwice(distinct)) return left('same-side-twice', draft, meant);
  if (giveReadSides(distinct) === null) return left('unclear-sides', draft, meant);
  return owner;
};

const withoutCopies = (reads: readonly Read[]): Read[] => [
  ...new Map(reads.map((read) => [read.file.sha256 ?? read.file.id, read])).values(),
];

const residentPapers: ReadonlySet<string> = new Set(['SFZ', 'GAJZZ', 'TWJZZ']);

/** A back that prints no number, and that no name says anything of. */
const isLoneBack = ({ unit: { reads, said, isFixed }, decision }: Decided): boolean => {
  const [read] = reads;
  if (isFixed || decision === null || said.zh + said.en !== '') return false;
  if (withoutCopies(reads).length !== 1 || !read?.facts) return false;
  const { side, number, paper } = read.facts;
  return side === 'back' && !isStrong(number) && residentPapers.has(paper);
};

/** The front of a card whose back is not there yet. */
const loneFront = ({ unit: { reads }, decision }: Decided): Read | null => {
  const [read] = reads;
  if (decision === null || withoutCopies(reads).length !== 1 || !read?.facts) return null;
  return isFront(read.facts) ? read : null;
};

const isFront = ({ side, paper, authority }: PaperFacts): boolean =>
  side === 'front' && residentPapers.has(paper) && authority === '';

/** The template that it goes to, or that is likeliest. */
const meantBy = (decision: Decision | null): string | null => {
  if (decision?.kind === 'matched') return decision.template;
  return decision?.kind === 'left' ? (decision.candidates[0] ?? null) : null;
};

/** Something else was read on it for sure. */
const isNoFront = ({ facts }: Read): boolean =>
  facts !== null &&
  (facts.isBlank ||
    facts.isForeign ||
    facts.side === 'back' ||
    (facts.paper !== '' && !residentPapers.has(facts.paper)));

const joinBacks = (
  decided: readonly Decided[],
  placed: readonly PlacedFront[],
  paths: readonly string[],
  { index }: Register,
): SortedGroup[] => {
  const backs = decided.filter(isLoneBack);
  const open = decided.flatMap((one) => {
    const read = isLoneBack(one) ? null : loneFront(one);
    return read ? [{ one, read, template: meantBy(one.decision) }] : [];
  });
  const there = placed.flatMap(({ file, template }) => {
    const read = readOf(file);
    return read.facts && isFront(read.facts) ? [{ one: null, read, template }] : [];
  });
  const fronts = [...open, ...there];
  const answers = pairBacks(
    fronts.map(({ read: { file, facts }, template }) => ({
      id: file.id,
      path: file.path,
      facts: facts!,
      expires: template === null ? '' : index.expiresOf(template),
    })),
    backs.map(({ unit }) => ({
      id: unit.reads[0]!.file.id,
      path: unit.reads[0]!.file.path,
      facts: unit.reads[0]!.facts!,
    })),
    paths,
    new Set(decided.flatMap(({ unit: { reads } }) => reads.filter(isNoFront).map(({ file }) => file.path))),
  );
  const ofFile = new Map(fronts.map((front) => [front.read.file.id, front]));
  const backOf = new Map<Decided, Decided>();
  const groups: SortedGroup[] = [];
  for (const [at, { front, likely }] of answers.entries()) {
    const back = backs[at]!;
    const found = front === null ? undefined : ofFile.get(front);
    if (found?.one) backOf.set(found.one, back);
    else if (found) groups.push(groupOf(back, { kind: 'matched', template: found.template!, by: 'reading' }));
    else {
      const meant = likely.flatMap((id) => ofFile.get(id)?.template ?? []);
      groups.push(groupOf(back, left('which-front', back.unit.said, [...new Set(meant)])));
    }
  }
  for (const one of decided) {
    if (isLoneBack(one)) continue;
    const back = backOf.get(one);
    const unit = back ? { ...one.unit, reads: [...one.unit.reads, ...back.unit.reads] } : one.unit;
    groups.push(groupOf({ ...one, unit }, one.decision));
  }
  return groups;
};

const groupOf = ({ unit: { reads } }: Decided, decision: Decision | null): SortedGroup => {
  const distinct = withoutCopies(reads);
  const sides =
    giveReadSides(distinct) ?? distinct.map(({ file: { id, side, guessed } }) => ({ id, side, guessed }));
  const kept = new Set(sides.map(({ id }) => id));
  const copies = reads
    .filter(({ file }) => !kept.has(file.id))
    .map(({ file: { id, side, guessed } }) => ({ id, side, guessed }));
  return { files: [...sides, ...copies], decision };
};

/** Two that claim one template, or one new holder, are a question. */
const claim = (groups: readonly SortedGroup[], claimed: readonly Decision[]): SortedGroup[] => {
  const claims = Map.groupBy(
    [...groups.map(({ decision }) => decision), ...claimed].flatMap((decision) => decision ?? []),
    claimOf,
  );
  return groups.map((group) => {
    const { decision } = group;
    if (decision === null || decision.kind === 'left') return group;
    const others = claims.get(claimOf(decision))!;
    if (others.length === 1) return group;
    if (decision.kind === 'matched')
      return { ...group, decision: left('same-template-twice', blankDraft, [decision.template]) };
    // Two people of one name, told apart by their numbers.
    const numbers = others.flatMap((other) => (other.kind === 'new' ? [other.draft.number] : []));
    const areDifferent = !numbers.includes('') && new Set(numbers).size === numbers.length;
    return areDifferent ? group : { ...group, decision: left('same-name-twice', decision.draft) };
  });
};

const claimOf = (decision: Decision): string => {
  if (decision.kind === 'matched') return `template ${decision.template}`;
  return decision.kind === 'new' ? `name ${foldName(decision.draft.zh || decision.draft.en)}` : '';
};
