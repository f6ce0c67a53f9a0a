/** Hand-over files on their way: made and not yet saved, looked at and not yet taken. */
import type { HandOverPreview } from '#contract/hand-over-files';
import type { BundleSource } from './bundle-source.ts';
import type { Scratch } from './scratch.ts';

export type MadeFile = { readonly fileName: string; readonly scratch: Scratch };

export type LookedAt = {
  readonly source: BundleSource;
  readonly release: () => Promise<void>;
  readonly passphrase: string | null;
  /** Hashes of its parts as they were read. */
  readonly trail: string[];
  readonly preview: HandOverPreview;
};

export type HandOvers = {
  /** Answers with the ref under which a host asks for it; what nobody asks for goes after a while. */
  keepMade(file: MadeFile): string;
  /** Null where there is none of this ref. */
  made(ref: string): MadeFile | null;
  /** Keeps a file for another look or for taking it. */
  keep(id: string, file: Omit<LookedAt, 'preview'> & { readonly preview: HandOverPreview | null }): void;
  /** Null when its time is over. */
  find(id: string): (Omit<LookedAt, 'preview'> & { readonly preview: HandOverPreview | null }) | null;
  /** It was taken. */
  drop(id: string): Promise<void>;
  close(): Promise<void>;
};
