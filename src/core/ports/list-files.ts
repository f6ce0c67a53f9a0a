/** Templates written as a spreadsheet. */
import type { ListFile } from '#contract/lists';
import type { Settings } from '#contract/schemas';
import type { Chosen, Templates } from './templates.ts';

export type ListFormat = 'csv' | 'xlsx';

export type WrittenList = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

/** Written lists, until a host saves them: in memory only, because they hold whole numbers. */
export type ListFiles = {
  write(
    templates: Templates,
    chosen: Chosen,
    how: { readonly format: ListFormat; readonly language: Settings['language']; readonly date: string },
    signal?: AbortSignal,
  ): Promise<ListFile>;
  /** An empty list to fill in, with an example. */
  example(
    kind: 'individual' | 'organization',
    how: { readonly format: ListFormat; readonly language: Settings['language'] },
  ): Promise<ListFile>;
  /** Fault: not-found. */
  get(id: string): WrittenList;
};
