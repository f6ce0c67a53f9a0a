import { useCallback } from 'react';
import { useLanguage } from './language.tsx';
import { useTargets } from './queries.ts';

/** The name of a target in the window's language; its id where its rule pack is gone. */
export const useTargetName = (): ((id: string) => string) => {
  const language = useLanguage();
  const targets = useTargets();
  return useCallback(
    (id) => targets.find((pack) => pack.id === id)?.name[language === 'en' ? 'en' : 'zh'] ?? id,
    [language, targets],
  );
};
