/** What can be done with everything that is selected. */
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { later } from '../../app/later.tsx';
import { useOnce } from '../../app/once.ts';
import type { ListQuery } from '../../app/queries.ts';
import { useIsInStock } from '../../app/stock.ts';
import { useText } from '../../app/use-text.ts';
import { CloseIcon, MoreIcon } from '../../look/icons.tsx';
import { Button, CancelButton, IconButton } from '../../parts/button.tsx';
import { usePrepareMany } from '../picture/use-prepare-many.ts';
import { askVerify } from '../reading/verify-request.ts';
import type { Many } from './lists/many-request.tsx';
import { useExport } from './lists/use-export.ts';
import type { Selection } from './selection.ts';

const BulkDialog = later(() => import('./lists/bulk-dialog.tsx').then((it) => it.BulkDialog), 0);

const HandOverDialog = later(
  () => import('../handover/hand-over-dialog.tsx').then((it) => it.HandOverDialog),
  0,
);

const HandDialog = later(() => import('../stock/hand-dialog.tsx').then((it) => it.HandDialog), 0);

export const SelectionBar = ({
  selection,
  onSelectAll,
  query,
  total,
  onBundle,
  many,
}: {
  readonly selection: Selection;
  readonly onSelectAll: () => void;
  readonly query: ListQuery;
  readonly total: number;
  readonly onBundle: (ids: readonly string[]) => void;
  readonly many: Many;
}) => {
  const t = useText();
  const { work, start, cancel } = usePrepareMany();
  const [isChanging, setIsChanging] = useState(false);
  const [isHandingOver, setHandingOver] = useState(false);
  const [handing, setHanding] = useState<string | null>(null);
  const isInStock = useIsInStock();
  const exportList = useExport();
  const prepare = useOnce(async () => {
    await start(selection.ids);
  });
  if (selection.size === 0 && !work) return null;
  return (
    <div className="selection-bar" role="toolbar" aria-label={t('selection.name')}>
      {work ? (
        <>
          <span className="tabular" role="status">
            {t('selection.preparing', { done: work.done, total: work.total })}
          </span>
          <progress value={work.done} max={Math.max(1, work.total)} aria-label={t('selection.prepare')} />
          <CancelButton onPress={cancel}>{t('app.cancel')}</CancelButton>
        </>
      ) : (
        <>
          <span className="selection-what">
            <b className="tabular">
              {t('selection.count', {
                n: selection.size.toLocaleString('en-US'),
                total: total.toLocaleString('en-US'),
              })}
            </b>
            {selection.size < total ? (
              <Button size="small" look="quiet" onPress={onSelectAll}>
                {t('selection.all', { total: total.toLocaleString('en-US') })}
              </Button>
            ) : (
              <span className="quiet selection-scope">{t('selection.scope')}</span>
            )}
            <IconButton name={t('selection.clear')} icon={<CloseIcon />} onPress={selection.clear} />
          </span>
          <span className="selection-acts">
            <Button onPress={() => many.ask('repair')}>{t('selection.repair')}</Button>
            <Button onPress={() => setIsChanging(true)}>{t('bulk.open')}</Button>
            <Button onPress={() => void prepare()}>{t('selection.prepare')}</Button>
            <MenuTrigger>
              <IconButton name={t('selection.more')} icon={<MoreIcon />} />
              <Popover className="popover" placement="top end">
                <Menu className="options" aria-label={t('selection.more')}>
                  <MenuItem className="option" onAction={() => askVerify(selection.ids)}>
                    {t('verify.open')}
                  </MenuItem>
                  <MenuItem className="option" onAction={() => many.ask('answer')}>
                    {t('selection.answer')}
                  </MenuItem>
                  <MenuItem
                    className="option"
                    onAction={() => many.ask(query.filter === 'removed' ? 'restore' : 'remove')}
                  >
                    {t(query.filter === 'removed' ? 'selection.restore' : 'selection.remove')}
                  </MenuItem>
                  <MenuItem className="option" onAction={() => setHandingOver(true)}>
                    {t('handover.open')}
                  </MenuItem>
                  {isInStock && selection.size === 1 ? (
                    <MenuItem className="option" onAction={() => setHanding(selection.ids[0] ?? null)}>
                      {t('stock.hand')}
                    </MenuItem>
                  ) : null}
                  {(['xlsx', 'csv'] as const).map((format) => (
                    <MenuItem
                      key={format}
                      className="option"
                      onAction={() => void exportList({ ids: selection.ids }, format)}
                    >
                      {t(`export.${format}`)}
                    </MenuItem>
                  ))}
                </Menu>
              </Popover>
            </MenuTrigger>
            <Button look="primary" onPress={() => onBundle(selection.ids)}>
              {t('selection.bundle')}
            </Button>
          </span>
          {isHandingOver ? (
            <HandOverDialog ids={selection.ids} onClose={() => setHandingOver(false)} />
          ) : null}
          {handing === null ? null : <HandDialog template={handing} onClose={() => setHanding(null)} />}
          {isChanging ? <BulkDialog ids={selection.ids} onClose={() => setIsChanging(false)} /> : null}
        </>
      )}
    </div>
  );
};
