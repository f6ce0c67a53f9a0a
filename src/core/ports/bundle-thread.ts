/** The thread that puts bundles together, proves and reads them: the core stays free to answer. */
import type { Settings } from '#contract/schemas';
import type { BundleVerdict } from '#contract/views';
import type { Finding } from '#domain/finding/finding';
import type { PayloadWay } from '#domain/payload/payload';
import type { PictureFacts } from '#domain/picture/picture';
import type { TargetPack } from '#domain/target/target';
import type { TemplateFields } from '#domain/template/fields';
import type { BundleSource } from './bundle-source.ts';

/** Which way a template goes in a bundle, and which of its names go. */
export type ItemWay = { readonly way: PayloadWay; readonly domains: readonly string[] };

export type BundlePlan = {
  readonly target: TargetPack;
  readonly date: string;
  readonly appVersion: string;
  readonly language: Settings['language'];
  /** Customer, tags and notes go along. */
  readonly withInternal: boolean;
};

/** One template; its picture's hash is what the store says of the object, which proves itself when it is read. */
export type BundleItem = ItemWay & {
  readonly fields: TemplateFields;
  readonly findings: readonly Finding[];
  readonly picture: PictureFacts;
  readonly sha256: string;
  /** Id of the picture in the vault. */
  readonly object: string;
};

export type Taken =
  | { readonly ok: true; readonly files: readonly string[] }
  /** The object is missing or was changed; nothing of the template is in the bundle. */
  | { readonly ok: false };

export type Composed = {
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: readonly Uint8Array[];
  readonly index: RecipeIndex;
  /** Objects of the pictures. */
  readonly objects: readonly string[];
};

/** Where a recipe's index lies in its pages, bytes; see `../bundle/recipe.ts`. */
export type RecipeIndex = { readonly at: number; readonly bytes: number };

/** Under which password a bundle of this name goes out. */
export type Seal = { readonly name: string; readonly password: string };

export type BundleCalls = {
  /** Begins a bundle; writes it to a new file as well where a path is given. Answers with a number for the calls that follow. */
  begin(plan: BundlePlan, path: string | null): Promise<number>;
  add(bundle: number, item: BundleItem): Promise<Taken>;
  end(bundle: number, left: number): Promise<Composed>;
  /** Begins to read a bundle; its size is not known before its end where it is sealed. */
  open(
    source: BundleSource,
    seal: Seal | null,
  ): Promise<{ readonly reading: number; readonly bytes: number | null }>;
  /** The next piece; null at the end. */
  next(reading: number): Promise<Uint8Array | null>;
  /** Ends a bundle or a reading, wherever it is. */
  drop(number: number): Promise<void>;
  /** Writes a bundle to a new file, through to the disk. */
  save(source: BundleSource, path: string, seal: Seal | null): Promise<void>;
  /** `password`: of a sealed one. */
  verify(source: BundleSource, password: string | null): Promise<BundleVerdict>;
};

export type BundleCallName = keyof BundleCalls;

export type BundleThread = {
  /** Rejects with the fault `cancelled` at once when the signal says so; the thread leaves the work as soon as it can. */
  call<Name extends BundleCallName>(
    name: Name,
    args: Parameters<BundleCalls[Name]>,
    signal?: AbortSignal,
  ): ReturnType<BundleCalls[Name]>;
  close(): Promise<void>;
};
