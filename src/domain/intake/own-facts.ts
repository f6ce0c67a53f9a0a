/** What all files of one paper say together: of each value the surest. */
import type { PaperFacts } from './paper-facts.ts';

export type OwnFacts = Pick<
  PaperFacts,
  'paper' | 'number' | 'name' | 'nameLatin' | 'legalRepresentative' | 'birthDate' | 'isAtOdds'
>;

const trusts = ['certain', 'suggested', 'doubtful'];

/** `areSeveral`: a person put papers of several numbers together. */
export const ownFacts = (all: readonly PaperFacts[], areSeveral: boolean): OwnFacts => {
  const numbers = all
    .flatMap(({ number }) => number ?? [])
    .sort((a, b) => trusts.indexOf(a.trust) - trusts.indexOf(b.trust));
  const best = (key: 'name' | 'nameLatin') =>
    all.map((facts) => facts[key]).sort((a, b) => Number(b?.isSure ?? -1) - Number(a?.isSure ?? -1))[0] ??
    null;
  const first = <K extends 'paper' | 'legalRepresentative' | 'birthDate'>(key: K): PaperFacts[K] | '' =>
    all.map((facts) => facts[key]).find((text) => text !== '') ?? '';
  const numbered = all.find(({ number }) => number !== null && number === numbers[0]);
  return {
    paper: numbered?.paper || first('paper'),
    number: numbers[0] ?? null,
    name: best('name'),
    nameLatin: best('nameLatin'),
    legalRepresentative: first('legalRepresentative'),
    birthDate: first('birthDate'),
    isAtOdds: areSeveral || all.some(({ isAtOdds }) => isAtOdds),
  };
};
