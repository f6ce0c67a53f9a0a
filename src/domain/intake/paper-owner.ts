/** Whose paper it is that was read: a template, somebody new, or a question for a person. What was read doubtfully ranks, and decides nothing. */

import { certificateRow } from '../certificate/table.ts';
import type { CertificateType } from '../certificate/type.ts';
import { birthOf } from './authority.ts';
import { type CandidateIndex, foldNumber } from './candidate-index.ts';
import { blankDraft, type Draft, type LeftReason } from './intake.ts';
import { contradictsType, type Decision, type ListRow } from './match-groups.ts';
import { differences, mostDifferent } from './near-texts.ts';
import type { OwnFacts } from './own-facts.ts';
import { type FactName, type FactNumber, isStrong, mayBeNumber, surePlaces } from './paper-facts.ts';
import { foldName } from './read-name.ts';

/** Against what it is held. */
export type Register = { readonly index: CandidateIndex; readonly rows: readonly ListRow[] };

export const findOwner = (facts: OwnFacts, said: Draft, register: Register): Decision => {
  const { index, rows } = register;
  const { number } = facts;
  const left = (reason: LeftReason, first: readonly string[] = []): Decision => {
    const ranked = rank(facts, said, register);
    // Of several that may be meant in one way, the likeliest stands first.
    const meant = [...first].sort((a, b) => placeIn(ranked, a) - placeIn(ranked, b));
    const candidates = [...new Set([...meant, ...ranked])];
    return { kind: 'left', reason, draft: leftDraft(facts, said, register), candidates };
  };
  const match = (template: string): Decision => {
    const isStrange =
      (isNamed(said) && !isSaidOf(said, facts, index.namesOf(template))) ||
      isAnothers(facts.name, index.namesOf(template)) ||
      contradictsType(index.typeOf(template), facts.paper);
    return isStrange ? left('contradiction', [template]) : { kind: 'matched', template, by: 'reading' };
  };
  if (facts.isAtOdds) return left('contradiction');
  if (isStrong(number)) {
    const ids = index.byNumber(number.value);
    if (ids.length === 1) return match(ids[0]!);
    if (ids.length > 1) return byNumberAndName(ids, facts, index, match, left);
    const named = rows.filter((row) => foldNumber(row.number) === number.value);
    if (named.length > 0) return ofRow(named, facts, said, { register, match, left });
  }
  return byName(facts, said, { register, match, left });
};

const placeIn = (ranked: readonly string[], id: string): number => {
  const place = ranked.indexOf(id);
  return place < 0 ? ranked.length : place;
};

type Answers = {
  readonly register: Register;
  readonly match: (template: string) => Decision;
  readonly left: (reason: LeftReason, first?: readonly string[]) => Decision;
};

/** Several templates hold one number: the name has to tell them apart. */
const byNumberAndName = (
  ids: readonly string[],
  { name }: OwnFacts,
  index: CandidateIndex,
  match: Answers['match'],
  left: Answers['left'],
): Decision => {
  const same = name?.isSure ? ids.filter((id) => index.namesOf(id).includes(name.folded)) : [];
  return same.length === 1 ? match(same[0]!) : left('several-templates', same.length > 0 ? same : ids);
};

/** The customer list holds the number that was read. */
const ofRow = (
  named: readonly ListRow[],
  facts: OwnFacts,
  said: Draft,
  { register: { index }, match, left }: Answers,
): Decision => {
  const row = named[0]!;
  if (named.some(({ name }) => foldName(name) !== foldName(row.name))) return left('contradiction');
  const names = row.name === '' ? [] : [foldName(row.name)];
  if (isAnothers(facts.name, names) || contradictsType(row.type, facts.paper)) return left('contradiction');
  if (isNamed(said) && !isSaidOf(said, facts, names)) return left('contradiction');
  const ids = row.name === '' ? [] : index.byName(row.name);
  const fitting = ids.filter((id) => ['', foldNumber(row.number)].includes(index.numberOf(id)));
  if (fitting.length > 0) return ids.length === 1 ? match(fitting[0]!) : left('several-templates', fitting);
  // Templates of this name and other numbers are namesakes: the list and the paper say so both.
  return { kind: 'new', draft: newDraft(facts, said, row), by: 'reading' };
};

