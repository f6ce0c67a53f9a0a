/** What every row of the form needs. */

import { createContext, use, useSyncExternalStore } from 'react';
import type { Finding, Repair } from '#domain/finding/finding';
import type { TargetPack } from '#domain/target/target';
import type { FieldPath, TemplateFields } from '#domain/template/fields';
import { useDesk } from '../../app/desk.tsx';

export type Form = {
  /** As findings and rows show them; a key that was just typed may not be in here yet. */
  readonly fields: TemplateFields;
  readonly target: TargetPack;
  findingsAt(path: FieldPath): readonly Finding[];
  /** What a field holds as of the newest key. */
  typed(path: FieldPath): unknown;
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

/** What a field holds as of the newest key: whatever a person types into shows this. */
export const useTyped = (path: FieldPath): unknown => {
  const { drafts } = useDesk();
  const form = useForm();
  return useSyncExternalStore(drafts.subscribe, () => form.typed(path));
};
