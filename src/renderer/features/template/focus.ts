/** Where the cursor stands in the form. Apart from what the form checks, so that the list can send it there without loading the rules. */
import { useEffect } from 'react';

let toFill: { readonly template: string; readonly path: string } | null = null;

/** The template that is opened now: once it is shown, the cursor stands in this field, or at its first finding (`findings`). */
export const fillNext = (template: string, path = 'holder.zh'): void => {
  toFill = { template, path };
};

export const useFillNext = (template: string): void => {
  useEffect(() => {
    if (toFill?.template !== template) return;
    const { path } = toFill;
    toFill = null;
    // Not every template has every field.
    if (path === 'findings' || !focusField(path)) focusFindings();
  }, [template]);
};

/** Moves the focus to the input of a field; false where there is none. */
export const focusField = (path: string): boolean => {
  const input = document.getElementById(`field-${path}`);
  input?.focus();
  input?.scrollIntoView({ block: 'nearest' });
  return input !== null;
};

/** To the first finding, or where none is left to the next step. */
export const focusFindings = (at = 0): void => {
  const lines = document.querySelectorAll<HTMLElement>('.finding-go');
  const line = lines[Math.min(at, lines.length - 1)];
  (line ?? document.getElementById('next-step') ?? document.getElementById('findings'))?.focus();
};
