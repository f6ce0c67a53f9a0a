/** The window's own words, typed by their keys. Sentences about findings and faults come from `#text/say`. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { texts } from '../text/zh-CN.ts';

type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T &
  string];
export type TextKey = Paths<typeof texts>;
export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** The same keys as the Chinese texts, with any words. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };

/** Texts without holes, per language: the library takes some ten microseconds for each, and a list says hundreds at a time. */
const plain = new WeakMap<object, Map<TextKey, string>>();

export const useText = (): Say => {
  const { t } = useTranslation();
  return useCallback(
    (key, values) => {
      if (values) return t(key, { ...values }) as string;
      const known = plain.get(t) ?? new Map<TextKey, string>();
      plain.set(t, known);
      const text = known.get(key) ?? (t(key) as string);
      known.set(key, text);
      return text;
    },
    [t],
  );
};
