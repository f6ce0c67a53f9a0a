/** Which failure is meant by what a sentence speaks of and what it says is wrong with it. */
import { type Concept, conceptsIn } from './everyday-words.ts';
import type { KnownFailure } from './failure-table.ts';

type EverydayRule = {
  readonly id: KnownFailure;
  /** All of these are spoken of; of a list inside, one. */
  readonly all: readonly (Concept | readonly Concept[])[];
  readonly none?: readonly Concept[];
  /** 1 to 3: how much the words tell; the most telling rule of a sentence counts. */
  readonly tells: 1 | 2 | 3;
};

const rules: readonly EverydayRule[] = [
  // The name of a domain.
  { id: 'F19', all: ['againstState', ['domain', 'naming', 'refused']], tells: 3 },
  { id: 'F22', all: ['honour', 'harms'], tells: 3 },
  { id: 'F20', all: ['infringes', 'owned', 'domain'], tells: 3 },
  { id: 'F23', all: ['bannedWord'], tells: 3 },
  { id: 'F21', all: ['law', 'prohibits', ['domainName', 'content', 'naming']], tells: 2 },
  { id: 'F21', all: ['prohibits', 'domainName', 'content'], none: ['paper', 'picture'], tells: 1 },
  { id: 'F21', all: ['naming', ['failed', 'refused']], tells: 1 },

  // Who and where.
  { id: 'F26', all: ['military'], none: ['database'], tells: 3 },
  { id: 'F24', all: ['outerRegion', 'region', ['person', 'ownPaper']], tells: 3 },
  {
    id: 'F16',
    all: ['overseas', ['person', 'paper', 'holder'], ['appears', 'paper', 'information']],
    tells: 2,
  },
  { id: 'F32', all: ['chineseName', 'han'], tells: 3 },
  { id: 'F32', all: ['name', 'han', ['none', 'wrong']], tells: 2 },
  { id: 'F18', all: ['syntax', ['countryCode', 'contact']], tells: 3 },
  { id: 'F18', all: ['countryCode', ['wrong', 'none']], tells: 3 },
  { id: 'F25', all: ['symbols', ['contact', 'name']], tells: 3 },
  { id: 'F31', all: ['contact', 'fields', 'wrong'], tells: 3 },
  { id: 'F17', all: ['contact', 'wrong'], tells: 2 },

  // Files.
  { id: 'F35', all: ['timedOut'], none: ['network', 'upload'], tells: 3 },
  { id: 'F27', all: ['network', 'sent', 'notArrived', ['upload', 'paper', 'picture']], tells: 3 },
  { id: 'F06', all: ['repeated', 'sent', 'notArrived'], none: ['network'], tells: 3 },
  { id: 'F06', all: ['reviewer', 'sent', 'notArrived'], none: ['network'], tells: 2 },
  { id: 'F28', all: ['size', 'picture'], none: ['length'], tells: 2 },
  { id: 'F29', all: ['format', 'unsupported', ['picture', 'upload', 'paper']], none: ['size'], tells: 2 },
  { id: 'F34', all: ['parse', 'picture'], tells: 2 },

  // The number and the type.
  { id: 'F34', all: ['number', 'empty', 'ownPaper'], tells: 3 },
  { id: 'F34', all: ['parameter', 'wrong'], tells: 3 },
  { id: 'F03', all: ['number', 'type', 'wrong'], tells: 3 },
  { id: 'F03', all: [['number', 'identityPaper'], 'length'], none: ['picture'], tells: 3 },
  { id: 'F14', all: ['number', 'notFound', ['ownPaper', 'database']], tells: 3 },
  { id: 'F03', all: ['number', 'wrong', 'ownPaper'], tells: 1 },
  { id: 'F30', all: ['type', 'identityPaper', ['wrong', 'differs']], none: ['format'], tells: 3 },
  { id: 'F30', all: ['identityPaper', 'chosen', 'wrong'], none: ['format'], tells: 2 },

  // What the picture shows.
  { id: 'F33', all: ['unclear', 'incomplete', ['paper', 'picture']], tells: 3 },
  { id: 'F07', all: ['unclear', ['paper', 'picture', 'number']], tells: 2 },
  { id: 'F07', all: ['covered', ['paper', 'picture', 'number']], tells: 2 },
  { id: 'F10', all: ['sides', ['identityPaper', 'picture']], none: ['unclear'], tells: 2 },
  { id: 'F10', all: ['incomplete', ['paper', 'picture']], none: ['unclear'], tells: 2 },
  { id: 'F11', all: ['seal', 'none', ['paper', 'picture']], tells: 3 },
  { id: 'F11', all: ['copy', ['paper', 'picture']], none: ['missing'], tells: 2 },
  {
    id: 'F13',
    all: ['missing', 'ownPaper'],
    none: ['sides', 'incomplete', 'seal', 'webCertificate'],
    tells: 1,
  },

  // What the registry knows.
  { id: 'F09', all: ['fresh', 'paper'], tells: 3 },
  { id: 'F08', all: ['notFound', 'database'], none: ['number'], tells: 2 },
  { id: 'F01', all: ['differs', 'records', ['information', 'paper']], tells: 3 },
  { id: 'F01', all: ['expired', 'identityPaper'], none: ['webCertificate'], tells: 2 },
  { id: 'F02', all: ['electronic', ['outright', 'refused']], tells: 3 },
  { id: 'F02', all: ['electronic', 'failed'], tells: 2 },
  { id: 'F01', all: ['identityPaper', 'information', 'verify', 'failed'], tells: 3 },
  { id: 'F01', all: ['paper', 'information', 'verify', 'failed'], tells: 1 },
  { id: 'F15', all: ['identityPaper', ['verify', 'failed'], 'proof'], tells: 3 },
  { id: 'F12', all: [['identity', 'holder'], 'verify', 'failed'], tells: 2 },
  { id: 'F15', all: ['identityPaper', 'verify', 'failed'], none: ['information'], tells: 1 },
  { id: 'F05', all: ['paper', 'holder', 'differs'], tells: 2 },
  {
    id: 'F04',
    all: [['name', 'number', 'identityPaper'], ['holder', 'ownPaper', 'picture'], 'differs'],
    tells: 1,
  },
];

