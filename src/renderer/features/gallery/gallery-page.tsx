/** The gallery of a list, or what stands in its place. */
import { useText } from '../../app/use-text.ts';
import { Empty, Skeleton, Trouble } from '../../parts/states.tsx';
import { useListOrder } from '../templates/use-list-order.ts';
import { Gallery, type GalleryProps } from './gallery.tsx';
import { Pictures } from './pictures.tsx';
import './gallery.css';

export const GalleryPage = (props: Omit<GalleryProps, 'order' | 'renew'>) => {
  const t = useText();
  const { order, fault, renew } = useListOrder(props.query);
  // The tiles of the list before are none of this one.
  if (fault) return <Trouble fault={fault} onRetry={renew} />;
  if (order === null) return <Skeleton lines={12} />;
  if (order.ids.length === 0) return <Empty title={t('templates.nothingFound')} />;
  return (
    <Pictures>
      <Gallery {...props} order={order} renew={renew} />
    </Pictures>
  );
};
