/** What the window and its host tell each other: language, long work, menu entries, files opened with the app. */

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Opened } from '#contract/bridge';
import { faultOf } from '#contract/fault-of';
import type { Settings } from '#contract/schemas';
import { blankFields } from '#domain/template/fields';
import { tell } from '../parts/toasts.tsx';
import { type Action, runAction } from './actions.ts';
import { useDesk } from './desk.tsx';
import { useSayer } from './language.tsx';
import { onWork } from './long-work.ts';
import { acceptTemplate } from './queries.ts';
import { goTo, openTemplate } from './routes.ts';
import { useText } from './use-text.ts';

/** As the desk is set now. */
export const useHost = ({ language, lockMinutes }: Settings): void => {
  const desk = useDesk();
  const open = useRef<(opened: Opened) => void>(() => undefined);
  open.current = useOpenFiles();
  useEffect(() => {
    desk.news({ language, lockMinutes, progress: null, notice: null });
    return onWork((news) => desk.news({ language, lockMinutes, ...news }));
  }, [desk, language, lockMinutes]);
  useEffect(() => {
    const onCopy = () => {
      const text = copiedText();
      void import('#domain/number/holds-number').then(
        ({ holdsNumber }) => holdsNumber(text) && desk.copied(text),
      );
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCopy);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
    };
  }, [desk]);
  useEffect(() => {
    desk.onMenu(runAction);
    desk.onOpened((opened) => open.current(opened));
  }, [desk]);
};

/** What is chosen in a field, or on the page. */
const copiedText = (): string => {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
    return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
  return getSelection()?.toString() ?? '';
};

/** Bundles are proved, everything else becomes the scans of one new template. */
const useOpenFiles = (): ((opened: Opened) => void) => {
  const t = useText();
  const say = useSayer();
  const queries = useQueryClient();
  const { client, drafts } = useDesk();
  const open = async ({ grants, refused }: Opened): Promise<void> => {
    for (const file of refused)
      tell({
        level: 'stop',
        text: t('picture.notTaken', { file, why: say.fault({ code: 'unreadable-file', data: {} }) }),
      });
    const bundles = grants.filter(({ name }) => name.toLowerCase().endsWith('.zip'));
    for (const { token, name } of bundles) {
      const { ok, items } = await client.bundles.verify({ grant: token });
      tell({
        level: ok ? 'good' : 'stop',
        text: t(ok ? 'opened.bundleGood' : 'opened.bundleBad', { name, n: items }),
      });
    }
    const scans = grants.filter((grant) => !bundles.includes(grant));
    if (scans.length === 0) return;
    let view = await client.templates.create({ fields: { ...blankFields, domains: [], tags: [] } });
    for (const { token, name } of scans)
      try {
        view = await client.scans.attach({ template: view.id, grant: token });
      } catch (error) {
        tell({ level: 'stop', text: t('picture.notTaken', { file: name, why: say.fault(faultOf(error)) }) });
      }
    drafts.accept(view);
    acceptTemplate(queries, view);
    goTo(openTemplate(view.id));
  };
  return (opened) =>
    void open(opened).catch((error: unknown) => tell({ level: 'stop', text: say.fault(faultOf(error)) }));
};

/** Printing; saving as PDF only where the host can. */
export const usePrintActions = (): Action[] => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const print = (kind: 'paper' | 'pdf') => {
    desk.print(kind).then(
      (answer) => answer === 'done' && kind === 'pdf' && tell({ level: 'good', text: t('print.saved') }),
      (error: unknown) => tell({ level: 'stop', text: say.fault(faultOf(error)) }),
    );
  };
  return [
    { id: 'app.print', group: 'app', text: 'action.print', keys: ['mod+p'], run: () => print('paper') },
    ...(desk.can.pdf
      ? [{ id: 'app.pdf', group: 'app', text: 'action.pdf', run: () => print('pdf') } as const]
      : []),
  ];
};