/** A longer sentence is read in stretches: words that stand far apart say nothing together. */
const longestSentence = 160;

const sentencesOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[。！!？?\n；;]+|\.(?=\s|$)/u)
    .flatMap((sentence) => (sentence.length > longestSentence ? pairsOfClauses(sentence) : [sentence]))
    .filter((sentence) => sentence.trim() !== '');

const pairsOfClauses = (sentence: string): readonly string[] => {
  const clauses = sentence.split(/[,、:]/u);
  return clauses.length < 2 ? clauses : clauses.slice(1).map((clause, at) => `${clauses[at]},${clause}`);
};

/** Sentences that are read: a mail has fewer, a megabyte of anything is no message. */
const mostSentences = 400;

export type EverydayMatch = { readonly id: KnownFailure; readonly tells: EverydayRule['tells'] };

/** What each sentence of a text says, the most telling first; nothing for a text that speaks of other things. */
export const matchEveryday = (text: string): readonly EverydayMatch[] => {
  const best = new Map<KnownFailure, EverydayRule['tells']>();
  for (const sentence of sentencesOf(text).slice(0, mostSentences)) {
    const found = conceptsIn(sentence);
    const has = (concept: Concept): boolean => found.has(concept);
    const fits = rules.filter(
      ({ all, none = [] }) =>
        all.every((one) => (typeof one === 'string' ? has(one) : one.some(has))) && !none.some(has),
    );
    const most = Math.max(0, ...fits.map(({ tells }) => tells));
    // Of equally telling ones the first of the list is meant.
    const meant = fits.find(({ tells }) => tells === most);
    if (meant && (best.get(meant.id) ?? 0) < meant.tells) best.set(meant.id, meant.tells);
  }
  return [...best].map(([id, tells]) => ({ id, tells })).toSorted((a, b) => b.tells - a.tells);
};
