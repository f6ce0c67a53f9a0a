import { useDesk } from '../../app/desk.tsx';
import { useText } from '../../app/use-text.ts';
import { Field, KeyDialog, textOf } from '../keys/key-dialog.tsx';
import { askStock } from './use-stock-work.ts';

export const RenameDialog = ({
  clerk,
  name,
  onClose,
}: {
  readonly clerk: string;
  readonly name: string;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const { client } = useDesk();
  const rename = (form: FormData) =>
    askStock(client.stock.introduce({ clerk: textOf(form, 'clerk'), name: textOf(form, 'name') }));
  return (
    <KeyDialog
      title={t('stock.renameTitle')}
      submit={t('stock.renameDo')}
      onClose={onClose}
      onSubmit={rename}
    >
      <Field name="clerk" label={t('stock.clerk')} value={clerk} autoFocus />
      <Field name="name" label={t('stock.deskName')} value={name} isRequired={false} />
    </KeyDialog>
  );
};
