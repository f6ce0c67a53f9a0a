/** The values of columns whose cells take one of several. */
import { useMemo } from 'react';
import type { GridColumn } from '#contract/grid-columns';
import { type CertificateType, individualTypes, organizationTypes } from '#domain/certificate/type';
import { countryCodes } from '#domain/region/countries';
import { useLanguage, useSayer } from '../../app/language.tsx';
import { useTargets } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import type { Editing } from './cell-input.tsx';

type Options = NonNullable<Editing['options']>;

export const useChoices = (column: GridColumn): Options => {
  const t = useText();
  const say = useSayer();
  const language = useLanguage();
  const targets = useTargets();
  return useMemo(() => {
    const open = { id: '', name: t('form.choose') };
    switch (column) {
      case 'holderKind':
        return (['individual', 'organization'] as const).map((id) => ({ id, name: t(`holderKind.${id}`) }));
      case 'certificate.type':
      case 'filing.type': {
        const types: readonly CertificateType[] = [...individualTypes, ...organizationTypes, 'QT'];
        return [open, ...types.map((id) => ({ id, name: `${say.certificate(id)} ${id}` }))];
      }
      case 'country':
      case 'certificate.nationality': {
        const names = new Intl.DisplayNames(language, { type: 'region' });
        const all = countryCodes.map((id) => ({ id, name: names.of(id) ?? id }));
        return [open, ...all.sort((a, b) => a.name.localeCompare(b.name, language))];
      }
      case 'emailVerified':
        return (['yes', 'no'] as const).map((id) => ({ id, name: t(`answer.${id}`) }));
      case 'target':
        return [
          { id: '', name: t('settings.defaultTarget') },
          ...targets.map(({ id, name }) => ({ id, name: name[language === 'en' ? 'en' : 'zh'] })),
        ];
      default:
        return [open, ...(['yes', 'no'] as const).map((id) => ({ id, name: t(`answer.${id}`) }))];
    }
  }, [column, t, say, language, targets]);
};

/** What came in from elsewhere stays visible even when it is none of them. */
export const withValue = (options: Options, text: string): Options =>
  options.some(({ id }) => id === text) ? options : [{ id: text, name: text }, ...options];
