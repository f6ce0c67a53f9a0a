/** What the desk read on a scan, as it crosses every line: the page's, and the one to a process that a hostile file may have taken over. */
import { z } from 'zod';
import { certificateTypes } from '#domain/certificate/type';
import { type Measures, paperEdges } from '#domain/picture/measures';
import { foreignPapers, type Reading, readFields, valueStates } from '#domain/reading/reading';

const fraction = z.number().min(-1).max(2);
const point = z.tuple([fraction, fraction]);
const place = z.tuple([point, point, point, point]);
const state = z.enum(valueStates);
const value = z.object({
  value: z.string().max(2_000),
  state,
  place: place.nullable(),
  unsure: z.array(z.int().min(0)).max(2_000),
});
const line = z.object({
  text: z.string().max(1_000),
  chars: z
    .array(z.object({ char: z.string().max(2), p: z.number(), from: z.number(), to: z.number() }))
    .max(1_000),
  place,
});

/** Where lines of text stand on a picture. */
export const textBoxesSchema = z.array(place).max(5_000);
const share = z.number().min(0).max(1);
const region = z.object({ x: fraction, y: fraction, width: fraction, height: fraction });
const measures = z.object({
  print: z
    .object({
      lines: z.int().min(0),
      edgeWidth: z.number().min(0),
      softest: region,
      ground: z.number().min(0).max(255),
      contrast: z.number().max(1),
      characters: z.int().min(0),
      sure: share,
    })
    .nullable(),
  glare: region.nullable(),
  emblem: share.nullable(),
  cutSides: z.array(z.enum(paperEdges)).max(4),
  watermark: z.object({ text: z.string().max(1_000), place: region }).nullable(),
}) satisfies z.ZodType<Measures>;

export const readingSchema = z.object({
  version: z.string().max(100),
  paper: z.enum(['', ...certificateTypes]),
  side: z.enum(['front', 'back']).nullable(),
  foreign: z.enum(foreignPapers).nullable(),
  way: z
    .object({ flip: z.boolean(), turns: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]) })
    .nullable(),
  fields: z.partialRecord(z.enum(readFields), value),
  lines: z.array(line).max(2_000),
  mrz: z
    .object({
      format: z.enum(['TD1', 'TD2', 'TD3', 'permit']),
      lines: z.array(z.string().max(60)).max(3),
      state,
    })
    .nullable(),
  qr: z.array(z.string().max(4_300)).max(8),
  measures,
}) satisfies z.ZodType<Reading>;
