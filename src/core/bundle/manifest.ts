/** The bundle's table of contents: what is in it, by which rules, and the hash of every file. Nothing here names what the desk keeps. */

import { z } from 'zod';
import type { ItemWay } from '../ports/bundle-thread.ts';
import type { PublicFields, PublicFinding } from './public-view.ts';

export const manifestSchemaVersion = 2;
export const manifestFile = 'manifest.json';
/** Names every other file with its hash, the manifest included. */
export const sumsFile = 'SHA256SUMS';

export type BundleFile = { readonly path: string; readonly bytes: number; readonly sha256: string };

/** Its place in the bundle is what it is called by: ids of the desk stay in the desk. */
export type ManifestItem = ItemWay & {
  /** From `0001`. */
  readonly place: string;
  readonly fields: PublicFields;
  readonly picture: {
    readonly file: string;
    readonly extension: string;
    readonly bytes: number;
    readonly width: number;
    readonly height: number;
    readonly dpi: number;
    readonly sha256: string;
  };
  /** What is sent for it; null for a target that only advises. */
  readonly request: string | null;
  readonly findings: readonly PublicFinding[];
};

export type ManifestHead = {
  readonly app: string;
  readonly date: string;
  readonly target: { readonly id: string; readonly asOf: string };
};

/**
 * `{schema, app, date, target, left, items, files}`, one item and one file a line. `items`: lines of JSON; `left`: how many templates
 * stayed behind; `files`: in the order of the zip, without the manifest and the sums, which come after them.
 */
export const writeManifest = (
  head: ManifestHead,
  left: number,
  items: readonly string[],
  files: readonly BundleFile[],
): string =>
  `${JSON.stringify({ schema: manifestSchemaVersion, ...head, left }).slice(0, -1)},
"items":[
${items.join(',\n')}
],
"files":[
${files.map((file) => JSON.stringify(file)).join(',\n')}
]}
`;

/** The form that `sha256sum -c` reads. */
export const writeSums = (files: readonly BundleFile[]): string =>
  files.map((file) => `${file.sha256}  ${file.path}\n`).join('');

const filesSchema = z.array(
  z.object({ path: z.string(), bytes: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
);
const headSchema = z.object({ schema: z.int().positive() });
const schemas = {
  1: z.object({ items: z.array(z.object({ pictureFile: z.string() })), files: filesSchema }),
  2: z.object({
    items: z.array(z.object({ picture: z.object({ file: z.string() }), request: z.string().nullable() })),
    files: filesSchema,
  }),
} as const;

/** As much of a manifest as verifying needs. */
export type ReadManifest = {
  readonly items: number;
  readonly files: readonly BundleFile[];
  /** Files that items speak of. */
  readonly named: readonly string[];
  /** Every file of the zip in the order that this schema gives them. */
  readonly order: (paths: readonly string[]) => readonly string[];
};

export const readManifest = (text: string): ReadManifest | 'manifest-newer' | 'manifest-unreadable' => {
  const json = parseJson(text);
  const head = headSchema.safeParse(json);
  if (head.success && head.data.schema > manifestSchemaVersion) return 'manifest-newer';
  if (head.success && head.data.schema === 1) return readFirst(json);
  const manifest = schemas[2].safeParse(json);
  if (!manifest.success) return 'manifest-unreadable';
  const { items, files } = manifest.data;
  return {
    items: items.length,
    files,
    named: items.flatMap(({ picture, request }) => [picture.file, ...(request === null ? [] : [request])]),
    order: () => [...files.map(({ path }) => path), manifestFile, sumsFile],
  };
};

/** Bundles before names, notes and ids stayed in the desk: everything sorted by name. */
const readFirst = (json: unknown): ReadManifest | 'manifest-unreadable' => {
  const manifest = schemas[1].safeParse(json);
  if (!manifest.success) return 'manifest-unreadable';
  const { items, files } = manifest.data;
  return {
    items: items.length,
    files,
    named: items.map(({ pictureFile }) => pictureFile),
    order: (paths) => [...paths].sort(),
  };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
