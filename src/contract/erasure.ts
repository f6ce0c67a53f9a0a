/** Erasing people's papers for good, by hand or because they are due. */
import { type } from '@orpc/contract';
import { z } from 'zod';
import { operation } from './operation.ts';
import { idSchema } from './schemas.ts';

/** Why something was erased; the words of a person stay out of the history. */
export const eraseReasons = ['asked-for', 'no-longer-needed', 'retention', 'mistake', 'other'] as const;
export type EraseReason = (typeof eraseReasons)[number];

/** A bundle that the desk keeps and that holds somebody who goes. */
export type ErasedBundle = {
  readonly id: string;
  readonly fileName: string;
  readonly madeAt: string;
  /** Templates in it that stay in the desk: it can be built again for them. */
  readonly others: number;
};

export type EraseCounts = {
  readonly templates: number;
  readonly scans: number;
  readonly pictures: number;
  readonly intakeItems: number;
  /** Steps that can no longer be undone for these templates. */
  readonly undoSteps: number;
  readonly bundles: readonly ErasedBundle[];
};

/** Backups that were made before: they hold what was erased until the next one in their place. */
export type OlderBackups = {
  readonly place: 'own' | 'second';
  readonly path: string;
  readonly isThere: boolean;
  readonly backups: number;
};

export type ErasePreview = EraseCounts & {
  /** Of the templates, at most 100, for a person to read. */
  readonly names: readonly { readonly template: string; readonly name: string }[];
  readonly olderBackups: readonly OlderBackups[];
};

export type EraseResult = EraseCounts & {
  /** Files of the vault that went. */
  readonly objects: number;
  /** Those that are left, such as on a drive that is away. */
  readonly olderBackups: readonly OlderBackups[];
};

export const retentionSchema = z.object({
  /** Days after which the papers of a verified template are due; null: never. */
  verified: z.int().min(1).max(36_500).nullable(),
  /** Days after which a removed template is due as a whole; null: never. */
  removed: z.int().min(1).max(36_500).nullable(),
});
export type Retention = z.infer<typeof retentionSchema>;

export type DueItem = {
  readonly template: string;
  readonly name: string;
  /** `papers`: scans and pictures; `all`: the whole template. */
  readonly what: 'papers' | 'all';
  /** Day in China since which it was verified or removed. */
  readonly since: string;
};

export type RetentionView = {
  readonly retention: Retention;
  readonly due: readonly DueItem[];
  readonly total: number;
};

const ids = z.array(idSchema).min(1).max(20_000);

export const erasureContract = {
  /** Nothing is changed. */
  preview: operation.input(z.object({ templates: ids })).output(type<ErasePreview>()),
  /** For good; then a backup without them is made where backups are. Faults: not-found, read-only, disk-full. */
  erase: operation
    .input(z.object({ templates: ids, reason: z.enum(eraseReasons) }))
    .output(type<EraseResult>()),
  /** What is due today; `days` asks what would be under other rules. */
  retention: operation.input(z.object({ days: retentionSchema.optional() })).output(type<RetentionView>()),
  setRetention: operation.input(retentionSchema).output(type<RetentionView>()),
  /** Erases what is due, as far as it was shown: `templates` names it. */
  applyRetention: operation.input(z.object({ templates: ids })).output(type<EraseResult>()),
};
