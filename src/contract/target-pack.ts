/** The schema of a rule pack. Strict: unknown keys, impossible windows and values without a source are refused. */

import { z } from 'zod';
import { certificateTypes } from '#domain/certificate/type';
import { codesOf, vocabularies } from '#domain/certificate/vocabularies';
import { payloadWays } from '#domain/payload/payload';
import { imageTypes } from '#domain/picture/picture';
import { boundedFields, packSchemaVersion, type Submission, type TargetPack } from '#domain/target/target';
import { dateSchema } from './schemas.ts';

const bytes = z.int().positive().max(100_000_000);
const range = z
  .strictObject({ min: z.int().min(0), max: z.int().positive() })
  .refine(({ min, max }) => min <= max, 'min is over max');
const dayRange = z
  .tuple([z.int().min(0).max(90), z.int().min(0).max(90)])
  .refine(([least, most]) => least <= most, 'the first is over the second');
const byteWindow = { minBytes: bytes, maxBytes: bytes };

const pictureWindow = z
  .strictObject({
    ...byteWindow,
    accepts: z.array(z.enum(imageTypes)).min(1),
    makes: z.array(z.enum(['jpg', 'bmp'])).min(1),
    aim: z.strictObject(byteWindow).nullable(),
    dpi: z.int().min(72).max(1200),
  })
  .refine(({ minBytes, maxBytes }) => minBytes < maxBytes, 'minBytes must be under maxBytes')
  .refine(
    ({ aim, minBytes, maxBytes }) =>
      !aim || (aim.minBytes < aim.maxBytes && aim.minBytes >= minBytes && aim.maxBytes <= maxBytes),
    'the aim must lie inside the window',
  );

const submission = z
  .strictObject({
    ways: z.array(z.enum(payloadWays)),
    documented: z.strictObject({ source: z.string(), asOf: dateSchema }).nullable(),
    unverified: z.array(z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })),
  })
  .refine(
    ({ documented, unverified }) => documented !== null || unverified.length > 0,
    'a payload without documents must say so',
  );

/** For packs of an office that were made before packs said what their payload rests on. */
const unsaid = (payload: TargetPack['payload']): Submission => ({
  ways: payload === 'none' ? [] : ['template'],
  documented: null,
  unverified: [
    {
      zh: '这个规则包没有说明提交数据依据哪些公开文档。',
      en: 'This pack does not say on which public documents its payload rests.',
    },
  ],
});

export const targetPackSchema = z
  .strictObject({
    schema: z.literal(packSchemaVersion),
    id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
    name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
    registrar: z.string().min(1),
    channel: z.enum(['api', 'console', 'advice', 'any']),
    asOf: dateSchema,
    picture: pictureWindow,
    fields: z.strictObject({
      brackets: z.enum(['as-certificate', 'full-width', 'half-width']),
      province: z.enum(['full', 'bare', 'either']),
      holderNeedsHan: z.boolean(),
      emailVerified: z.boolean(),
      city: z.enum(['full', 'either']),
      latinCase: z.enum(['any', 'lower', 'upper']),
      organizationCode: z.enum(['printed', 'plain']),
      lengths: z.partialRecord(z.enum(boundedFields), range),
    }),
    // A registrar's whole list is named, so that packs share it.
    codes: z
      .enum(vocabularies)
      .transform(codesOf)
      .or(z.partialRecord(z.enum(certificateTypes), z.string().regex(/^[A-Z]{2,20}$/))),
    payload: z.enum(['aliyun', 'aliyun-intl', 'tencent', 'huawei', 'volcengine', 'none']),
    submission: submission.optional(),
    waiting: z.strictObject({
      afterIssueDays: z.int().min(0).max(365),
      beforeExpiryDays: z.int().min(0).max(3650),
      reviewDays: dayRange,
      retryDays: dayRange,
      holdDays: z.int().min(1).max(365).nullable(),
    }),
    sources: z.record(
      z.string(),
      z.strictObject({
        title: z.string().min(1),
        where: z.string().min(1),
        date: dateSchema.or(z.literal('')),
      }),
    ),
    sourceOf: z.record(z.string(), z.string()),
    conflicts: z.array(z.strictObject({ id: z.string(), zh: z.string(), en: z.string() })),
  })
  .refine(
    (pack) => Object.values(pack.sourceOf).every((key) => key in pack.sources),
    'a value names a source that is not listed',
  )
  .refine((pack) => missingSources(pack).length === 0, 'a value has no source')
  .refine(
    ({ submission: { documented } = unsaid('none'), sources }) => !documented || documented.source in sources,
    'the payload names a source that is not listed',
  )
  .transform((pack) => ({
    ...pack,
    submission: pack.submission ?? unsaid(pack.payload),
  })) satisfies z.ZodType<TargetPack>;

/** Values of picture, fields and waiting that name no source. */
const missingSources = (pack: {
  picture: object;
  fields: object;
  waiting: object;
  sourceOf: Readonly<Record<string, string>>;
}): string[] =>
  (['picture', 'fields', 'waiting'] as const)
    .flatMap((group) => Object.keys(pack[group]).map((key) => `${group}.${key}`))
    .filter((path) => !(path in pack.sourceOf));
