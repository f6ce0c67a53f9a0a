/** What `template` and its actions share. */
import type { DeskClient } from '#contract/desk-client';
import type { TemplateFields } from '#domain/template/fields';
import type { listOptions } from '../list-options.ts';
import type { Common } from '../options.ts';

export type Change = (fields: TemplateFields) => TemplateFields;
type Values = Readonly<
  Partial<
    Record<keyof typeof listOptions | 'message' | 'on' | 'registered' | 'deleted', string | undefined> & {
      all: boolean | undefined;
    }
  >
>;

export type Work = {
  readonly client: DeskClient;
  readonly common: Common;
  readonly id: string;
  readonly state: string;
  readonly positionals: readonly string[];
  readonly change: Change;
  readonly values: Values;
};
