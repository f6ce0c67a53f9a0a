/** Which columns the grid has, and in which order. */
import { Dialog, Heading, Modal, ModalOverlay, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { type GridColumn, gridColumns } from '#contract/grid-columns';
import { rowHeights, type Settings } from '#contract/schemas';
import { useText } from '../../app/use-text.ts';
import { DownIcon } from '../../look/icons.tsx';
import { Button, IconButton } from '../../parts/button.tsx';
import { TickBox } from '../../parts/tick-box.tsx';
import { useColumnName } from './cell-words.ts';
import { withMoved, withToggled } from './columns.ts';
import type { Columns } from './use-columns.ts';

export const ColumnsDialog = ({
  columns: { shown, rows, change, changeRows, reset },
  onClose,
}: {
  readonly columns: Columns;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const name = useColumnName();
  const names = shown.map(({ column }) => column);
  const others = gridColumns.filter((column) => !names.includes(column));
  const line = (column: GridColumn, at: number) => (
    <li key={column}>
      <TickBox isSelected={at >= 0} onChange={() => change(withToggled(shown, column))}>
        {name(column)}
      </TickBox>
      {at >= 0 ? (
        <span className="column-moves">
          <IconButton
            size="small"
            name={t('grid.earlier', { name: name(column) })}
            icon={<DownIcon className="up" />}
            isDisabled={at === 0}
            onPress={() => change(withMoved(shown, at, -1))}
          />
          <IconButton
            size="small"
            name={t('grid.later', { name: name(column) })}
            icon={<DownIcon />}
            isDisabled={at === shown.length - 1}
            onPress={() => change(withMoved(shown, at, 1))}
          />
        </span>
      ) : null}
    </li>
  );
  return (
    <ModalOverlay className="shade" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="ask">
        <Dialog className="ask-body">
          <Heading slot="title" className="ask-title">
            {t('grid.columnsTitle')}
          </Heading>
          <p className="quiet">{t('grid.columnsMore')}</p>
          <ul className="column-list scrolls">
            {/* One list: a line that moves within it keeps the focus. */}
            {[...names, ...others].map((column) => line(column, names.indexOf(column)))}
          </ul>
          <div className="row-heights">
            <span>{t('grid.rows')}</span>
            <ToggleButtonGroup
              aria-label={t('grid.rows')}
              className="segments"
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[rows]}
              onSelectionChange={([height]) => changeRows(height as Settings['rows'])}
            >
              {rowHeights.map((height) => (
                <ToggleButton key={height} id={height} className="segment">
                  {t(`grid.height.${height}`)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          </div>
          <div className="ask-answers">
            <Button onPress={reset}>{t('grid.columnsReset')}</Button>
            <Button look="primary" autoFocus onPress={onClose}>
              {t('app.close')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
