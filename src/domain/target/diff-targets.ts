/** In what two rule packs differ, value by value. */
import type { TargetPack } from './target.ts';

export type TargetDifference = {
  /** Path of the value, e.g. `picture.maxBytes` or `codes.SFZ`. */
  readonly path: string;
  /** The value as text; null where the pack has none. */
  readonly a: string | null;
  readonly b: string | null;
};

/** Parts that say what is asked for; names, sources and conflicts are no rules. */
const parts = ['picture', 'fields', 'codes', 'payload', 'waiting'] as const;

export const diffTargets = (a: TargetPack, b: TargetPack): TargetDifference[] => {
  const left = valuesOf(a);
  const right = valuesOf(b);
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => left.get(path) !== right.get(path))
    .map((path) => ({ path, a: left.get(path) ?? null, b: right.get(path) ?? null }));
};

/** Of the submission only the ways are a rule; the rest says what it rests on. */
const valuesOf = (pack: TargetPack): ReadonlyMap<string, string> =>
  new Map([
    ...parts.flatMap((part) => leaves(part, pack[part])),
    ...leaves('submission.ways', pack.submission.ways),
  ]);

/** Ranges count as one value, lists as one text whose order tells. */
const leaves = (path: string, value: unknown): (readonly [string, string])[] => {
  if (Array.isArray(value)) return [[path, value.join(' ')]];
  if (typeof value !== 'object' || value === null) return [[path, String(value ?? '–')]];
  const entries = Object.entries(value);
  if (entries.length === 2 && entries.every(([, entry]) => typeof entry === 'number'))
    return [[path, entries.map(([, entry]) => entry).join('–')]];
  return entries.flatMap(([key, entry]) => leaves(`${path}.${key}`, entry));
};
