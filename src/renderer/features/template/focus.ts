/** Where the cursor stands in the form. Apart from what the form checks, so that the list can send it there without loading the rules. */
import { useEffect } from 'react';

let toFill: string | null = null;

/** The template that was just made: once it is shown, the cursor stands where its form begins. */
export const fillNext = (template: string): void => {
  toFill = template;
};

export const useFillNext = (template: string): void => {
  useEffect(() => {
    if (toFill !== template) return;
    toFill = null;
    focusField('holder.zh');
  }, [template]);
};

/** Moves the focus to the input of a field. */
export const focusField = (path: string): void => {
  const input = document.getElementById(`field-${path}`);
  input?.focus();
  input?.scrollIntoView({ block: 'nearest' });
};
