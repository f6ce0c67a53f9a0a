/** Finds the template that a group of scans belongs to, or says why a person has to. Nothing is guessed where two answers are possible. */
import { certificateRow } from '../certificate/table.ts';
import type { CertificateType } from '../certificate/type.ts';
import { checkNumber } from '../number/check-number.ts';
import { type CandidateIndex, foldNumber } from './candidate-index.ts';
import type { FileGroup } from './group-files.ts';
import { type Draft, isLabel, type LeftReason, type MatchBasis } from './intake.ts';
import { foldName } from './read-name.ts';

/** A row of the customer list, by the columns that an intake knows. */
export type ListRow = {
  /** Name of a file or folder; `''` where the list names none. */
  readonly file: string;
  readonly name: string;
  readonly type: CertificateType | '';
  readonly number: string;
  readonly customer: string;
};

export type Decision =
  | { readonly kind: 'matched'; readonly template: string; readonly by: MatchBasis }
  | { readonly kind: 'new'; readonly draft: Draft; readonly by: MatchBasis | null }
  | {
      readonly kind: 'left';
      readonly reason: LeftReason;
      readonly draft: Draft;
      /** Ids of templates that a person may mean. */
      readonly candidates: readonly string[];
    };

/**
 * Decides over all groups of one intake together: two that claim one template, or one new name, are a question. `claimed` are
 * decisions of before that still wait.
 */
export const matchGroups = (
  groups: readonly FileGroup[],
  index: CandidateIndex,
  list: readonly ListRow[] = [],
  claimed: readonly Decision[] = [],
  /** Papers are read: what files are called makes no template of its own. */
  isRead = false,
): Decision[] => {
  const rows = indexList(list);
  const decisions = groups.map((group) => {
    const decision = decide(group, index, rows);
    const isOpen = isRead && decision.kind === 'new' && decision.by === null && isLabel(decision.draft);
    return isOpen ? left('no-name', decision.draft) : decision;
  });
  const claims = new Map<string, number>();
  for (const decision of [...decisions, ...claimed]) {
    const claim = claimOf(decision);
    if (claim) claims.set(claim, (claims.get(claim) ?? 0) + 1);
  }
  return decisions.map((decision, at): Decision => {
    const claim = claimOf(decision);
    if (!claim || claims.get(claim) === 1) return decision;
    return decision.kind === 'matched'
      ? left('same-template-twice', groups[at]!.draft, [decision.template])
      : left('same-name-twice', decision.kind === 'new' ? decision.draft : groups[at]!.draft);
  });
};

const claimOf = (decision: Decision): string | null => {
  if (decision.kind === 'matched') return `template ${decision.template}`;
  return decision.kind === 'new' ? `name ${foldName(decision.draft.zh || decision.draft.en)}` : null;
};

const left = (reason: LeftReason, draft: Draft, candidates: readonly string[] = []): Decision => ({
  kind: 'left',
  reason,
  draft,
  candidates,
});

const decide = (group: FileGroup, index: CandidateIndex, rows: RowIndex): Decision => {
  const row = rows.find(group);
  if (row === 'several') return left('contradiction', group.draft);
  const draft = completeDraft(row ? withRow(group.draft, row) : group.draft, group.numbers);
  const names = [draft.zh, draft.en].filter((name) => name !== '');
  const numbers = [...group.numbers, ...(row ? [row.number] : [])];
  const sureNumber = agree(numbers.map(index.byNumber));
  const sureDomain = agree(group.domains.map(index.byDomain));
  const sureName = agree([names.flatMap(index.byName)]);
  const found: [MatchBasis, readonly string[]][] = [
    ['number', sureNumber],
    ['domain', sureDomain],
    ['name', narrow(sureName, draft.type, index)],
  ];
  const all = [...new Set(found.flatMap(([, ids]) => ids))];
  const known = row !== null || (group.left === 'several-names' && sureName.length === 1);
  if (group.left !== null && !(known && isAboutNames(group.left)))
    return left(group.left, draft, [...new Set([...all, ...partsOf(group, index)])]);
  // A number is one paper's; a domain or a name may be several people's, so what the number says narrows them.
  const [best] = found.filter(([, ids]) => ids.length > 0);
  if (best) {
    const agreeing = found.reduce(
      (ids, [, more]) => (more.length === 0 ? ids : ids.filter((id) => more.includes(id))),
      best[1],
    );
    if (agreeing.length === 0) return left('contradiction', draft, all);
    if (agreeing.length > 1) return left('several-templates', draft, agreeing);
    const [template] = agreeing as [string];
    const strange = names.length > 0 && !sureName.includes(template) && index.namesOf(template).length > 0;
    if (strange || contradictsType(index.typeOf(template), draft.type))
      return left('contradiction', draft, agreeing);
    return { kind: 'matched', template, by: row && best[0] !== 'domain' ? 'list' : best[0] };
  }
  if (names.length === 0) return left('no-name', draft);
  return { kind: 'new', draft, by: row ? 'list' : null };
};

