/** List and detail, side by side. */

import {
  type KeyboardEvent,
  memo,
  type RefObject,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useActions } from '../../app/actions.ts';
import { later } from '../../app/later.tsx';
import { type ListQuery, listName, useStatus } from '../../app/queries.ts';
import { goTo, openTemplate } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { Empty } from '../../parts/states.tsx';
import { LookOverHost } from '../picture/look-over-host.tsx';
import { VerifyHost } from '../reading/verify-host.tsx';
import { focusFindings } from '../template/focus.ts';
import { ListFilters, ListFind } from './list-head.tsx';
import { onListRequest } from './list-request.ts';
import { useMany } from './lists/many-request.tsx';
import { isNarrowed, NarrowBar } from './lists/narrow-bar.tsx';
import type { ImportSource } from './lists/use-import.ts';
import { useSelectAll, useSelection } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';
import { type GridHandle, TemplateGrid } from './template-grid.tsx';
import {
  useAskEarly,
  useCreateTemplate,
  useMineAction,
  usePastedList,
  useVerifyChosen,
  useView,
  viewActions,
} from './use-page-work.ts';
import { useListHead } from './use-rows.ts';
import { useWalk } from './use-walk.ts';
import { Welcome } from './welcome.tsx';
import './templates-page.css';

const TemplatePage = later(() => import('../template/template-page.tsx').then((it) => it.TemplatePage), 12);
const ImportDialog = later(() => import('./lists/import-dialog.tsx').then((it) => it.ImportDialog), 0);

const CellGrid = later(() => import('../grid/cell-grid-page.tsx').then((it) => it.CellGridPage), 12);

const Gallery = later(() => import('../gallery/gallery-page.tsx').then((it) => it.GalleryPage), 12);

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
  const listHead = useListHead(searched);
  const { data: head, isPlaceholderData } = listHead;
  const ask = useAskEarly(setQuery);
  const selection = useSelection(listName(searched));
  const selectAll = useSelectAll(selection, kept);
  useEffect(
    () =>
      onListRequest((asked) => {
        ask(asked);
        grid.current?.focus();
      }),
    [ask],
  );
  const create = useCreateTemplate();
  const many = useMany(selection, searched, head?.total ?? 0);
  const walk = useWalk(searched, selected);
  const toList = () => grid.current?.focus() || goTo(openTemplate(null));
  const { view, hasTurned, turnTo } = useView(query, ask);
  const [isNarrowing, setIsNarrowing] = useState(false);
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
    ...viewActions(
      view,
      turnTo,
      () => selected === null && (head?.counts.all ?? 0) + (head?.counts.removed ?? 0) > 0,
    ),
    {
      id: 'templates.narrow',
      group: 'templates',
      text: 'action.narrow',
      keys: ['shift+f'],
      run: () => {
        if (isNarrowing) document.getElementById('narrow-finding')?.focus();
        setIsNarrowing(true);
      },
    },
    {
      id: 'templates.next',
      group: 'templates',
      text: 'action.nextTemplate',
      keys: ['alt+arrowdown', 'alt+j'],
      can: () => (head?.total ?? 0) > 0,
      run: () => walk.step(1),
    },
    {
      id: 'templates.previous',
      group: 'templates',
      text: 'action.previousTemplate',
      keys: ['alt+arrowup', 'alt+k'],
      can: () => (head?.total ?? 0) > 0,
      run: () => walk.step(-1),
    },
    {
      id: 'templates.nextProblem',
      group: 'templates',
      text: 'action.nextProblem',
      keys: ['alt+n'],
      can: () => (head?.total ?? 0) > 0,
      run: walk.toProblem,
    },
    {
      id: 'templates.toList',
      group: 'templates',
      text: 'action.toList',
      keys: ['f6'],
      // Once in the list, the same key leads back to the template.
      run: () => (isInList() && selected ? focusFindings() : toList()),
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
    {
      id: 'readings.list',
      group: 'templates',
      text: 'action.verifyList',
      keys: ['shift+v', 'alt+shift+v'],
      run: () => ask({ ...query, filter: 'all', only: { ...query.only, compare: 'yes' } }),
    },
    ...useMineAction(ask),
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
    searched.search === '' &&
    !isNarrowed(searched);
  /** What list, grid and gallery need alike. */
  const listed = {
    query: searched,
    open: selected,
    selection,
    takesFocus: hasTurned,
    onOpen: openRow,
    handle: grid,
  };
  return (
    <>
      {isEmpty && !selected ? (
        <Welcome onCreate={(files) => void create(files)} onImport={() => setImporting({ source: null })} />
      ) : (
        <div className={`templates-page ${view === 'list' ? '' : 'as-wide'} ${selected ? 'has-detail' : ''}`}>
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
              view={view}
              onView={turnTo}
            />
            <ListFilters query={searched} onQuery={ask} counts={head?.counts} many={many} />
            {isNarrowing || isNarrowed(searched) ? (
              <NarrowBar
                query={searched}
                onQuery={ask}
                takesFocus={isNarrowing}
                onClose={() => setIsNarrowing(false)}
              />
            ) : null}
            {head && head.stale > 0 ? (
              <p className="list-note quiet tabular" role="status">
                {t('templates.rechecking', { n: head.stale.toLocaleString('en-US') })}
              </p>
            ) : null}
            {view === 'grid' ? (
              <CellGrid {...listed} total={head?.total ?? 0} onQuery={ask} />
            ) : view === 'gallery' ? (
              <Gallery {...listed} head={listHead} onSelectAll={selectAll} />
            ) : (
              <TemplateGrid {...listed} today={today} onSelectAll={selectAll} />
            )}
            <SelectionBar
              selection={selection}
              onSelectAll={selectAll}
              query={searched}
              total={head?.total ?? 0}
              onBundle={onBundle}
              many={many}
            />
          </section>
          <main className="detail" onKeyDown={onEscape(toList)}>
            {selected ? (
              <Detail key={selected} id={selected} onBundle={onBundle} />
            ) : (
              <Empty title={t('templates.chooseOne')} />
            )}
          </main>
        </div>
      )}
      <VerifyHost />
      <LookOverHost selected={selection.ids} query={searched} onLeft={selection.only} />
      {many.dialog}
      {importing ? <ImportDialog source={importing.source} onClose={() => setImporting(null)} /> : null}
    </>
  );
};

const isInList = (): boolean =>
  document.activeElement?.matches('.template-grid, .cell-input, .gallery-board') ?? false;

/** What closes a list or dialog of its own does not lead back as well. */
const onEscape =
  (leave: () => void) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const isOwn = event.currentTarget.contains(event.target as Node);
    if (event.key !== 'Escape' || !isOwn || event.isDefaultPrevented() || event.nativeEvent.isComposing)
      return;
    event.preventDefault();
    leave();
  };

const openRow = (id: string): void => goTo(openTemplate(id));
