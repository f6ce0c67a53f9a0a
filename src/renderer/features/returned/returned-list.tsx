/** Rejected templates, those that wait for a repair first, and those in review. Arrows choose, Enter goes to the message. */
import { useQuery } from '@tanstack/react-query';
import type { Ref } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { faultOf } from '#contract/fault-of';
import type { ReturnedRow } from '#contract/returned';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { BackIcon, ClockIcon, GoodIcon, SearchIcon } from '../../look/icons.tsx';
import { Kbd } from '../../parts/button.tsx';
import { Empty, Skeleton, Trouble } from '../../parts/states.tsx';
import { returnedQuery } from './queries.ts';

type ListProps = {
  readonly chosen: string | null;
  readonly search: string;
  readonly searchBox: Ref<HTMLInputElement>;
  readonly onSearch: (search: string) => void;
  readonly onChoose: (id: string | null) => void;
  readonly onOpen: () => void;
};

export const ReturnedListing = ({ chosen, search, searchBox, onSearch, onChoose, onOpen }: ListProps) => {
  const t = useText();
  const { data, error, refetch } = useQuery(returnedQuery(useDesk(), search));
  const rejected = data?.rows.filter(({ state }) => state === 'rejected') ?? [];
  const inReview = data?.rows.filter(({ state }) => state === 'in-review') ?? [];
  const hidden = data ? data.rejected + data.inReview - data.rows.length : 0;
  return (
    <section className="list returned-list" aria-label={t('returned.list')}>
      <div className="list-find">
        <div className="search-box">
          <SearchIcon />
          <input
            ref={searchBox}
            type="search"
            className="search-input"
            aria-label={t('returned.search')}
            placeholder={t('returned.searchHint')}
            value={search}
            maxLength={200}
            onChange={(event) => onSearch(event.target.value)}
          />
          <Kbd>/</Kbd>
        </div>
      </div>
      {error ? <Trouble fault={faultOf(error)} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={10} /> : null}
      {data && data.rows.length === 0 ? (
        <Empty title={t(search ? 'templates.nothingFound' : 'returned.none')} />
      ) : null}
      {data && data.rows.length > 0 ? (
        <ListBox
          aria-label={t('returned.list')}
          className="returned-rows scrolls"
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={chosen ? [chosen] : []}
          onSelectionChange={(keys) => keys !== 'all' && onChoose(String([...keys][0] ?? '') || null)}
          onAction={onOpen}
        >
          {rejected.length > 0 ? (
            <Section id="rejected" name={t('returned.rejected', { n: data.rejected })} rows={rejected} />
          ) : null}
          {inReview.length > 0 ? (
            <Section id="in-review" name={t('returned.inReview', { n: data.inReview })} rows={inReview} />
          ) : null}
        </ListBox>
      ) : null}
      {hidden > 0 ? <p className="returned-more quiet">{t('returned.more', { n: hidden })}</p> : null}
    </section>
  );
};

const Section = ({
  id,
  name,
  rows,
}: {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly ReturnedRow[];
}) => (
  <ListBoxSection id={id}>
    <Header className="returned-head">{name}</Header>
    {rows.map((row) => (
      <Row key={row.id} row={row} />
    ))}
  </ListBoxSection>
);

const Row = ({ row }: { readonly row: ReturnedRow }) => {
  const t = useText();
  const say = useSayer();
  const name = row.name || t('template.unnamed');
  return (
    <ListBoxItem id={row.id} textValue={name} className="returned-row">
      <span className="clip returned-name">{name}</span>
      <Standing row={row} />
      <span className="clip quiet returned-why">
        {row.failure
          ? say.failure(row.failure)
          : row.state === 'rejected'
            ? t('returned.noMessage')
            : [row.customer, row.maskedNumber.replace(/•{5,}/u, '••••')].filter(Boolean).join(' · ')}
      </span>
      <span className="quiet tabular returned-since">{row.since.slice(5)}</span>
    </ListBoxItem>
  );
};

const Standing = ({ row }: { readonly row: ReturnedRow }) => {
  const t = useText();
  if (row.state === 'in-review')
    return (
      <span className="returned-standing ink-note">
        <ClockIcon /> {t('state.in-review')}
      </span>
    );
  if (row.readiness === 'wait')
    return (
      <span className="returned-standing ink-warn">
        <ClockIcon /> {t('returned.waits', { day: (row.readyFrom ?? '').slice(5) })}
      </span>
    );
  return row.repaired ? (
    <span className="returned-standing ink-good">
      <GoodIcon /> {t('returned.repaired')}
    </span>
  ) : (
    <span className="returned-standing ink-stop">
      <BackIcon /> {t('returned.toRepair')}
    </span>
  );
};
