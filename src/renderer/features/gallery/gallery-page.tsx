/** The gallery of a list, or what stands in its place. */
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { TemplateList } from '#contract/views';
import { useText } from '../../app/use-text.ts';
import { Empty, Skeleton, Trouble } from '../../parts/states.tsx';
import { orderOf } from '../templates/list-order.ts';
import { useListOrder } from '../templates/use-list-order.ts';
import { Gallery, type GalleryProps } from './gallery.tsx';
import { Pictures } from './pictures.tsx';
import './gallery.css';

type PageProps = Omit<GalleryProps, 'order' | 'isWhole' | 'renew' | 'total' | 'isStale' | 'onBegun'> & {
  /** The first page of the list: its tiles stand before the ids of a long list have come. */
  readonly head: UseQueryResult<TemplateList>;
};

export const GalleryPage = ({ head: { data: head, isPlaceholderData, isError }, ...props }: PageProps) => {
  const t = useText();
  const [hasBegun, setBegun] = useState(false);
  const rows = isPlaceholderData ? undefined : head?.rows;
  const { order: whole, fault, renew } = useListOrder(props.query, hasBegun || isError || rows?.length === 0);
  const first = useMemo(() => (rows?.length ? orderOf(rows.map(({ id }) => id)) : null), [rows]);
  const onBegun = useCallback(() => setBegun(true), []);
  const order = whole ?? first;
  // The tiles of the list before are none of this one.
  if (fault) return <Trouble fault={fault} onRetry={renew} />;
  if (order === null) return <Skeleton lines={12} />;
  if (order.ids.length === 0) return <Empty title={t('templates.nothingFound')} />;
  return (
    <Pictures>
      <Gallery
        {...props}
        order={order}
        isWhole={whole !== null}
        total={head?.total ?? 0}
        isStale={(head?.stale ?? 0) > 0}
        renew={renew}
        onBegun={onBegun}
      />
    </Pictures>
  );
};
