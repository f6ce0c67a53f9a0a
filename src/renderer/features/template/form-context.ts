/** What every row of the form needs. */

import { createContext, use } from 'react';
import type { Finding, Repair } from '#domain/finding/finding';
import type { TargetPack } from '#domain/target/target';
import type { FieldPath, TemplateFields } from '#domain/template/fields';

export type Form = {
  readonly fields: TemplateFields;
  readonly target: TargetPack;
  findingsAt(path: FieldPath): readonly Finding[];
  edit(path: FieldPath, value: unknown): void;
  repair(repair: Repair): void;
  /** The whole certificate number is on screen: noted in the history, once for each opening. */
  noteNumberShown(): void;
  /** Called when a field loses the focus: what was typed goes to the core now. */
  flush(): void;
};

export const FormContext = createContext<Form | null>(null);

export const useForm = (): Form => {
  const form = use(FormContext);
  if (!form) throw new Error('no form is open here');
  return form;
};
