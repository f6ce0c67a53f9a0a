/** The plan of `prepare`: what the desk proposes for the files, and over it what was asked for. */

import { type CertificateType, certificateTypes } from '#domain/certificate/type';
import type { ScanFacts } from '#domain/picture/picture';
import { mapCorners } from '#domain/plan/corners';
import type { Corners, Plan, Point, QuarterTurns, SidePlan } from '#domain/plan/plan';
import { proposePlan } from '#domain/plan/propose-plan';
import { uprightTurns } from '#domain/plan/suggest-side';
import type { ScanReading } from '#domain/reading/reading';
import type { TargetPack } from '#domain/target/target';
import { UsageError } from './options.ts';

export const planOptions = {
  paper: { type: 'string' },
  format: { type: 'string' },
  layout: { type: 'string' },
  corners: { type: 'string', multiple: true },
  turn: { type: 'string', multiple: true },
  flip: { type: 'boolean' },
  rim: { type: 'string' },
  whole: { type: 'boolean' },
} as const;

type Values = {
  readonly paper?: string | undefined;
  readonly format?: string | undefined;
  readonly layout?: string | undefined;
  readonly corners?: readonly string[] | undefined;
  readonly turn?: readonly string[] | undefined;
  readonly flip?: boolean | undefined;
  readonly rim?: string | undefined;
  readonly whole?: boolean | undefined;
};

/** What was asked for; what is null the desk proposes. */
export type Wishes = {
  readonly paper: CertificateType | '';
  readonly format: Plan['format'] | null;
  readonly layout: Plan['layout'] | null;
  readonly rim: number | null;
  readonly flip: boolean;
  readonly whole: boolean;
  /** By the number of the file. */
  readonly corners: readonly (Corners | null)[];
  readonly turns: readonly (QuarterTurns | null)[];
};

/** The n-th file takes the n-th of `--corners` and `--turn`. Throws UsageError. */
export const readWishes = ({ paper = '', format, layout, rim, ...values }: Values): Wishes => {
  if (paper !== '' && !(certificateTypes as readonly string[]).includes(paper))
    throw new UsageError(`--paper ${certificateTypes.join('|')}`);
  if (format !== undefined && format !== 'jpg' && format !== 'bmp') throw new UsageError('--format jpg|bmp');
  if (layout !== undefined && layout !== 'stacked' && layout !== 'side-by-side')
    throw new UsageError('--layout stacked|side-by-side');
  const width = rim === undefined ? null : Number(rim);
  if (width !== null && !(width >= 0 && width <= 0.5)) throw new UsageError('--rim 0–0.5');
  return {
    paper: paper as CertificateType | '',
    format: format ?? null,
    layout: layout ?? null,
    rim: width,
    flip: values.flip ?? false,
    whole: values.whole ?? false,
    corners: (values.corners ?? []).map(readCorners),
    turns: (values.turn ?? []).map(readTurns),
  };
};

/** A file that was looked at; `at` is its place on the command line, from 0. */
export type LookedAt = {
  readonly at: number;
  readonly facts: ScanFacts;
  readonly reading: ScanReading | null;
};

/** Files in the order in which they were given, as sides of one picture. */
export const planFiles = (
  files: readonly LookedAt[],
  wishes: Wishes,
  target: Pick<TargetPack, 'picture'>,
): Plan => {
  // Nobody says which side a file shows: all alike, they stay in their order.
  const scans = files.map(({ at, facts, reading }) => ({
    id: scanIdOf(at),
    side: 'page' as const,
    facts,
    reading,
  }));
  const plan = proposePlan({ scans, paper: wishes.paper, plan: null }, target);
  return {
    ...plan,
    sides: plan.sides.map((side, index) => sideAsWished(side, files[index]!, wishes)),
    layout: wishes.layout ?? plan.layout,
    rim: wishes.rim ?? plan.rim,
    format: wishes.format ?? plan.format,
  };
};

export const scanIdOf = (at: number): string => `file-${at + 1}`;

/** Corners that are given begin at the paper's own top left: they say which way is up. */
const sideAsWished = (
  side: SidePlan,
  { at, reading }: LookedAt,
  { flip, whole, ...wishes }: Wishes,
): SidePlan => {
  const given = wishes.corners[at] ?? null;
  const corners = given ?? (whole ? null : side.corners);
  return {
    ...side,
    corners,
    flip,
    turns: wishes.turns[at] ?? (given ? 0 : uprightTurns(reading, corners, flip)),
  };
};

/** `x,y;x,y;x,y;x,y` or JSON, clockwise from the paper's own top left, in fractions; empty for those that are found. */
const readCorners = (text: string): Corners | null => {
  if (text === '') return null;
  const numbers = (text.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/gi) ?? []).map(Number);
  if (numbers.length !== 8 || numbers.some((value) => value < -0.5 || value > 1.5))
    throw new UsageError('--corners "x,y;x,y;x,y;x,y" (0–1)');
  return mapCorners([0, 2, 4, 6], (at): Point => [numbers[at]!, numbers[at + 1]!]);
};

/** Empty for the turn that is proposed. */
const readTurns = (text: string): QuarterTurns | null => {
  if (text === '') return null;
  const turns = Number(text);
  if (turns === 0 || turns === 1 || turns === 2 || turns === 3) return turns;
  throw new UsageError('--turn 0–3');
};
