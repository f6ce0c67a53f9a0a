/** Values that nobody knows before the registrar has answered. */

/** Stands for such a value, in every payload in this form; a person or a script puts in what the answer says. */
export type FillIn = {
  /** Name of the parameter. */
  readonly fillIn: string;
  /** Call whose answer holds the value. */
  readonly fromCall: string;
  /** Where in that answer, e.g. `templates[].id`. */
  readonly answerField: string;
};

export const isFillIn = (value: unknown): value is FillIn =>
  typeof value === 'object' && value !== null && 'fillIn' in value && 'fromCall' in value;
