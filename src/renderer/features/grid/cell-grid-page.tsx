/** The grid of a list, or what stands in its place. */
import { useText } from '../../app/use-text.ts';
import { Empty, Skeleton, Trouble } from '../../parts/states.tsx';
import { useListOrder } from '../templates/use-list-order.ts';
import { CellGrid, type GridProps } from './cell-grid.tsx';
import './grid.css';

export const CellGridPage = (props: Omit<GridProps, 'order' | 'ids'>) => {
  const t = useText();
  const order = useListOrder(props.query);
  const { ids = [] } = order.order ?? {};
  // The rows of the list before are none of this one.
  if (order.fault) return <Trouble fault={order.fault} onRetry={order.renew} />;
  if (ids.length > 0) return <CellGrid {...props} order={order} ids={ids} />;
  return order.order ? <Empty title={t('templates.nothingFound')} /> : <Skeleton lines={12} />;
};
