/** What can be done on every page: undo, palette, shortcut sheet, going elsewhere, settings. */
import { useState } from 'react';
import type { Settings } from '#contract/schemas';
import type { DeskStatus } from '#contract/views';
import { useIntakeNews } from '../features/intake/use-intake-news.ts';
import { ShortcutSheet } from '../features/shortcuts/shortcut-sheet.tsx';
import { keepsOwnUndo, nameStep, useNextSteps, useUndo } from '../features/undo/use-undo.ts';
import { type Action, useActionKeys, useActions } from './actions.ts';
import { useDesk } from './desk.tsx';
import { useLanguage } from './language.tsx';
import { later } from './later.tsx';
import { useTargets } from './queries.ts';
import { goTo, openTemplate, type Route } from './routes.ts';
import { useChangedVersion } from './use-changed-version.ts';
import { useHost, usePrintActions } from './use-host.ts';
import { useJobNotices } from './use-job-notices.ts';
import { useIdleLock, useLockAction } from './use-lock.ts';
import { useSaveSettings } from './use-save-settings.ts';
import { useStockNews } from './use-stock-news.ts';
import { type TextKey, useText } from './use-text.ts';

const Palette = later(() => import('../features/palette/palette.tsx').then((it) => it.Palette), 0);

type Shown = 'palette' | 'shortcuts' | null;

export const languageNames: Readonly<Record<Settings['language'], string>> = {
  'zh-CN': '中文',
  en: 'English',
};

export const DeskActions = ({ status }: { readonly status: DeskStatus }) => {
  const [shown, setShown] = useState<Shown>(null);
  useActionKeys();
  useJobNotices();
  useStockNews();
  useChangedVersion();
  useIntakeNews();
  useHost(status.settings);
  useIdleLock(status.settings.lockMinutes);
  useActions([
    ...useUndoActions(),
    {
      id: 'app.palette',
      group: 'app',
      text: 'action.palette',
      keys: ['mod+k'],
      run: () => setShown('palette'),
    },
    {
      id: 'app.shortcuts',
      group: 'app',
      text: 'action.shortcuts',
      keys: ['?', 'f1'],
      run: () => setShown('shortcuts'),
    },
    ...useLockAction(),
    ...usePrintActions(),
    ...useGoActions(),
    ...useSettingsActions(status.settings),
  ]);
  const close = () => setShown(null);
  if (shown === 'palette') return <Palette onClose={close} />;
  return shown === 'shortcuts' ? <ShortcutSheet onClose={close} /> : null;
};

const useUndoActions = (): Action[] => {
  const t = useText();
  const { drafts } = useDesk();
  const next = useNextSteps();
  const turn = useUndo();
  const yields = (target: EventTarget | null) => keepsOwnUndo(target, drafts.hasUnsaved());
  return [
    {
      id: 'app.undo',
      group: 'app',
      ...(next.undo
        ? { text: 'undo.undoWhat', values: { what: nameStep(t, next.undo) } }
        : { text: 'app.undo' }),
      keys: ['mod+z'],
      yields,
      run: () => void turn('undo'),
    },
    {
      id: 'app.redo',
      group: 'app',
      ...(next.redo
        ? { text: 'undo.redoWhat', values: { what: nameStep(t, next.redo) } }
        : { text: 'app.redo' }),
      keys: ['mod+shift+z', 'mod+y'],
      yields,
      run: () => void turn('redo'),
    },
  ];
};

/** Pages in the order of the rail. */
const pages: readonly { readonly id: string; readonly text: TextKey; readonly to: Route }[] = [
  { id: 'go.templates', text: 'action.goTemplates', to: openTemplate(null) },
  { id: 'go.intake', text: 'action.goIntake', to: { page: 'intake' } },
  { id: 'go.bundles', text: 'action.goBundles', to: { page: 'bundles' } },
  { id: 'go.returned', text: 'action.goReturned', to: { page: 'returned', template: null } },
  { id: 'go.calendar', text: 'action.goCalendar', to: { page: 'calendar' } },
  { id: 'go.settings', text: 'action.goSettings', to: { page: 'settings' } },
  { id: 'go.audit', text: 'action.goAudit', to: { page: 'audit' } },
];

const useGoActions = (): Action[] =>
  pages.map(({ id, text, to }, index) => ({
    id,
    group: 'go',
    text,
    keys: [`alt+${index + 1}`],
    run: () => goTo(to),
  }));

const useSettingsActions = (settings: Settings): Action[] => {
  const t = useText();
  const save = useSaveSettings();
  const language = useLanguage();
  const targets = useTargets();
  return [
    ...(['zh-CN', 'en'] as const).map(
      (id): Action => ({
        id: `settings.language.${id}`,
        group: 'settings',
        text: 'action.setLanguage',
        values: { name: languageNames[id] },
        can: () => settings.language !== id,
        run: () => void save({ language: id }),
      }),
    ),
    ...(['system', 'light', 'dark'] as const).map(
      (id): Action => ({
        id: `settings.theme.${id}`,
        group: 'settings',
        text: 'action.setTheme',
        values: { name: t(`theme.${id}`) },
        can: () => settings.theme !== id,
        run: () => void save({ theme: id }),
      }),
    ),
    ...targets.map(
      (pack): Action => ({
        id: `settings.target.${pack.id}`,
        group: 'settings',
        text: 'action.setTarget',
        values: { name: pack.name[language === 'en' ? 'en' : 'zh'] },
        can: () => settings.target !== pack.id,
        run: () => void save({ target: pack.id }),
      }),
    ),
  ];
};
