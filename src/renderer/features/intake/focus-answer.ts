/** Moves the cursor into the question of the group that is shown. */
export const focusAnswer = (): void => document.getElementById('intake-answer')?.focus();
