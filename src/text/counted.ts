import type { FormatterModule } from 'i18next';

/**
 * Fills `{{n, template|templates}}`: the number with the word that goes with it, for languages that tell one from many.
 * The number may be grouped, as 1,204.
 */
export const counted: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, forms) => {
    if (!forms) return String(value);
    const [one, many] = forms.split('|');
    return `${value} ${String(value) === '1' ? one : many}`;
  },
};

/** A text in general: `said` stands where its values would. */
export const withOpenHoles = (text: string, said: (name: string) => string): string =>
  text.replace(/\{\{(\w+)(?:, [^|}]*\|([^}]*))?\}\}/gu, (_hole, name: string, many?: string) =>
    many === undefined ? said(name) : `${said(name)} ${many}`,
  );
