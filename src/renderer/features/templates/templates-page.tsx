/** List and detail, side by side. */

import { useQueryClient } from '@tanstack/react-query';
import { memo, type RefObject, useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import { blankFields } from '#domain/template/fields';
import { isTyping, modal, useActions } from '../../app/actions.ts';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { later } from '../../app/later.tsx';
import { useOnce } from '../../app/once.ts';
import { acceptTemplate, type ListQuery, listQuery, statusQuery, useStatus } from '../../app/queries.ts';
import { goTo, openTemplate } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { Empty } from '../../parts/states.tsx';
import { tell } from '../../parts/toasts.tsx';
import { useAttachScans } from '../picture/use-attach-scans.ts';
import { VerifyHost } from '../reading/verify-host.tsx';
import { askVerify } from '../reading/verify-request.ts';
import { fillNext } from '../template/focus.ts';
import { ListFilters, ListFind } from './list-head.tsx';
import type { ImportSource } from './lists/use-import.ts';
import { useSelection } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';
import { type GridHandle, TemplateGrid } from './template-grid.tsx';
import { useListHead } from './use-rows.ts';
import { Welcome } from './welcome.tsx';
import './templates-page.css';

const TemplatePage = later(() => import('../template/template-page.tsx').then((it) => it.TemplatePage), 12);
const ImportDialog = later(() => import('./lists/import-dialog.tsx').then((it) => it.ImportDialog), 0);

/** The open template has nothing to do with what is typed into the search. */
const Detail = memo(TemplatePage);

type PageProps = {
  readonly selected: string | null;
  /** The list as it was when another page was opened. Not the frame's state: a letter typed here is drawn here only. */
  readonly kept: RefObject<ListQuery>;
  readonly onBundle: (ids: readonly string[]) => void;
};

export const TemplatesPage = ({ selected, kept, onBundle }: PageProps) => {
  const t = useText();
  const [query, setQuery] = useState(kept.current);
  useEffect(() => {
    kept.current = query;
  }, [kept, query]);
  const today = useStatus()?.today ?? '';
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<GridHandle>(null);
  const searched = useDeferredValue(query);
  const { data: head, isPlaceholderData } = useListHead(searched);
  const ask = useAskEarly(setQuery);
  const selection = useSelection(JSON.stringify([searched.filter, searched.search]));
  const create = useCreateTemplate();
  const verify = useVerifyChosen(selection.ids, selected, searched);
  const [importing, setImporting] = useState<{ readonly source: ImportSource | null } | null>(null);
  usePastedList((source) => setImporting({ source }));
  useActions([
    {
      id: 'templates.search',
      group: 'templates',
      text: 'action.search',
      keys: ['/'],
      run: () => search.current?.focus(),
    },
    {
      id: 'templates.new',
      group: 'templates',
      text: 'action.newTemplate',
      keys: ['n'],
      run: () => void create([]),
    },
    {
      id: 'templates.import',
      group: 'templates',
      text: 'import.title',
      keys: ['i'],
      run: () => setImporting({ source: null }),
    },
    {
      id: 'readings.verify',
      group: 'templates',
      text: 'action.verify',
      keys: ['v', 'alt+v'],
      can: () => (head?.total ?? 0) > 0 || selected !== null,
      run: () => void verify(),
    },
    { id: 'templates.selectAll', group: 'templates', text: 'action.listSelectAll', keys: ['mod+a'] },
    { id: 'templates.paste', group: 'templates', text: 'action.pasteList', keys: ['mod+v'] },
    { id: 'templates.move', group: 'templates', text: 'action.listMove', keys: ['arrowup', 'arrowdown'] },
    { id: 'templates.open', group: 'templates', text: 'action.listOpen', keys: ['enter'] },
    { id: 'templates.select', group: 'templates', text: 'action.listSelect', keys: ['space'] },
  ]);
  const isEmpty =
    head !== undefined &&
    !isPlaceholderData &&
    head.counts.all + head.counts.removed === 0 &&
    searched.search === '';
  return (
    <>
      {isEmpty && !selected ? (
        <Welcome onCreate={(files) => void create(files)} onImport={() => setImporting({ source: null })} />
      ) : (
        <div className={`templates-page ${selected ? 'has-detail' : ''}`}>
          <section
            className="list"
            aria-label={t('templates.list')}
            data-shown={head && !isPlaceholderData ? searched.search : undefined}
          >
            <ListFind
              query={query}
              onQuery={ask}
              search={search}
              onNew={() => void create([])}
              onImport={() => setImporting({ source: null })}
              onDown={() => grid.current?.focus()}
            />
            <ListFilters query={searched} onQuery={ask} counts={head?.counts} />
            {head && head.stale > 0 ? (
              <p className="list-note quiet tabular" role="status">
                {t('templates.rechecking', { n: head.stale.toLocaleString('en-US') })}
              </p>
            ) : null}
            <TemplateGrid
              query={searched}
              open={selected}
              today={today}
              selection={selection}
              onOpen={openRow}
              handle={grid}
            />
            <SelectionBar
              selection={selection}
              query={searched}
              total={head?.total ?? 0}
              onBundle={onBundle}
            />
          </section>
          <main className="detail">
            {selected ? (
              <Detail key={selected} id={selected} onBundle={onBundle} />
            ) : (
              <Empty title={t('templates.chooseOne')} />
            )}
          </main>
        </div>
      )}
      <VerifyHost />
      {importing ? <ImportDialog source={importing.source} onClose={() => setImporting(null)} /> : null}
    </>
  );
};

/** What is selected, else what is open, else everything that the list shows. */
const useVerifyChosen = (chosen: readonly string[], open: string | null, query: ListQuery) => {
  const { client } = useDesk();
  const say = useSayer();
  return useOnce(async () => {
    if (chosen.length > 0) return askVerify(chosen);
    if (open) return askVerify([open]);
    try {
      askVerify(await client.templates.ids(query));
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  });
};

const openRow = (id: string): void => goTo(openTemplate(id));

/** The core looks for a list while the window still draws the letter that asked for it. */
const useAskEarly = (onQuery: (query: ListQuery) => void): ((query: ListQuery) => void) => {
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

/** Cells pasted where nobody types are a list to import. */
const usePastedList = (open: (source: ImportSource) => void): void => {
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
const useCreateTemplate = () => {
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
