import type { StockMember } from '#contract/stock';
import { useDesk } from '../../app/desk.tsx';
import { nameOfMember } from '../../app/stock.ts';
import { useText } from '../../app/use-text.ts';
import { KeyDialog } from '../keys/key-dialog.tsx';
import { askStock } from './use-stock-work.ts';

export const RemoveDialog = ({
  member,
  onClose,
}: {
  readonly member: StockMember;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const { client } = useDesk();
  const name = nameOfMember(member);
  return (
    <KeyDialog
      title={t('stock.removeTitle', { name })}
      submit={t('stock.removeDo')}
      onClose={onClose}
      onSubmit={() => askStock(client.stock.remove({ desk: member.desk }), t('stock.removed', { name }))}
    >
      <p>{t('stock.removeSay')}</p>
      <p>
        <b>{t('stock.removeKeeps')}</b>
      </p>
    </KeyDialog>
  );
};