/** A name that was read for sure and that nobody else has; of a person, the number or the birth date has to agree as far as they go. */
const byName = (facts: OwnFacts, said: Draft, { register, match, left }: Answers): Decision => {
  const { index, rows } = register;
  const name = [facts.name, facts.nameLatin].find((one) => one?.isSure);
  if (!name || facts.paper === '') return left('unclear-reading');
  const ids = narrowed(index.byName(name.value), facts.paper, index);
  const named = rows.filter((row) => foldName(row.name) === name.folded);
  const agreement = (number: string) => agrees(facts, number);
  if (ids.length > 1) {
    // Namesakes: all but one of them are told apart by what else was read.
    const others = ids.filter((id) => agreement(index.numberOf(id)) !== 'no');
    const isOne = others.length === 1 && agreement(index.numberOf(others[0]!)) === 'yes';
    return isOne && !isStrong(facts.number) ? match(others[0]!) : left('several-templates', ids);
  }
  if (named.length > 1) return left('several-templates', ids);
  const [id] = ids;
  if (id !== undefined) {
    const known = agreement(index.numberOf(id));
    if (known === 'no') return left('contradiction', [id]);
    return known === 'yes' ? match(id) : left('unclear-reading', [id]);
  }
  const [row] = named;
  if (row) {
    const known = agreement(foldNumber(row.number));
    if (known === 'no' || contradictsType(row.type, facts.paper)) return left('contradiction');
    if (known === 'unknown') return left('unclear-reading');
    if (isNamed(said) && !isSaidOf(said, facts, [name.folded])) return left('contradiction');
    return { kind: 'new', draft: newDraft(facts, said, row), by: 'reading' };
  }
  if (rows.length > 0) return left('not-listed');
  // Somebody new: the number says so, and that of no template is so much like it that it may be the same with a slip.
  if (!isStrong(facts.number) || index.nearNumber(facts.number.value).some(({ distance }) => distance <= 2))
    return left('unclear-reading');
  if (isNamed(said) && !isSaidOf(said, facts, [name.folded])) return left('contradiction');
  return { kind: 'new', draft: newDraft(facts, said, null), by: 'reading' };
};

const isPersons = (paper: CertificateType | ''): boolean =>
  paper !== '' && certificateRow(paper).holder === 'individual';

/** Whether what was read agrees with a number that is known: people share names, organizations hardly do. */
const agrees = ({ paper, number, birthDate }: OwnFacts, known: string): 'yes' | 'no' | 'unknown' => {
  if (known === '') return 'yes';
  if (isStrong(number)) return number.value === known ? 'yes' : 'no';
  const birth = birthOf(known);
  if (birthDate !== '' && birth !== '') return birth === birthDate ? 'yes' : 'no';
  if (number && surePlaces(number) >= 6) return mayBeNumber(number, known) ? 'yes' : 'no';
  return isPersons(paper) ? 'unknown' : 'yes';
};

const narrowed = (
  ids: readonly string[],
  type: CertificateType | '',
  index: CandidateIndex,
): readonly string[] => {
  const same = ids.filter((id) => index.typeOf(id) === type);
  return ids.length > 1 && same.length > 0 ? same : ids;
};

/** A name that was read for sure and has no character in common with any of these. */
const isAnothers = (name: FactName | null, names: readonly string[]): boolean => {
  const own = names.filter((one) => isHan(one) === isHan(name?.folded ?? ''));
  return (
    name?.isSure === true &&
    own.length > 0 &&
    !own.some((one) => [...one].some((char) => name.folded.includes(char)))
  );
};
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

const isNamed = ({ zh, en }: Draft): boolean => zh + en !== '';

