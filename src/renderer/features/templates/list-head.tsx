/** Search, new, filters with live counts, and order. */

import { memo, type Ref } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { type TemplateFilter, type TemplateList, templateSorts } from '#contract/views';
import type { ListQuery } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { PlusIcon, SearchIcon } from '../../look/icons.tsx';
import { Button, Kbd } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { ListMenu } from './lists/list-menu.tsx';
import type { Many } from './lists/many-request.tsx';
import { MyFilters } from './lists/my-filters.tsx';
import { type View, ViewSwitch } from './view-switch.tsx';

const filters: readonly TemplateFilter[] = [
  'stop',
  'wait',
  'ready',
  'in-review',
  'verified',
  'rejected',
  'domains-due',
  'all',
  'removed',
];

/** Few offices verify domains one by one: that filter is there while it finds something, or is chosen. */
const isOffered = (
  filter: TemplateFilter,
  query: ListQuery,
  counts: TemplateList['counts'] | undefined,
): boolean => filter !== 'domains-due' || query.filter === filter || (counts?.['domains-due'] ?? 0) > 0;

type FindProps = {
  readonly query: ListQuery;
  readonly onQuery: (query: ListQuery) => void;
  readonly search: Ref<HTMLInputElement>;
  readonly onNew: () => void;
  readonly onImport: () => void;
  readonly onDown: () => void;
  readonly view: View;
  readonly onView: (view: View) => void;
};

export const ListFind = ({ query, onQuery, search, onNew, onImport, onDown, view, onView }: FindProps) => {
  const t = useText();
  return (
    <div className="list-find">
      <div className="search-box">
        <SearchIcon />
        <input
          ref={search}
          type="search"
          className="search-input"
          aria-label={t('templates.search')}
          placeholder={t('templates.searchHint')}
          value={query.search}
          maxLength={200}
          onChange={(event) => onQuery({ ...query, search: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault();
              onDown();
            }
          }}
        />
        <Kbd>/</Kbd>
      </div>
      <ViewSwitch view={view} onView={onView} />
      <Button onPress={onImport}>{t('import.open')}</Button>
      <Button look="primary" icon={<PlusIcon />} keys="N" onPress={onNew}>
        {t('templates.new')}
      </Button>
    </div>
  );
};

type FilterProps = {
  readonly query: ListQuery;
  readonly onQuery: (query: ListQuery) => void;
  readonly counts: TemplateList['counts'] | undefined;
  readonly many: Many;
};

/** Drawn again when the list has answered, not at each letter of a search. */
export const ListFilters = memo(({ query, onQuery, counts, many }: FilterProps) => {
  const t = useText();
  return (
    <>
      <div className="list-filters">
        <ToggleButtonGroup
          aria-label={t('templates.filter')}
          className="filters"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[query.filter]}
          onSelectionChange={([filter]) => filter && onQuery({ ...query, filter: filter as TemplateFilter })}
        >
          {filters
            .filter((filter) => isOffered(filter, query, counts))
            .map((filter) => (
              <ToggleButton key={filter} id={filter} className="filter">
                {t(`filter.${filter}`)}{' '}
                <span className="tabular">{counts?.[filter].toLocaleString('en-US') ?? ''}</span>
              </ToggleButton>
            ))}
        </ToggleButtonGroup>
        <Choice
          className="sort"
          name={t('templates.sort')}
          value={query.sort}
          groups={[{ name: '', items: templateSorts.map((sort) => ({ id: sort, name: t(`sort.${sort}`) })) }]}
          onChange={(sort) => {
            const { by: _, ...rest } = query;
            onQuery({ ...rest, sort: sort as ListQuery['sort'] });
          }}
        />
        <ListMenu query={query} many={many} />
      </div>
      <MyFilters query={query} onQuery={onQuery} />
    </>
  );
});
