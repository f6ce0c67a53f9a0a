/** Chooses the language and the theme of the whole window; both change without a restart. */

import { createInstance } from 'i18next';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import type { Settings } from '#contract/schemas';
import { counted } from '#text/counted';
import type { Language } from '#text/language';
import { createSayer, type Sayer } from '#text/say';
import { texts as en } from '../text/en.ts';
import { texts as zh } from '../text/zh-CN.ts';
import { shownSayer, shownTexts } from './pseudo.ts';
import type { TextKey } from './use-text.ts';

const SayerContext = createContext<Sayer>(createSayer('zh-CN'));
const LanguageContext = createContext<Language>('zh-CN');

const words = createInstance();
void words
  .use(initReactI18next)
  .use(counted)
  .init({
    lng: 'zh-CN',
    fallbackLng: false,
    resources: { 'zh-CN': { translation: shownTexts(zh) }, en: { translation: shownTexts(en) } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });

/** A text of either language, for search. */
export const catalogueText = (
  language: Language,
  key: TextKey,
  values: Readonly<Record<string, string | number>> = {},
): string => words.getFixedT(language)(key, values) as string;

export const LanguageProvider = ({
  language,
  children,
}: {
  readonly language: Language;
  readonly children: ReactNode;
}) => {
  const sayer = useMemo(() => shownSayer(createSayer(language)), [language]);
  const local = useMemo(() => words.cloneInstance({ lng: language, initAsync: false }), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = local.t('app.name');
  }, [language, local]);
  return (
    <I18nextProvider i18n={local}>
      <I18nProvider locale={language}>
        <LanguageContext value={language}>
          <SayerContext value={sayer}>{children}</SayerContext>
        </LanguageContext>
      </I18nProvider>
    </I18nextProvider>
  );
};

/** Sentences about findings, faults, fields and certificate types. */
export const useSayer = (): Sayer => useContext(SayerContext);
export const useLanguage = (): Language => useContext(LanguageContext);

/** Sets `data-theme` on the page, following the system when asked to. */
export const useTheme = (theme: Settings['theme']): void => {
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      const dark = theme === 'dark' || (theme === 'system' && system.matches);
      document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    };
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme]);
};
