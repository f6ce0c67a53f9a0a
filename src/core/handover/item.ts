/** A template as it lies in a hand-over file, and the check of what a file says before any of it is believed. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Fault } from '#contract/faults';
import { fieldsSchema, planSchema } from '#contract/schemas';
import { domainStates } from '#domain/domain-name/domain-state';
import { findingCatalogue } from '#domain/finding/catalogue';
import type { Finding } from '#domain/finding/finding';
import { canonicalText } from '#domain/merge/canonical-text';
import { listAreas } from '#domain/merge/cells';
import type { Conflict } from '#domain/merge/merge-templates';
import type { TemplateContent } from '#domain/merge/template-content';
import { imageTypes } from '#domain/picture/picture';
import { fieldPaths } from '#domain/template/fields';
import { reviewStates } from '#domain/template/state';

/** What two desks compare to know that they have had the same state. */
export const contentHash = (content: TemplateContent): string =>
  createHash('sha256').update(canonicalText(content)).digest('base64url');

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const scanKeySchema = z.string().regex(/^[0-9a-f]{64}#[1-9]\d{0,5}$/);
const time = z.iso.datetime().max(40);
const side = z.enum(['front', 'back', 'page', 'proof']);
const count = z.number().int().nonnegative();
const text = (max: number) => z.string().max(max);

const recordSchema = z.object({
  state: z.enum(domainStates),
  registeredOn: text(40),
  heldOn: text(40),
  deletedOn: text(40),
  submittedOn: text(40),
  answeredOn: text(40),
  message: text(20_000),
  failure: text(40).nullable(),
});

/** Codes of a newer version are left out: nobody here has a sentence for them. */
const findingSchema = z.object({
  code: text(80),
  level: z.enum(['stop', 'warn', 'note']),
  at: z.union([
    z.object({
      field: z.enum(fieldPaths as [string, ...string[]]),
      positions: z.array(count).max(1_000).optional(),
    }),
    z.object({
      picture: z.enum(['scan', 'upload']),
      scanId: text(40).optional(),
      region: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).optional(),
    }),
  ]),
  data: z.record(text(60), z.union([text(2_000), z.number(), z.boolean(), z.array(text(500)).max(200)])),
  requirements: z.array(text(8)).max(40),
  foresees: z.array(text(8)).max(40),
  repairs: z.array(z.object({ field: text(60), from: text(2_000), to: text(2_000) })).max(10),
});
const findingsSchema = z
  .array(findingSchema)
  .max(200)
  .transform((all) => all.filter(({ code }) => code in findingCatalogue) as unknown as Finding[]);

const sharedPlan = planSchema.omit({ sides: true }).extend({
  sides: z
    .array(planSchema.shape.sides.unwrap().element.omit({ scanId: true }).extend({ scan: scanKeySchema }))
    .max(8),
});
const pictureSchema = z.object({ sha256, target: text(60), plan: sharedPlan });

const outcomeSchema = z.object({
  target: text(60),
  sentAt: time,
  findings: z.array(text(80)).max(500),
  result: z.enum(['verified', 'rejected']).nullable(),
  answeredAt: time.nullable(),
  message: text(20_000),
  failures: z.array(text(8)).max(100),
});

const contentSchema = z.object({
  fields: fieldsSchema,
  state: z.enum(reviewStates),
  removed: z.boolean(),
  agreed: z.record(z.enum(fieldPaths as [string, ...string[]]), text(20_000)).or(z.object({})),
  records: z.record(text(260), recordSchema),
  scans: z.array(z.object({ key: scanKeySchema, side })).max(1_000),
  picture: pictureSchema.nullable(),
  outcomes: z.array(outcomeSchema).max(1_000),
});

const factsSchema = z.object({
  type: z.enum(imageTypes),
  extension: text(20),
  bytes: count,
  width: count,
  height: count,
  dpi: z.number().nullable(),
  pages: count,
  page: count,
  colourSpace: text(60),
  bitDepth: z.number(),
  alpha: z.boolean(),
  papers: z
    .array(
      z.object({
        corners: planSchema.shape.sides.unwrap().element.shape.corners.unwrap(),
        confidence: z.number(),
      }),
    )
    .max(20),
});
const outputSchema = z.object({
  type: z.enum(['jpeg', 'bmp']),
  extension: z.enum(['jpg', 'bmp']),
  bytes: count,
  width: count,
  height: count,
  dpi: z.number(),
  quality: z.number().nullable(),
  paperDpi: z.number().nullable(),
});

/** The values of a conflict are those of its cell: anything else would be written by whoever decides it. */
const isCellValue = ({
  field,
  base,
  ours,
  theirs,
}: {
  field: string;
  base?: unknown;
  ours?: unknown;
  theirs?: unknown;
}) =>
  [base, ours, theirs].every(
    (value) => value === null || cellSchema(field)?.safeParse(value).success === true,
  );

const cellSchema = (field: string): z.ZodType | null => {
  const [area = '', ...rest] = field.split('/');
  if (rest.length > 0) {
    if (area === 'domains') return z.object({ name: text(260), record: recordSchema });
    if (area === 'scans') return side;
    if (area === 'outcomes') return outcomeSchema;
    return (listAreas as readonly string[]).includes(area) ? text(500) : null;
  }
  if (field === 'state') return z.enum(reviewStates);
  if (field === 'removed' || field === 'emailVerified') return z.boolean();
  if (field === 'picture') return pictureSchema;
  return (fieldPaths as readonly string[]).includes(field) ? text(20_000) : null;
};

const conflictSchema = z
  .object({ field: text(600), base: z.unknown(), ours: z.unknown(), theirs: z.unknown() })
  .refine(isCellValue)
  .transform((one) => one as Conflict);

const itemSchema = z.object({
  id: z.string().regex(/^[0-9a-z-]{1,40}$/i),
  content: contentSchema.transform((content) => content as unknown as TemplateContent),
  /** Hashes of states that the sender's one comes from, newest first. */
  seen: z.array(text(60)).max(100),
  undecided: z.array(conflictSchema).max(10_000),
  scans: z.record(
    scanKeySchema,
    z.object({ name: text(400), password: text(200), facts: factsSchema, findings: findingsSchema }),
  ),
  pictures: z.record(sha256, z.object({ output: outputSchema, findings: findingsSchema })),
});

export type HandOverItem = z.infer<typeof itemSchema>;

const senderSchema = z.object({
  name: text(100),
  code: text(400),
  madeAt: time,
  note: text(2_000),
  templates: count,
  app: text(60),
});
export type SenderNote = z.infer<typeof senderSchema>;

const read = <T>(schema: z.ZodType<T>, json: () => unknown): T => {
  try {
    return schema.parse(json());
  } catch (cause) {
    throw new Fault('hand-over-damaged', {}, { cause });
  }
};
const parse = (bytes: Buffer): unknown => JSON.parse(bytes.toString('utf8'));

/** Fault: hand-over-damaged for anything that is no template of this version. */
export const readItem = (bytes: Buffer): HandOverItem => read(itemSchema, () => parse(bytes));
/** The same of what is out of its text already. */
export const checkItem = (json: unknown): HandOverItem => read(itemSchema, () => json);
/** Fault: hand-over-damaged. */
export const readSender = (bytes: Buffer): SenderNote => read(senderSchema, () => parse(bytes));

export const writeItem = (item: HandOverItem): Buffer => Buffer.from(JSON.stringify(item));
export const writeSender = (sender: SenderNote): Buffer => Buffer.from(JSON.stringify(sender));
