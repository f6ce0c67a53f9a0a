/** What can be changed for many at once, in words. */
import { domainStates } from '#domain/domain-name/domain-state';
import type { BulkTarget } from '#domain/template/bulk-edit';
import { reviewStates } from '#domain/template/state';
import { useLanguage, useSayer } from '../../../app/language.tsx';
import { useTargets } from '../../../app/queries.ts';
import { useText } from '../../../app/use-text.ts';
import type { ChoiceItem } from '../../../parts/choice.tsx';

export const useFieldName = () => {
  const t = useText();
  const say = useSayer();
  return (field: BulkTarget): string =>
    field === 'state'
      ? t('bulk.state')
      : field === 'domainState'
        ? t('bulk.domainState')
        : field === 'removed'
          ? t('filter.removed')
          : say.field(field);
};

/** Fields that take one of a few values; undefined for those that take any text. */
export const useChoices = () => {
  const t = useText();
  const language = useLanguage();
  const targets = useTargets();
  return (field: BulkTarget): readonly ChoiceItem[] | undefined => {
    if (field === 'state') return reviewStates.map((state) => ({ id: state, name: t(`state.${state}`) }));
    if (field === 'domainState')
      return domainStates.map((state) => ({ id: state, name: t(`state.${state}`) }));
    if (field === 'target')
      return [
        { id: '', name: t('bulk.default') },
        ...targets.map(({ id, name }) => ({ id, name: name[language === 'en' ? 'en' : 'zh'] })),
      ];
    if (field === 'emailVerified')
      return [
        { id: 'yes', name: t('bulk.verified') },
        { id: 'no', name: t('bulk.unverified') },
      ];
    if (field.startsWith('questions.'))
      return [
        { id: 'yes', name: t('answer.yes') },
        { id: 'no', name: t('answer.no') },
      ];
    return undefined;
  };
};
