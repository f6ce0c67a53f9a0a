/** Schemas of everything that crosses a process border. Input is checked against them; the types come from `domain`. */

import { z } from 'zod';
import { certificateTypes } from '#domain/certificate/type';
import { isCalendarDate } from '#domain/date/calendar-date';
import type { Plan } from '#domain/plan/plan';
import { isAnswer } from '#domain/question/answer';
import { mostDomains, type TemplateFields } from '#domain/template/fields';
import { type GridColumn, gridColumns } from './grid-columns.ts';
import { templateFilters, templateSorts } from './list-scope.ts';
import { scanChoiceSchema, scannerAddressSchema } from './scan-choice.ts';

const line = (max: number) => z.string().max(max);
const answer = z.string().refine(isAnswer, 'yes or no');

export const idSchema = z.string().regex(/^[0-9a-z-]{1,40}$/i);
export const dateSchema = z.string().refine(isCalendarDate, 'not a YYYY-MM-DD date');
export const languageSchema = z.enum(['zh-CN', 'en']);
export const bilingualSchema = z.object({ zh: line(500), en: line(500) });

/** Certificate texts, days included, are free: findings judge them. Only their lengths are bounded. */
export const certificateSchema = z.object({
  type: z.enum(certificateTypes).or(z.literal('')),
  number: line(200),
  name: line(500),
  issued: line(40),
  expires: line(40),
  nationality: line(10),
});

export const fieldsSchema = z.object({
  holderKind: z.enum(['individual', 'organization']),
  holder: bilingualSchema,
  contact: bilingualSchema,
  country: line(10),
  province: bilingualSchema,
  city: bilingualSchema,
  address: z.object({ zh: line(1000), en: line(1000) }),
  postalCode: line(50),
  phone: z.object({ country: line(20), number: line(60), extension: line(60) }),
  email: line(400),
  emailVerified: z.boolean(),
  certificate: certificateSchema,
  domains: z.array(line(260)).max(mostDomains).readonly(),
  customer: line(200),
  tags: z.array(line(60)).max(50).readonly(),
  notes: line(20_000),
  target: line(60),
  questions: z.object({
    cardReissued: answer,
    residenceMoved: answer,
    specialOccupation: answer,
    sealComplete: answer,
    originalShown: answer,
    icpFiling: answer,
    proofAsked: answer,
  }),
  filing: z.object({ name: line(500), type: z.enum(certificateTypes).or(z.literal('')), number: line(200) }),
  // Templates and calls of earlier versions know none.
  registrarIds: z
    .array(z.object({ at: line(60).min(1), id: line(200).min(1) }))
    .max(20)
    .readonly()
    .default([]),
}) satisfies z.ZodType<TemplateFields>;

const fraction = z.number().min(-0.5).max(1.5);
const pointSchema = z.tuple([fraction, fraction]).readonly();

export const planSchema = z.object({
  version: z.literal(1),
  sides: z
    .array(
      z.object({
        scanId: idSchema,
        corners: z.tuple([pointSchema, pointSchema, pointSchema, pointSchema]).readonly().nullable(),
        flip: z.boolean(),
        turns: z.literal([0, 1, 2, 3]),
      }),
    )
    .min(1)
    .max(8)
    .readonly(),
  layout: z.enum(['stacked', 'side-by-side']),
  rim: z.number().min(0).max(0.5),
  paper: z.enum(certificateTypes).or(z.literal('')),
  format: z.enum(['jpg', 'bmp']),
}) satisfies z.ZodType<Plan>;

/** What templates of a list have in common beside state and search; what is not named may be anything, `''` is none. */
const narrowSchema = z.object({
  /** As `kindOf`, or a code alone; what is no longer known is found nowhere. */
  finding: line(120).optional(),
  customer: line(200).optional(),
  tag: line(60).optional(),
  /** The target that a template goes to: its own, or the desk's default. */
  target: line(60).optional(),
  /** Only templates with values that a person should compare with the paper. */
  compare: z.literal('yes').optional(),
  /** Only what was made, changed or handed over on these days in China, both ends included. */
  days: z
    .object({
      of: z.enum(['created', 'changed', 'submitted']),
      from: dateSchema.optional(),
      to: dateSchema.optional(),
    })
    .optional(),
  /** Only what went into this bundle. */
  bundle: idSchema.optional(),
  /** Only what colleagues handed to this desk in the office's stock. */
  errand: z.literal('mine').optional(),
});
export type Narrow = z.infer<typeof narrowSchema>;

export const gridColumnSchema = z.enum(gridColumns as readonly [GridColumn, ...GridColumn[]]);

/** Which templates a list shows, and in which order. */
export const listScopeSchema = z.object({
  search: line(200).default(''),
  filter: z.enum(templateFilters).default('all'),
  sort: z.enum(templateSorts).default('updated'),
  only: narrowSchema.optional(),
  /** By the values of a column of the grid instead; what is empty comes last. */
  by: z.object({ column: gridColumnSchema, down: z.boolean() }).optional(),
});

/** Columns of the grid in their order, with their widths in CSS pixels. */
export const shownColumnsSchema = z
  .array(z.object({ column: gridColumnSchema, width: z.int().min(40).max(1200) }))
  .max(gridColumns.length)
  .readonly();
export type ShownColumns = z.infer<typeof shownColumnsSchema>;

/** A list that a person named, to come back to; with the columns that it is looked at by, where the person kept them too. */
const savedFilterSchema = listScopeSchema
  .required({ search: true, filter: true, sort: true })
  .extend({ id: idSchema, name: line(40).min(1), columns: shownColumnsSchema.optional() });
export type SavedFilter = z.infer<typeof savedFilterSchema>;

export const rowHeights = ['low', 'usual', 'high'] as const;
export const tileSizes = ['small', 'large'] as const;

export const settingsSchema = z.object({
  language: languageSchema,
  theme: z.enum(['system', 'light', 'dark']),
  target: line(60),
  filters: z.array(savedFilterSchema).max(30).readonly(),
  /** How the page of templates shows them. */
  view: z.enum(['list', 'grid', 'gallery']),
  /** How high the rows of the grid are. */
  rows: z.enum(rowHeights),
  /** How large the tiles of the gallery are. */
  tiles: z.enum(tileSizes),
  /** Empty: the columns that the desk proposes. */
  columns: shownColumnsSchema,
  /** Minutes without a key or pointer until the desk locks; 0: never by itself. */
  lockMinutes: z.int().min(0).max(240),
  /** The one scanner in the network that the desk may talk to; '': the desk talks to none. */
  scannerAddress: scannerAddressSchema,
  /** What was scanned with last; null: nothing yet. */
  scanChoice: scanChoiceSchema.nullable(),
  /** Tips that were ticked; null: no tips. */
  tips: z.array(line(40)).max(100).readonly().nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;