/** The file name means one of these, or the one who acts for them. */
const isSaidOf = (
  { zh, en }: Draft,
  { legalRepresentative }: OwnFacts,
  names: readonly string[],
): boolean => {
  const parts = [zh, en, ...zh.split(' ')].map(foldName).filter((part) => part !== '');
  const meant = [...names, foldName(legalRepresentative)].filter((name) => name !== '');
  return names.length === 0 || parts.some((part) => meant.includes(part));
};

/** Templates that may be meant, likeliest first. */
const rank = ({ number, name, nameLatin }: OwnFacts, said: Draft, { index, rows }: Register): string[] => {
  const scores = new Map<string, number>();
  const add = (id: string, score: number) => scores.set(id, (scores.get(id) ?? 0) + score);
  if (number) for (const { id, distance } of index.nearNumber(number.value)) add(id, 60 - 10 * distance);
  for (const one of [name, nameLatin])
    if (one) for (const { id, distance } of index.nearName(one.value)) add(id, 30 - 10 * distance);
  for (const one of [said.zh, said.en, ...said.zh.split(' ')])
    if (one !== '') for (const id of index.byName(one)) add(id, 15);
  const row = nearestRow({ number, name }, rows);
  if (row) for (const id of [...index.byNumber(row.number), ...index.byName(row.name)]) add(id, 25);
  return [...scores].sort((a, b) => b[1] - a[1]).map(([id]) => id);
};

/** The one row that is most like what was read; null where none is, or two are. */
const nearestRow = (
  { number, name }: Pick<OwnFacts, 'number' | 'name'>,
  rows: readonly ListRow[],
): ListRow | null => {
  const scored = rows
    .map((row) => ({ row, score: likeness(row, number, name) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  return scored[0] && scored[0].score > (scored[1]?.score ?? 0) ? scored[0].row : null;
};

const likeness = (row: ListRow, number: FactNumber | null, name: FactName | null): number => {
  const likenessOf = (read: string, listed: string, most: number): number => {
    const different = differences(read, listed);
    return listed !== '' && different <= mostDifferent(read) ? most - 10 * different : 0;
  };
  return (
    (number ? likenessOf(number.value, foldNumber(row.number), 60) : 0) +
    (name ? likenessOf(name.folded, foldName(row.name), 30) : 0)
  );
};

/** What a new template begins with: the list's words where it has any, else those of the paper that are sure. */
const newDraft = (facts: OwnFacts, said: Draft, row: ListRow | null): Draft => {
  const { paper, number } = facts;
  return {
    ...namesOf(facts, row),
    type: row?.type || paper || said.type,
    number: row?.number || (number?.trust === 'certain' ? number.value : ''),
    customer: row?.customer || said.customer,
    target: said.target,
  };
};

const namesOf = ({ name, nameLatin }: OwnFacts, row: ListRow | null): Pick<Draft, 'zh' | 'en'> => {
  const sure = [name, nameLatin].filter((one) => one?.isSure).map((one) => one!.value);
  const texts = row && row.name !== '' ? [row.name] : sure;
  return {
    zh: texts.find(isHan) ?? '',
    en: texts.find((text) => !isHan(text)) ?? '',
  };
};

/** For a person to compare with the picture: what was read, sure or not, and beside the likeliest row of the list what that says. */
const leftDraft = (facts: OwnFacts, said: Draft, { rows }: Register): Draft => {
  const row = nearestRow(facts, rows);
  if (row) return newDraft(facts, said, row);
  const { name, nameLatin, number, paper } = facts;
  const [zh, en] = [name, nameLatin].map((one) => one?.value ?? '') as [string, string];
  return {
    ...blankDraft,
    zh: isHan(zh) || said.zh === '' ? zh : said.zh,
    en: en || said.en,
    type: paper || said.type,
    number: isStrong(number) ? number.value : '',
    customer: said.customer,
    target: said.target,
  };
};
