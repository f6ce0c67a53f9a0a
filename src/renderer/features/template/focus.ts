/** Where the cursor stands in the form. Apart from what the form checks, so that the list can send it there without loading the rules. */
import { useEffect } from 'react';

let toFill: { readonly template: string; readonly path: string } | null = null;

/** The template that is opened now: once it is shown, the cursor stands in this field; where its form begins, if none is said. */
export const fillNext = (template: string, path = 'holder.zh'): void => {
  toFill = { template, path };
};

export const useFillNext = (template: string): void => {
  useEffect(() => {
    if (toFill?.template !== template) return;
    const { path } = toFill;
    toFill = null;
    focusField(path);
  }, [template]);
};

/** Moves the focus to the input of a field. */
export const focusField = (path: string): void => {
  const input = document.getElementById(`field-${path}`);
  input?.focus();
  input?.scrollIntoView({ block: 'nearest' });
};
