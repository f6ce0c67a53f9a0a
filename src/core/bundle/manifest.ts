/** The bundle's table of contents: what is in it, from what, by which rules, and the hash of every file. */

import { z } from 'zod';
import type { Finding } from '#domain/finding/finding';
import type { PictureFacts } from '#domain/picture/picture';
import type { Plan } from '#domain/plan/plan';
import type { TemplateFields } from '#domain/template/fields';

export const manifestSchemaVersion = 1;
export const manifestFile = 'manifest.json';
/** Names every other file with its hash, the manifest included. */
export const sumsFile = 'SHA256SUMS';

export type BundleFile = { readonly path: string; readonly bytes: number; readonly sha256: string };

export type ManifestItem = {
  readonly template: string;
  readonly revision: number;
  readonly fields: TemplateFields;
  readonly plan: Plan;
  readonly picture: PictureFacts;
  readonly pictureFile: string;
  readonly findings: readonly Finding[];
};

export type Manifest = {
  readonly schema: typeof manifestSchemaVersion;
  readonly app: string;
  readonly date: string;
  readonly target: { readonly id: string; readonly asOf: string };
  readonly items: readonly ManifestItem[];
  readonly left: readonly { readonly template: string; readonly reasons: readonly Finding[] }[];
  readonly files: readonly BundleFile[];
};

/** As much of a manifest as verifying needs; a newer schema is told apart first. */
export const manifestHeadSchema = z.object({ schema: z.int().positive() });
export const manifestSchema = z.object({
  schema: z.literal(manifestSchemaVersion),
  items: z.array(z.object({ template: z.string(), pictureFile: z.string() })),
  files: z.array(
    z.object({ path: z.string(), bytes: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});
