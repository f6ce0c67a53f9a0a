/** What the palette offers for a text: actions that can be done now, and templates by whatever finds them in their list. */
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { readingsOf } from '#domain/name/pinyin';
import { type Action, useAllActions } from '../../app/actions.ts';
import { useDesk } from '../../app/desk.tsx';
import { catalogueText } from '../../app/language.tsx';
import { goTo, openTemplate } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { bestScore } from './match.ts';

export type PaletteItem = {
  readonly id: string;
  readonly kind: 'action' | 'template';
  readonly name: string;
  readonly detail: string;
  readonly keys?: string | undefined;
  run(): void;
};

const templatesShown = 8;

export const usePaletteItems = (query: string): readonly PaletteItem[] => {
  const t = useText();
  const { client } = useDesk();
  const actions = useAllActions();
  const searched = useDeferredValue(query.trim());
  const { data: found } = useQuery({
    queryKey: ['palette', searched],
    queryFn: () => client.templates.list({ search: searched, limit: templatesShown }),
    enabled: searched !== '',
    staleTime: 0,
  });
  return useMemo(() => {
    const offered = actions.filter((action) => action.run && (action.can?.() ?? true));
    const scored = offered
      .map((action, order) => ({ action, order, score: bestScore(query, textsOf(action)) }))
      .filter(({ score }) => score > 0)
      .sort(
        (a, b) =>
          b.score - a.score || Number(isGeneral(a.action)) - Number(isGeneral(b.action)) || a.order - b.order,
      );
    const templates = searched === '' ? [] : (found?.rows ?? []);
    return [
      ...scored.map(
        ({ action }): PaletteItem => ({
          id: action.id,
          kind: 'action',
          name: t(action.text, action.values),
          detail: t(`actionGroup.${action.group}`),
          keys: action.keys?.[0],
          run: () => action.run?.(),
        }),
      ),
      ...templates.map(
        (row): PaletteItem => ({
          id: `template-${row.id}`,
          kind: 'template',
          name: row.name || t('template.unnamed'),
          detail: [row.maskedNumber, row.customer].filter(Boolean).join(' · '),
          run: () => goTo(openTemplate(row.id)),
        }),
      ),
    ];
  }, [actions, query, searched, found, t]);
};

/** What belongs to the page on screen stands before what every page has. */
const isGeneral = ({ group }: Action): boolean => ['app', 'go', 'settings'].includes(group);

/** Both languages, and the initials of the Chinese words. */
const textsOf = (action: Action): string[] => {
  const chinese = catalogueText('zh-CN', action.text, action.values);
  const english = catalogueText('en', action.text, action.values);
  return [chinese, english, initialsOf(chinese)].filter(Boolean);
};

/** First letters of the readings: 新建模板 is found by xjmb. */
const initialsOf = (text: string): string =>
  [...text].map((character) => readingsOf(character)[0]?.[0] ?? '').join('');
