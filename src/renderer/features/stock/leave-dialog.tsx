import { useDesk } from '../../app/desk.tsx';
import { useText } from '../../app/use-text.ts';
import { KeyDialog } from '../keys/key-dialog.tsx';
import { askStock } from './use-stock-work.ts';

export const LeaveDialog = ({
  waiting,
  onClose,
}: {
  /** Changes that were not sent. */
  readonly waiting: number;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const { client } = useDesk();
  return (
    <KeyDialog
      title={t('stock.leaveTitle')}
      submit={t('stock.leaveDo')}
      onClose={onClose}
      onSubmit={() => askStock(client.stock.leave(), t('stock.left'))}
    >
      <p>{t('stock.leaveSay')}</p>
      {waiting > 0 ? <p className="ink-warn">{t('stock.leaveWaiting', { n: waiting })}</p> : null}
    </KeyDialog>
  );
};
