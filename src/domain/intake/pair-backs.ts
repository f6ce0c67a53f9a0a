/**
 * Backs of resident cards print no number: their authority, their dates and their place in the folder tell whose they are. A back goes
 * to a front only where one answer is possible; else a person is asked, the likeliest front first.
 */
import { birthOf, fitsAge, type Nearness, nearnessOf } from './authority.ts';
import { compareNaturally } from './file-names.ts';
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

/** `paths`: all files of the folders, since a front and its back follow one another; `strangers` are known to be no such front. */
export const pairBacks = (
  fronts: readonly Front[],
  backs: readonly Back[],
  paths: readonly string[],
  strangers: ReadonlySet<string> = new Set(),
): BackAnswer[] => {
  const order = followFronts(fronts, backs, paths, strangers);
  const bonds = backs.map((back) => fronts.flatMap((front) => bondOf(front, back, order) ?? []));
  const byFront = Map.groupBy(
    bonds.flat().filter(({ isPossible }) => isPossible),
    ({ front }) => front,
  );
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

/** A front and a back of one kind of card. */
type Bond = {
  readonly front: string;
  readonly back: string;
  readonly nearness: Nearness;
  /** Its template tells the very day that the back prints. */
  readonly isSameExpiry: boolean;
  /** A card of these dates is not made for somebody of another age. */
  readonly isPossible: boolean;
  readonly isOfAge: boolean;
  /** The back follows this front: in a folder that bears it out, in one where nearly every back follows a front, or in another. */
  readonly follows: 'well' | 'strictly' | 'perhaps' | 'no';
};

const bondOf = (front: Front, back: Back, order: Order): Bond | null => {
  if (front.facts.paper !== back.facts.paper && !isPermitBack(front, back)) return null;
  const number = isStrong(front.facts.number) ? front.facts.number.value : '';
  const fits = fitsAge(front.facts.birthDate || birthOf(number), back.facts);
  const { expires } = back.facts;
  return {
    front: front.id,
    back: back.id,
    nearness:
      number === '' || back.facts.authority === '' ? 'silent' : nearnessOf(number, back.facts.authority),
    isSameExpiry: expires !== '' && expires !== 'long-term' && front.expires === expires,
    isPossible: fits !== false,
    isOfAge: fits === true,
    follows: order.before.get(back.id) === front.id ? order.soundness(back) : 'no',
  };
};

/** Fronts of residence permits print no title, so that one whose number is not read looks like a resident card. */
const isPermitBack = ({ facts }: Front, back: Back): boolean =>
  facts.paper === 'SFZ' &&
  !isStrong(facts.number) &&
  (back.facts.paper === 'GAJZZ' || back.facts.paper === 'TWJZZ');

/** The one front that the back belongs to; null where two answers are possible. */
const choose = (own: readonly Bond[], byFront: ReadonlyMap<string, readonly Bond[]>): string | null => {
  const possible = own.filter(({ isPossible }) => isPossible);
  const rivals = (bond: Bond, holds: (other: Bond) => boolean): boolean =>
    possible.some((other) => other !== bond && holds(other)) ||
    (byFront.get(bond.front) ?? []).some((other) => other !== bond && holds(other));
  const byExpiry = possible.find((bond) => bond.isSameExpiry && bond.nearness !== 'far');
  const near = possible.find(({ nearness }) => nearness === 'near');
  const follower = own.find(({ follows }) => follows === 'well' || follows === 'strictly');
  const found =
    byExpiry && !rivals(byExpiry, ({ isSameExpiry }) => isSameExpiry)
      ? byExpiry
      : follower?.follows === 'well' && follower.isPossible && follower.nearness !== 'far'
        ? follower
        : // Elsewhere than it was issued somebody may live; here and of that age is one person only.
          near?.isOfAge && !rivals(near, ({ nearness }) => nearness !== 'far')
          ? near
          : null;
  // An order that says another front makes it a question; one that is not borne out proves less than the very day.
  const isAgainst = follower !== undefined && follower !== found;
  return found && !(isAgainst && (follower.follows === 'well' || found !== byExpiry)) ? found.front : null;
};

const score = ({ nearness, isSameExpiry, isPossible, isOfAge, follows }: Bond): number =>
  (isPossible ? 0 : -10) +
  (isSameExpiry ? 8 : 0) +
  { near: 4, silent: 1, far: 0 }[nearness] +
  { well: 4, strictly: 3, perhaps: 2, no: 0 }[follows] +
  (isOfAge ? 1 : 0);

const ranked = (bonds: readonly Bond[]): string[] =>
  [...bonds].sort((a, b) => score(b) - score(a)).map(({ front }) => front);

type Order = {
  /** The front right before each back. */
  readonly before: ReadonlyMap<string, string>;
  soundness(back: Back): 'well' | 'strictly' | 'perhaps';
};

/** So many pairs in a row do not follow one another by chance. */
const fewestPairs = 3;

/** Of the backs of a folder so many follow a front only where somebody took one after the other. */
const inOrder = 0.8;

/** In a folder where every back follows a front, and where authorities bear that out, the order tells who belongs together. */
const followFronts = (
  fronts: readonly Front[],
  backs: readonly Back[],
  paths: readonly string[],
  strangers: ReadonlySet<string>,
): Order => {
  const cards = new Map<string, Front | Back>([...fronts, ...backs].map((card) => [card.path, card]));
  const isFront = new Set<Front | Back>(fronts);
  const before = new Map<string, string>();
  const soundness = new Map<string, ReturnType<Order['soundness']>>();
  for (const [folder, some] of Map.groupBy(paths, folderOf)) {
    const sorted = [...some].sort(compareNaturally);
    const row = sorted.map((path) => cards.get(path));
    const pairs: (readonly [Front, Back])[] = [];
    let alone = 0;
    for (const [at, card] of row.entries()) {
      if (!card || isFront.has(card)) continue;
      const last = row[at - 1];
      if (last && isFront.has(last)) {
        pairs.push([last as Front, card]);
        before.set(card.id, last.id);
        // Before it may stand a front that could not be read.
      } else if (at === 0 || last || strangers.has(sorted[at - 1]!)) alone += 1;
    }
    const isStrict = pairs.length >= inOrder * (pairs.length + alone);
    soundness.set(folder, alone === 0 && isBorneOut(pairs) ? 'well' : isStrict ? 'strictly' : 'perhaps');
  }
  return { before, soundness: ({ path }) => soundness.get(folderOf(path)) ?? 'perhaps' };
};

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Days are read wrong now and then. */
const mostImpossible = 0.1;

const isBorneOut = (pairs: readonly (readonly [Front, Back])[]): boolean => {
  const none: Order = { before: new Map(), soundness: () => 'perhaps' };
  const bonds = pairs.map(([front, back]) => bondOf(front, back, none));
  const near = bonds.filter((bond) => bond?.nearness === 'near').length;
  const far = bonds.filter((bond) => bond?.nearness === 'far').length;
  const impossible = bonds.filter((bond) => bond?.isPossible !== true).length;
  return (
    near >= fewestPairs &&
    near >= 0.3 * pairs.length &&
    near >= 2 * far &&
    impossible <= mostImpossible * pairs.length
  );
};
