/** Many scans at once: the plan, what a person changes in it, and the work of one item. The desk has one open intake. */
import { type } from '@orpc/contract';
import { z } from 'zod';
import { certificateTypes } from '#domain/certificate/type';
import { type Draft, intakeLimits } from '#domain/intake/intake';
import type { IntakeItem, IntakeStatus, IntakeView } from './intake-views.ts';
import { operation } from './operation.ts';
import { idSchema } from './schemas.ts';

const typeSchema = z.enum(certificateTypes).or(z.literal(''));
const grantSchema = z.string().regex(/^[0-9a-f]{32}$/);
const sideSchema = z.enum(['front', 'back', 'page', 'proof']);

const listedFileSchema = z.object({
  /** With folders, parted by `/`; it never leads anywhere: the desk only reads the name. */
  path: z.string().min(1).max(1000),
  bytes: z.int().nonnegative(),
  /** Of its bytes, where another file of the plan has as many: equal files count once. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

const draftSchema = z.object({
  zh: z.string().max(500),
  en: z.string().max(500),
  type: typeSchema,
  number: z.string().max(200),
  customer: z.string().max(200),
  target: z.string().max(60).optional(),
}) satisfies z.ZodType<Draft>;

const items = z.array(idSchema).min(1).max(intakeLimits.files);

export const intakeContract = {
  /** The open intake; null where there is none. */
  get: operation.output(type<IntakeView | null>()),
  status: operation.output(type<IntakeStatus>()),
  /**
   * Plans these files, beside what the open intake holds already. A file that it still waits for is that file. Nothing of them is
   * read yet. Faults with a list: grant-unknown, list-unreadable, list-too-long.
   */
  plan: operation
    .input(
      z.object({
        files: z.array(listedFileSchema).max(intakeLimits.files),
        /** A customer list that says whose the files are. */
        list: grantSchema.optional(),
      }),
    )
    .output(type<IntakeView>()),
  /** A person decides over items that are not done: an existing template, a new one, or not taken in. Faults: not-found. */
  decide: operation
    .input(
      z.object({
        items,
        to: z.union([
          z.object({ template: idSchema }),
          z.object({ draft: draftSchema }),
          z.object({ aside: z.boolean() }),
        ]),
      }),
    )
    .output(type<IntakeView>()),
  /** Moves files into an item, or into a new one of their own. Fault: not-found. */
  regroup: operation.input(z.object({ files: items, into: idSchema.nullable() })).output(type<IntakeView>()),
  setSide: operation.input(z.object({ file: idSchema, side: sideSchema })).output(type<IntakeView>()),
  /**
   * Hands over the bytes of a file that the intake waits for: from then on they lie in the desk. One that is there already stays as it
   * is. Faults: not-found, grant-unknown, disk-full, read-only.
   */
  keep: operation.input(z.object({ file: idSchema, grant: grantSchema })).output(type<null>()),
  /**
   * Takes one item in whose bytes lie in the desk: finds or makes its template, attaches, makes the picture where corners are sure,
   * checks. Trouble with a file is said on the item. Faults: not-found, cancelled, disk-full, read-only; grant-unknown for an item
   * whose bytes are not here. `password` is tried on its protected files, which otherwise wait for a person. Many: `jobs.begin`.
   */
  take: operation
    .input(
      z.object({
        item: idSchema,
        password: z.string().max(200).optional(),
      }),
    )
    .output(type<IntakeItem>()),
  /** Puts the open intake away. Templates stay; what was left is not taken in. */
  close: operation.output(type<null>()),
};
