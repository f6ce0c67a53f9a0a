/** What the page of the list does beside showing it: a pasted list, a new template, readings to compare. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import { blankFields } from '#domain/template/fields';
import { type Action, isTyping, modal } from '../../app/actions.ts';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useOnce } from '../../app/once.ts';
import {
  acceptTemplate,
  type ListQuery,
  listQuery,
  mineList,
  statusQuery,
  useStatus,
} from '../../app/queries.ts';
import { goTo, openTemplate } from '../../app/routes.ts';
import { useIsInStock } from '../../app/stock.ts';
import { useSaveSettings } from '../../app/use-save-settings.ts';
import { tell } from '../../parts/toasts.tsx';
import { useAttachScans } from '../picture/use-attach-scans.ts';
import { askVerify } from '../reading/verify-request.ts';
import { fillNext } from '../template/focus.ts';
import type { ImportSource } from './lists/use-import.ts';
import { type View, viewKeys } from './view-switch.tsx';

/** What is selected, else what is open, else what of the list holds values to compare, or was not read yet. */
export const useVerifyChosen = (chosen: readonly string[], open: string | null, query: ListQuery) => {
  const { client } = useDesk();
  const say = useSayer();
  return useOnce(async () => {
    if (chosen.length > 0) return askVerify(chosen);
    if (open) return askVerify([open]);
    try {
      const doubtful = await client.templates.ids({ ...query, only: { ...query.only, compare: 'yes' } });
      askVerify(doubtful.length > 0 ? doubtful : await client.templates.ids(query));
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  });
};

/** Cells pasted where nobody types are a list to import. */
export const usePastedList = (open: (source: ImportSource) => void): void => {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (isTyping(event.target) || document.querySelector(modal)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const file = [...(event.clipboardData?.files ?? [])].find(({ name }) =>
        /\.(csv|tsv|xlsx)$/i.test(name),
      );
      if (!file && !/[\t\n,]/.test(text.trim())) return;
      event.preventDefault();
      latest.current(file ? { file } : { text });
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, []);
};

/** A new template, with scans when some were dropped, opened at once. */
export const useCreateTemplate = () => {
  const { client, drafts } = useDesk();
  const say = useSayer();
  const queries = useQueryClient();
  const desk = useDesk();
  const attach = useAttachScans();
  return useOnce(async (files: readonly File[]) => {
    try {
      const view = await client.templates.create({ fields: { ...blankFields, domains: [], tags: [] } });
      drafts.accept(view);
      acceptTemplate(queries, view);
      void queries.invalidateQueries({ queryKey: statusQuery(desk).queryKey });
      fillNext(view.id);
      goTo(openTemplate(view.id));
      if (files.length > 0) await attach(view.id, files);
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  });
};

/** List, grid or gallery, as it is kept with the actor's settings. */
export const useView = (query: ListQuery, ask: (query: ListQuery) => void) => {
  const view = useStatus()?.settings.view ?? 'list';
  const save = useSaveSettings();
  const [hasTurned, setHasTurned] = useState(false);
  const turnTo = (to: View): void => {
    const { by: _, ...listed } = query;
    // The others have orders of their own.
    if (view === 'grid') ask(listed);
    setHasTurned(true);
    void save({ view: to });
  };
  return { view, hasTurned, turnTo };
};

/** The key of a view leads to it, and back to the list. */
export const viewActions = (view: View, turnTo: (to: View) => void, can: () => boolean): Action[] =>
  (
    [
      ['grid', 'templates.view', 'action.gridView'],
      ['gallery', 'templates.gallery', 'action.galleryView'],
    ] as const
  ).map(([to, id, text]) => ({
    id,
    group: 'templates',
    text,
    keys: viewKeys[to],
    can,
    run: () => turnTo(view === to ? 'list' : to),
  }));

/** Shows what colleagues of the stock handed to this desk. */
export const useMineAction = (ask: (query: ListQuery) => void): Action[] =>
  useIsInStock()
    ? [
        {
          id: 'templates.mine',
          group: 'templates',
          text: 'stock.showMine',
          keys: ['shift+m'],
          run: () => ask(mineList),
        },
      ]
    : [];

/** The core looks for a list while the window still draws the letter that asked for it. */
export const useAskEarly = (onQuery: (query: ListQuery) => void): ((query: ListQuery) => void) => {
  const desk = useDesk();
  const queries = useQueryClient();
  return useCallback(
    (query) => {
      void queries.prefetchQuery(listQuery(desk, query, 0));
      onQuery(query);
    },
    [desk, queries, onQuery],
  );
};
