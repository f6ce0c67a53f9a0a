/** Hand-over files: templates that go from desk to desk, encrypted and signed, and what is in conflict afterwards. */
import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import type { CellPath } from '#domain/merge/cells';
import { chosenSchema } from './lists.ts';
import { looking, operation } from './operation.ts';
import { idSchema } from './schemas.ts';
import type { TemplateView } from './views.ts';

/** A desk by its public keys. `fingerprint`: what two people compare by phone. */
export type DeskCard = { readonly name: string; readonly code: string; readonly fingerprint: string };

export type DeskBook = { readonly own: DeskCard; readonly known: readonly DeskCard[] };

export type HandOverSender = {
  /** As this desk knows it; as it calls itself where it is not known. */
  readonly name: string;
  readonly fingerprint: string;
  readonly code: string;
  readonly standing: 'own' | 'known' | 'unknown';
};

/** `same`: nothing to take; `conflict`: some of its values need a decision; `erased`: was erased here, and stays so. */
export const arrivalKinds = ['new', 'changed', 'conflict', 'same', 'erased'] as const;
export type ArrivalKind = (typeof arrivalKinds)[number];

export type ArrivalCounts = Readonly<Record<ArrivalKind, number>>;

export type ArrivalRow = {
  readonly template: string;
  readonly name: string;
  readonly kind: ArrivalKind;
  /** What would be in conflict. */
  readonly fields: readonly CellPath[];
};

export type HandOverPreview = {
  /** Names the file for `take`, for half an hour. */
  readonly id: string;
  readonly sender: HandOverSender;
  /** UTC ISO. */
  readonly madeAt: string;
  readonly note: string;
  readonly templates: number;
  /** Scans and pictures in the file. */
  readonly scans: number;
  readonly bytes: number;
  readonly counts: ArrivalCounts;
  /** The first of each kind; the rest is counted. */
  readonly rows: readonly ArrivalRow[];
};

export type HandOverResult = { readonly counts: ArrivalCounts; readonly scans: number };

export type MadeHandOver = {
  /** Asks the host for the file instead of a bundle's id, within half an hour. */
  readonly ref: string;
  readonly fileName: string;
  readonly templates: number;
  readonly scans: number;
  /** Scans and pictures that are damaged or gone here. */
  readonly missing: number;
  readonly bytes: number;
};

type Told<More> =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | ({ readonly kind: 'done' } & More);
export type MakingHandOver = Told<{ readonly made: MadeHandOver }>;
export type TakingHandOver = Told<{ readonly result: HandOverResult }>;

const passphraseSchema = z.string().max(1_000);

export const recipientSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('passphrase'), passphrase: passphraseSchema }),
  /** Fingerprint of a known desk, or of this one. */
  z.object({ kind: z.literal('desk'), desk: z.string().max(60) }),
]);

const grantSchema = z.string().regex(/^[0-9a-f]{32}$/);

export const handOverContract = {
  /** This desk and the ones it knows. */
  desks: looking.output(type<DeskBook>()),
  /** Takes a desk into the book, or gives it another name. Fault: desk-code-wrong. */
  addDesk: looking
    .input(z.object({ name: z.string().trim().min(1).max(100), code: z.string().max(400) }))
    .output(type<DeskBook>()),
  /** Fault: not-found. */
  removeDesk: looking.input(z.object({ fingerprint: z.string().max(60) })).output(type<DeskBook>()),
  /** Faults: not-found, secret-weak, file-too-large, disk-full. */
  make: looking
    .input(z.object({ chosen: chosenSchema, to: recipientSchema, note: z.string().max(2_000).default('') }))
    .output(eventIterator(type<MakingHandOver>())),
  /**
   * Reads a file through and says what taking it would do; nothing is written. Faults: not-a-hand-over, hand-over-newer,
   * hand-over-damaged, hand-over-passphrase, hand-over-passphrase-wrong, hand-over-for-other, grant-unknown.
   */
  look: looking
    .input(z.object({ grant: grantSchema, passphrase: passphraseSchema.optional() }))
    .output(type<HandOverPreview>()),
  /** Another try at a file whose passphrase was wrong or wanted. Faults: as `look`. */
  lookAgain: looking
    .input(z.object({ id: idSchema, passphrase: passphraseSchema }))
    .output(type<HandOverPreview>()),
  /** Takes over what was looked at, all or none, as one step. Faults: grant-unknown, hand-over-damaged, disk-full. */
  take: operation.input(z.object({ id: idSchema })).output(eventIterator(type<TakingHandOver>())),
  /** Decides one conflict: what stands here, what the other desk wrote, or another text. Faults: not-found, stale-revision, invalid-input. */
  decide: operation
    .input(
      z.object({
        id: idSchema,
        revision: z.int().nonnegative(),
        field: z.string().max(600),
        choice: z.union([
          z.enum(['ours', 'theirs']),
          z.object({ typed: z.string().max(20_000) }),
          /** One of the values that were in conflict before, from 0. */
          z.object({ earlier: z.int().nonnegative() }),
        ]),
      }),
    )
    .output(type<TemplateView>()),
};