/** Questions that a list, or a template of exactly this name, answers. */
const isAboutNames = (reason: LeftReason): boolean => reason === 'no-name' || reason === 'several-names';

/** Templates that one of several names means: proposals only. */
const partsOf = ({ draft, left: reason }: FileGroup, index: CandidateIndex): readonly string[] =>
  reason === 'several-names' ? draft.zh.split(' ').flatMap(index.byName) : [];

const agree = (found: readonly (readonly string[])[]): readonly string[] => [...new Set(found.flat())];

/** Of several templates with one name, those whose paper is the one that the file says. */
const narrow = (
  ids: readonly string[],
  type: CertificateType | '',
  index: CandidateIndex,
): readonly string[] => {
  if (ids.length < 2 || type === '') return ids;
  const same = ids.filter((id) => index.typeOf(id) === type);
  return same.length > 0 ? same : ids;
};

/** A person's paper is not an organization's; two kinds of paper of one person are for a person to decide. */
export const contradictsType = (own: CertificateType | '', said: CertificateType | ''): boolean => {
  if (own === '' || said === '' || own === said) return false;
  const [a, b] = [certificateRow(own).holder, certificateRow(said).holder];
  return a === 'individual' || b === 'individual';
};

/** A number in a file name is taken as typed only where exactly one kind of paper fits it. */
const completeDraft = (draft: Draft, numbers: readonly string[]): Draft => {
  if (draft.number !== '' || numbers.length !== 1) return draft;
  const [number] = numbers as [string];
  const fits = (kind: CertificateType): boolean => number.length === 18 && checkNumber(kind, number).valid;
  if (draft.type !== '') return fits(draft.type) ? { ...draft, number } : draft;
  const [person, organization] = [fits('SFZ'), fits('TYDM')];
  if (person === organization) return draft;
  return { ...draft, number, type: person ? 'SFZ' : fits('YYZZ') ? 'YYZZ' : 'TYDM' };
};

const withRow = (draft: Draft, row: ListRow): Draft => ({
  zh: /\p{Script=Han}/u.test(row.name) ? row.name : row.name === '' ? draft.zh : '',
  en: row.name !== '' && !/\p{Script=Han}/u.test(row.name) ? row.name : row.name === '' ? draft.en : '',
  type: row.type || draft.type,
  number: row.number || draft.number,
  customer: row.customer || draft.customer,
});

type RowIndex = { find(group: FileGroup): ListRow | 'several' | null };

/** A row speaks of a group when it names one of its files, one of its folders, its holder or its number. */
const indexList = (list: readonly ListRow[]): RowIndex => {
  const byFile = new Map<string, ListRow[]>();
  const byName = new Map<string, ListRow[]>();
  const byNumber = new Map<string, ListRow[]>();
  const note = (map: Map<string, ListRow[]>, key: string, row: ListRow): void => {
    if (key !== '') map.set(key, [...(map.get(key) ?? []), row]);
  };
  for (const row of list) {
    note(byFile, foldPath(row.file), row);
    note(byName, foldName(row.name), row);
    note(byNumber, foldNumber(row.number), row);
  }
  return {
    find: ({ files, draft, numbers }) => {
      if (list.length === 0) return null;
      const named = files.flatMap(({ path }) => pathKeys(path).flatMap((key) => byFile.get(key) ?? []));
      const said = [
        ...numbers.flatMap((number) => byNumber.get(foldNumber(number)) ?? []),
        ...[draft.zh, draft.en].filter(Boolean).flatMap((name) => byName.get(foldName(name)) ?? []),
      ];
      const rows = new Set(named.length > 0 ? named : said);
      if (rows.size > 1) return 'several';
      return [...rows][0] ?? null;
    },
  };
};

const foldPath = (path: string): string => path.normalize('NFKC').replaceAll('\\', '/').toLowerCase().trim();

/** A list may name a file with or without its folders and its extension, or the folder that it lies in. */
const pathKeys = (path: string): string[] => {
  const folded = foldPath(path);
  const parts = folded.split('/');
  const tails = parts.map((_, at) => parts.slice(at).join('/'));
  const folders = parts.slice(0, -1).flatMap((_, at) => [parts[at]!, parts.slice(0, at + 1).join('/')]);
  return [...new Set([...tails, ...tails.map((tail) => tail.replace(/\.[^./]+$/u, '')), ...folders])];
};
