/** Filters of one's own, beside the built-in ones and with live counts too. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay, ToggleButton } from 'react-aria-components';
import { faultOf } from '#contract/fault-of';
import type { SavedFilter } from '#contract/schemas';
import { useDesk } from '../../../app/desk.tsx';
import { useSayer } from '../../../app/language.tsx';
import { isSameList, type ListQuery, statusQuery, useStatus } from '../../../app/queries.ts';
import { useText } from '../../../app/use-text.ts';
import { CloseIcon } from '../../../look/icons.tsx';
import { Button, IconButton } from '../../../parts/button.tsx';
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
  const { filters, save } = useMyFilters();
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
            <ToggleButton className="filter" isSelected={isHere} onChange={() => onQuery(listOf(mine))}>
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
  const { filters, save } = useMyFilters();
  const [name, setName] = useState(
    query.search || query.only?.customer || query.only?.tag || t(`filter.${query.filter}`),
  );
  const isFull = filters.length >= mostFilters;
  const keep = async () => {
    const mine = { ...query, id: crypto.randomUUID(), name: name.trim() };
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

const useMyFilters = () => {
  const say = useSayer();
  const desk = useDesk();
  const queries = useQueryClient();
  const filters = useStatus()?.settings.filters ?? [];
  const save = async (next: readonly SavedFilter[]) => {
    try {
      await desk.client.desk.saveSettings({ filters: [...next] });
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
    await queries.invalidateQueries({ queryKey: statusQuery(desk).queryKey });
  };
  return { filters, save };
};
