/** Making the pictures of many templates. */
import { z } from 'zod';
import { idSchema, planSchema } from './schemas.ts';

export const prepareManySchema = z.object({
  templates: z.array(idSchema).min(1).max(100_000),
  /** The corrections of this plan, made for scans of this template, for all of them; otherwise what the desk suggests for each. */
  like: z.object({ template: idSchema, plan: planSchema }).optional(),
  /** A person looked over the corners that were found on each: they count, also where they are not sure. */
  agreed: z.boolean().default(false),
});

/** `no-scan`: nothing to make a picture of. `gone`: removed or unknown. */
export type PictureOutcome = 'made' | 'refused' | 'no-scan' | 'gone';
