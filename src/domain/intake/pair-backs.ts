/**
 * Backs of resident cards print no number: their authority, their dates and their place in the folder tell whose they are. A back goes
 * to a front only where one answer is possible; else a person is asked, the likeliest front first.
 */
import { birthOf, fitsAge, type Nearness, nearnessOf } from './authority.ts';
import { compareNaturally } from './group-files.ts';
import { isStrong, type PaperFacts } from './paper-facts.ts';

type Front = {
  readonly id: string;
  readonly path: string;
  readonly facts: PaperFacts;
  /** The last day of the card that its template tells; '' where it has none. */
  readonly expires: string;
};

type Back = { readonly id: string; readonly path: string; readonly facts: PaperFacts };

type BackAnswer = {
  readonly back: string;
  /** null: a person is asked. */
  readonly front: string | null;
  /** Fronts that it may belong to, likeliest first. */
  readonly likely: readonly string[];
};

/** `paths`: all files of the folders, since a front and its back follow one another. */
export const pairBacks = (
  fronts: readonly Front[],
  backs: readonly Back[],
  paths: readonly string[],
): BackAnswer[] => {
  const order = followFronts(fronts, backs, paths);
  const bonds = backs.map((back) => fronts.flatMap((front) => bondOf(front, back, order) ?? []));
  const byFront = Map.groupBy(bonds.flat(), ({ front }) => front);
  const answers = backs.map((back, at): BackAnswer => {
    const own = bonds[at]!;
    return { back: back.id, front: choose(own, byFront), likely: ranked(own) };
  });
  const chosen = new Map<string, number>();
  for (const { front } of answers) if (front) chosen.set(front, (chosen.get(front) ?? 0) + 1);
  return answers.map((answer) =>
    answer.front && chosen.get(answer.front)! > 1 ? { ...answer, front: null } : answer,
  );
};

/** A front and a back that nothing keeps apart. */
type Bond = {
  readonly front: string;
  readonly back: string;
  readonly nearness: Nearness;
  /** Its template tells the very day that the back prints. */
  readonly isSameExpiry: boolean;
  readonly isOfAge: boolean;
  /** The back follows this front, in a folder where every back does. */
  readonly follows: 'well' | 'perhaps' | 'no';
};

const bondOf = (front: Front, back: Back, order: Order): Bond | null => {
  if (front.facts.paper !== back.facts.paper && !isPermitBack(front, back)) return null;
  const number = isStrong(front.facts.number) ? front.facts.number.value : '';
  const fits = fitsAge(front.facts.birthDate || birthOf(number), back.facts);
  if (fits === false) return null;
  const { expires } = back.facts;
  return {
    front: front.id,
    back: back.id,
    nearness:
      number === '' || back.facts.authority === '' ? 'silent' : nearnessOf(number, back.facts.authority),
    isSameExpiry: expires !== '' && expires !== 'long-term' && front.expires === expires,
    isOfAge: fits === true,
    follows: order.before.get(back.id) !== front.id ? 'no' : order.isSound(front, back) ? 'well' : 'perhaps',
  };
};

/** Fronts of residence permits print no title, so that one whose number is not read looks like a resident card. */
const isPermitBack = ({ facts }: Front, back: Back): boolean =>
  facts.paper === 'SFZ' &&
  !isStrong(facts.number) &&
  (back.facts.paper === 'GAJZZ' || back.facts.paper === 'TWJZZ');

/** The one front that the back belongs to; null where two answers are possible. */
const choose = (own: readonly Bond[], byFront: ReadonlyMap<string, readonly Bond[]>): string | null => {
  const follower = own.find(({ follows }) => follows === 'well');
  const rivals = (bond: Bond, holds: (other: Bond) => boolean): boolean =>
    own.some((other) => other !== bond && holds(other)) ||
    (byFront.get(bond.front) ?? []).some((other) => other !== bond && holds(other));
  const byExpiry = own.find((bond) => bond.isSameExpiry && bond.nearness !== 'far');
  if (byExpiry && !rivals(byExpiry, ({ isSameExpiry }) => isSameExpiry)) return byExpiry.front;
  if (follower && follower.nearness !== 'far') return follower.front;
  if (follower) return null;
  // Elsewhere than it was issued somebody may live; here and of that age is one person only.
  const near = own.find(({ nearness }) => nearness === 'near');
  const isAlone = near && !rivals(near, ({ nearness }) => nearness !== 'far');
  return near && isAlone && near.isOfAge ? near.front : null;
};

const score = ({ nearness, isSameExpiry, isOfAge, follows }: Bond): number =>
  (isSameExpiry ? 8 : 0) +
  { near: 4, silent: 1, far: 0 }[nearness] +
  { well: 4, perhaps: 2, no: 0 }[follows] +
  (isOfAge ? 1 : 0);

const ranked = (bonds: readonly Bond[]): string[] =>
  [...bonds].sort((a, b) => score(b) - score(a)).map(({ front }) => front);

type Order = {
  /** The front right before each back. */
  readonly before: ReadonlyMap<string, string>;
  isSound(front: Front, back: Back): boolean;
};

/** So many pairs in a row do not follow one another by chance. */
const fewestPairs = 3;

/** In a folder where every back follows a front, and where authorities bear that out, the order tells who belongs together. */
const followFronts = (fronts: readonly Front[], backs: readonly Back[], paths: readonly string[]): Order => {
  const cards = new Map<string, Front | Back>([...fronts, ...backs].map((card) => [card.path, card]));
  const isFront = new Set<Front | Back>(fronts);
  const before = new Map<string, string>();
  const sound = new Set<string>();
  const inFolders = Map.groupBy(paths, (path) => path.slice(0, path.lastIndexOf('/') + 1));
  for (const [folder, some] of inFolders) {
    const row = [...some].sort(compareNaturally).map((path) => cards.get(path));
    const pairs: (readonly [Front, Back])[] = [];
    let isStrict = true;
    for (const [at, card] of row.entries()) {
      if (!card || isFront.has(card)) continue;
      const last = row[at - 1];
      if (last && isFront.has(last)) {
        pairs.push([last as Front, card]);
        before.set(card.id, last.id);
      } else isStrict = false;
    }
    if (isStrict && isBorneOut(pairs)) sound.add(folder);
  }
  return { before, isSound: ({ path }) => sound.has(path.slice(0, path.lastIndexOf('/') + 1)) };
};

const isBorneOut = (pairs: readonly (readonly [Front, Back])[]): boolean => {
  const bonds = pairs.map(([front, back]) =>
    bondOf(front, back, { before: new Map(), isSound: () => false }),
  );
  const near = bonds.filter((bond) => bond?.nearness === 'near').length;
  return near >= fewestPairs && near >= 0.7 * pairs.length && bonds.every((bond) => bond !== null);
};
