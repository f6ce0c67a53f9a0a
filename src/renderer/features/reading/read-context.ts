/** What was read on the scans of the open template, for every row of its form. */
import { createContext, use } from 'react';
import type { Scan } from '#domain/picture/picture';
import type { Proposal } from '#domain/reading/proposals';
import type { FormValue } from '#domain/reading/read-for-form';
import type { FieldPath } from '#domain/template/fields';

export type ReadForm = {
  /** What may fill fields that nobody filled. */
  readonly proposals: readonly Proposal[];
  /** What was read for a field, whatever it says now. */
  valueAt(path: FieldPath): FormValue | undefined;
  scanOf(id: string): Scan | undefined;
  /** Takes the proposal of one field; whether there was one. */
  take(path: FieldPath): boolean;
  /** Takes all that are certain, as one step. */
  takeAll(): void;
};

export const nothingRead: ReadForm = {
  proposals: [],
  valueAt: () => undefined,
  scanOf: () => undefined,
  take: () => false,
  takeAll: () => undefined,
};

export const ReadFormContext = createContext<ReadForm>(nothingRead);

export const useReadForm = (): ReadForm => use(ReadFormContext);
