/** Filters of one's own, beside the built-in ones and with live counts too. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay, ToggleButton } from 'react-aria-components';
import type { SavedFilter } from '#contract/schemas';
import { useDesk } from '../../../app/desk.tsx';
import { isSameList, type ListQuery, useStatus } from '../../../app/queries.ts';
import { useSaveSettings } from '../../../app/use-save-settings.ts';
import { useText } from '../../../app/use-text.ts';
import { CloseIcon } from '../../../look/icons.tsx';
import { Button, IconButton } from '../../../parts/button.tsx';
import { TickBox } from '../../../parts/tick-box.tsx';
import { tell } from '../../../parts/toasts.tsx';

const mostFilters = 30;

const listOf = ({ search, filter, sort, only }: SavedFilter): ListQuery => ({
  search,
  filter,
  sort,
  ...(only ? { only } : {}),
});

export const MyFilters = ({
  query,
  onQuery,
}: {
  readonly query: ListQuery;
  readonly onQuery: (query: ListQuery) => void;
}) => {
  const t = useText();
  const { client } = useDesk();
  const { filters, save, look } = useMyFilters();
  const lists = filters.map(listOf);
  const { data: counts } = useQuery({
    queryKey: ['list', 'counts', lists],
    queryFn: () => client.templates.counts(lists),
    enabled: lists.length > 0,
    placeholderData: keepPreviousData,
  });
  if (filters.length === 0) return null;
  const remove = (gone: SavedFilter) =>
    void save(filters.filter(({ id }) => id !== gone.id)).then(() =>
      tell({
        level: 'good',
        text: t('mine.removed', { name: gone.name }),
        action: { name: t('app.undo'), run: () => void save(filters) },
      }),
    );
  return (
    <div className="filters my-filters" role="group" aria-label={t('mine.name')}>
      {filters.map((mine, at) => {
        const isHere = isSameList(mine, query);
        return (
          <span key={mine.id} className="my-filter">
            <ToggleButton
              className="filter"
              isSelected={isHere}
              onChange={() => {
                onQuery(listOf(mine));
                look(mine);
              }}
            >
              {mine.name} <span className="tabular">{counts?.[at]?.toLocaleString('en-US') ?? ''}</span>
            </ToggleButton>
            {isHere ? (
              <IconButton
                size="small"
                name={t('mine.remove', { name: mine.name })}
                icon={<CloseIcon />}
                onPress={() => remove(mine)}
              />
            ) : null}
          </span>
        );
      })}
    </div>
  );
};

export const SaveFilterDialog = ({
  query,
  onClose,
}: {
  readonly query: ListQuery;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const { filters, save, shown } = useMyFilters();
  const [withColumns, setWithColumns] = useState(true);
  const [name, setName] = useState(
    query.search || query.only?.customer || query.only?.tag || t(`filter.${query.filter}`),
  );
  const isFull = filters.length >= mostFilters;
  const keep = async () => {
    const columns = shown && withColumns ? { columns: shown } : {};
    const mine = { ...query, ...columns, id: crypto.randomUUID(), name: name.trim() };
    await save([...filters, mine]);
    onClose();
  };
  return (
    <ModalOverlay className="shade" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="ask">
        <Dialog className="ask-body">
          <Heading slot="title" className="ask-title">
            {t('mine.saveTitle')}
          </Heading>
          <p className="quiet">{t(isFull ? 'mine.full' : 'mine.saveMore')}</p>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() !== '' && !isFull) void keep();
            }}
          >
            <input
              className="box"
              aria-label={t('mine.saveName')}
              value={name}
              maxLength={40}
              autoFocus
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => setName(event.target.value)}
            />
            {shown ? (
              <TickBox isSelected={withColumns} onChange={setWithColumns}>
                {t('mine.withColumns')}
              </TickBox>
            ) : null}
            <div className="ask-answers">
              <Button onPress={onClose}>{t('app.cancel')}</Button>
              <Button look="primary" type="submit" isDisabled={name.trim() === '' || isFull}>
                {t('mine.keep')}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

/** `shown`: columns of the grid, while it is what shows the list. */
const useMyFilters = () => {
  const saveSettings = useSaveSettings();
  const settings = useStatus()?.settings;
  return {
    filters: settings?.filters ?? [],
    shown: settings?.view === 'grid' ? settings.columns : null,
    save: (next: readonly SavedFilter[]) => saveSettings({ filters: [...next] }),
    look: ({ columns }: SavedFilter) => {
      if (columns) void saveSettings({ columns: [...columns] });
    },
  };
};
