/** Shapes that results of image work share. */
import { z } from 'zod';
import { findingCatalogue } from '#domain/finding/catalogue';
import { imageTypes } from '#domain/picture/picture';

/** A finding's rows are known; what a sentence shows stays data. */
const finding = z.looseObject({
  code: z.string().refine((code) => Object.hasOwn(findingCatalogue, code)),
  level: z.enum(['stop', 'warn', 'note']),
  at: z.looseObject({}),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  requirements: z.array(z.string()),
  foresees: z.array(z.string()),
  repairs: z.array(z.unknown()),
});
export const findings = z.array(finding);
export const count = z.int().min(0);
export const picture = { type: z.enum(imageTypes), width: count, height: count, bytes: count };
/** At least one finding says why. */
export const refusal = z.looseObject({ ok: z.literal(false), findings: findings.min(1) });
